"""A file's text made flat for the privacy checks: what an eye doesn't see is taken out, and places are kept.

Owns escapes, invisible characters, digits of all scripts and where a place of the flat text was in the file.
Must not know what is private.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Span:
    """Something private: its kind, and from where to where it stands in the flat text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Flat:
    """A flat text. From `starts[n]` on, a place lies `shifts[n]` characters further on in the file."""

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def origin(self, place: int) -> int:
        """Where a place of the flat text is in the file."""
        return place + self.shifts[bisect_right(self.starts, place) - 1]

    @cached_property
    def lower(self) -> str:
        """The text in lower case: for asking whether a word occurs at all, never for places."""
        return self.text.lower()

    def has(self, *words: str) -> bool:
        """Whether any of these words (in lower case) occurs. Quick, and so asked before any expression is tried."""
        return any(word in self.lower for word in words)


def _run(first: int, start: int = 0) -> dict[int, int]:
    return {first + offset: ord("0") + start + offset for offset in range(10 - start)}


_ZEROS = (
    *(0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20),
    *(0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50),
    *(0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10),
    *(0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0, 0x2080),
)
"""Where ten digits of a script begin."""

_ONES = (0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A, 0x2160, 0x2170, 0x3021, 0x3220, 0x3280)
"""Where nine numbers begin that have no zero of their own: in circles, in brackets, Roman, Suzhou."""

_HAN = (
    *("〇零洞○◯⓪⓿⁰🄋🄌", "一壹壱弌幺么¹", "二贰貳弐兩两貮²", "三叁參参叄弎³", "四肆⁴"),
    *("五伍⁵", "六陆陸⁶", "七柒拐⁷", "八捌⁸", "九玖勾⁹"),
)

DIGITS: Mapping[int, int] = {
    **{key: value for zero in _ZEROS for key, value in _run(zero).items()},
    **{key: value for one in _ONES for key, value in _run(one, 1).items()},
    **{ord(each): ord("0") + value for value, group in enumerate(_HAN) for each in group},
}
"""Every character a person may write for a digit, to the digit: other scripts, hanzi, hanzi as spelt on the phone."""

BULLETS = frozenset(chr(one + offset) for one in _ONES[:6] for offset in range(9))
"""Numbers in circles and brackets, which may number a list as well."""

DIGIT_CLASS = "0-9" + "".join(sorted(map(chr, DIGITS)))

_INVISIBLE = (
    "\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_ESCAPE = r"\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U000[0-9A-Fa-f]{5}|&#[0-9]{1,6};|&#[xX][0-9A-Fa-f]{1,5};|%3[0-9]"
_REWRITTEN = re.compile(f"[{_INVISIBLE}]+|{_ESCAPE}")
_ESCAPED = re.compile(_ESCAPE)

_WIDE = re.compile("[＠Ａ-Ｚａ-ｚ]")
_NARROW = {code: code - 0xFEE0 for code in (0xFF20, *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def flatten(text: str) -> Flat:
    """The text without invisible characters, with escapes written out and wide letters made narrow."""
    plain = text.isascii()
    if not plain and _WIDE.search(text):
        text = text.translate(_NARROW)
    marked = "\\" in text or "&#" in text or "%3" in text
    if not marked and (plain or not _REWRITTEN.search(text)):
        return Flat(text)
    pattern = _ESCAPED if plain else _REWRITTEN
    parts, starts, shifts, done, length = [], [0], [0], 0, 0
    for match in pattern.finditer(text):
        meant = _meaning(match.group())
        parts += [text[done : match.start()], meant]
        length += match.start() - done + len(meant)
        done = match.end()
        starts.append(length)
        shifts.append(done - length)
    return Flat("".join((*parts, text[done:])), tuple(starts), tuple(shifts))


def _meaning(marked: str) -> str:
    """What an escape stands for; nothing for invisible characters."""
    if marked[0] not in "\\&%":
        return ""
    if marked.startswith("&#"):
        digits = marked[2:-1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    else:
        code = int(marked[1:] if marked[0] == "%" else marked[2:], 16)
    return chr(code) if code > 0x1F and not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF else " "


def narrow_digits(text: str) -> str:
    """The text with every digit written 0–9; its places stay."""
    return text.translate(DIGITS)


def line_before(text: str, place: int, reach: int) -> str:
    """Up to `reach` characters that stand before a place on its line."""
    start = max(place - reach, text.rfind("\n", max(0, place - reach), place) + 1, 0)
    return text[start:place]


def in_url(text: str, place: int) -> bool:
    """Whether a place is inside a web address."""
    head = text[max(0, place - 300) : place]
    return "://" in head and _BROKEN.search(head, head.rindex("://")) is None


_BROKEN = re.compile("[\\s\"'<>\u3000-\u9fff\uff00-\uffef]")
