"""The two sides of matching, made ready for comparing: the needs that are open, and what each partner can.

Reads projects and partners as concluded; compares nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hehuo.derive.match_points import Able, Need, Thing, Work, is_broad
from hehuo.derive.match_words import Wording, Words, fit, parts_of
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.projects import ProjectStatus
from hehuo.model.records import Event, Partner, Project
from hehuo.model.registry import CatalogueNode, Registry, programme_of, resolve

_PEERS = 5
"""So many projects are named as what partners of a trade have finished."""

Works = Mapping[str, tuple[Work, ...]]
"""Item → projects."""


class Speech:
    """The words of a registry's texts: what its needs ask for and its partners say of themselves.

    The names of a programme's area and communities are left out: they say where, not what.
    """

    def __init__(
        self, registry: Registry, projects: Mapping[str, ProjectStatus], partners: Mapping[str, PartnerStatus]
    ) -> None:
        self._places = _place_names(registry)
        self.asked = {key: self.words(view.programme, *_asks(view.project)) for key, view in projects.items()}
        self.said = {
            key: self.words(view.programme, *says_of(registry, key, view.partner)) for key, view in partners.items()
        }
        self._wording = Wording([*self.asked.values(), *self.said.values()])

    def words(self, programme: str, *texts: str | None) -> Words:
        """All words of texts of a programme."""
        return parts_of(filter(None, texts)) - self._places.get(programme, frozenset())

    def telling(self, words: Words) -> Words:
        """Those of words that few texts use."""
        return self._wording.telling(words)


def _place_names(registry: Registry) -> Mapping[str, Words]:
    names: dict[str, list[str]] = {}
    for key, programme in registry.programmes.items():
        area = programme.area
        names[key] = [name for name in (area.province, area.city, area.district, area.street) if name]
    for key, community in registry.communities.items():
        if programme_of(key) in names:
            names[programme_of(key)].append(community.name)
    return {key: parts_of(texts) for key, texts in names.items()}


def _asks(project: Project) -> tuple[str, ...]:
    """What a project says of what is wanted."""
    unit = project.wanted.unit if project.wanted else None
    return tuple(filter(None, (project.title, project.need, project.goal, unit)))


def says_of(registry: Registry, key: str, partner: Partner) -> tuple[str, ...]:
    """What a partner's record says of itself: its name and trade, what it has and gives."""
    programme = registry.programmes.get(programme_of(key))
    trade = programme.trades.get(partner.trade or "") if programme else None
    names = filter(None, (partner.name, partner.short, trade.name if trade else None))
    return (*names, *(thing.what for thing in partner.resources), *(thing.title for thing in partner.services))


def open_needs(registry: Registry, speech: Speech, projects: Mapping[str, ProjectStatus]) -> Iterator[Need]:
    """Every project of which something is left that nobody holds, in order of key."""
    for key in sorted(projects):
        view = projects[key]
        if view.left and any(share.state_class == "open" and share.share.partner is None for share in view.shares):
            yield project_need(registry, speech, view)


def project_need(registry: Registry, speech: Speech, view: ProjectStatus) -> Need:
    """A project as matching sees it, whether or not something is left of it."""
    catalogue, wanted = registry.catalogue[view.programme], view.project.wanted
    places = tuple(catalogue[item] for item in view.project.items if item in catalogue)
    free = [
        share.share
        for share in view.shares
        if share.state_class in ("open", "reported") and share.share.partner is None
    ]
    claims = [event for event in view.workflow.events.values() if event.claims]
    now = [event for event in claims if any(share.state in event.from_ for share in free)]
    words = speech.asked[view.key]
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
        asker=view.for_partner,
        returned=_returned(view),
        talking=_talking(view),
        words=words,
        telling=speech.telling(words),
        meant=frozenset(place.id for place in places if fit(words, parts_of((place.term.name,))) != "none"),
    )


def ids_of(places: Iterable[CatalogueNode]) -> frozenset[str]:
    """The ids of places of the catalogue, of their groups and directions."""
    return frozenset(node for place in places for node in place.path)


