"""How Chinese names are read: their order in pinyin, the letters to find them by, the ids made of them.

Readings come from pypinyin; a few of names are our own. A segment of a name is read once and
remembered: ten thousand names share a few thousand segments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.mmseg import seg

SortKey = tuple[tuple[str, str, str], ...]

_WORDS: Mapping[str, str] = {
    "支行": "zhi1 hang2",
    "分行": "fen1 hang2",
    "总行": "zong3 hang2",
    "商行": "shang1 hang2",
    "单县": "shan4 xian4",
    "莘县": "shen1 xian4",
    "莘庄": "xin1 zhuang1",
    "乐陵": "lao4 ling2",
    "乐亭": "lao4 ting2",
    "牟平": "mu4 ping2",
    "任城": "ren2 cheng2",
    "任丘": "ren2 qiu1",
    "台州": "tai1 zhou1",
    "丽水": "li2 shui3",
    "东阿": "dong1 e1",
    "长清": "chang2 qing1",
    "长岛": "chang2 dao3",
    "洪洞": "hong2 tong2",
    "番禺": "pan1 yu2",
    "六安": "lu4 an1",
}
"""Places and trade words that a dictionary of phrases reads otherwise."""

_SURNAMES: Mapping[str, str] = {
    "单": "shan4", "仇": "qiu2", "解": "xie4", "查": "zha1", "曾": "zeng1", "区": "ou1", "朴": "piao2",
    "牟": "mu4", "任": "ren2", "华": "hua4", "盖": "ge3", "尹": "yin3", "乐": "yue4", "折": "she2",
}  # fmt: skip
"""Surnames read otherwise than the word they are written with."""

_SPECIAL = re.compile(rf"^([{''.join(_SURNAMES)}])(?=[记家氏门姐哥嫂爷])|({'|'.join(_WORDS)})")


@lru_cache(maxsize=65536)
def _read_segment(segment: str) -> tuple[str, ...]:
    # `list` as the handler gives each character that has no reading as itself; the stub knows only strings.
    read = tuple(lazy_pinyin(segment, style=Style.TONE3, neutral_tone_with_five=True, errors=list))  # type: ignore[arg-type]
    # One reading a character is what everything here counts on; what pypinyin can't split stands for itself.
    return read if len(read) == len(segment) and all(read) else tuple(segment)


def _read(name: str) -> Iterator[str]:
    """The syllable, with its tone, of each character; other characters as they stand."""
    place = 0
    while place < len(name):
        special = _SPECIAL.search(name, place)
        stop = special.start() if special else len(name)
        for segment in seg.cut(name[place:stop]):
            yield from _read_segment(segment)
        place = stop
        if special:
            found = special.group()
            yield from (_SURNAMES.get(found) or _WORDS[found]).split()
            place = special.end()


@lru_cache(maxsize=65536)
def syllables(name: str) -> tuple[tuple[str, str, str], ...]:
    """For each letter, digit and Chinese character of a name: its syllable, its tone and itself."""
    found = []
    for character, reading in zip(name, _read(name), strict=True):
        if character.isalnum():
            base, tone = (reading[:-1], reading[-1]) if reading[-1] in "12345" and reading[:-1] else (reading, "")
            found.append((base.lower(), tone, character))
    return tuple(found)


def sort_key(name: str) -> SortKey:
    """Order by syllable, then tone, then character, one character after the other; punctuation doesn't count."""
    return syllables(name)


def initial(name: str) -> str:
    """The letter a name stands under: A to Z, or # for one that begins otherwise."""
    first = syllables(name)[:1]
    letter = first[0][0][:1].upper() if first else "#"
    return letter if "A" <= letter <= "Z" else "#"


def spelled(name: str) -> str:
    """What somebody may type to find a name: its whole pinyin, and its first letters."""
    whole = [syllable for syllable, _, _ in syllables(name)]
    return f"{''.join(whole)} {''.join(syllable[:1] for syllable in whole)}"


_ACCENTS = re.compile("[\u0300-\u036f]")


def as_id(name: str) -> str:
    """A name as an id: pinyin for Chinese characters, small letters, hyphens. Empty where nothing is left of it."""
    # Wide letters are made plain and accents dropped before, lest pypinyin take them for something else.
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    parts = (f"-{syllable}-" if "\u3400" <= sign <= "\u9fff" else sign for syllable, sign in _spelt(plain))
    return re.sub(r"[^a-z0-9]+", "-", "".join(parts).lower()).strip("-")


def _spelt(name: str) -> Iterator[tuple[str, str]]:
    return zip((reading.rstrip("12345") for reading in _read(name)), name, strict=True)
