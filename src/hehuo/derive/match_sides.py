"""The two sides of matching, made ready for comparing: the needs that are open, and what each partner can.

Reads projects and partners as concluded; compares nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hehuo.derive.match_points import Able, Need, is_broad
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.projects import ProjectStatus
from hehuo.model.records import Event
from hehuo.model.registry import CatalogueNode, Registry, resolve

_PEERS = 5
"""So many projects are named as what partners of a trade have finished."""


def open_needs(registry: Registry, projects: Mapping[str, ProjectStatus]) -> Iterator[Need]:
    """Every project of which something is left that nobody holds, in order of key."""
    for key in sorted(projects):
        view = projects[key]
        if view.left and any(share.state_class == "open" and share.share.partner is None for share in view.shares):
            yield project_need(registry, view)


def project_need(registry: Registry, view: ProjectStatus) -> Need:
    """A project as matching sees it, whether or not something is left of it."""
    catalogue, wanted = registry.catalogue[view.programme], view.project.wanted
    places = tuple(catalogue[item] for item in view.project.items if item in catalogue)
    free = [share.share for share in view.shares if share.state_class == "open" and share.share.partner is None]
    claims = [event for event in view.workflow.events.values() if event.claims]
    now = [event for event in claims if any(share.state in event.from_ for share in free)]
    return Need(
        key=view.key,
        programme=view.programme,
        left=sum(share.quantity for share in free),
        unit=wanted.unit if wanted else None,
        waiting_days=view.waiting_days,
        community=view.community,
        places=places,
        sharp=tuple(place for place in places if not is_broad(place)),
        ids=ids_of(places),
        kinds=_kinds(now or claims),
        ready=bool(now),
        barred=frozenset(filter(None, (*view.holders, view.for_partner))),
        returned=_returned(view),
    )


def ids_of(places: Iterable[CatalogueNode]) -> frozenset[str]:
    """The ids of places of the catalogue, of their groups and directions."""
    return frozenset(node for place in places for node in (place.id, place.group, place.direction) if node is not None)


def _kinds(claims: list[Event]) -> frozenset[str] | None:
    if not claims or any(not event.kinds for event in claims):
        return None
    return frozenset(kind for event in claims for kind in event.kinds)


def _returned(view: ProjectStatus) -> frozenset[str]:
    """Who gave back what it had claimed."""
    events = view.workflow.events
    moved = (share for step in view.trail.steps if events[step.entry.event].releases for share in step.moved)
    return frozenset(resolve(view.programme, share.partner) for share in moved if share.partner)


def able_partners(
    registry: Registry, projects: Mapping[str, ProjectStatus], partners: Mapping[str, PartnerStatus]
) -> dict[str, Able]:
    """Every partner as matching sees it, in order of key."""
    done = {key: _done(view, projects) for key, view in partners.items()}
    by_trade: dict[tuple[str, str], dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for key, view in sorted(partners.items()):
        for item, finished in done[key].items() if view.partner.trade else ():
            by_trade[view.programme, view.partner.trade or ""][item] |= dict.fromkeys(finished)
    peers = {trade: {item: tuple(keys)[:_PEERS] for item, keys in items.items()} for trade, items in by_trade.items()}
    return {
        key: _able(registry, view, done[key], peers.get((view.programme, view.partner.trade or ""), {}))
        for key, view in sorted(partners.items())
    }


def _done(view: PartnerStatus, projects: Mapping[str, ProjectStatus]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key in view.completed:
        for item in projects[key].project.items:
            found[item].append(key)
    return {item: tuple(keys) for item, keys in found.items()}


def _able(
    registry: Registry, view: PartnerStatus, done: Mapping[str, tuple[str, ...]], peers: Mapping[str, tuple[str, ...]]
) -> Able:
    catalogue, partner = registry.catalogue.get(view.programme, {}), view.partner
    named = [catalogue[item] for item in partner.items if item in catalogue]
    names, groups = {node.id for node in named}, {node.group for node in named if node.group is not None}
    resources = {item: resource for resource in reversed(partner.resources) for item in resource.items}
    services = {item: service for service in reversed(partner.services) for item in service.items}
    nodes = {*names, *resources, *services, *done}
    return Able(
        key=view.key,
        programme=view.programme,
        kind=partner.kind,
        trade=partner.trade,
        active=view.standing == "active",
        communities=frozenset(view.communities),
        names=frozenset(names),
        groups=frozenset(groups),
        directions=frozenset(node.direction for node in named),
        resources=resources,
        services=services,
        done=done,
        peers=peers,
        load=len(view.holding),
        nodes=tuple(sorted(nodes)),
        reach=frozenset(nodes | groups | peers.keys()),
    )