def _kinds(claims: list[Event]) -> frozenset[str] | None:
    if not claims or any(not event.kinds for event in claims):
        return None
    return frozenset(kind for event in claims for kind in event.kinds)


def _returned(view: ProjectStatus) -> frozenset[str]:
    """Who gave back what it had claimed."""
    events = view.workflow.events
    moved = (share for step in view.trail.steps if events[step.entry.event].releases for share in step.moved)
    return frozenset(resolve(view.programme, share.partner) for share in moved if share.partner)


def _talking(view: ProjectStatus) -> frozenset[str]:
    """Who took part in a step without ever claiming, such as a talk."""
    events = view.workflow.events
    claimed = {step.entry.partner for step in view.trail.steps if events[step.entry.event].claims}
    others = {step.entry.partner for step in view.trail.steps} - claimed
    return frozenset(resolve(view.programme, partner) for partner in others if partner)


def able_partners(
    registry: Registry, speech: Speech, projects: Mapping[str, ProjectStatus], partners: Mapping[str, PartnerStatus]
) -> dict[str, Able]:
    """Every partner as matching sees it, in order of key."""
    taken = {key for view in partners.values() for key in (*view.completed, *view.holding)}
    works = {
        key: Work(key=key, words=speech.words(programme_of(key), *_asks(projects[key].project)))
        for key in sorted(taken)
    }
    done = {key: _by_item(view.completed, works, projects) for key, view in sorted(partners.items())}
    running = {key: _by_item(view.holding, works, projects) for key, view in partners.items()}
    peers = _peers(partners, done)
    return {
        key: _able(registry, speech, partners[key], done[key], running[key], peers.get(_trade(partners[key]), {}))
        for key in done
    }


def _by_item(keys: Iterable[str], works: Mapping[str, Work], projects: Mapping[str, ProjectStatus]) -> Works:
    found: dict[str, list[Work]] = defaultdict(list)
    for key in keys:
        for item in projects[key].project.items:
            found[item].append(works[key])
    return {item: tuple(held) for item, held in found.items()}


def _trade(view: PartnerStatus) -> tuple[str, str]:
    return view.programme, view.partner.trade or ""


def _peers(
    partners: Mapping[str, PartnerStatus], done: Mapping[str, Works]
) -> Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]:
    """Programme and trade → item → the first of the projects that partners of the trade have finished."""
    found: dict[tuple[str, str], dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for key, finished in done.items():
        for item, works in finished.items() if partners[key].partner.trade else ():
            found[_trade(partners[key])][item] |= dict.fromkeys(work.key for work in works)
    return {trade: {item: tuple(keys)[:_PEERS] for item, keys in items.items()} for trade, items in found.items()}


def _able(
    registry: Registry,
    speech: Speech,
    view: PartnerStatus,
    done: Works,
    running: Works,
    peers: Mapping[str, tuple[str, ...]],
) -> Able:
    catalogue, partner = registry.catalogue.get(view.programme, {}), view.partner
    named = [catalogue[item] for item in partner.items if item in catalogue]
    names, groups = {node.id for node in named}, {node.group for node in named if node.group is not None}
    things, says = _things(speech, view), says_of(registry, view.key, partner)
    nodes = {*names, *things, *done, *running}
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
        things=things,
        done=done,
        running=running,
        peers=peers,
        load=len(view.holding) + sum(service.until is None for service in partner.services),
        nodes=tuple(sorted(nodes)),
        reach=frozenset(nodes | groups | peers.keys()),
        says=says,
        telling=speech.telling(speech.said[view.key]),
    )


def _things(speech: Speech, view: PartnerStatus) -> Mapping[str, tuple[Thing, ...]]:
    """Item → what a partner has and gives for it, as its record has them."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for resource in view.partner.resources:
        words = speech.words(view.programme, resource.what, resource.note)
        thing = Thing(kind="resource", text=resource.what, words=words, quantity=resource.quantity, unit=resource.unit)
        for item in resource.items:
            found[item].append(thing)
    for service in view.partner.services:
        thing = Thing(kind="service", text=service.title, words=speech.words(view.programme, service.title))
        for item in service.items:
            found[item].append(thing)
    return {item: tuple(things) for item, things in found.items()}
