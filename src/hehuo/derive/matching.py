"""Matches: for each open need the partners that could take it up, with reasons; and what an idle partner could take.

Never compares every need with every partner: a need meets the partners of its community and, of those elsewhere, the best of
each place of the catalogue that it touches and of each of its telling words; a partner meets needs the same way
(`match_market`). The points stand in `match_points`; equal points go by waiting days and key, so that the same records give the same list.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.derive.match_market import Market, by_waiting, grouped
from hehuo.derive.match_points import MINIMUM, POINTS, Able, Need, Reason, is_broad
from hehuo.derive.match_reasons import fits, judge
from hehuo.derive.match_sides import Speech, able_partners, open_needs, project_need
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.projects import ProjectStatus
from hehuo.model.knowledge import Extent
from hehuo.model.registry import Registry
from hehuo.view.matching import Obstacle, ReasonId

SUGGESTED = 5
"""Suggestions kept for a need, and for a partner."""

_CONSIDERED = 50
"""So many partners are looked at to say why nobody can take a need."""


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
    hand: those with something to take first; None where they may well have. `chosen` says of projects taken up why their
    partners are a match."""

    programme: str
    all_partners: bool
    needs: Mapping[str, NeedMatches]
    partners: Mapping[str, tuple[Match, ...]]
    idle: tuple[str, ...] | None
    chosen: Mapping[str, tuple[Match, ...]]

    @property
    def unmet(self) -> tuple[NeedMatches, ...] | None:
        """The needs for which there is no suggestion; None where a partner that isn't recorded may meet them."""
        return tuple(need for need in self.needs.values() if not need.suggestions) if self.all_partners else None

    @property
    def table(self) -> Mapping[ReasonId, int]:
        """The points of each reason, as they are declared."""
        return POINTS

    @property
    def minimum(self) -> int:
        """A pair with fewer points is no suggestion."""
        return MINIMUM


def derive_matches(
    registry: Registry,
    extents: Mapping[str, Extent],
    projects: Mapping[str, ProjectStatus],
    partners: Mapping[str, PartnerStatus],
) -> Mapping[str, Matches]:
    """The matches of every programme."""
    needs: dict[str, list[Need]] = {key: [] for key in registry.programmes}
    able: dict[str, list[Able]] = {key: [] for key in registry.programmes}
    speech = Speech(registry, projects, partners)
    for need in open_needs(registry, speech, projects):
        needs[need.programme].append(need)
    for partner in able_partners(registry, speech, projects, partners).values():
        if partner.programme in able:
            able[partner.programme].append(partner)
    taken = grouped(projects.values(), lambda view: [view.programme])
    return {
        key: _matches(
            registry,
            speech,
            Market(needs[key], able[key], extents[key].holds("partners")),
            extents[key],
            key,
            taken.get(key, []),
        )
        for key in registry.programmes
    }


def _matches(
    registry: Registry, speech: Speech, market: Market, extent: Extent, programme: str, taken: list[ProjectStatus]
) -> Matches:
    found = [suggest(market, need) for need in sorted(market.needs, key=by_waiting)]
    offered = {partner.key: _for_partner(market, partner) for partner in market.partners if partner.active}
    idle = [partner for partner in market.partners if partner.active and not partner.load]
    known = extent.current and extent.holds("partners", "projects")
    idle.sort(key=lambda partner: (not offered[partner.key], partner.key))
    pairs = ((view, [market.by_key[key] for key in view.holders if key in market.by_key]) for view in taken)
    chosen = {view.key: _chosen(project_need(registry, speech, view), holders) for view, holders in pairs if holders}
    return Matches(
        programme=programme,
        all_partners=market.all_partners,
        needs={match.need.key: match for match in found},
        partners=offered,
        idle=tuple(partner.key for partner in idle) if known else None,
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


def suggest(market: Market, need: Need) -> NeedMatches:
    """The partners that could take up a need, best first, or why there are none."""
    pool = {partner.key: partner for partner in market.local_partners.get(need.community or "", ())}
    for place in need.places:
        pool.update((partner.key, partner) for partner in market.best_partners(place, need.kinds))
    named = {key for word in need.telling for key in market.speaking.get(word, ())} | need.talking
    pool.update((key, market.by_key[key]) for key in named if key in market.by_key)
    judged = ((judge(need, partner), partner.key) for partner in pool.values() if fits(need, partner))
    found = [(-points, key, reasons) for (points, reasons), key in judged if reasons]
    best = tuple(_match(need.key, key, reasons) for _, key, reasons in heapq.nsmallest(SUGGESTED, found))
    if best:
        return NeedMatches(need=need, suggestions=best)
    obstacle, could = _obstacle(market, need)
    if not market.all_partners and obstacle in ("held", "inactive", "kind", "nobody"):
        obstacle = "unrecorded"
    return NeedMatches(need=need, suggestions=(), obstacle=obstacle, could=could)


def _for_partner(market: Market, partner: Able) -> tuple[Match, ...]:
    pool: dict[str, Need] = {}
    for community in partner.communities:
        pool.update((need.key, need) for need in market.local_needs.get(community, ()))
    for node in partner.nodes:
        pool.update((need.key, need) for need in market.longest_waiting(node, partner.kind))
    pool.update((key, market.need_of[key]) for word in partner.telling for key in market.asking.get(word, ()))
    judged = ((judge(need, partner), need) for need in pool.values() if fits(need, partner))
    found = [(-points, by_waiting(need), reasons) for (points, reasons), need in judged if reasons]
    return tuple(_match(key, partner.key, reasons) for _, (_, key), reasons in heapq.nsmallest(SUGGESTED, found))


def _match(need: str, partner: str, reasons: list[Reason]) -> Match:
    ranked = tuple(sorted(reasons, key=lambda reason: (-reason.points, reason.id)))
    return Match(need=need, partner=partner, points=sum(reason.points for reason in ranked), reasons=ranked)


def _obstacle(market: Market, need: Need) -> tuple[Obstacle, tuple[str, ...]]:
    """Why there is no suggestion for a need, and who would be one otherwise."""
    if not need.places:
        return "no-item", ()
    pool = [
        partner for place in need.places for id_ in place.path for partner in market.doing.get(id_, ())[:_CONSIDERED]
    ]
    # Who asks for it isn't one who could give it.
    able = {partner.key: partner for partner in pool if partner.key != need.asker and judge(need, partner)[1]}.values()
    reasons: tuple[tuple[Obstacle, list[str]], ...] = (
        ("held", [partner.key for partner in able if partner.key in need.barred]),
        ("inactive", [partner.key for partner in able if not partner.active]),
        ("kind", [partner.key for partner in able if need.kinds is not None and partner.kind not in need.kinds]),
    )
    for obstacle, keys in reasons:
        if keys:
            return obstacle, tuple(sorted(keys)[:SUGGESTED])
    if all(is_broad(place) for place in need.places):
        return "broad", ()
    sharp = {place.id for place in need.sharp}
    named = {partner.key for partner in pool if fits(need, partner) and not sharp.isdisjoint(partner.names)}
    return ("unclear", tuple(sorted(named)[:SUGGESTED])) if named else ("nobody", ())
