"""Matches: for each open need the partners that could take it up, with reasons; and what an idle partner could take.

Never compares every need with every partner: a need meets the partners of its community and, of those elsewhere, the
`BREADTH` best of each place of the catalogue that it touches; a partner meets needs the same way. The points stand in
`match_points`; equal points go by waiting days and key, so that the same records give the same list.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from hehuo.derive.match_points import MINIMUM, POINTS, Able, Need, Reason, fits, is_broad, judge
from hehuo.derive.match_sides import able_partners, ids_of, open_needs, project_need
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.projects import ProjectStatus
from hehuo.model.registry import CatalogueNode, Registry
from hehuo.view.matching import Obstacle, ReasonId

BREADTH = 12
"""So many partners of a place of the catalogue are looked at besides those of the need's own community."""

_LONGEST = 6
"""So many needs of a place of the catalogue, the longest waiting, are looked at for a partner besides its community's."""

SUGGESTED = 5
"""Suggestions kept for a need, and for a partner."""

_CONSIDERED = 50
"""So many partners are looked at to say why nobody can take a need."""

Side = TypeVar("Side")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A partner that could take up a need; the points are the sum of the reasons'."""

    need: str
    partner: str
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMatches:
    """A need with its suggestions, best first. Where there are none, `obstacle` says why, and `could` who is meant:
    partners that do such work but are of another kind, not active, or hold a part already."""

    need: Need
    suggestions: tuple[Match, ...]
    obstacle: Obstacle | None = None
    could: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """A programme's needs by key, the longest waiting first, and what each active partner could take. `idle` have nothing in
    hand: those with something to take first. `chosen` says of projects taken up why their partners are a match."""

    programme: str
    needs: Mapping[str, NeedMatches]
    partners: Mapping[str, tuple[Match, ...]]
    idle: tuple[str, ...]
    chosen: Mapping[str, tuple[Match, ...]]

    @property
    def unmet(self) -> tuple[NeedMatches, ...]:
        """The needs for which there is no suggestion."""
        return tuple(need for need in self.needs.values() if not need.suggestions)

    @property
    def table(self) -> Mapping[ReasonId, int]:
        """The points of each reason, as they are declared."""
        return POINTS

    @property
    def minimum(self) -> int:
        """A pair with fewer points is no suggestion."""
        return MINIMUM


def derive_matches(
    registry: Registry, projects: Mapping[str, ProjectStatus], partners: Mapping[str, PartnerStatus]
) -> Mapping[str, Matches]:
    """The matches of every programme."""
    needs: dict[str, list[Need]] = {key: [] for key in registry.programmes}
    able: dict[str, list[Able]] = {key: [] for key in registry.programmes}
    for need in open_needs(registry, projects):
        needs[need.programme].append(need)
    for partner in able_partners(registry, projects, partners).values():
        if partner.programme in able:
            able[partner.programme].append(partner)
    taken = _grouped(projects.values(), lambda view: [view.programme])
    return {
        key: _matches(registry, key, _Market(needs[key], able[key]), taken.get(key, [])) for key in registry.programmes
    }


def _matches(registry: Registry, programme: str, market: _Market, taken: list[ProjectStatus]) -> Matches:
    found = [_for_need(market, need) for need in sorted(market.needs, key=_by_waiting)]
    offered = {partner.key: _for_partner(market, partner) for partner in market.partners if partner.active}
    idle = [partner for partner in market.partners if partner.active and not partner.load]
    idle.sort(key=lambda partner: (not offered[partner.key], partner.key))
    by_key = {partner.key: partner for partner in market.partners}
    pairs = ((view, [by_key[partner] for partner in view.holders if partner in by_key]) for view in taken)
    chosen = {view.key: _chosen(project_need(registry, view), holders) for view, holders in pairs if holders}
    return Matches(
        programme=programme,
        needs={match.need.key: match for match in found},
        partners=offered,
        idle=tuple(partner.key for partner in idle),
        chosen={key: matches for key, matches in chosen.items() if matches},
    )


def _chosen(need: Need, holders: list[Able]) -> tuple[Match, ...]:
    """Why those who took a project up are a match, whatever they have in hand by now."""
    found = []
    for partner in holders:
        reasons = [reason for reason in judge(need, partner)[1] if reason.points > 0]
        if reasons:
            found.append(_match(need.key, partner.key, reasons))
    return tuple(found)


def _by_waiting(need: Need) -> tuple[int, str]:
    return -(need.waiting_days if need.waiting_days is not None else -1), need.key


