"""Holds the claims of a text against what a registry states: which hold, which it contradicts, which aren't known here.

A claim holds only where programme, place or organisation, thing and unit agree. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hehuo.derive.verifying.entities import Gazetteer
from hehuo.derive.verifying.language import VAGUE, same_unit
from hehuo.derive.verifying.lookup import Known, Lookup
from hehuo.derive.verifying.phrases import aptness
from hehuo.derive.verifying.reading import Claim, read_claims
from hehuo.derive.verifying.scope import Scope, Scopes
from hehuo.derive.verifying.statements import Statement
from hehuo.derive.verifying.wording import Words, has_content, words_of

Verdict = Literal["holds", "contradicts", "unknown"]

_SMALL = 10
_NAMED, _NAMED_SMALL = 0.5, 0.6
"""How much of what a figure is called must be said for it to confirm a number, and a number so small that many share it."""

_SURE, _SURE_LIKE, _WHOLLY, _RIVAL = 0.6, 0.5, 0.95, 0.6
"""How much for it to contradict one; one that reads like its own mistyped; one that another figure says which is named a
little too."""

_CLOSE = 0.3
"""Of that, what must be said beside the number and not elsewhere in its sentence."""

_AS_WELL, _AS_MUCH = 0.85, 0.8
"""Figures that are named almost as well as the best may be meant; of these it is the one of which the most is said."""

_OTHER_UNIT = 0.6
_OF_WHOLE = _OF_OTHER = 0.8
_PAID, _UNPAID = 0.6, 0.3
"""What being named counts where the unit is another; where the clause names a project and the figure is of no project;
where the number counts another word; and, of money, that it was paid, with and without a word of paying."""

_FAR_BEFORE, _FAR_AFTER = 160, 80
"""How many characters of its sentence are read with a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim with its verdict, the programme it was held against, and what the registry states for or against it."""

    claim: Claim
    verdict: Verdict
    statements: tuple[Statement, ...]
    programme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """A figure that a claim may be about: how much of what it is called is said, how many words that are, whether the unit
    is its own, whether the word that the number counts is another than its own, and how much is said beside the number."""

    known: Known
    named: float
    said: float
    unit: bool
    foreign: bool
    close: float


class Verifier:
    """Holds texts against what a registry states."""

    def __init__(self, statements: Iterable[Statement], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._lookup = Lookup(statements, gazetteer)

    def check(self, text: str, programme: str | None = None) -> tuple[Judged, ...]:
        """Every number of a text, judged; `programme` is the one that it speaks of where it names none."""
        scopes = Scopes(text, self._gazetteer, programme)
        masked = self._gazetteer.masked(text)
        return tuple(self._judge(claim, scopes.of(claim), masked) for claim in read_claims(text))

    def _judge(self, claim: Claim, scope: Scope, masked: str) -> Judged:
        verdict: Verdict = "unknown"
        speaking: list[_Weighed] = []
        if scope.programme is not None:
            near, around = _words(claim, masked)
            tokens = near.tokens | around.tokens | ({claim.unit} if claim.unit else set())
            weighed = [self._weigh(known, claim, scope, near, around) for known in self._lookup.near(scope, tokens)]
            verdict, speaking = _verdict(claim, [found for found in weighed if found is not None])
            if verdict == "unknown":
                speaking = list(self._misplaced(claim, scope, near))
                verdict = "contradicts" if speaking else "unknown"
        statements = tuple(dict.fromkeys(found.known.statement for found in speaking))
        return Judged(claim=claim, verdict=verdict, statements=statements[:3], programme=scope.programme)

    def _weigh(self, known: Known, claim: Claim, scope: Scope, near: Words, around: Words) -> _Weighed | None:
        statement = known.statement
        if not (scope.allows(known.anchors, known.among) and _comparable(claim, statement)):
            return None
        weights = self._lookup.weights[statement.programme]
        named, thing = max(
            ((thing.named(near, around, weights, claim.unit), thing) for thing in known.things),
            key=lambda pair: pair[0],
        )
        said = named * thing.weight(weights)
        if statement.spent:
            topic = known.topic.named(around, around, weights, None)
            named *= (_PAID if claim.paid else _UNPAID) + (1 - _PAID) * topic
        unit = same_unit(claim.unit, statement.unit)
        if not unit and claim.amount.number != statement.amount.number:
            named *= _OTHER_UNIT
        if statement.of in scope.places and claim.amount == statement.amount:
            named = max(named, _NAMED)
        apt = "same" if statement.spent else aptness(near.ahead, near.noun, known.tokens)
        if apt == "other":
            return None
        foreign = _is_foreign(near.noun, claim.unit, known)
        if foreign:
            named *= _OF_OTHER
        if not known.anchors and any(kind == "project" for kind, _ in scope.places):
            named *= _OF_WHOLE
        return _Weighed(
            known=known,
            named=named,
            said=said,
            unit=unit,
            foreign=foreign or apt == "described",
            close=thing.named(near, near, weights, claim.unit),
        )

    def _misplaced(self, claim: Claim, scope: Scope, near: Words) -> Iterator[_Weighed]:
        """Figures of other places of the programme that say just this: the text has taken one place for the other."""
        number = claim.amount.number
        if claim.amount.comparison not in ("exact", "over") or number < _SMALL or not (scope.strict and scope.is_local):
            return
        for known in self._lookup.saying(scope.programme or "", int(number), near.tokens):
            statement = known.statement
            weights = self._lookup.weights[statement.programme]
            named = max(thing.named(near, near, weights, claim.unit) for thing in known.things)
            agrees = same_unit(claim.unit, statement.unit) and _agrees(claim, statement)
            if agrees and named >= _AS_WELL and known.is_local and not known.anchors & scope.places:
                yield _Weighed(known=known, named=named, said=named, unit=True, foreign=False, close=named)


def _words(claim: Claim, masked: str) -> tuple[Words, Words]:
    """The words that belong to a number, and those of its sentence. Where none belong to it, those ahead of it do."""
    start, end = claim.window
    ahead, behind = masked[start : claim.start], masked[claim.end : end]
    first = max(claim.sentence[0], claim.start - _FAR_BEFORE)
    if not has_content(f"{ahead}，{behind}"):
        ahead = masked[first : claim.start]
    near = words_of(f"{ahead}，{behind}")
    return replace(near, ahead=ahead, noun=behind.lstrip("的 ")), words_of(
        masked[first : min(claim.sentence[1], claim.end + _FAR_AFTER)]
    )


def _is_foreign(noun: str, unit: str | None, known: Known) -> bool:
    """Whether what stands right after a number is another kind of thing than a figure's names end in."""
    if not re.match("[一-鿿]{2}", noun) or VAGUE.match(noun) or any(thing.parts == (unit,) for thing in known.things):
        return False
    return not any(head in noun for thing in known.things for head in thing.heads)


