"""The views of matching: suggestions with their reasons, and each programme's page of needs and resources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hehuo.derive import match_points
from hehuo.derive.matching import Match, Matches, NeedMatches
from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.made import match_url
from hehuo.model.records import Resource
from hehuo.model.registry import programme_of
from hehuo.view.matching import (
    AvailableResource,
    IdlePartner,
    MatchPage,
    NeedSuggestions,
    OpenNeed,
    Reason,
    Suggestion,
    UnmetNeed,
)
from hehuo.view.page import Link, PageView

_SHOWN = 60
"""Needs, resources, unmet needs and idle partners on the page, each; the boards and the command have them all."""

_SUGGESTED = 3
"""Suggestions for a need on that page."""

_OFFERED = 2
"""Suggestions for an idle partner on that page."""

_NEEDS_NAMED = 4
_RECORDS_NAMED = 3


def match_pages(context: PageContext) -> Iterator[PageView]:
    """One page for each programme of which it is known what is open."""
    for key in context.programmes:
        if match_url(context, key):
            yield _page(context, key)


def _page(context: PageContext, key: str) -> PageView:
    matches = context.derived.matches[key]
    uses, unmet, idle = _uses(context, matches), matches.unmet, matches.idle
    return MatchPage(
        **context.page(key, f"match/{key}/", "programmes", context.links.of("programme", key)),
        id=key,
        file=context.file("programme", key),
        needs=tuple(_need(context, found) for found in list(matches.needs.values())[:_SHOWN]),
        needs_count=len(matches.needs),
        resources=tuple(_resource(context, key, use) for use in uses[:_SHOWN]),
        resources_count=len(uses),
        unmet=tuple(_unmet(context, found) for found in (unmet or ())[:_SHOWN]),
        unmet_count=None if unmet is None else len(unmet),
        idle=tuple(_idle(context, matches, partner) for partner in (idle or ())[:_SHOWN]),
        idle_count=None if idle is None else len(idle),
        points=tuple(matches.table.items()),
        minimum=matches.minimum,
    )


def partners_for(context: PageContext, found: Iterable[Match]) -> tuple[Suggestion, ...]:
    """The partners that matches suggest."""
    return tuple(_suggestion(context, match, context.links.of("partner", match.partner)) for match in found)


def needs_for(context: PageContext, found: Iterable[Match]) -> tuple[Suggestion, ...]:
    """The projects that matches suggest."""
    return tuple(_suggestion(context, match, context.links.of("project", match.need)) for match in found)


def need_suggestions(context: PageContext, found: NeedMatches, most: int | None = None) -> NeedSuggestions:
    """Who could take up a need, or why nobody can."""
    return NeedSuggestions(
        suggestions=partners_for(context, found.suggestions[:most]),
        obstacle=found.obstacle,
        could=context.links.all_of("partner", found.could),
    )


def _suggestion(context: PageContext, match: Match, link: Link) -> Suggestion:
    return Suggestion(link=link, points=match.points, reasons=reasons_of(context, match))


def reasons_of(context: PageContext, match: Match) -> tuple[Reason, ...]:
    """Why the two of a match belong together."""
    nodes = context.registry.catalogue[programme_of(match.need)]
    return tuple(
        Reason(
            id=reason.id,
            points=reason.points,
            node=nodes[reason.node].term.name if reason.node else None,
            text=reason.text,
            number=reason.number,
            unit=reason.unit,
            count=len(reason.records),
            projects=_named_records(context, reason),
            part=reason.part,
        )
        for reason in match.reasons
    )


def _named_records(context: PageContext, reason: match_points.Reason) -> tuple[Link, ...]:
    """The first of the projects that the partner itself has finished."""
    return context.links.all_of("project", reason.records[:_RECORDS_NAMED]) if reason.id == "record" else ()


def _need(context: PageContext, found: NeedMatches) -> OpenNeed:
    need, links = found.need, context.links
    project = context.derived.projects[need.key]
    return OpenNeed(
        link=links.of("project", need.key),
        left=need.left,
        unit=need.unit,
        waiting_days=project.waiting_days,
        community=links.of("community", project.community) if project.community else None,
        for_partner=links.of("partner", project.for_partner) if project.for_partner else None,
        items=tuple(place.term.name for place in need.places),
        ready=need.ready,
        matches=need_suggestions(context, found, _SUGGESTED),
    )


def _unmet(context: PageContext, found: NeedMatches) -> UnmetNeed:
    assert found.obstacle is not None
    return UnmetNeed(
        link=context.links.of("project", found.need.key),
        obstacle=found.obstacle,
        could=context.links.all_of("partner", found.could),
    )


def _idle(context: PageContext, matches: Matches, partner: str) -> IdlePartner:
    return IdlePartner(
        link=context.links.of("partner", partner),
        suggestions=needs_for(context, matches.partners[partner][:_OFFERED]),
        named=bool(context.registry.partners[partner].items),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A resource of an active partner, and the open needs that it is of use for."""

    partner: str
    resource: Resource
    needs: Sequence[str]


def _uses(context: PageContext, matches: Matches) -> list[_Use]:
    """The resources of active partners: those that the most needs have use for first."""
    wanting: dict[str, list[str]] = defaultdict(list)
    for need, found in matches.needs.items():
        for place in found.need.places:
            wanting[place.id].append(need)
    uses = []
    for partner in matches.partners:
        for resource in context.registry.partners[partner].resources:
            needs = dict.fromkeys(need for item in resource.items for need in wanting.get(item, ()))
            uses.append(_Use(partner=partner, resource=resource, needs=tuple(needs)))
    uses.sort(key=lambda use: (-len(use.needs), use.partner))
    return uses


def _resource(context: PageContext, programme: str, use: _Use) -> AvailableResource:
    return AvailableResource(
        record=use.resource,
        partner=context.links.of("partner", use.partner),
        items=context.item_names(programme, use.resource.items),
        needs=context.links.all_of("project", use.needs[:_NEEDS_NAMED]),
        needs_count=len(use.needs),
    )
