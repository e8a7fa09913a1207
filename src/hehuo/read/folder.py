"""The `data` folder: every record in it, and whatever lies there that is none.

Owns the walk. Follows no links, opens nothing but regular files, and a file that fails never stops the rest.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hehuo.diagnostic import Finding
from hehuo.document import RECORD_TYPES, Document, classify
from hehuo.read.encoding import MAX_SIZE
from hehuo.read.file import parse_content
from hehuo.read.places import Place, is_record_folder
from hehuo.read.rules import PLACE_RULES

DATA = "data"

_IGNORED = frozenset(("Thumbs.db", "desktop.ini", "__MACOSX"))
"""What systems put into folders unasked. Names that begin with a dot are passed over as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What was read: documents by path, findings by path and position, and the keys of all files that are records.

    `known` names, for each record type, the keys of all its files, those that could not be read too: a reference to a
    partner whose file is broken is not a reference to nobody.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    known: Mapping[str, frozenset[str]]


def read_registry(root: Path) -> ReadResult:
    """Read all records under `root/data`."""
    documents: list[Document] = []
    findings: list[Finding] = []
    known: dict[str, set[str]] = {each.name: set() for each in RECORD_TYPES}
    for place in sorted(_walk(root), key=lambda each: each.path):
        findings.extend(finding for rule in PLACE_RULES for finding in rule.check(place))
        found = classify(place.path)
        if found is None or place.kind != "file":
            continue
        known[found[0].name].add(found[1])
        try:
            content = _load(root / place.path)
        except OSError:
            unreadable = Place(path=place.path, kind="unreadable")
            findings.extend(finding for rule in PLACE_RULES for finding in rule.check(unreadable))
            continue
        document, problems = parse_content(place.path, content)
        findings.extend(problems)
        if document is not None:
            documents.append(document)
    return ReadResult(
        documents=tuple(documents),
        findings=tuple(findings),
        known={name: frozenset(keys) for name, keys in known.items()},
    )


def _walk(root: Path) -> Iterator[Place]:
    """Every place under `data`. Folders that can hold no record are named, and not entered."""
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
            if entry.name.startswith(".") or entry.name in _IGNORED:
                continue
            place = _place(folder, entry)
            yield place
            if place.kind == "folder" and is_record_folder(place.path):
                pending.append(place.path)


def _place(folder: str, entry: os.DirEntry[str]) -> Place:
    # A name that is not UTF-8 can't be shown as it is; with marks in it, it is no valid name either.
    path = f"{folder}/{os.fsencode(entry.name).decode('utf-8', 'replace')}"
    if entry.is_dir(follow_symlinks=False):
        return Place(path=path, kind="folder")
    return Place(path=path, kind="file" if entry.is_file(follow_symlinks=False) else "other")


def _load(path: Path) -> bytes:
    """The bytes of a file, and no more than it takes to see that it is too large."""
    with path.open("rb", buffering=0) as stream:
        content = stream.read(MAX_SIZE + 1)
    return content or b""
