"""Points cards' numbers in a text, and what stands beside them. Must not know what a name is."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from hehuo.check.private.expression import expression
from hehuo.check.private.text import FlatText
from hehuo.model.cards import is_valid_card

_CARD = expression(
    rb"[0-9A-HJKMNP-TV-Za-z](?<![0-9A-Za-z].)[0-9A-HJKMNP-TV-Za-z]{3}(?P<gap>[ -])[0-9A-HJKMNP-TV-Za-z]{4}(?P=gap)"
    rb"[0-9A-HJKMNP-TV-Za-z]{4}(?P=gap)[0-9A-HJKMNP-TV-Za-z](?![0-9A-Za-z])"
)
_SHAPE = bytes(ord("a") if chr(byte).isalnum() and byte < 0x80 else byte for byte in range(256))
_SHAPES = (b"aaaa-aaaa-aaaa-a", b"aaaa aaaa aaaa a")
_PRINTED = expression(
    r"(?<![0-9A-Za-z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z](?![0-9A-Za-z])"
)
_UUID = expression("[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}")
_SHEET = expression("(?<![0-9A-Za-z-])([A-Z]{2,4})-$")
_ANNOUNCING = ("TEL", "MOB", "CELL", "SJ", "DH", "HP", "WX", "VX")
"""Letters that announce a telephone number."""

_REACH = 24
"""How many lines of a mapping are looked at; the longest real one has ten."""

_COMMENT, _BLANK = -1, -2


def is_part_of_code(text: str, start: int, end: int) -> bool:
    """Whether a place is inside a card's number or a UUID, or a sheet's number that begins with capital letters.

    Thirteen bare digits are a card's number only where the check digit is right.
    """
    sheet = _SHEET.search(text, max(0, start - 6), start)
    if sheet and sheet[1] not in _ANNOUNCING:
        return True
    if any(match.start() < end and start < match.end() for match in _UUID.finditer(text, max(0, start - 36), end + 36)):
        return True
    for match in _PRINTED.finditer(text, max(0, start - 17), end + 17):
        if match.start() < end and start < match.end():
            return _is_card(match.group())
    return False


def _is_card(text: str) -> bool:
    if "-" in text and text.isupper():
        return True
    bare = re.sub("[ -]", "", text).upper()
    return is_valid_card(f"{bare[:4]}-{bare[4:8]}-{bare[8:12]}-{bare[12]}")


class Cards:
    """The card numbers of one text, by line."""

    def __init__(self, flat: FlatText) -> None:
        self._flat, self._text = flat, flat.text
        self._known: dict[int, bool] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    @cached_property
    def _lines(self) -> frozenset[int]:
        """The numbers of the lines that have a card."""
        found = _CARD.finditer(self._flat.latin)
        return frozenset(self._number(match.start()) for match in found if _is_card(match.group().decode()))

    def _number(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    @cached_property
    def likely(self) -> bool:
        """Whether anything is written as a card's number is. Quick."""
        shape = self._flat.latin.translate(_SHAPE)
        return any(piece in shape for piece in _SHAPES)

    def near(self, place: int) -> bool:
        """Whether a card is on the same line, in the same mapping or the one around, or by a comment's side."""
        if not self.likely or not self._lines:
            return False
        line = self._number(place)
        if line not in self._known:
            self._known[line] = self._is_near(line)
        return self._known[line]

    def _is_near(self, line: int) -> bool:
        if line in self._lines:
            return True
        if self._shapes[line].indent == _COMMENT:
            return line - 1 in self._lines or line + 1 in self._lines
        head = self._climb(line)
        return head is None or self._climb(head) is None

    def _climb(self, line: int) -> int | None:
        """The line that a line's mapping hangs on; None where a card was found on the way there or below."""
        shapes, own, at = self._shapes, self._shapes[line].indent, line
        while not shapes[at].is_item and at > max(0, line - _REACH):
            at -= 1
            indent = shapes[at].indent
            if indent < 0 or indent > own:
                continue
            if at in self._lines and (indent == own or shapes[at].is_key):
                return None
            if indent < own:
                break
        for below in range(line + 1, min(line + _REACH, len(shapes))):
            indent = shapes[below].indent
            if 0 <= indent < own or (indent == own and shapes[below].is_item):
                break
            if indent == own and below in self._lines:
                return None
        return at

    @cached_property
    def _shapes(self) -> list[_Line]:
        return [_shape_of(line) for line in self._text.split("\n")]


class _Line(NamedTuple):
    """How a line is indented, the dash of a list counting as indentation; whether it begins an item or is a key."""

    indent: int
    is_item: bool
    is_key: bool


def _shape_of(line: str) -> _Line:
    bare = line.lstrip(" ")
    if not bare.strip() or bare.startswith("#"):
        return _Line(_COMMENT if bare.startswith("#") else _BLANK, False, False)
    indent = len(line) - len(bare.removeprefix("- ").lstrip(" "))
    return _Line(indent, bare.startswith("- "), line.rstrip().endswith(":"))
