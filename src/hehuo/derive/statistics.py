"""Counts with receipts: every figure carries the keys of the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hehuo.derive.partners import PartnerView
from hehuo.derive.projects import ProjectView
from hehuo.model.records import Figure, Offer, Partner, Programme, Recorded
from hehuo.model.registry import Registry, iter_catalogue, programme_of, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure and its receipt: the record type and keys it was counted from. `value` may be a sum over them."""

    value: int
    type: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsRow:
    """One line of a statistic: a community, kind, team, trade or direction and what was counted for it."""

    id: str
    name: str
    partners: Counted
    projects: Counted
    open: Counted
    done: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFigure:
    """A reported figure with the one counted from the records beside it, where one corresponds."""

    id: str
    figure: Figure
    counted: Counted | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeStatistics:
    """A programme's totals, its rows by dimension, outcomes by measure, money, and reported figures."""

    programme: str
    partners: Counted
    communities: Counted
    projects: Counted
    open: Counted
    active: Counted
    done: Counted
    dropped: Counted
    by_community: tuple[StatisticsRow, ...]
    by_kind: tuple[StatisticsRow, ...]
    by_trade: tuple[StatisticsRow, ...]
    by_direction: tuple[StatisticsRow, ...]
    outcomes: Mapping[str, Counted]
    money: Counted
    figures: tuple[ReportedFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Records:
    """One programme's records, picked out once so that each count reads only these."""

    key: str
    programme: Programme
    partners: list[PartnerView]
    projects: list[ProjectView]
    communities: list[str]
    offers: dict[str, Offer]


def derive_statistics(
    registry: Registry, projects: Mapping[str, ProjectView], partners: Mapping[str, PartnerView], as_of: date
) -> Mapping[str, ProgrammeStatistics]:
    """The statistics of every programme."""
    picked = {
        key: _Records(key=key, programme=programme, partners=[], projects=[], communities=[], offers={})
        for key, programme in registry.programmes.items()
    }
    for partner in partners.values():
        if partner.programme in picked:
            picked[partner.programme].partners.append(partner)
    for project in projects.values():
        picked[project.programme].projects.append(project)
    for community in registry.communities:
        if programme_of(community) in picked:
            picked[programme_of(community)].communities.append(community)
    for key, offer in registry.offers.items():
        open_now = offer.from_ <= as_of.isoformat() and (offer.until is None or offer.until >= as_of.isoformat())
        if programme_of(key) in picked and open_now:
            picked[programme_of(key)].offers[key] = offer
    return {key: _statistics(registry, records) for key, records in picked.items()}


def _statistics(registry: Registry, records: _Records) -> ProgrammeStatistics:
    projects, programme = records.projects, records.programme
    present = [view for view in records.partners if view.standing != "left"]
    by_community, by_kind, by_trade, by_direction = _dimensions(registry, records, present)
    return ProgrammeStatistics(
        programme=records.key,
        partners=_partners(present),
        communities=Counted(value=len(records.communities), type="community", records=tuple(records.communities)),
        projects=_projects(projects),
        open=_projects(projects, "open"),
        active=_projects(projects, "active"),
        done=_projects(projects, "done"),
        dropped=_projects(projects, "dropped"),
        by_community=by_community,
        by_kind=by_kind,
        by_trade=by_trade,
        by_direction=by_direction,
        outcomes={measure: _outcomes(projects, measure) for measure in programme.measures},
        money=_money(projects),
        figures=tuple(
            ReportedFigure(id=key, figure=figure, counted=_count(figure.recorded, records, registry))
            for key, figure in programme.figures.items()
        ),
    )


def _dimensions(
    registry: Registry, records: _Records, present: list[PartnerView]
) -> tuple[tuple[StatisticsRow, ...], ...]:
    """Rows by community, kind, trade and direction. A project counts for the kind and trade of who holds it."""
    programme = records.programme
    holder = {view.key: view.partner for view in records.partners}

    def rows(
        names: Mapping[str, str],
        of_partner: Callable[[PartnerView], Iterable[str | None]],
        of_project: Callable[[ProjectView], Iterable[str | None]],
    ) -> tuple[StatisticsRow, ...]:
        return _rows(names, present, records.projects, of_partner, of_project)

    def held_by(view: ProjectView) -> list[Partner]:
        return [holder[key] for key in view.holders if key in holder]

    return (
        rows(
            {key: registry.communities[key].name for key in records.communities},
            lambda view: view.communities,
            lambda view: [view.community],
        ),
        rows(
            {key: kind.name for key, kind in programme.kinds.items()},
            lambda view: [view.partner.kind],
            lambda view: {partner.kind for partner in held_by(view)},
        ),
        rows(
            {key: trade.name for key, trade in programme.trades.items()},
            lambda view: [view.partner.trade],
            lambda view: {partner.trade for partner in held_by(view)},
        ),
        rows(
            {key: direction.name for key, direction in programme.directions.items()},
            lambda view: view.directions,
            lambda view: view.directions,
        ),
    )


def _partners(views: Iterable[PartnerView]) -> Counted:
    keys = tuple(view.key for view in views)
    return Counted(value=len(keys), type="partner", records=keys)


def _projects(views: Iterable[ProjectView], state_class: str | None = None) -> Counted:
    keys = tuple(view.key for view in views if state_class is None or view.state_class == state_class)
    return Counted(value=len(keys), type="project", records=keys)


def _rows(
    names: Mapping[str, str],
    partners: list[PartnerView],
    projects: list[ProjectView],
    of_partner: Callable[[PartnerView], Iterable[str | None]],
    of_project: Callable[[ProjectView], Iterable[str | None]],
) -> tuple[StatisticsRow, ...]:
    """One row a name, from one pass over the partners and one over the projects."""
    mine: dict[str | None, list[PartnerView]] = {key: [] for key in names}
    theirs: dict[str | None, list[ProjectView]] = {key: [] for key in names}
    for partner in partners:
        for key in of_partner(partner):
            if key in mine:
                mine[key].append(partner)
    for project in projects:
        for key in of_project(project):
            if key in theirs:
                theirs[key].append(project)
    return tuple(
        StatisticsRow(
            id=key,
            name=name,
            partners=_partners(mine[key]),
            projects=_projects(theirs[key]),
            open=_projects(theirs[key], "open"),
            done=_projects(theirs[key], "done"),
        )
        for key, name in names.items()
    )


def _outcomes(projects: Iterable[ProjectView], measure: str) -> Counted:
    """The sum of a measure over projects that are done or under way; a dropped project's outcomes don't count."""
    total, keys = 0, []
    for view in projects:
        amounts = [outcome.quantity for outcome in view.project.outcomes if outcome.measure == measure]
        if amounts and view.state_class != "dropped":
            total += sum(amounts)
            keys.append(view.key)
    return Counted(value=total, type="project", records=tuple(keys))


def _money(projects: Iterable[ProjectView]) -> Counted:
    paid = [view for view in projects if view.project.money and view.state_class != "dropped"]
    total = sum(amount.yuan for view in paid for amount in view.project.money)
    return Counted(value=total, type="project", records=tuple(view.key for view in paid))


def _count(query: Recorded | None, records: _Records, registry: Registry) -> Counted | None:
    """Count what a reported figure says its recorded counterpart is; None where it names none."""
    if query is None:
        return None
    programme = records.programme
    if query.of == "directions":
        return Counted(value=len(programme.directions), type="programme", records=(records.key,))
    if query.of in ("groups", "items"):
        nodes = list(iter_catalogue(programme))
        groups = [node for node in nodes if node.group == node.id]
        items = [node for node in nodes if node.id != node.direction and node.group != node.id]
        return Counted(value=len(groups if query.of == "groups" else items), type="programme", records=(records.key,))
    if query.of == "communities":
        return Counted(value=len(records.communities), type="community", records=tuple(records.communities))
    if query.of in ("offers", "merchants", "merchant-trades"):
        return _count_offers(query, records)
    if query.of == "partners":
        return _partners(
            view for view in records.partners if view.standing != "left" and _partner_matches(view, query, records)
        )
    chosen = [view for view in records.projects if _project_matches(view, query, records, registry)]
    if query.of == "outcomes":
        return _outcomes(chosen, query.measure or "")
    return _money(chosen) if query.of == "money" else _projects(chosen)


def _count_offers(query: Recorded, records: _Records) -> Counted:
    if query.of == "offers":
        return Counted(value=len(records.offers), type="offer", records=tuple(records.offers))
    keys = {resolve(records.key, offer.partner) for offer in records.offers.values()}
    merchants = [view for view in records.partners if view.key in keys and _partner_matches(view, query, records)]
    if query.of == "merchants":
        return _partners(merchants)
    trades = {view.partner.trade for view in merchants if view.partner.trade}
    return Counted(value=len(trades), type="partner", records=tuple(view.key for view in merchants))


def _partner_matches(view: PartnerView, query: Recorded, records: _Records) -> bool:
    kind = records.programme.kinds.get(view.partner.kind)
    return (
        (query.kind is None or view.partner.kind == query.kind)
        and (query.team is None or (kind is not None and kind.team == query.team))
        and (query.trade is None or view.partner.trade == query.trade)
        and (query.community is None or resolve(records.key, query.community) in view.communities)
        and (query.direction is None or query.direction in view.directions or query.direction in view.partner.items)
    )


def _project_matches(view: ProjectView, query: Recorded, records: _Records, registry: Registry) -> bool:
    nodes = registry.catalogue[records.key]
    lies_under = {
        place
        for item in view.project.items
        if (node := nodes.get(item))
        for place in (item, node.group, node.direction)
    }
    return (
        (query.workflow is None or view.project.workflow == query.workflow)
        and (query.class_ is None or view.state_class == query.class_)
        and (query.community is None or view.community == resolve(records.key, query.community))
        and (query.direction is None or query.direction in lies_under)
    )
