"""Runs of digits: groups of digits with what stands between them, however a person has written them.

Owns the separators and how tightly each binds. Must not know which numbers are private.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hehuo.check.privacy_text import BULLETS, DIGIT_CLASS, Flat, narrow_digits

_HYPHENS = "-~‐‑‒–—―−─━﹣－～〜ーｰ⁃﹘〰"
_DOTS = ".．。｡·•・‧∙⋅●﹒･…︙"
_SLASHES = "/\\|／＼｜∕⁄│"
_COMMAS = ",，、､﹐﹑;；'\"‘’“”＇＂`"
_BRACKETS = "()[]{}（）【】〔〕［］｛｝「」『』《》〈〉﹙﹚"
_LINES = "_＿=＝+＋*＊×✱#＃^ˆ§°"
_SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_OTHERS = "!&?@！＆？＠％%$￥\u2190-\u23ff\u2500-\u25ca\u25cc-\u25ee\u25f0-\u2775\u2794-\u2bff\u3030\U0001f300-\U0001faff"

_CLASSES = {
    **dict.fromkeys(_HYPHENS, "h"),
    **dict.fromkeys(_DOTS, "d"),
    **dict.fromkeys(_SLASHES, "l"),
    **dict.fromkeys(_COMMAS, "c"),
    **dict.fromkeys(_BRACKETS, "b"),
    **dict.fromkeys(_LINES, "u"),
    **dict.fromkeys(":：﹕︰", "k"),
}

_SEPARATOR = re.escape("".join(_CLASSES)) + _SPACES + _OTHERS + "\r\n"
_RUN = re.compile(f"[{DIGIT_CLASS}](?:[{_SEPARATOR}]{{0,40}}+[{DIGIT_CLASS}]){{10,}}+")
_RUN_ASCII = re.compile(r"[0-9](?:[\t\r\n !-/:-@\[-`{-~]{0,40}+[0-9]){10,}+", re.ASCII)
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
    pattern = _RUN_ASCII if flat.text.isascii() else _RUN
    for match in pattern.finditer(flat.text):
        raw = match.group()
        if not raw.isascii():
            if _HAN_DASH.search(raw):
                yield _run(flat.text, match.start(), raw, _HAN_DASH.sub("-", raw))
            raw = narrow_digits(raw)
        yield _run(flat.text, match.start(), match.group(), raw)


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
