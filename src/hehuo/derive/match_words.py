"""What two texts of a registry have in common: the words by which a need and what a partner says of itself fit.

Chinese has no spaces, so a word is any two neighbouring characters; single characters are compared too, but prove less.
Words that many records use say nothing, nor do the names of the programme's places. Knows no record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import add
from typing import Literal, TypeAlias

Words: TypeAlias = frozenset[str]
"""The words of a text: pairs of characters, single characters, and Latin words in lower case."""

Fit = Literal["none", "hint", "word"]
"""How two texts fit: not at all, by a single character, by a whole word."""

_RUN = re.compile(r"[㐀-鿿]+|[a-z]{3,}")

_PARTICLES = frozenset("的了和与及在是有不没也都就还把被让给到从向为等之其这那个些每各于以能可会要")
"""Characters that only join words: no word of theirs is compared."""

_PLAIN = _PARTICLES | frozenset(
    "一二三四五六七八九十百千万两半多少几大小新老人家户名次处项年月日时天点分上下里中内外前后左右来去起做用想请"
)
"""Characters that say how and how many, not what, unless they stand beside one that does."""

_FEW = 3
_SHARE = 20


class Wording:
    """The words of a registry's texts, each with the number of texts that use it.

    A word is telling where at most one text in twenty uses it, or three texts.
    """

    __slots__ = ("_counts", "_most")

    def __init__(self, texts: Iterable[Words]) -> None:
        self._counts: Counter[str] = Counter()
        total = 0
        for words in texts:
            total += 1
            self._counts.update(words)
        self._most = max(_FEW, total // _SHARE)

    def telling(self, words: Words) -> Words:
        """The words that few texts use."""
        counts, most = self._counts, self._most
        return frozenset(word for word in words if counts[word] <= most)


def parts_of(texts: Iterable[str]) -> Words:
    """Every word of texts."""
    return frozenset(part for text in texts for part in _parts(text))


def fit(one: Words, other: Words) -> Fit:
    """How two texts fit."""
    common = one & other
    if not common:
        return "none"
    return "word" if any(len(part) > 1 for part in common) else "hint"


def longest_common(words: Words, text: str) -> str:
    """The longest run of a text that is made of given words: what is shown as the reason."""
    best = ""
    for run in _RUN.findall(text.lower()):
        if run in words:
            best = max(best, run, key=len)
        start = 0
        for at in range(len(run)):
            if run[at : at + 2] not in words or at + 2 > len(run):
                best = max(best, run[start : at + 1] if at > start else "", key=len)
                start = at + 1
    return best


def by_word(texts: Mapping[str, Words], most: int) -> Mapping[str, tuple[str, ...]]:
    """Whole word → the keys whose texts hold it, `most` of them, in order."""
    found: dict[str, list[str]] = {}
    for key in sorted(texts):
        for part in texts[key]:
            if len(part) > 1 and len(keys := found.setdefault(part, [])) < most:
                keys.append(key)
    return {part: tuple(keys) for part, keys in found.items()}


def _parts(text: str) -> set[str]:
    parts: set[str] = set()
    for run in _RUN.findall(text.lower()):
        if run[0] < "㐀":
            parts.add(run)
            continue
        parts.update(run)
        parts.update(pair for pair in map(add, run, run[1:]) if not _is_plain(pair[0], pair[1]))
    return parts - _PLAIN


def _is_plain(first: str, second: str) -> bool:
    """Whether a pair of characters is no word: one only joins words, or neither says what."""
    if first in _PLAIN:
        return second in _PLAIN or first in _PARTICLES
    return second in _PARTICLES
