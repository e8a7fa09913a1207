"""What each clause of a text speaks of: the programme, and the places and organisations within it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from hehuo.derive.verifying.entities import OTHER, Gazetteer, Mention, owner
from hehuo.derive.verifying.language import OTHER_SCOPE
from hehuo.derive.verifying.names import Entity
from hehuo.derive.verifying.reading import Claim

_NARROW = frozenset(("community", "partner", "place"))
_BREAK = re.compile(r"[0-9]+|[，。；：！？!?;:\n、]|,(?!\d)|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Scope:
    """The programme that is spoken of, None where that can't be told, and what within it.

    `places` are the communities, organisations, places and projects in question, `strict` those of them that the clause
    itself names. It is of the `whole` programme where nothing within it is in question.
    """

    programme: str | None
    places: frozenset[Entity] = frozenset()
    strict: tuple[frozenset[Entity], ...] = ()
    whole: bool = True

    @property
    def is_local(self) -> bool:
        """Whether it is of a place within the programme, and not only of an organisation."""
        return any(kind in ("community", "place") for kind, _ in self.places)

    def allows(self, anchors: Set[Entity], among: Set[Entity]) -> bool:
        """Whether a figure of these anchors is of what is spoken of."""
        if anchors and not anchors & self.places:
            return False
        return all(names & anchors or names & among for names in self.strict)


@dataclass(slots=True)
class _Clause:
    start: int
    scope: Scope


class Scopes:
    """The scope of every clause of a text, what is not named being carried on from before."""

    def __init__(self, text: str, gazetteer: Gazetteer, programme: str | None) -> None:
        self._clauses: list[_Clause] = []
        mentions = gazetteer.mentions(text)
        current, start, at = Scope(programme), 0, 0
        for end, after in _breaks(text):
            inside: list[Mention] = []
            while at < len(mentions) and mentions[at].start < end:
                inside.append(mentions[at])
                at += 1
            scope, carried = _scope(text[start:end], inside, current)
            self._clauses.append(_Clause(start, scope))
            current = carried
            start = after
        self._starts = [clause.start for clause in self._clauses]

    def of(self, claim: Claim) -> Scope:
        """What a claim speaks of."""
        return self._clauses[bisect_right(self._starts, claim.start) - 1].scope


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Where clauses end and the next begin: also between the items of a list, where each has its number."""
    counted = False
    for match in _BREAK.finditer(text):
        if match.group() == "、" and not counted:
            continue
        if match.group().isdigit():
            counted = True
            continue
        counted = False
        yield match.start(), match.end()
    yield len(text), len(text)


def _scope(clause: str, mentions: Sequence[Mention], before: Scope) -> tuple[Scope, Scope]:
    """The scope of a clause, and what is carried on from it."""
    if any(OTHER in mention.entities for mention in mentions):
        return Scope(None), (before if "比" in clause else Scope(None))
    if OTHER_SCOPE.search(clause):
        return Scope(None), before
    programme = _programme(mentions, before.programme)
    if programme is None:
        return Scope(None), before if not mentions else Scope(None)
    own = [_within(mention, programme) for mention in mentions]
    narrow = tuple(
        found
        for found, mention in zip(own, mentions, strict=True)
        if found and _is_narrow(mention) and not mention.example
    )
    named = frozenset(entity for found in own for entity in found)
    if narrow or any(kind == "project" for kind, _ in named):
        return (found := Scope(programme, named, narrow, not narrow)), found
    if programme != before.programme or any(_is_area(mention) for mention in mentions):
        return (found := Scope(programme)), found
    return (found := Scope(programme, before.places, (), not before.is_local)), found


def _is_area(mention: Mention) -> bool:
    """Whether a name is that of a programme's area, so that all of it is spoken of again."""
    return not mention.is_title and any(kind == "programme" for kind, _ in mention.entities)


def _is_narrow(mention: Mention) -> bool:
    kinds = {kind for kind, _ in mention.entities}
    return bool(kinds & _NARROW) and "programme" not in kinds


def _within(mention: Mention, programme: str) -> frozenset[Entity]:
    return frozenset(
        entity for entity in mention.entities if owner(entity) == programme and entity[0] in (*_NARROW, "project")
    )


def _programme(mentions: Sequence[Mention], before: str | None) -> str | None:
    """The programme that names of a clause decide; their places before its own name, which others may use as a word."""
    sure = {mention.decides for mention in mentions if mention.decides}
    if len(sure) > 1:
        sure = {mention.decides for mention in mentions if mention.decides and not mention.is_title}
    if len(sure) == 1:
        return next(iter(sure))
    return None if sure else before
