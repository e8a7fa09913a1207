"""Finds records that have become shorter since the last commit. Without Git or a commit it reports nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hehuo.diagnostic import Finding
from hehuo.document import Document
from hehuo.read.file import parse_content
from hehuo.read.folder import DATA
from hehuo.read.git import Git, GitError, open_git
from hehuo.read.revision import merge_base, with_lf
from hehuo.read.shortened import Earlier, check_shortened


def find_shortened(root: Path, present: Iterable[Document], revision: str | None = None) -> tuple[Finding, ...]:
    """Findings for documents that hold only the first part of what the last commit, or a base revision, has."""
    documents = {document.path: document for document in present}
    found: dict[str, Finding] = {}
    for earlier in _iter_earlier(root, documents, revision):
        found.update((finding.path, finding) for finding in check_shortened(earlier))
    return tuple(found[path] for path in sorted(found))


def _iter_earlier(root: Path, documents: Mapping[str, Document], revision: str | None) -> Iterator[Earlier]:
    """The versions in the last commit, and in the base revision, of documents that are shorter now."""
    try:
        git = open_git(root)
        for commit in _commits(git, revision):
            sizes = git.sizes(commit, DATA)
            paths = [path for path, now in documents.items() if len(now.content) < sizes.get(path, ("", 0))[1]]
            contents = git.contents([sizes[path][0] for path in paths])
            for path, content in zip(paths, contents, strict=True):
                before, _ = parse_content(path, with_lf(content))
                yield Earlier(document=documents[path], content=content, value=before.value if before else None)
    except GitError:  # if a base was asked for, `unchecked-base` reports it
        return


def _commits(git: Git, revision: str | None) -> Iterator[str]:
    yield "HEAD"
    if revision is not None:
        yield merge_base(git, revision)
