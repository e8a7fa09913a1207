"""What speaks for a partner taking up a need: one table of points, and the reasons that hold for a pair.

Owns the points and the comparison of one need with one partner. Knows nothing of how pairs are found (`matching`) nor
of the words a reason is told in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from hehuo.model.records import Resource, Service
from hehuo.model.registry import CatalogueNode
from hehuo.view.matching import ReasonId

POINTS: Mapping[ReasonId, int] = {
    "item": 40,  # it takes on this very item of the catalogue
    "wider": 20,  # it names the whole group or direction that the item lies in
    "resource": 20,  # it has something for this
    "group": 15,  # it takes on another item of the group
    "community": 15,  # it serves this community
    "service": 10,  # it gives a standing service of this kind
    "trade": 8,  # partners of its trade have finished such a project
    "quantity": 5,  # what it has is enough for all that is left
    "direction": 5,  # it takes on something else of the direction
    "record": 4,  # for each such project it has finished, three at most
    "load": -4,  # for each project it has in hand, four at most
    "returned": -20,  # it took this very project up and gave it back
}
"""The points of each reason; a suggestion's points are their sum."""

Thing = TypeVar("Thing")

MOST_RECORDS = 3
MOST_LOADS = 4

MINIMUM = 20
"""A pair with fewer points is no suggestion."""

_BASIS = frozenset(("item", "wider", "group", "resource", "service", "record", "trade"))
"""At least one of these must hold: to be near, or active in the same broad direction, makes nobody able to help."""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that speaks for or against a pair: its points, and what it is told with.

    `node` is a catalogue id, `text` what a partner's record calls it, `number` how many, `records` the projects.
    """

    id: ReasonId
    points: int
    node: str | None = None
    text: str | None = None
    number: int | None = None
    unit: str | None = None
    records: tuple[str, ...] = ()
    part: bool = False
    """Whether it meets another item of the need than the first, which is what the need is mainly about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is left of an open project for anybody to claim.

    `places` are its items with the group and direction of each; `kinds` the kinds of partner its workflow lets claim,
    None for any; `ready` says whether the very next step can be a claim.
    """

    key: str
    programme: str
    left: int
    unit: str | None
    waiting_days: int | None
    community: str | None
    places: tuple[CatalogueNode, ...]
    kinds: frozenset[str] | None = None
    ready: bool = True
    sharp: tuple[CatalogueNode, ...] = ()
    """Its places but for groups and directions that have items below them, since to share such a one says little."""
    ids: frozenset[str] = frozenset()
    """The ids of all its places, their groups and directions."""
    barred: frozenset[str] = frozenset()
    """Who can't take it: who asks for it, and who holds a part of it."""
    returned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Able:
    """A partner as matching sees it: what it names, has, gives and has done, by catalogue id."""

    key: str
    programme: str
    kind: str
    trade: str | None
    active: bool
    communities: frozenset[str]
    names: frozenset[str]
    groups: frozenset[str]
    directions: frozenset[str]
    resources: Mapping[str, Resource] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    done: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    peers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Item → projects that partners of the same trade have finished."""
    load: int = 0
    nodes: tuple[str, ...] = ()
    """The catalogue ids under which it is found, and finds needs, elsewhere: what it names, has, gives and has done."""
    reach: frozenset[str] = frozenset()
    """Every id at which anything could speak for it: without one in common with a need, nothing does."""


def fits(need: Need, partner: Able) -> bool:
    """Whether the partner can claim the need at all, whatever speaks for it."""
    return partner.active and partner.key not in need.barred and (need.kinds is None or partner.kind in need.kinds)


def judge(need: Need, partner: Able) -> tuple[int, list[Reason]]:
    """The points of a pair and its reasons; no reasons where it is no suggestion."""
    if need.ids.isdisjoint(partner.reach):
        return 0, []
    reasons = list(_work(need, partner))
    if not any(reason.id in _BASIS for reason in reasons):
        return 0, []
    reasons += _standing(need, partner)
    total = 0
    for reason in reasons:
        total += reason.points
    return total, reasons if total >= MINIMUM else []


def _work(need: Need, partner: Able) -> Iterator[Reason]:
    """What of the need's items the partner does, has, gives and has done."""
    shared = [reason for place in need.places if (reason := _shared(need, place, partner)) is not None]
    if shared:
        yield max(shared, key=lambda reason: reason.points)
    resource, part = _first(need, partner.resources)
    if resource is not None:
        yield Reason(id="resource", points=_weight("resource", part), text=resource.what, part=part)
        if resource.quantity is not None and resource.unit == need.unit and resource.quantity >= need.left:
            yield Reason(id="quantity", points=POINTS["quantity"], number=resource.quantity, unit=resource.unit)
    service, part = _first(need, partner.services)
    if service is not None:
        yield Reason(id="service", points=_weight("service", part), text=service.title, part=part)
    done = _all(need, partner.done)
    if done:
        yield Reason(id="record", points=POINTS["record"] * min(len(done), MOST_RECORDS), records=done)
    elif peers := _all(need, partner.peers):
        yield Reason(id="trade", points=POINTS["trade"], records=peers)


def _weight(reason: ReasonId, part: bool) -> int:
    """The points of a reason; half of them where it meets another item of the need than the first."""
    return POINTS[reason] // 2 if part else POINTS[reason]


def _shared(need: Need, place: CatalogueNode, partner: Able) -> Reason | None:
    """The deepest that the partner's work and an item have in common."""
    found: tuple[ReasonId, str] | None = None
    wider = next((node for node in (place.group, place.direction) if node in partner.names and node != place.id), None)
    if place.id in partner.names and not is_broad(place):
        found = "item", place.id
    elif wider is not None:
        found = "wider", wider
    elif place.group is not None and place.group in partner.groups:
        found = "group", place.group
    elif place.direction in partner.directions:
        found = "direction", place.direction
    if found is None:
        return None
    part = place is not need.places[0]
    return Reason(id=found[0], points=_weight(found[0], part), node=found[1], part=part)


def is_broad(place: CatalogueNode) -> bool:
    """Whether a place is a group or direction with items below it, so that to share it says little."""
    return bool(getattr(place.term, "items", None) or getattr(place.term, "groups", None))


def _standing(need: Need, partner: Able) -> Iterator[Reason]:
    if need.community is not None and need.community in partner.communities:
        yield Reason(id="community", points=POINTS["community"])
    if partner.load:
        yield Reason(id="load", points=POINTS["load"] * min(partner.load, MOST_LOADS), number=partner.load)
    if partner.key in need.returned:
        yield Reason(id="returned", points=POINTS["returned"])


def _first(need: Need, things: Mapping[str, Thing]) -> tuple[Thing | None, bool]:
    """What stands under one of the need's items, or under the whole group or direction of one; and whether that item is
    another than the need's first."""
    for place in need.sharp if things else ():
        for node in (place.id, place.group, place.direction):
            if node is not None and node in things:
                return things[node], place is not need.places[0]
    return None, False


def _all(need: Need, projects: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The projects of the need's own items, each once."""
    if not projects:
        return ()
    found: tuple[str, ...] = ()
    for place in need.sharp:
        if place.id in projects:
            found += projects[place.id]
    if len(need.places) > 1 or need.key in found:
        return tuple(dict.fromkeys(key for key in found if key != need.key))
    return found
