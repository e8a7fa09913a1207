"""What a number counts, by the phrase beside it: the thing itself, or something narrower or other than it."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Literal

from hehuo.derive.verifying.language import CHANGES, DATES, EARLIER, LIGHT, NUMBER, SPENDING, STOP, VAGUE, either

Aptness = Literal["same", "described", "other"]
"""Whether a phrase says the thing itself, the thing with a clause before it, or something else."""

_SPLIT = re.compile(f"({STOP.pattern})")
_HAN = re.compile("[一-鿿]+")
_EARLIER = re.compile(f"(?:{either(*(word for word in EARLIER if not word.isascii()))})时?")
_VERB_END = re.compile("(?:[来去出给上下成得起进开看说走过不时里间]|每)$")
_TAIL = re.compile(f"(?:{VAGUE.pattern}|合伙人|企业|商家)$")
_OPENING = "的多 “‘"

_LEAD = re.compile("^(?:社区|小区|街道|全区|辖区|当地|各类|广大)")

_WORD = 2
"""From so many characters on, what isn't said of a thing is another word."""


def aptness(ahead: str, behind: str, tokens: Set[str]) -> Aptness:
    """How the phrase that a number counts fits the names of a thing: 女性合伙人 and 合伙人家属 are other than 合伙人.

    The phrase stands right after the number, or else right before it. Verbs and words of all sorts don't count.
    """
    after = _HAN.match(_plain(behind).lstrip(_OPENING))
    if after is not None and not VAGUE.match(after.group()):
        held = _held(STOP.split(after.group())[0], tokens)
        return "other" if True in held and held.index(True) >= _WORD else "same"
    pieces = _SPLIT.split(_plain(ahead))
    runs, between = [_trimmed(run, tokens) for run in pieces[::2]], pieces[1::2]
    while runs and (
        not _HAN.fullmatch(runs[-1]) or (_VERB_END.search(runs[-1]) and True not in _held(runs[-1], tokens))
    ):
        runs.pop()
    if not runs:
        return "same"
    held = _held(runs[-1], tokens)
    if True not in held:
        return "other" if len(held) >= _WORD else "same"
    if held.index(True) >= _WORD or held[::-1].index(True) >= _WORD:
        return "other"
    joined = len(runs) > 1 and between[len(runs) - 2] == "的" and _HAN.fullmatch(runs[-2])
    return "described" if joined and len(runs[-2]) >= _WORD and not set(runs[-2]) & set("".join(tokens)) else "same"


def _trimmed(run: str, tokens: Set[str]) -> str:
    """A run of words without those of all sorts at either end, unless a thing is called so."""
    for edge in (_TAIL, _LEAD):
        while (found := edge.search(run)) is not None and True not in _held(found.group(), tokens):
            run = run[: found.start()] + run[found.end() :]
    return run


def _plain(text: str) -> str:
    for idle in (DATES, _EARLIER, CHANGES, LIGHT, SPENDING, NUMBER):
        text = idle.sub("，", text)
    return text


def _held(run: str, tokens: Set[str]) -> list[bool]:
    """Of each character, whether it stands in a pair that the names have too."""
    held = [char in tokens for char in run]
    for place in range(len(run) - 1):
        if run[place : place + 2] in tokens:
            held[place] = held[place + 1] = True
    return held
