"""The marked places of a record type as a tree that records are walked along: where references and texts stand.

Knows nothing of what references or texts mean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from hehuo.document import Route
from hehuo.schema.marks import ENTRY, ITEM, Way


@dataclass(slots=True)
class Plan:
    """A place in a record type: the kind of what stands there, and the places below it that are asked for: at each key,
    at every item of a list, at every entry of a map."""

    kind: str | None = None
    keys: dict[str, Plan] = field(default_factory=dict)
    item: Plan | None = None
    entry: Plan | None = None

    def __bool__(self) -> bool:
        return bool(self.kind or self.keys or self.item or self.entry)


def make_plan(kinds: Mapping[Way, str]) -> Plan:
    """The tree of the places that lead to what is asked for, and of no others."""
    plan = Plan()
    for way, kind in kinds.items():
        place = plan
        for step in way:
            place = _below(place, step)
        place.kind = kind
    return plan


def _below(place: Plan, step: str) -> Plan:
    if step == ITEM:
        place.item = place.item or Plan()
        return place.item
    if step == ENTRY:
        place.entry = place.entry or Plan()
        return place.entry
    return place.keys.setdefault(step, Plan())


Found = tuple[Route, str, str]
"""A reference of a record: its route, its kind, and what it says."""

Known = Callable[[str, str, Route], bool]
"""Whether a reference of a kind, saying a text at a route, points to something."""


def collect(plan: Plan, value: object, ids: Mapping[str, Collection[str]], known: Known) -> list[Found]:
    """The references of a value that point to nothing. `ids` by kind are surely known; `known` judges the others."""
    found: list[Found] = []
    _walk(plan, value, (), ids, known, found)
    return found


def _walk(
    plan: Plan, value: Any, route: Route, ids: Mapping[str, Collection[str]], known: Known, found: list[Found]
) -> None:
    """Most of what is walked are the entries of ledger batches, so a mapping looks its own references up."""
    if plan.kind is not None:
        if value not in ids.get(plan.kind, ()) and not known(plan.kind, value, route):
            found.append((route, plan.kind, value))
    elif type(value) is dict:
        for key, below in plan.keys.items():
            if key in value:
                inner, kind = value[key], below.kind
                if kind is None or inner not in ids.get(kind, ()):
                    _walk(below, inner, (*route, key), ids, known, found)
        if plan.entry is not None:
            for key, inner in value.items():
                if key not in plan.keys:
                    _walk(plan.entry, inner, (*route, key), ids, known, found)
    elif plan.item is not None:
        for index, inner in enumerate(value):
            _walk(plan.item, inner, (*route, index), ids, known, found)