class _Market:
    """Both sides of a programme, found by community and by place of the catalogue."""

    def __init__(self, needs: list[Need], partners: list[Able]) -> None:
        self.needs, self.partners = needs, partners
        self._best: dict[tuple[str, frozenset[str] | None], list[Able]] = {}
        self._longest: dict[tuple[str, str], list[Need]] = {}

    @cached_property
    def local_partners(self) -> Mapping[str, list[Able]]:
        return _grouped(self.partners, lambda partner: sorted(partner.communities))

    @cached_property
    def local_needs(self) -> Mapping[str, list[Need]]:
        return _grouped(self.needs, lambda need: [need.community] if need.community else [])

    @cached_property
    def doing(self) -> Mapping[str, list[Able]]:
        """Catalogue id → who names it, has or gives something for it, or has done it."""
        return _grouped(self.partners, lambda partner: partner.nodes)

    @cached_property
    def wanting(self) -> Mapping[str, list[Need]]:
        """Catalogue id → needs that touch it."""
        return _grouped(self.needs, lambda need: sorted(need.ids))

    def best_partners(self, place: CatalogueNode, kinds: frozenset[str] | None) -> list[Able]:
        """The best that a place of the catalogue has to offer, wherever the need is."""
        key = place.id, kinds
        if key not in self._best:
            plain = Need(key="", programme="", left=1, unit=None, waiting_days=None, community=None,
                         places=(place,), kinds=kinds, ids=ids_of((place,)), sharp=() if is_broad(place) else (place,))  # fmt: skip
            pool = {
                partner.key: partner
                for id_ in _ids(place)
                for partner in self.doing.get(id_, ())
                if fits(plain, partner)
            }
            self._best[key] = heapq.nsmallest(
                BREADTH, pool.values(), key=lambda partner: (-judge(plain, partner)[0], partner.key)
            )
        return self._best[key]

    def longest_waiting(self, node: str, kind: str) -> list[Need]:
        """The needs that touch a catalogue id and have waited longest for a partner of a kind."""
        key = node, kind
        if key not in self._longest:
            pool = [need for need in self.wanting.get(node, ()) if need.kinds is None or kind in need.kinds]
            self._longest[key] = heapq.nsmallest(_LONGEST, pool, key=_by_waiting)
        return self._longest[key]


def _grouped(things: Iterable[Side], names: Callable[[Side], Iterable[str]]) -> Mapping[str, list[Side]]:
    found: dict[str, list[Side]] = defaultdict(list)
    for thing in things:
        for name in names(thing):
            found[name].append(thing)
    return found


def _ids(place: CatalogueNode) -> tuple[str, ...]:
    """A place's own id, then those of its group and direction."""
    return tuple(dict.fromkeys(node for node in (place.id, place.group, place.direction) if node is not None))


def _for_need(market: _Market, need: Need) -> NeedMatches:
    pool = {partner.key: partner for partner in market.local_partners.get(need.community or "", ())}
    for place in need.places:
        pool.update((partner.key, partner) for partner in market.best_partners(place, need.kinds))
    judged = ((judge(need, partner), partner.key) for partner in pool.values() if fits(need, partner))
    found = [(-points, key, reasons) for (points, reasons), key in judged if reasons]
    best = tuple(_match(need.key, key, reasons) for _, key, reasons in heapq.nsmallest(SUGGESTED, found))
    if best:
        return NeedMatches(need=need, suggestions=best)
    obstacle, could = _obstacle(market, need)
    return NeedMatches(need=need, suggestions=(), obstacle=obstacle, could=could)


def _for_partner(market: _Market, partner: Able) -> tuple[Match, ...]:
    pool: dict[str, Need] = {}
    for community in partner.communities:
        pool.update((need.key, need) for need in market.local_needs.get(community, ()))
    for node in partner.nodes:
        pool.update((need.key, need) for need in market.longest_waiting(node, partner.kind))
    judged = ((judge(need, partner), need) for need in pool.values() if fits(need, partner))
    found = [(-points, _by_waiting(need), reasons) for (points, reasons), need in judged if reasons]
    return tuple(_match(key, partner.key, reasons) for _, (_, key), reasons in heapq.nsmallest(SUGGESTED, found))


def _match(need: str, partner: str, reasons: list[Reason]) -> Match:
    ranked = tuple(sorted(reasons, key=lambda reason: (-reason.points, reason.id)))
    return Match(need=need, partner=partner, points=sum(reason.points for reason in ranked), reasons=ranked)


def _obstacle(market: _Market, need: Need) -> tuple[Obstacle, tuple[str, ...]]:
    """Why there is no suggestion for a need, and who would be one otherwise."""
    if not need.places:
        return "no-item", ()
    pool = [
        partner for place in need.places for id_ in _ids(place) for partner in market.doing.get(id_, ())[:_CONSIDERED]
    ]
    able = {partner.key: partner for partner in pool if judge(need, partner)[1]}.values()
    reasons: tuple[tuple[Obstacle, list[str]], ...] = (
        ("held", [partner.key for partner in able if partner.key in need.barred]),
        ("inactive", [partner.key for partner in able if not partner.active]),
        ("kind", [partner.key for partner in able if need.kinds is not None and partner.kind not in need.kinds]),
    )
    for obstacle, keys in reasons:
        if keys:
            return obstacle, tuple(sorted(keys)[:SUGGESTED])
    return "broad" if all(is_broad(place) for place in need.places) else "nobody", ()
