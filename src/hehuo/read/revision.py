"""The registry at the merge base with a revision.

Owns which commit to compare with, and which of its files have to be read. Reads Git objects only, so that line ends and
checkout filters make no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import new as new_hash
from pathlib import Path
from typing import Any

from hehuo.document import Document
from hehuo.model.past import NoPast, Past
from hehuo.read.file import parse_content
from hehuo.read.folder import DATA
from hehuo.read.git import Git, GitError, open_git
from hehuo.record_types import classify


def read_past(root: Path, revision: str, present: Iterable[Document]) -> Past | NoPast:
    """The records at the merge base of `revision` and HEAD that differ from the present documents."""
    try:
        git = open_git(root)
        return _read(git, revision, merge_base(git, revision), {document.path: document for document in present})
    except GitError as error:
        return NoPast(revision=revision, complaint=error.complaint)


def merge_base(git: Git, revision: str) -> str:
    """The merge base of HEAD and a revision. Raises GitError where it can't be determined."""
    head, tip = git.commit("HEAD"), git.commit(revision)
    if head is None:
        raise GitError("no-head")
    if not git.has_folder(head, DATA):
        raise GitError("untracked")
    if tip is None:
        raise GitError("unknown")
    bases = git.merge_bases(tip, head)
    if len(bases) > 1:
        raise GitError("crossed")
    if bases and (bases[0] in (tip, head) or not git.boundary()):
        return bases[0]
    if not bases and not git.boundary():
        raise GitError("unrelated")
    # A shallow clone can know a common ancestor and miss a nearer one beyond its boundary.
    if not bases or git.boundary() & git.outside((tip, head), bases[0]):
        raise GitError("shallow")
    return bases[0]


def _read(git: Git, revision: str, commit: str, present: Mapping[str, Document]) -> Past:
    blobs = {path: blob for path, blob in git.blobs(commit, DATA).items() if classify(path)}
    changed = sorted(path for path, blob in blobs.items() if path not in present or not _is_same(present[path], blob))
    values: dict[str, Mapping[str, Any]] = {}
    for path, content in zip(changed, git.contents([blobs[path] for path in changed]), strict=True):
        document, _ = parse_content(path, with_lf(content))
        if document is not None:
            values[path] = document.value
    unread = frozenset(path for path in changed if path not in values)
    return Past(revision=revision, known=frozenset(blobs), values=values, unread=unread)


def _is_same(document: Document, blob: str) -> bool:
    """Whether a file, with LF line ends, is equal to a blob. Git's blob id is a digest of the content."""
    content = with_lf(document.content)
    digest = new_hash("sha256" if len(blob) == 64 else "sha1", usedforsecurity=False)
    digest.update(b"blob %d\0" % len(content) + content)
    return digest.hexdigest() == blob


def with_lf(content: bytes) -> bytes:
    """The bytes of a file with LF line ends, as Git stores them."""
    return content.replace(b"\r\n", b"\n")
