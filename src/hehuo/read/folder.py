"""Reads the `data` folder: every record in it, and findings for anything else there.

Guarantees that the result is one consistent state of the folder: each file is opened once, and everything is read again
if the folder changed meanwhile. Follows no links, opens only regular files, never blocks on a pipe. A file that fails
doesn't stop the rest.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hehuo.diagnostic import Finding
from hehuo.document import Document
from hehuo.read.checks import PLACE_CHECKS
from hehuo.read.encoding import MAX_SIZE
from hehuo.read.file import parse_content
from hehuo.read.places import Place, is_record_folder
from hehuo.record_types import RECORD_TYPES, classify

DATA = "data"

_IGNORED = frozenset(("Thumbs.db", "desktop.ini", "__MACOSX"))
"""Files that operating systems create by themselves. Hidden files are ignored too, except hidden records (`.a.yml`):
those are reported, because their author expects to see them. `._name` (macOS) and `.#name` (Emacs) are always ignored."""


_PAUSES = (0.1, 0.4)
"""Seconds to wait before reading again a folder that changed during the last reading."""

# Between listing and opening, a file may be replaced by a link or a pipe: don't follow the one, don't block on the other.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))

_Stamp = tuple[int, int, int]
"""Inode, size and modification time: they tell whether a file has changed."""


class UnsettledError(Exception):
    """The folder kept changing; no consistent state could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """Documents and findings in order of path, and the keys of all record files.

    `known` has, for each record type, the keys of all its files, unreadable ones included: a reference to a partner whose
    file is broken must not count as a reference to nobody. `broken` has the bytes of the files that gave no document.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    known: Mapping[str, frozenset[str]]
    broken: Mapping[str, bytes] = field(default_factory=dict)


def read_registry(root: Path) -> ReadResult:
    """Read all records under `root/data`, again if something changed meanwhile. Raises UnsettledError."""
    for pause in (0, *_PAUSES):
        time.sleep(pause)
        places = sorted(_walk(root), key=_by_path)
        stamps: dict[str, _Stamp] = {}
        result = _read(root, places, stamps)
        if _is_unchanged(root, places, stamps):
            return result
    raise UnsettledError


def _read(root: Path, places: Sequence[Place], stamps: dict[str, _Stamp]) -> ReadResult:
    """Read the files at these places. `stamps` gets the stamp of each file that could be read."""
    documents: list[Document] = []
    findings: list[Finding] = []
    known: dict[str, set[str]] = {record_type.name: set() for record_type in RECORD_TYPES}
    broken: dict[str, bytes] = {}
    for place in places:
        findings.extend(finding for check in PLACE_CHECKS for finding in check(place))
        found = classify(place.path)
        if found is None or place.kind != "file":
            continue
        known[found[0].name].add(found[1])
        try:
            content, stamps[place.path] = _load(root / place.path)
        except OSError:
            unreadable = Place(path=place.path, kind="unreadable")
            findings.extend(finding for check in PLACE_CHECKS for finding in check(unreadable))
            continue
        document, problems = parse_content(place.path, content)
        findings.extend(problems)
        if document is not None:
            documents.append(document)
        else:
            broken[place.path] = content
    return ReadResult(
        documents=tuple(documents),
        findings=tuple(findings),
        known={name: frozenset(keys) for name, keys in known.items()},
        broken=broken,
    )


def _is_unchanged(root: Path, places: Sequence[Place], stamps: Mapping[str, _Stamp]) -> bool:
    """Whether the folder still holds exactly what was read. Then the result is one consistent state."""
    try:
        same = all(_stamp((root / path).lstat()) == stamp for path, stamp in stamps.items())
    except OSError:
        return False
    return same and sorted(_walk(root), key=_by_path) == places


def _by_path(place: Place) -> str:
    return place.path


def _stamp(status: os.stat_result) -> _Stamp:
    # Not ctime: virus scanners and backups change it without touching the content.
    return status.st_ino, status.st_size, status.st_mtime_ns


def _walk(root: Path) -> Iterator[Place]:
    """Every place under `data`. Folders that can't hold records are listed but not entered."""
    try:
        mode = (root / DATA).lstat().st_mode
    except OSError:
        mode = 0
    if not stat.S_ISDIR(mode):
        yield Place(path=DATA, kind="other" if mode else "missing")
        return
    pending = [DATA]
    while pending:
        folder = pending.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError:
            yield Place(path=folder, kind="unreadable")
            continue
        for entry in entries:
            if _is_left_behind(entry.name):
                continue
            place = _place(folder, entry)
            yield place
            if place.kind == "folder" and is_record_folder(place.path):
                pending.append(place.path)


def _is_left_behind(name: str) -> bool:
    hidden = name.startswith(".")
    return name in _IGNORED or (
        hidden and (name.startswith(("._", ".#")) or not name.lower().endswith((".yml", ".yaml")))
    )


def _place(folder: str, entry: os.DirEntry[str]) -> Place:
    # A name that isn't UTF-8 gets replacement characters: it can be shown, and is still not a valid name.
    path = f"{folder}/{os.fsencode(entry.name).decode('utf-8', 'replace')}"
    try:
        if entry.is_dir(follow_symlinks=False):
            return Place(path=path, kind="folder")
        return Place(path=path, kind="file" if entry.is_file(follow_symlinks=False) else "other")
    except OSError:
        return Place(path=path, kind="unreadable")


def _load(path: Path) -> tuple[bytes, _Stamp]:
    """The bytes of a file, at most one more than allowed, and its stamp before reading."""
    with open(os.open(path, _FLAGS), "rb") as stream:  # noqa: PTH123 - pathlib can't open with these flags
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError("not a regular file any more")
        return stream.read(MAX_SIZE + 1), _stamp(status)
