"""The registry at the merge base with a revision.

Owns which commit to compare with, which of its files have to be read, and the messages where that is impossible. Reads
Git objects only, so that line ends and checkout filters make no difference.
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

_COMPLAINTS: Mapping[str, tuple[str, str, str, str]] = {
    "no-git": (
        "这台电脑上没有 Git", "Git is not installed here",
        "装上 Git，在克隆下来的仓库里运行", "install Git and run this in a clone of the repository",
    ),
    "no-repository": (
        "这个文件夹不在 Git 仓库里", "this folder is not in a Git repository",
        "在克隆下来的仓库里运行；下载的压缩包没有历史", "run this in a clone; a downloaded archive has no history",
    ),
    "foreign": (
        "仓库属于另一个用户，Git 不肯读", "the repository belongs to another user, and Git won't read it",
        "先信任这个文件夹：git config --global --add safe.directory 文件夹",
        "trust the folder first: git config --global --add safe.directory FOLDER",
    ),
    "no-head": (
        "仓库里还没有提交", "the repository has no commit yet",
        "先提交一次", "make a first commit",
    ),
    "untracked": (
        "当前版本里没有这个 data/，它还没有提交", "the present version does not hold this data/: it was never committed",
        "核对 --root，或先把 data/ 提交进 Git", "check --root, or commit data/ first",
    ),
    "unknown": (
        "仓库里没有这个版本", "the repository has no such revision",
        "核对名字；如果只是还没取来，先运行 git fetch（GitHub 的 checkout 写 fetch-depth: 0）",
        "check the name; if it just isn't here yet, run git fetch (on GitHub: checkout with fetch-depth: 0)",
    ),
    "shallow": (
        "这是浅克隆，看不到两边从哪里分开", "this is a shallow clone, and where the two parted is not in it",
        "取来全部历史：git fetch --unshallow；GitHub 的 checkout 写 fetch-depth: 0，GitLab 写 GIT_DEPTH: \"0\"",
        "get the whole history: git fetch --unshallow; on GitHub checkout with fetch-depth: 0, on GitLab GIT_DEPTH: \"0\"",
    ),
    "unrelated": (
        "当前版本和它没有共同的历史", "the present version shares no history with it",
        "核对名字；从它开出分支，再把改动放上去", "check the name; branch off from it and make the change there",
    ),
    "crossed": (
        "两边互相合并过，分不出从哪里分开", "the two were merged both ways, and where they parted is not one place",
        "先把它合并进当前分支：git merge {revision}", "merge it into this branch first: git merge {revision}",
    ),
    "broken": (
        "Git 没能读出它", "Git could not read it",
        "运行 git fsck 看仓库是否完好，或重新克隆", "run git fsck to see whether the repository is whole, or clone it anew",
    ),
}  # fmt: skip
"""Complaint → why in Chinese and English, remedy in Chinese and English."""


def read_past(root: Path, revision: str, present: Iterable[Document]) -> Past | NoPast:
    """The records at the merge base of `revision` and HEAD that differ from the present documents."""
    try:
        git = open_git(root)
        return _read(git, revision, merge_base(git, revision), {document.path: document for document in present})
    except GitError as error:
        why_zh, why_en, remedy_zh, remedy_en = _COMPLAINTS[error.complaint]
        return NoPast(
            revision=revision,
            why={"zh": why_zh, "en": why_en},
            remedy={lang: text.format(revision=revision) for lang, text in (("zh", remedy_zh), ("en", remedy_en))},
        )


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
