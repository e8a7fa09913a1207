"""Rules about files and folders by their place and name alone.

Owns which file names are a record's and what to say of all others. Opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from hehuo.diagnostic import Finding, visible
from hehuo.read.file_names import MAX_ID, month_name, original_of, proper_name
from hehuo.record_types import RECORD_TYPES, RESERVED_IDS, RecordType, classify
from hehuo.words import LazyText, gettext_lazy

_WRONG_ENDINGS = (".yaml", ".yml.txt", ".yaml.txt", ".yml.bak", ".json", ".toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A path under the root and what lies there; `other` is a link, pipe or device."""

    path: str
    kind: Literal["file", "folder", "other", "missing", "unreadable"]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    def finding(self, rule: str, **args: object) -> Iterator[Finding]:
        """One finding about this place as a whole."""
        words = {"name": self.name, **args}
        shown = {key: visible(value) if isinstance(value, str) else value for key, value in words.items()}
        yield Finding(rule=rule, path=self.path, args=shown)


def _parts(record_type: RecordType) -> list[str]:
    return record_type.pattern.pattern.split("/")


def _mismatch(path: str, folder: bool) -> tuple[RecordType, str, str] | None:
    """The record type that a path would fit if its ids were valid: the type, the first wrong name and its pattern."""
    given = path.split("/")
    for record_type in RECORD_TYPES:
        parts = _parts(record_type)
        if len(given) > len(parts) if folder else len(given) != len(parts):
            continue
        pairs = list(zip(given, parts, strict=False))
        if all("(" in part or re.fullmatch(part, name) for name, part in pairs) and _ends_alike(pairs, folder):
            wrong = [(name, part) for name, part in pairs if not re.fullmatch(part, name)]
            return (record_type, *(wrong[0] if wrong else ("", "")))
    return None


def _ends_alike(pairs: list[tuple[str, str]], folder: bool) -> bool:
    name, part = pairs[-1]
    return name.endswith(".yml") == part.endswith(r"\.yml") if not folder else not part.endswith(r"\.yml")


def is_record_folder(path: str) -> bool:
    """Whether records may lie in this folder or below it."""
    found = _mismatch(path, folder=True)
    return found is not None and not found[1]


def check_data_folder(place: Place) -> Iterator[Finding]:
    """There is no `data` folder here."""
    if place.kind == "missing":
        yield from place.finding("no-data-folder")


def check_readable(place: Place) -> Iterator[Finding]:
    """The file is there but can't be opened: its permissions, or a disk that fails."""
    if place.kind == "unreadable":
        yield from place.finding("unreadable-file")


def check_regular_file(place: Place) -> Iterator[Finding]:
    """A record is a regular file; links, pipes and folders called `.yml` are not."""
    if place.kind == "other" or (place.kind == "folder" and place.name.endswith(".yml")):
        yield from place.finding("not-a-regular-file")


def check_folder(place: Place) -> Iterator[Finding]:
    """Only certain folders may lie in `data`, and this is none of them."""
    if place.kind == "folder" and not place.name.endswith(".yml") and _mismatch(place.path, folder=True) is None:
        meant = get_close_matches(place.name.lower(), _FOLDERS, n=1)
        remedy = gettext_lazy("Check the folder's name and place; what lies in data: %(folders)s", folders=_FOLDERS)
        if meant and place.path.count("/") == 1:
            remedy = gettext_lazy("If %(name)s is what was meant, rename the folder", name=meant[0])
        yield from place.finding("unexpected-folder", remedy=remedy)


_FOLDERS = tuple(dict.fromkeys(parts[1] for parts in map(_parts, RECORD_TYPES) if len(parts) > 2))


def check_name(place: Place) -> Iterator[Finding]:
    """A file or folder name is not a valid id."""
    if place.kind not in ("file", "folder") or classify(place.path):
        return
    found = _mismatch(place.path, folder=place.kind == "folder")
    if found and found[1]:
        original = original_of(found[1])
        if original is not None:
            yield from place.finding("copied-file", wrong=found[1], original=original)
        else:
            better = month_name(found[1]) if "[0-9]{4}-" in found[2] else proper_name(found[1])
            yield from place.finding("bad-file-name", wrong=found[1], remedy=_renaming(better))


def _renaming(better: str) -> LazyText:
    if better:
        return gettext_lazy("Rename it to %(name)s: lower-case letters, digits and hyphens only", name=better)
    return gettext_lazy("Give it a name of lower-case letters, digits and hyphens; the folder of a month is year-month")


def check_id_length(place: Place) -> Iterator[Finding]:
    """An id has more than 64 characters."""
    length = len(place.name.removesuffix(".yml"))
    if place.kind in ("file", "folder") and length > MAX_ID:
        yield from place.finding("too-long-id", length=length, limit=MAX_ID)


def check_reserved_id(place: Place) -> Iterator[Finding]:
    """The id is kept for something else: `index`, `new` and the like are pages of the site, and Windows can't have
    files called `con` or `nul`."""
    if place.kind in ("file", "folder") and place.name.removesuffix(".yml").lower() in RESERVED_IDS:
        yield from place.finding("reserved-id", id=place.name.removesuffix(".yml"))


def check_ending(place: Place) -> Iterator[Finding]:
    """A record's file ends in `.yml`."""
    if _has_wrong_ending(place):
        stem = place.name.partition(".")[0]
        yield from place.finding("wrong-ending", remedy=_renaming(proper_name(f"{original_of(stem) or stem}.yml")))


def _has_wrong_ending(place: Place) -> bool:
    name, lower = place.name, place.name.lower()
    ending = lower.endswith(_WRONG_ENDINGS) or (lower.endswith(".yml") and not name.endswith(".yml"))
    return place.kind == "file" and ending


def check_misplaced_record(place: Place) -> Iterator[Finding]:
    """A YAML file is where no record can be."""
    if place.kind != "file" or not place.name.endswith(".yml") or classify(place.path):
        return
    if _mismatch(place.path, folder=False) is None:
        top = place.path.split("/")[1]
        places = [record_type.path("/".join("…" for _ in record_type.key_parts)) for record_type in RECORD_TYPES]
        near = [place for place in places if place.split("/")[1] == top] or places
        yield from place.finding("misplaced-record", places="  ".join(near))


def check_other_file(place: Place) -> Iterator[Finding]:
    """Only records lie in `data`, and this file is none."""
    if place.kind == "file" and not place.name.endswith(".yml") and not _has_wrong_ending(place):
        yield from place.finding("unexpected-file")
