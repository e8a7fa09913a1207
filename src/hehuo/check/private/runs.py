"""Runs of digits: groups of digits with what stands between them, however a person has written them.

Owns the separators and how tightly each binds. Must not know which numbers are private.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from hehuo.check.private.expression import expression
from hehuo.check.private.text import (
    BRACKETS,
    BULLETS,
    COLONS,
    COMMAS,
    DIGIT_CLASS,
    DOTS,
    HYPHENS,
    MARKS,
    POINTS,
    RARE_DIGITS,
    SEPARATOR_CLASS,
    SLASHES,
    FlatText,
    is_rare,
    narrow_digits,
)

_PICTURES = "\U0001f300-\U0001faff"

_CLASSES = {
    **dict.fromkeys(HYPHENS, "h"),
    **dict.fromkeys(POINTS, "d"),
    **dict.fromkeys(DOTS, "m"),
    **dict.fromkeys(SLASHES, "l"),
    **dict.fromkeys(COMMAS, "c"),
    **dict.fromkeys(BRACKETS, "b"),
    **dict.fromkeys(MARKS, "u"),
    **dict.fromkeys(COLONS, "k"),
}

_TIMES = "{0,40}+"
_MOST, _OVERLAP = 4000, 60
_RUN = expression(f"[{DIGIT_CLASS}](?:[{SEPARATOR_CLASS}]{_TIMES}[{DIGIT_CLASS}]){{10,{_MOST}}}+")
_RUN_RARE = expression(
    f"[{DIGIT_CLASS}{RARE_DIGITS}](?:[{SEPARATOR_CLASS}{_PICTURES}]{_TIMES}[{DIGIT_CLASS}{RARE_DIGITS}]){{10,{_MOST}}}+"
)
_BLANKS = bytes(range(0x09, 0x0E)) + bytes(range(0x20, 0x30)) + bytes(range(0x3A, 0x41)) + b"[\\]^_`{|}~"
_CONDENSED = bytes(ord("0") if chr(byte).isdigit() and byte < 0x80 else ord("a") for byte in range(256))
_GROUP = expression("[0-9]+")
_FOLD = expression(r"[ \t\u3000]*[-‐—_\\,，]?[ \t]*\r?\n[ \t\u3000]*(?:#+[ \t]*)?\\?[ \t]*")
_KEY = expression("[:：]['\"]?[ \t]|['\"][:：]")
_BULLET = expression(f"(?<![{DIGIT_CLASS}])[{''.join(sorted(BULLETS))}](?=[{DIGIT_CLASS}])")
"""A number in a circle before other digits: it may number a list, and not be the first digit of what follows."""

_HAN_DASH = expression("(?<=[0-9])[一○](?=[0-9])")

BREAK, FOLD, SPACE, HYPHEN, POINT, DOT, SLASH, COMMA, COLON = "X", "n", "s", "h", "d", "m", "l", "c", "k"


class Group(NamedTuple):
    """Digits that stand together, and where in the flat text."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Groups in a row. `text` is all of the flat text, and `joins[n]` the kind of separator after group n.

    Group n stands from `starts[n]` to `ends[n]`; `digits` are those of all groups together, `offsets[n]` is where
    group n begins in them, `last` gives the group that ends at an offset, and `parts[n]` counts the breaks before
    group n.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    joins: Sequence[str]
    digits: str
    offsets: Sequence[int]
    last: Mapping[int, int]
    parts: Sequence[int]

    def group(self, index: int) -> Group:
        """One group."""
        return Group(self.starts[index], self.ends[index], self.digits[self.offsets[index] : self.offsets[index + 1]])

    def border(self, index: int) -> str:
        """The kind of separator after group `index`, or a break before the first and after the last."""
        return self.joins[index] if 0 <= index < len(self.joins) else BREAK

    def take(self, index: int, length: int) -> tuple[Group, ...]:
        """The groups from `index` on that have so many digits together; none where one would have to be cut."""
        last = self.last.get(self.offsets[index] + length)
        if last is None or self.parts[last] != self.parts[index]:
            return ()
        return tuple(self.group(place) for place in range(index, last + 1))


def iter_runs(flat: FlatText) -> Iterator[Run]:
    """Every run of eleven digits or more. A very long one comes in pieces, of which each begins inside the one before."""
    if not _may_have_runs(flat):
        return
    pattern, place = (_RUN_RARE if flat.exotic and is_rare(flat.text) else _RUN), 0
    while match := pattern.search(flat.text, place):
        raw, start, place = match.group(), match.start(), match.end()
        if not raw.isascii() and _HAN_DASH.search(raw):
            yield _run(flat.text, start, _HAN_DASH.sub("-", raw))
        run = _run(flat.text, start, raw)
        yield run
        if not raw.isascii() and _BULLET.search(raw):
            yield _run(flat.text, start, _BULLET.sub(" ", raw))
        if len(run.digits) > _MOST:
            again = bisect_left(run.offsets, len(run.digits) - _OVERLAP)
            place = max(run.starts[again], start + 1) if again < len(run.starts) else place


def _may_have_runs(flat: FlatText) -> bool:
    """Whether it is worth looking: eleven digits in a row once all that may part them is left out."""
    return flat.spelt or b"00000000000" in flat.latin.translate(_CONDENSED, _BLANKS)


def _run(text: str, offset: int, narrow: str) -> Run:
    narrow = narrow_digits(narrow)
    spans = [match.span() for match in _GROUP.finditer(narrow)]
    joins = [_join(narrow[before[1] : after[0]]) for before, after in pairwise(spans)]
    ends = list(accumulate(end - start for start, end in spans))
    return Run(
        text=text,
        starts=[offset + start for start, _ in spans],
        ends=[offset + end for _, end in spans],
        joins=joins,
        digits="".join([narrow[start:end] for start, end in spans]),
        offsets=[0, *ends],
        last={end: index for index, end in enumerate(ends)},
        parts=[0, *accumulate(join == BREAK for join in joins)],
    )


@lru_cache(maxsize=256)
def _join(between: str) -> str:
    """The kind of separator: one letter a class, `u` where it is mixed, a break where no number would go on."""
    if "\n" in between:
        return FOLD if _FOLD.fullmatch(between) else BREAK
    marks = between.strip()
    if len(marks) > 4 or len(between) > 12 or _KEY.search(between):
        return BREAK
    if not marks:
        return SPACE
    classes = {_CLASSES.get(mark, "u") for mark in marks if not mark.isspace()}
    if len(classes) == 1:
        return classes.pop()
    return next((sign for sign in (COLON, COMMA) if sign in classes), "u")
