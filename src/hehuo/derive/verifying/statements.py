"""What a registry states: a number of a thing, with the names and words that texts say it by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hehuo.derive.amounts import plain_unit, plain_value
from hehuo.derive.verifying.amounts import Amount, Comparison
from hehuo.derive.verifying.language import FALLING, POINTS, RISING, Phase, Sense
from hehuo.derive.verifying.names import Entity
from hehuo.derive.verifying.senses import ages_in
from hehuo.model.records import Change, Figure, Qualifier
from hehuo.model.registry import programme_of

_COMPARED: Mapping[Qualifier, Comparison] = {"exact": "exact", "over": "over", "about": "about", "under": "under"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A number that the registry states of a thing.

    `of` is the record that states it. Texts may call the thing by any of `things`, and have to name one of `anchors`, where
    there are any. `among` are names that may stand beside it, as those in `note` may; `where` begins with the name of its
    place. It is `spent` where it is money paid for what the label names. Of a series, `dated` where its values have to be told
    apart by their dates, `latest` where it is the last.
    """

    of: Entity
    label: str
    unit: str
    value: int
    qualifier: Qualifier
    as_of: str
    source: str | None
    things: tuple[str, ...]
    amount: Amount
    anchors: frozenset[Entity] = frozenset()
    among: frozenset[Entity] = frozenset()
    where: str = ""
    note: str = ""
    spent: bool = False
    sense: Sense = "level"
    phase: Phase | None = None
    dated: bool = False
    latest: bool = True

    @property
    def ages(self) -> frozenset[int]:
        """The ages that its label names."""
        return ages_in(self.label)

    @property
    def programme(self) -> str:
        """The programme whose record states it."""
        return programme_of(self.of[1])


def state(
    of: Entity,
    things: tuple[str, ...],
    value: int,
    unit: str,
    qualifier: Qualifier = "exact",
    *,
    as_of: str = "",
    source: str | None = None,
    **more: Any,
) -> Statement:
    """A statement that is called what its first name is."""
    label = more.pop("label", things[0])
    amount = Amount(number=Decimal(value), comparison=_COMPARED[qualifier])
    return Statement(
        of=of, label=label, unit=unit, value=value, qualifier=qualifier, as_of=as_of, source=source, things=things,
        amount=amount, **more,
    )  # fmt: skip


def state_figure(of: Entity, figure: Figure, *things: str, **more: Any) -> Iterator[Statement]:
    """A figure as a source states it; and what it was before and how it changed, where the source says so."""
    names = (figure.label, *_QUOTED.findall(figure.label), *things)
    unit, scale, note = (
        plain_unit(figure),
        plain_value(figure) // (figure.value or 1),
        f"{more.pop('note', '')} {figure.note or ''}",
    )
    dated: dict[str, Any] = {"as_of": figure.date or "", "source": figure.source, "note": note}
    if figure.change is not None:
        yield state_change(of, names, figure.change, unit, figure.qualifier, **dated, **more)
    if figure.value is None:
        return
    present = state(
        of, names, plain_value(figure), unit, figure.qualifier, **dated,
        sense=_sense_of(figure.label, unit), phase="after" if figure.before is not None else None, **more,
    )  # fmt: skip
    yield present
    if figure.before is not None:
        earlier = _valued(replace(present, phase="before"), figure.before * scale, unit)
        yield earlier
        yield from changes(earlier, present)


def state_change(
    of: Entity, things: tuple[str, ...], change: Change, unit: str, qualifier: Qualifier, **more: Any
) -> Statement:
    """By how much something rose or fell, as a source states it without the values."""
    moved = "%" if change.percent is not None else POINTS if unit == "%" else unit
    return state(of, things, abs(change.amount), moved, qualifier, sense="down" if change.amount < 0 else "up", **more)


_QUOTED = re.compile("“([^”]{3,})”$")
"""The name that a label ends in."""


def _sense_of(label: str, unit: str) -> Sense:
    """A share that a label says something rose or fell by is a change."""
    if unit not in ("%", POINTS):
        return "level"
    if any(word in label for word in FALLING if len(word) > 1):
        return "down"
    return "up" if any(word in label for word in RISING if len(word) > 1) else "level"


def _valued(statement: Statement, value: int | Decimal, unit: str) -> Statement:
    number = Decimal(value)
    whole = number == number.to_integral_value()
    amount = Amount(number=number, comparison="exact" if whole else "about")
    return replace(statement, value=round(number), qualifier="exact" if whole else "about", unit=unit, amount=amount)


def changes(earlier: Statement, later: Statement) -> Iterator[Statement]:
    """By how much, by what part and how many times something changed between two exact values."""
    change = later.value - earlier.value
    if not change or (earlier.qualifier, later.qualifier) != ("exact", "exact"):
        return
    sense: Sense = "up" if change > 0 else "down"
    changed = replace(later, phase=None, sense=sense, dated=False, latest=True)
    of_share, of_index = later.unit == "%", re.search("[0-9]", later.unit) is not None
    if not of_index:
        yield _valued(changed, abs(change), POINTS if of_share else later.unit)
    if earlier.value > 0:
        if not of_share:
            yield _valued(changed, Decimal(abs(change) * 100) / earlier.value, "%")
        times = Amount(number=Decimal(later.value) / earlier.value)
        yield replace(_valued(changed, times.number, "倍"), sense="times", amount=times)
