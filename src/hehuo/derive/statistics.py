"""The statistics of programmes: totals, lines by community, kind, trade and direction, and reported figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hehuo.derive.amounts import Amount, amounts_of, find_retyped
from hehuo.derive.counting import (
    Counted,
    ProgrammeRecords,
    answering,
    count_amounts,
    count_money,
    count_partners,
    count_projects,
    count_recorded,
)
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.projects import ProjectStatus
from hehuo.model.knowledge import Extent
from hehuo.model.records import Figure, Partner
from hehuo.model.registry import Registry, programme_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsRow:
    """One line of a statistic: a community, kind, team, trade or direction and what was counted for it. `open` is None
    where nobody knows what is open now."""

    id: str
    name: str
    partners: Counted
    projects: Counted
    open: Counted | None
    done: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFigure:
    """A reported figure, and what the records have for it, where anything corresponds.

    `transcribed` is the one record that retypes it, `evidenced` are the others: one sum, or one of each kind of money.
    """

    id: str
    figure: Figure
    evidenced: tuple[Counted, ...]
    transcribed: Counted | None

    @property
    def counted(self) -> Counted | None:
        """The evidence, where it is a single sum."""
        return self.evidenced[0] if len(self.evidenced) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeStatistics:
    """A programme's totals, its rows by dimension, outcomes by measure, money by kind, and reported figures.

    `open` is None where nobody knows what is open now; `reported` are the needs that were, when they were last written
    about. `retyped` are the amounts that only repeat a reported figure, by project; they are in no total.
    """

    programme: str
    partners: Counted
    communities: Counted
    projects: Counted
    open: Counted | None
    active: Counted
    done: Counted
    dropped: Counted
    reported: Counted
    by_community: tuple[StatisticsRow, ...]
    by_kind: tuple[StatisticsRow, ...]
    by_trade: tuple[StatisticsRow, ...]
    by_direction: tuple[StatisticsRow, ...]
    outcomes: Mapping[str, Counted]
    money: tuple[Counted, ...]
    figures: tuple[ReportedFigure, ...]
    retyped: Mapping[str, tuple[Amount, ...]]


def derive_statistics(
    registry: Registry,
    projects: Mapping[str, ProjectStatus],
    partners: Mapping[str, PartnerStatus],
    extents: Mapping[str, Extent],
    as_of: date,
) -> Mapping[str, ProgrammeStatistics]:
    """The statistics of every programme."""
    picked = {
        key: ProgrammeRecords(key=key, programme=programme, partners=[], projects=[], communities=[], offers={})
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
    return {key: _statistics(registry, records, extents[key]) for key, records in picked.items()}


def _statistics(registry: Registry, records: ProgrammeRecords, extent: Extent) -> ProgrammeStatistics:
    projects, programme = records.projects, records.programme
    present = [view for view in records.partners if view.standing != "left"]
    by_community, by_kind, by_trade, by_direction = _dimensions(registry, records, present, extent.current)
    amounts = tuple(amounts_of(projects))
    copies = {} if extent.holds("projects") else _retyped(registry, records, amounts)
    copied = frozenset(copies.values())
    evidenced = tuple(amount for amount in amounts if amount not in copied)
    return ProgrammeStatistics(
        programme=records.key,
        partners=count_partners(present),
        communities=Counted(value=len(records.communities), type="community", records=tuple(records.communities)),
        projects=count_projects(projects),
        open=count_projects(projects, "open") if extent.current else None,
        active=count_projects(projects, "active"),
        done=count_projects(projects, "done"),
        dropped=count_projects(projects, "dropped"),
        reported=count_projects(projects, "reported"),
        by_community=by_community,
        by_kind=by_kind,
        by_trade=by_trade,
        by_direction=by_direction,
        outcomes={measure: count_amounts(evidenced, "outcomes", measure) for measure in programme.measures},
        money=count_money(evidenced),
        figures=tuple(
            ReportedFigure(
                id=key,
                figure=figure,
                evidenced=count_recorded(figure.recorded, records, registry, evidenced),
                transcribed=count_amounts([copies[key]], copies[key].of, copies[key].name) if key in copies else None,
            )
            for key, figure in programme.figures.items()
        ),
        retyped=_by_project(amount for amount in amounts if amount in copied),
    )


def _retyped(registry: Registry, records: ProgrammeRecords, amounts: Sequence[Amount]) -> Mapping[str, Amount]:
    """Reported figure → the amount that retypes it. In a complete list the record came first, and nothing is a copy."""
    return {
        key: copy
        for key, figure in records.programme.figures.items()
        if figure.recorded is not None and figure.recorded.of in ("outcomes", "money")
        if (copy := find_retyped(figure, answering(figure.recorded, records, registry, amounts))) is not None
    }


def _by_project(amounts: Iterable[Amount]) -> Mapping[str, tuple[Amount, ...]]:
    found: dict[str, tuple[Amount, ...]] = {}
    for amount in amounts:
        found[amount.project] = (*found.get(amount.project, ()), amount)
    return found


def _dimensions(
    registry: Registry, records: ProgrammeRecords, present: list[PartnerStatus], current: bool
) -> tuple[tuple[StatisticsRow, ...], ...]:
    """Rows by community, kind, trade and direction. A project counts for the kind and trade of who holds it."""
    programme = records.programme
    holder = {view.key: view.partner for view in records.partners}

    def rows(
        names: Mapping[str, str],
        of_partner: Callable[[PartnerStatus], Iterable[str | None]],
        of_project: Callable[[ProjectStatus], Iterable[str | None]],
    ) -> tuple[StatisticsRow, ...]:
        return _rows(names, present, records.projects, of_partner, of_project, current)

    def held_by(view: ProjectStatus) -> list[Partner]:
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


def _rows(
    names: Mapping[str, str],
    partners: list[PartnerStatus],
    projects: list[ProjectStatus],
    of_partner: Callable[[PartnerStatus], Iterable[str | None]],
    of_project: Callable[[ProjectStatus], Iterable[str | None]],
    current: bool,
) -> tuple[StatisticsRow, ...]:
    """One row a name, from one pass over the partners and one over the projects."""
    mine: dict[str | None, list[PartnerStatus]] = {key: [] for key in names}
    theirs: dict[str | None, list[ProjectStatus]] = {key: [] for key in names}
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
            partners=count_partners(mine[key]),
            projects=count_projects(theirs[key]),
            open=count_projects(theirs[key], "open") if current else None,
            done=count_projects(theirs[key], "done"),
        )
        for key, name in names.items()
    )