def _comparable(claim: Claim, statement: Statement) -> bool:
    """Whether both speak of the same moment and of the same: how much there is, or by how much it changed."""
    if claim.sense != statement.sense and {claim.sense, statement.sense} != {"up", "down"}:
        return False
    if claim.rate not in statement.label or (claim.ages and statement.ages and claim.ages != statement.ages):
        return False
    if statement.dated:
        month = claim.time.month
        right = statement.latest if month is None else statement.as_of[5:7] == f"{month:02}"
        return right and (claim.time.year is None or statement.as_of[:4] == str(claim.time.year))
    before = claim.phase == "before" or (claim.phase is None and claim.earlier)
    if before and (statement.phase == "after" or (claim.phase is not None and statement.phase is None)):
        return False
    return (before or statement.phase != "before") and claim.time.agrees(statement.as_of)


def _verdict(claim: Claim, weighed: Sequence[_Weighed]) -> tuple[Verdict, list[_Weighed]]:
    best = max((found.named for found in weighed), default=0.0)
    needed = _NAMED_SMALL if claim.amount.number < _SMALL else _NAMED
    meant = [found for found in weighed if found.named >= best * _AS_WELL]
    most = max((found.said for found in meant), default=0.0)
    leading = [found for found in meant if found.said >= most * _AS_MUCH]
    right = [
        found for found in leading if found.unit and found.named >= needed and _agrees(claim, found.known.statement)
    ]
    if right:
        return "holds", right
    against = [found for found in leading if _is_against(claim, found)]
    if not against or any(found.unit and not _differs(claim, found.known.statement) for found in meant):
        return "unknown", []
    rivals = (found for found in weighed if found.unit and not found.foreign and found.named >= best * _RIVAL)
    if best < _WHOLLY and any(_agrees(claim, found.known.statement) for found in rivals):
        return "unknown", []
    return "contradicts", against


def _agrees(claim: Claim, statement: Statement) -> bool:
    return claim.sense == statement.sense and claim.amount.allows(statement.amount)


def _differs(claim: Claim, statement: Statement) -> bool:
    return claim.sense != statement.sense or claim.amount.excludes(statement.amount)


def _is_against(claim: Claim, found: _Weighed) -> bool:
    """Whether a figure says something else of the same."""
    statement = found.known.statement
    alike = claim.amount.resembles(statement.amount)
    if found.foreign or found.close < _CLOSE or found.named < (_SURE_LIKE if alike else _SURE):
        return False
    if not found.unit:
        return claim.amount.number == statement.amount.number
    return _differs(claim, statement)
