"""Names of persons, and names beside a points card's number.

A name is told by what stands around it: a title, a label, or a card on the same line or in the same mapping.
Aliases pass; what makes a name of a shop or of a place out of a surname passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from hehuo.check.private.cards import Cards
from hehuo.check.private.expression import expression
from hehuo.check.private.surnames import (
    BRANDS,
    CLEAR,
    COMPOUND,
    FAMOUS,
    GIVEN,
    LABELS,
    LEFT,
    NOT_GIVEN,
    NOT_NAMES,
    OFFICES,
    ROLES,
    SURNAMES,
    TITLES,
)
from hehuo.check.private.text import FlatText, Span

NAME, CARD_AND_NAME = "private-name", "private-card-and-name"

_HAN = "\u4e00-\u9fff"
_SURNAME = f"(?:{'|'.join(COMPOUND)}|[{''.join(sorted(SURNAMES))}])"
_CLEAR = f"[{''.join(sorted(CLEAR))}]"
_GIVEN = f"[{''.join(sorted(GIVEN))}]"
_TITLE = "|".join(sorted(TITLES, key=len, reverse=True))

_CUES = sorted({*TITLES, *LABELS, *ROLES}, key=lambda word: (word[0], -len(word), word))
_CUE = expression(
    "|".join(
        f"{first}(?:{'|'.join(word[1:] for word in words)})" for first, words in groupby(_CUES, lambda word: word[0])
    )
)
_AFTER_ROLE = expression(rf"(?P<name>{_CLEAR}(?:{_GIVEN}{{2}}|{_GIVEN}(?![{_HAN}])))")
_NO_TITLE = frozenset("产效们活傅")
"""What makes another word of a title: 先生产, 老师们."""

_AFTER_LABEL = expression(
    rf"[”\"']?[ \t]{{0,2}}(?:[:：=]|是|为|叫)?[ \t\u3000“\"']{{0,3}}"
    rf"(?P<name>{_SURNAME}(?:[{_HAN}]{{0,2}}(?:{_TITLE}|{'|'.join(OFFICES)})|[{_HAN}]{{1,2}}))(?![{_HAN}])"
    rf"|[ \t]{{0,2}}[:：][ \t]{{0,3}}(?P<old>[老小][{''.join(sorted(SURNAMES))}])(?![{_HAN}])"
)
_KEYS = (
    "holder",
    "owner",
    "contact_person",
    "contact_name",
    "resident",
    "real_name",
    "realname",
    "full_name",
    "person",
)
_KEY = expression("|".join(_KEYS).encode())
_AFTER_KEY = expression(rf"[\"']?:[ \t]+[\"']?(?P<name>{_SURNAME}[{_HAN}]{{1,2}})(?![{_HAN}])")
_ENGLISH = expression(
    rb"(?:Mr|Mrs|Ms|Miss|Auntie|Aunty|Uncle|Grandma|Grandpa|Granny)\.? [A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12})?(?![A-Za-z])"
)
_SURNAME_FIRST = f"[{''.join(sorted(SURNAMES | {surname[0] for surname in COMPOUND}))}]"
_BARE = expression(
    rf"{_SURNAME_FIRST}(?:(?<![{_HAN}].)(?:[{_HAN}]{{1,2}}(?![{_HAN}0-9])|{_GIVEN}{{1,2}}(?=[的本持领兑得交办])|[{_HAN}]{{2,3}}(?![{_HAN}0-9]))"
    rf"|(?<=[是给由归叫为人员者民长属户].){_GIVEN}{{1,2}}(?![{_HAN}])|{_GIVEN}{{2}}(?=的|持|领|本人|兑))"
)
_FAMILIAR = expression(rf"(?<![{_HAN}])[老小](?:{_SURNAME})(?![{_HAN}])")
_PINYIN_SURNAMES = b"Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|He|Gao|Lin|Luo"
_PINYIN = expression(rb"(?:" + _PINYIN_SURNAMES + rb") [A-Z][a-z]{1,11}(?![A-Za-z])")
_PINYIN_WORDS = tuple(surname.lower() + b" " for surname in _PINYIN_SURNAMES.split(b"|"))
_ALIAS = expression(r"(?:alias|化名)[\"']?:\s*[\"']?$")


def iter_names(flat: FlatText) -> Iterator[Span]:
    """Every name of a person, as a warning, and as an error where a card's number is with it."""
    cards = Cards(flat)
    for span in (*_chinese(flat), *_english(flat)):
        yield Span(CARD_AND_NAME, span.start, span.end) if cards.near(span.start) else span
    if cards.likely:
        yield from _beside_cards(flat, cards)


