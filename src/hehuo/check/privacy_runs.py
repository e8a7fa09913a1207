"""Runs of digits: groups of digits with what stands between them, however a person has written them.

Owns the separators and how tightly each binds. Must not know which numbers are private.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hehuo.check.privacy_text import (
    BRACKETS,
    BULLETS,
    COLONS,
    COMMAS,
    DIGIT_CLASS,
    DOTS,
    HYPHENS,
    MARKS,
    RARE_DIGITS,
    SEPARATOR_CLASS,
    SLASHES,
    Flat,
    is_rare,
    narrow_digits,
)

_PICTURES = "\U0001f300-\U0001faff"

_CLASSES = {
    **dict.fromkeys(HYPHENS, "h"),
    **dict.fromkeys(DOTS, "d"),
    **dict.fromkeys(SLASHES, "l"),
    **dict.fromkeys(COMMAS, "c"),
    **dict.fromkeys(BRACKETS, "b"),
    **dict.fromkeys(MARKS, "u"),
    **dict.fromkeys(COLONS, "k"),
}

_TIMES = "{0,40}+"
_RUN = re.compile(f"[{DIGIT_CLASS}](?:[{SEPARATOR_CLASS}]{_TIMES}[{DIGIT_CLASS}]){{10,}}+")
_RUN_RARE = re.compile(
    f"[{DIGIT_CLASS}{RARE_DIGITS}](?:[{SEPARATOR_CLASS}{_PICTURES}]{_TIMES}[{DIGIT_CLASS}{RARE_DIGITS}]){{10,}}+"
)
_BLANKS = bytes(range(0x09, 0x0E)) + bytes(range(0x20, 0x30)) + bytes(range(0x3A, 0x41)) + b"[\\]^_`{|}~"
_CONDENSED = bytes(ord("0") if chr(byte).isdigit() and byte < 0x80 else ord("a") for byte in range(256))
_GROUP = re.compile("[0-9]+")
_FOLD = re.compile(r"[ \t\u3000]*[-‐—_\\,，]?[ \t]*\r?\n[ \t\u3000]*(?:#+[ \t]*)?\\?[ \t]*")
_HAN_DASH = re.compile("(?<=[0-9])[一○](?=[0-9])")

BREAK, FOLD, SPACE, HYPHEN, DOT, SLASH, COMMA, COLON = "X", "n", "s", "h", "d", "l", "c", "k"


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together, and where in the flat text."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class Run:
    """Groups in a row. `joins[n]` is the kind of separator after group n; `text` is all of the flat text."""

    text: str
    groups: tuple[Group, ...]
    joins: tuple[str, ...]

    def border(self, index: int) -> str:
        """The kind of separator after group `index`, or a break before the first and after the last."""
        return self.joins[index] if 0 <= index < len(self.joins) else BREAK


def iter_runs(flat: Flat) -> Iterator[Run]:
    """Every run of eleven digits or more."""
    if not _may_have_runs(flat):
        return
    pattern = _RUN_RARE if flat.exotic and is_rare(flat.text) else _RUN
    for match in pattern.finditer(flat.text):
        raw = match.group()
        if not raw.isascii() and _HAN_DASH.search(raw):
            yield _run(flat.text, match.start(), raw, _HAN_DASH.sub("-", raw))
        yield _run(flat.text, match.start(), raw, raw)


def _may_have_runs(flat: Flat) -> bool:
    """Whether it is worth looking: eleven digits in a row once all that may part them is left out."""
    return flat.spelt or b"00000000000" in flat.latin.translate(_CONDENSED, _BLANKS)


def _run(text: str, offset: int, raw: str, narrow: str) -> Run:
    groups, joins, last = [], [], 0
    narrow = narrow_digits(narrow)
    for match in _GROUP.finditer(narrow):
        start, end = match.span()
        if groups:
            joins.append(_join(narrow[last:start]))
        if raw[start] in BULLETS and not any(each in BULLETS for each in raw[start + 1 : end]) and end - start > 1:
            start += 1  # ① numbers a list; it isn't the first digit of what follows
        groups.append(Group(offset + start, offset + end, narrow[start:end]))
        last = end
    return Run(text, tuple(groups), tuple(joins))


def _join(between: str) -> str:
    """The kind of separator: one letter a class, `u` where it is mixed, a break where no number would go on."""
    if "\n" in between:
        return FOLD if _FOLD.fullmatch(between) else BREAK
    marks = between.strip()
    if len(marks) > 4 or len(between) > 12:
        return BREAK
    if not marks:
        return SPACE
    classes = {_CLASSES.get(mark, "u") for mark in marks if not mark.isspace()}
    if len(classes) == 1:
        return classes.pop()
    return next((each for each in (COLON, COMMA) if each in classes), "u")
