"""How much of what a figure is called stands in the words around a number: pairs of characters, or words of English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from hehuo.derive.verifying.language import CHANGES, DATES, LIGHT, STOP, Sense

_ELSEWHERE = 0.6
"""What a word counts that stands in the same sentence, but beside another number."""

_SHORT = 3
"""A name of so few characters is another name where one is missing."""

_HEAD = 2
"""How much more the last word of a Chinese name counts, which says what kind of thing it is."""

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(("of", "the", "a", "an", "and", "at", "in", "by", "about", "for", "to", "from", "or"))


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text: pairs of Chinese characters, single ones, English words without the ending of the plural. Of those beside a
    number, `ahead` is what stands before it and `noun` what stands after."""

    tokens: frozenset[str]
    ahead: str = ""
    noun: str = ""


@lru_cache(maxsize=65536)
def segments(text: str) -> tuple[str, ...]:
    """The parts of a Chinese text between what tells nothing."""
    return tuple(part for part in STOP.split(text) if part and not part.isascii() and part not in "、，·的")


def words_of(text: str) -> Words:
    """The tokens of a text."""
    tokens = {token for part in segments(text) for token in _pairs(part)}
    tokens.update(char for part in segments(text) for char in part)
    return Words(frozenset(tokens | set(_english(text))))


def _pairs(part: str) -> Iterable[str]:
    return (part[place : place + 2] for place in range(len(part) - 1))


def _english(text: str) -> list[str]:
    return [_singular(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY and not word.isdigit()]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure is called: parts of Chinese, or words of English. `heads` say what kind of thing it is."""

    parts: tuple[str, ...]
    english: tuple[str, ...]
    heads: tuple[str, ...] = ()

    @property
    def tokens(self) -> frozenset[str]:
        """By what it is looked up."""
        pairs = {token for part in self.parts for token in _pairs(part)}
        return frozenset(pairs | {part for part in self.parts if len(part) == 1} | set(self.english))

    def weight(self, weights: Mapping[str, float]) -> float:
        """How much it tells in all."""
        return float(len(self.english)) or sum(weights.get(char, 1.0) for part in self.parts for char in part)

    def named(self, near: Words, around: Words, weights: Mapping[str, float], unit: str | None) -> float:
        """How much of it the words name, from 0 to 1; rare characters weigh more. A unit may be its whole name."""
        if self.parts == (unit,):
            return 1.0
        if self.english:
            held = [
                1.0 if word in near.tokens else _ELSEWHERE if word in around.tokens else 0.0 for word in self.english
            ]
            return sum(held) / len(held)
        total = got = 0.0
        for part in self.parts:
            for place, char in enumerate(part):
                pairs = (
                    (part[place - 1 : place + 1] if place else "", part[place : place + 2])
                    if len(part) > 1
                    else (char,)
                )
                weight = weights.get(char, 1.0) * (_HEAD if part is self.parts[-1] and place >= len(part) - 2 else 1)
                total += weight
                if any(len(pair) == min(2, len(part)) and pair in near.tokens for pair in pairs):
                    got += weight
                elif any(len(pair) == min(2, len(part)) and pair in around.tokens for pair in pairs):
                    got += weight * _ELSEWHERE
        share = got / total if total else 0.0
        return share if share == 1 or sum(map(len, self.parts)) > _SHORT else share * _ELSEWHERE


def thing_of(text: str, sense: Sense) -> Thing:
    """What a name is read as. Of a change, what changed."""
    if text.isascii():
        return Thing((), tuple(_english(text)))
    plain = _AMOUNT.sub("", CHANGES.sub("，", text) if sense in ("up", "down") else text)
    named = _TOGETHER.split(plain.rpartition("的")[2])
    return Thing(segments(plain), (), tuple(part[-2:] for name in named for part in segments(name)[-1:]))


_TOGETHER = re.compile("[和与及、]")
_AMOUNT = re.compile("(?:总?数量?|量)$")
"""What a name may end in or not."""


def has_content(text: str) -> bool:
    """Whether words tell anything of what a number is of."""
    return any(len(part) > 1 for part in segments(LIGHT.sub("，", CHANGES.sub("，", DATES.sub("，", text))))) or bool(
        _english(text)
    )


def weigh(things: Iterable[Thing]) -> Mapping[str, float]:
    """How much each character tells among the names of a programme: what many are called tells little."""
    seen, count = Counter[str](), 0
    for thing in set(things):
        seen.update({char for part in thing.parts for char in part})
        count += 1
    return {char: log(1 + count / number) for char, number in seen.items()}