def _beside_cards(flat: FlatText, cards: Cards) -> Iterator[Span]:
    """What is a name only beside a card's number: bare names, 老王, names in pinyin."""
    found = [match.span() for match in _PINYIN.finditer(flat.latin)] if flat.has(*_PINYIN_WORDS) else []
    if not flat.text.isascii():
        found += [match.span() for match in _FAMILIAR.finditer(flat.text)]
        yield from _bare(flat.text, cards)
    yield from (Span(CARD_AND_NAME, *span) for span in found if cards.near(span[0]))


def _chinese(flat: FlatText) -> Iterator[Span]:
    text = flat.text
    if text.isascii():
        return
    cues = list(_CUE.finditer(text))
    for cue in cues:
        if cue.group() in TITLES and text[cue.end() : cue.end() + 1] not in _NO_TITLE:
            start = _name_before(text, cue)
            if start is not None:
                yield Span(NAME, start, cue.end())
    roles = (_AFTER_ROLE.match(text, cue.end()) for cue in cues if cue.group() in ROLES)
    labelled = (_AFTER_LABEL.match(text, cue.end()) for cue in cues if cue.group() in LABELS)
    keys = (
        _KEY.finditer(flat.lower)
        if flat.has(b"person", b"holder", b"owner", b"contact_name", b"resident", b"_name", b"realname")
        else ()
    )
    keyed = (_AFTER_KEY.match(text, found.end()) for found in keys)
    for after in (*roles, *labelled, *keyed):
        if after:
            name = after.lastgroup or "name"
            if not set(after[name]) & NOT_GIVEN and after[name] not in NOT_NAMES:
                yield Span(NAME, *after.span(name))


def _english(flat: FlatText) -> Iterator[Span]:
    for match in _ENGLISH.finditer(flat.latin):
        if not flat.latin[max(0, match.start() - 1) : match.start()].isalnum():
            yield Span(NAME, *match.span())


def _name_before(text: str, title: re.Match[str]) -> int | None:
    """Where the name before a title begins; None where there is none."""
    place = title.start()
    for size in (2, 1):
        start = place - size - 1
        if start < 0 or (text[start] not in SURNAMES and text[start - 1 : start + 1] not in COMPOUND):
            continue
        given = text[start + 1 : place]
        if any(char in NOT_GIVEN or not _is_han(char) for char in given) or text[start:place].startswith(FAMOUS):
            continue
        if text[start - 1 : start + 1] in COMPOUND:
            return start - 1
        clear = text[start] in CLEAR
        begins = _begins(text, start)
        known = all(char in GIVEN for char in given)
        if (begins and (clear or known)) or (clear and known and size == 2):
            return start
    return _surname_before(text, title)


def _surname_before(text: str, title: re.Match[str]) -> int | None:
    start = title.start() - 1
    if start > 0 and text[start - 1 : start + 1] in COMPOUND:
        return None if text.startswith(BRANDS, title.end()) else start - 1
    if start < 0 or text[start] not in SURNAMES or title.group() == "老人":
        return None
    if text.startswith(BRANDS, title.end()):
        return None
    if _begins(text, start) or (text[start] in CLEAR and text[start - 1] not in "二国女行古新帝霸"):
        return start
    return None


def _begins(text: str, start: int) -> bool:
    """Whether a word may begin here."""
    return start == 0 or not _is_han(text[start - 1]) or text[start - 1] in LEFT


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _bare(text: str, cards: Cards) -> Iterator[Span]:
    """Names without title or label: only beside a card's number.

    A comment beside a card is likely to say whose it is; an alias is doubtful, because it may look like a name.
    """
    for match in _BARE.finditer(text):
        name = match.group()
        compound = name[:2] in COMPOUND
        given = name[2 if compound else 1 :]
        if not 1 <= len(given) <= 2 or set(given) & NOT_GIVEN or name in NOT_NAMES or not cards.near(match.start()):
            continue
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        in_alias = _ALIAS.search(line) is not None
        if _is_name(given, compound or name[0] in CLEAR, likely="#" in line and not in_alias, doubtful=in_alias):
            yield Span(CARD_AND_NAME, *match.span())


def _is_name(given: str, clear: bool, likely: bool, doubtful: bool) -> bool:
    """Whether what follows a surname is a given name. Where a name is likely, one usual character is enough."""
    usual = sum(char in GIVEN for char in given)
    if usual == len(given) == 2:
        return clear or not doubtful
    if len(given) == 1:
        return clear and usual == 1 and not doubtful
    return clear and likely and usual == 1
