"""Coverage concluded: which community has which kinds of partner and which are missing, and what lies at each level.

Counts with receipts only: every cell is the keys behind it. Knows nothing of what a cell looks like.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hehuo.derive.partners import PartnerStatus
from hehuo.derive.projects import ProjectStatus
from hehuo.model.records import Programme
from hehuo.model.registry import Registry, programme_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionCell:
    """A direction in a community: who there can serve it, and the projects that lie in it."""

    partners: tuple[str, ...]
    projects: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityCoverage:
    """A community's partners by kind and direction, every kind and direction of the programme included; `missing` are
    the kinds that no partner there is of, `unserved` the directions of an open project that no partner there does."""

    key: str
    kinds: Mapping[str, tuple[str, ...]]
    directions: Mapping[str, DirectionCell]
    missing: tuple[str, ...]
    unserved: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """A level of organisation: what the communities say lies there (`records` are those that say so), and the reported
    figures that count it. The sums are None where no community says anything."""

    level: str
    units: int | None
    stewards: int | None
    records: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A programme's communities and levels, its partners by kind and team, and those that serve no named community."""

    programme: str
    communities: tuple[CommunityCoverage, ...]
    levels: tuple[LevelRow, ...]
    kinds: Mapping[str, tuple[str, ...]]
    teams: Mapping[str, tuple[str, ...]]
    unplaced: tuple[str, ...]


def derive_coverage(
    registry: Registry, projects: Mapping[str, ProjectStatus], partners: Mapping[str, PartnerStatus]
) -> Mapping[str, Coverage]:
    """The coverage of every programme. Who has left counts no more; who pauses does."""
    present: dict[str, list[PartnerStatus]] = defaultdict(list)
    local_partners: dict[str, list[PartnerStatus]] = defaultdict(list)
    local_projects: dict[str, list[ProjectStatus]] = defaultdict(list)
    communities: dict[str, list[str]] = defaultdict(list)
    for view in partners.values():
        if view.standing != "left":
            present[view.programme].append(view)
            for community in view.communities:
                local_partners[community].append(view)
    for project in projects.values():
        if project.community:
            local_projects[project.community].append(project)
    for key in registry.communities:
        communities[programme_of(key)].append(key)
    return {
        key: Coverage(
            programme=key,
            communities=tuple(
                _community(programme, community, local_partners[community], local_projects[community])
                for community in communities[key]
            ),
            levels=_levels(registry, programme, communities[key]),
            kinds=_kinds(programme, present[key]),
            teams=_teams(programme, present[key]),
            unplaced=tuple(view.key for view in present[key] if not view.communities),
        )
        for key, programme in registry.programmes.items()
    }


def _community(
    programme: Programme, key: str, partners: list[PartnerStatus], projects: list[ProjectStatus]
) -> CommunityCoverage:
    kinds = _kinds(programme, partners)
    directions = {direction: _direction(direction, partners, projects) for direction in programme.directions}
    return CommunityCoverage(
        key=key,
        kinds=kinds,
        directions=directions,
        missing=tuple(kind for kind, found in kinds.items() if not found),
        unserved=tuple(direction for direction, cell in directions.items() if cell.open and not cell.partners),
    )


def _direction(direction: str, partners: list[PartnerStatus], projects: list[ProjectStatus]) -> DirectionCell:
    found = [view for view in projects if direction in view.directions]
    return DirectionCell(
        partners=tuple(view.key for view in partners if direction in view.directions),
        projects=tuple(view.key for view in found),
        open=tuple(view.key for view in found if view.state_class == "open"),
    )


def _kinds(programme: Programme, partners: Iterable[PartnerStatus]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {kind: [] for kind in programme.kinds}
    for view in partners:
        if view.partner.kind in found:
            found[view.partner.kind].append(view.key)
    return {kind: tuple(keys) for kind, keys in found.items()}


def _teams(programme: Programme, partners: list[PartnerStatus]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {team: [] for team in programme.teams}
    for view in partners:
        kind = programme.kinds.get(view.partner.kind)
        if kind is not None and kind.team in found:
            found[kind.team or ""].append(view.key)
    return {team: tuple(keys) for team, keys in found.items()}


def _levels(registry: Registry, programme: Programme, communities: list[str]) -> tuple[LevelRow, ...]:
    rows = []
    for level in programme.levels:
        said = {key: count for key in communities for count in registry.communities[key].levels if count.level == level}
        units = [stated.units for stated in said.values() if stated.units is not None]
        stewards = [stated.stewards for stated in said.values() if stated.stewards is not None]
        rows.append(
            LevelRow(
                level=level,
                units=sum(units) if units else None,
                stewards=sum(stewards) if stewards else None,
                records=tuple(said),
                figures=tuple(key for key, figure in programme.figures.items() if figure.level == level),
            )
        )
    return tuple(rows)
