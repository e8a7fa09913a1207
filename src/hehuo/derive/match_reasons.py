"""What speaks for a partner taking up a need: the reasons that hold for a pair, and their points.

A committee has to be able to sign a suggestion: what a partner names must be borne out by what it has, gives or does, in
words that fit the need. Knows nothing of how pairs are found (`matching`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from hehuo.derive.match_points import MINIMUM, MOST_LOADS, MOST_RECORDS, POINTS, Able, Need, Reason, Thing, Work
from hehuo.derive.match_words import Words, fit, longest_common
from hehuo.model.registry import CatalogueNode
from hehuo.view.matching import ReasonId

_BASIS = frozenset(("item", "talks", "resource", "words", "named", "service"))
"""At least one of these must hold: to be near, to name a direction or to be of a trade makes nobody able to help."""


def fits(need: Need, partner: Able) -> bool:
    """Whether the partner can claim the need at all, whatever speaks for it."""
    return partner.active and partner.key not in need.barred and (need.kinds is None or partner.kind in need.kinds)


def judge(need: Need, partner: Able) -> tuple[int, list[Reason]]:
    """The points of a pair and its reasons; no reasons where it is no suggestion."""
    if need.ids.isdisjoint(partner.reach) and partner.key not in need.talking:
        return 0, []
    reasons = _work(need, partner)
    if not any(reason.id in _BASIS for reason in reasons):
        return 0, []
    reasons += _projects(need, partner)
    reasons += _standing(need, partner)
    total = 0
    for reason in reasons:
        total += reason.points
    return total, reasons if total >= MINIMUM else []


def _fit(need: Need, words: Words) -> Literal["none", "hint", "word"]:
    return "word" if need.words is None else fit(need.words, words)


def _work(need: Need, partner: Able) -> list[Reason]:
    """What the partner names, has and gives of what is needed, and what it says of itself."""
    reasons = [reason for place in need.places if (reason := _shared(need, place, partner)) is not None]
    if len(reasons) > 1:
        reasons = [max(reasons, key=lambda reason: reason.points)]
    if partner.key in need.talking:
        reasons.append(Reason(id="talks", points=POINTS["talks"]))
    if partner.things:
        reasons += _given(need, partner)
    common = need.telling & partner.telling
    if common and any(len(word) > 1 for word in common) and _at_work(need, partner):
        reasons.append(Reason(id="words", points=POINTS["words"], text=_said(common, partner)))
    return reasons


def _at_work(need: Need, partner: Able) -> bool:
    """Whether the partner names, has or does anything under one of the need's own places."""
    return any(place.id in partner.reach for place in need.places)


def _said(common: Words, partner: Able) -> str:
    return max((longest_common(common, text) for text in partner.says), key=len)


def _given(need: Need, partner: Able) -> Iterator[Reason]:
    """The first resource and the first service that fit the need's words, of those under one of its places."""
    found: dict[ReasonId, tuple[Thing, bool]] = {}
    for place in need.places:
        for node in place.path:
            for thing in partner.things.get(node, ()):
                if thing.kind not in found and _fit(need, thing.words) != "none":
                    found[thing.kind] = thing, place is not need.places[0]
    for kind, (thing, part) in found.items():
        yield Reason(id=kind, points=_weight(kind, part), text=thing.text, part=part)
        if thing.quantity is not None and thing.unit == need.unit and thing.quantity >= need.left:
            yield Reason(id="quantity", points=POINTS["quantity"], number=thing.quantity, unit=thing.unit)


def _projects(need: Need, partner: Able) -> Iterator[Reason]:
    """What the partner has finished and has in hand of the need's items; else what others of its trade have."""
    done = _keys(need, partner.done)
    if done:
        yield Reason(id="record", points=POINTS["record"] * min(len(done), MOST_RECORDS), records=done)
    running = _keys(need, partner.running)
    if running:
        yield Reason(id="running", points=POINTS["running"], records=running)
    if not done and (peers := _all(need, partner.peers)):
        yield Reason(id="trade", points=POINTS["trade"], records=peers)


def _weight(reason: ReasonId, part: bool) -> int:
    """The points of a reason; half of them where it meets another item of the need than the first."""
    return POINTS[reason] // 2 if part else POINTS[reason]


def _shared(need: Need, place: CatalogueNode, partner: Able) -> Reason | None:
    """The deepest that the partner's work and an item have in common."""
    found: tuple[ReasonId, str] | None = None
    wider = next((node for node in (place.group, place.direction) if node in partner.names and node != place.id), None)
    if place.id in partner.names and place in need.sharp and (named := _named(need, place, partner)) is not None:
        found = named, place.id
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


def _named(need: Need, place: CatalogueNode, partner: Able) -> Literal["item", "named"] | None:
    """What it is worth that a partner names an item.

    What it has, gives, does and did under the item says what it means by it. Where it says nothing more, the item's own
    name has to fit the need.
    """
    things = partner.things.get(place.id, ())
    works = (*partner.done.get(place.id, ()), *partner.running.get(place.id, ()))
    # The texts of projects are long: a single character in common proves nothing there.
    if any(_fit(need, thing.words) != "none" for thing in things) or any(
        _fit(need, work.words) == "word" for work in works if work.key != need.key
    ):
        return "item"
    if need.words is not None and place.id not in need.meant:
        return None
    return "named" if things else "item"


def _standing(need: Need, partner: Able) -> Iterator[Reason]:
    if need.community is not None and need.community in partner.communities:
        yield Reason(id="community", points=POINTS["community"])
    if partner.load:
        yield Reason(id="load", points=POINTS["load"] * min(partner.load, MOST_LOADS), number=partner.load)
    if partner.key in need.returned:
        yield Reason(id="returned", points=POINTS["returned"])


def _keys(need: Need, works: Mapping[str, Sequence[Work]]) -> tuple[str, ...]:
    """The projects of the need's own items, each once and without the need itself."""
    found = [work.key for place in need.sharp for work in works.get(place.id, ())] if works else []
    return tuple(dict.fromkeys(key for key in found if key != need.key))


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
