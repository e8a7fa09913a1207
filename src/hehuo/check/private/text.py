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

from hehuo.check.private.expression import expression


@dataclass(frozen=True, slots=True)
class Span:
    """Something private: its kind, and from where to where it stands in the flat text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class FlatText:
    """A flat text. From `starts[n]` on, a place lies `shifts[n]` characters further on in the file."""

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def origin(self, place: int) -> int:
        """Where a place of the flat text is in the file."""
        return place + self.shifts[bisect_right(self.starts, place) - 1]

    @cached_property
    def exotic(self) -> bool:
        """Whether there is any character that everyday Chinese text hasn't: only then need rare disguises be asked for."""
        return is_exotic(self.text)

    @cached_property
    def spelt(self) -> bool:
        """Whether digits may stand here that aren't ASCII: two hanzi digits together, or one beside another digit."""
        return not self.text.isascii() and (self.exotic or _HAN_PAIR.search(self.text) is not None)

    @cached_property
    def latin(self) -> bytes:
        """The text with a question mark for every character that isn't ASCII: quick to search, with the same places."""
        return self.text.encode("ascii", "replace")

    @cached_property
    def lower(self) -> bytes:
        """`latin` in lower case."""
        return self.latin.lower()

    def has(self, *words: bytes) -> bool:
        """Whether any of these ASCII words (in lower case) occurs. Asked before any expression is tried."""
        lower = self.lower
        return any([word in lower for word in words])  # noqa: C419 (twice as quick as a generator)


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
    **{ord(char): ord("0") + value for value, group in enumerate(_HAN) for char in group},
}
"""Every character a person may write for a digit, to the digit: other scripts, hanzi, hanzi as spelt on the phone."""

BULLETS = frozenset(chr(one + offset) for one in _ONES[:6] for offset in range(9))
"""Numbers in circles and brackets, which may number a list as well."""

HAN_DIGITS = "".join(sorted(char for group in _HAN for char in group if "\u4e00" <= char <= "\u9fff"))
ODD_DIGITS = "".join(sorted(chr(code) for code in DIGITS if code < 0x10000 and chr(code) not in HAN_DIGITS))
RARE_DIGITS = "".join(sorted(chr(code) for code in DIGITS if code >= 0x10000))
DIGIT_CLASS = f"0-9{HAN_DIGITS}{ODD_DIGITS}"
"""The digits below U+10000; an expression with characters above it in a set is slow, so they are asked for apart."""

SPACES = " \t\x0b\x0c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
HYPHENS = "-~‐‑‒–—―−─━﹣－～〜ーｰ⁃﹘〰"
POINTS = ".．。｡﹒"
DOTS = "·•・‧∙⋅●･…︙"
SLASHES = "/\\|／＼｜∕⁄│"
COMMAS = ",，、､﹐﹑;；'\"‘’“”＇＂`"
BRACKETS = "()[]{}（）【】〔〕［］｛｝「」『』《》〈〉﹙﹚"
MARKS = "_＿=＝+＋*＊×✱#＃^ˆ§°"
COLONS = ":：﹕︰"
OTHERS = "!&?@！＆？＠％%$￥\u2190-\u23ff\u2500-\u25ca\u25cc-\u25ee\u25f0-\u2775\u2794-\u2bff\u3030"
SEPARATOR_CLASS = (
    re.escape(HYPHENS + POINTS + DOTS + SLASHES + COMMAS + BRACKETS + MARKS + COLONS) + SPACES + OTHERS + "\r\n"
)
"""What a person may put between digits."""

_HAN_PAIR = expression(f"[{HAN_DIGITS}](?:(?<=[0-9].)|[{SEPARATOR_CLASS}]{{0,40}}+[0-9{HAN_DIGITS}])")

_INVISIBLE = (
    "\0\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
_ESCAPE = r"\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U000[0-9A-Fa-f]{5}|&#[0-9]{1,6};|&#[xX][0-9A-Fa-f]{1,5};|%3[0-9]"
_REWRITTEN = expression(f"[{_INVISIBLE}\U000e0000-\U000e0fff]+|{_ESCAPE}")
_ESCAPED = expression(_ESCAPE)
_EXOTIC = expression("[^\u0000-\u007f\u4e00-\u9fff\u3001-\u3003\u3008-\u3011“”‘’—…·，。；：？！（）￥×㎡°]")
_RARE = expression("[\U00010000-\U0010ffff]")

_WIDE = expression("[０-９Ａ-Ｚａ-ｚ＠＋－．／＝＿＃]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if _WIDE.match(chr(code))}
"""Wide letters and digits, and the marks among them that addresses of mailboxes and hashes are made of."""


def flatten(text: str) -> FlatText:
    """The text without invisible characters, with escapes written out and wide letters made narrow."""
    exotic = is_exotic(text)
    if not exotic and not ("\\" in text or "&#" in text or "%3" in text or "\0" in text):
        return FlatText(text)
    if exotic and _WIDE.search(text):
        text = text.translate(_NARROW)
    pattern = _REWRITTEN if exotic or "\0" in text else _ESCAPED
    parts, starts, shifts, done, length = [], [0], [0], 0, 0
    for match in pattern.finditer(text):
        meant = _meaning(match.group())
        parts += [text[done : match.start()], meant]
        length += match.start() - done + len(meant)
        done = match.end()
        starts.append(length)
        shifts.append(done - length)
    return FlatText("".join((*parts, text[done:])), tuple(starts), tuple(shifts))


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


def is_exotic(text: str) -> bool:
    """Whether any character is neither ASCII nor a Chinese one nor everyday punctuation."""
    return not text.isascii() and _EXOTIC.search(text) is not None


def is_rare(text: str) -> bool:
    """Whether any character is above U+FFFF."""
    return _RARE.search(text) is not None


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


_BROKEN = expression("[\\s\"'<>\u3000-\u9fff\uff00-\uffef]")
