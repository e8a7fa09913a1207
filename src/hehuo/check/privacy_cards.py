"""Points cards' numbers in a text, and what stands beside them. Must not know what a name is."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from hehuo.check.privacy_text import Flat
from hehuo.model.cards import is_valid_card

_CARD = re.compile(
    rb"[0-9A-HJKMNP-TV-Za-z](?<![0-9A-Za-z].)[0-9A-HJKMNP-TV-Za-z]{3}(?P<gap>[ -])[0-9A-HJKMNP-TV-Za-z]{4}(?P=gap)"
    rb"[0-9A-HJKMNP-TV-Za-z]{4}(?P=gap)[0-9A-HJKMNP-TV-Za-z](?![0-9A-Za-z])"
)
_SHAPE = bytes(ord("a") if chr(byte).isalnum() and byte < 0x80 else byte for byte in range(256))
_SHAPES = (b"aaaa-aaaa-aaaa-a", b"aaaa aaaa aaaa a")
_PRINTED = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z](?![0-9A-Za-z])"
)
_REACH = 40
"""How many lines of a mapping are looked at; the longest real one has ten."""

_COMMENT, _BLANK = -1, -2


def is_part_of_card(text: str, start: int, end: int) -> bool:
    """Whether a place is inside a card's number. Thirteen bare digits are one only where the check digit is right."""
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

    def __init__(self, flat: Flat) -> None:
        self._flat, self._text = flat, flat.text

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
        return any(each in shape for each in _SHAPES)

    def near(self, place: int) -> bool:
        """Whether a card is on the same line, in the same mapping or the one around, or by a comment's side."""
        if not self.likely:
            return False
        line = self._number(place)
        if line in self._lines:
            return True
        if self._indent(line) == _COMMENT:
            return line - 1 in self._lines or line + 1 in self._lines
        head = self._climb(line)
        return head is None or self._climb(head) is None

    def _climb(self, line: int) -> int | None:
        """The line that a line's mapping hangs on; None where a card was found on the way there or below."""
        own, at = self._indent(line), line
        while not self._begins_item(at) and at > max(0, line - _REACH):
            at -= 1
            indent = self._indent(at)
            if indent in (_COMMENT, _BLANK) or indent > own:
                continue
            if at in self._lines and (indent == own or self._is_key(at)):
                return None
            if indent < own:
                break
        for below in range(line + 1, min(line + _REACH, len(self._starts))):
            indent = self._indent(below)
            if 0 <= indent < own or (indent == own and self._begins_item(below)):
                break
            if indent == own and below in self._lines:
                return None
        return at

    def _line(self, line: int) -> str:
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[line] : end]

    def _is_key(self, line: int) -> bool:
        return self._line(line).rstrip().endswith(":")

    def _begins_item(self, line: int) -> bool:
        return self._line(line).lstrip(" ").startswith("- ")

    def _indent(self, line: int) -> int:
        """How far a line is indented; the dash of a list counts as indentation."""
        text = self._line(line)
        bare = text.lstrip(" ")
        if not bare.strip() or bare.startswith("#"):
            return _COMMENT if bare.startswith("#") else _BLANK
        return len(text) - len(bare.removeprefix("- ").lstrip(" "))
