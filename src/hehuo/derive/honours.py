"""Honour rolls: partners by completed projects, volunteers by points under the alias they agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.derive.partners import PartnerStatus
from hehuo.derive.points import ProgrammePoints
from hehuo.model.knowledge import Extent
from hehuo.model.registry import Registry

MINIMUM_PROJECTS = 1
"""A partner is on the roll from this many completed projects."""

MINIMUM_POINTS = 1
"""A volunteer is on the roll from this many points earned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerHonour:
    """A place on the partners' roll; partners with as many projects share a rank, the next rank is left out."""

    rank: int
    partner: str
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerHonour:
    """A place on the volunteers' roll: an alias the holder agreed to publish, and the points earned."""

    rank: int
    alias: str
    community: str | None
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Honours:
    """A programme's rolls, None where so little is known that others may belong there. `unnamed` counts the cards that
    earned enough but have no published alias."""

    programme: str
    partners: tuple[PartnerHonour, ...] | None
    volunteers: tuple[VolunteerHonour, ...] | None
    unnamed: int
    minimum_projects: int = MINIMUM_PROJECTS
    minimum_points: int = MINIMUM_POINTS


def derive_honours(
    registry: Registry,
    extents: Mapping[str, Extent],
    partners: Mapping[str, PartnerStatus],
    points: Mapping[str, ProgrammePoints],
) -> Mapping[str, Honours]:
    """The rolls of every programme."""
    by_programme: dict[str, list[PartnerStatus]] = {key: [] for key in registry.programmes}
    for view in partners.values():
        if view.programme in by_programme and len(view.completed) >= MINIMUM_PROJECTS:
            by_programme[view.programme].append(view)
    return {key: _honours(registry, key, extents[key], views, points.get(key)) for key, views in by_programme.items()}


def _honours(
    registry: Registry, programme: str, extent: Extent, views: list[PartnerStatus], points: ProgrammePoints | None
) -> Honours:
    views.sort(key=lambda view: (-len(view.completed), view.key))
    ranks = _ranks([len(view.completed) for view in views])
    roll = tuple(
        PartnerHonour(rank=rank, partner=view.key, projects=view.completed)
        for rank, view in zip(ranks, views, strict=True)
    )
    volunteers, unnamed = _volunteers(registry, programme, points)
    return Honours(
        programme=programme,
        partners=roll if extent.holds("partners", "projects") else None,
        volunteers=volunteers if extent.holds("points") else None,
        unnamed=unnamed,
    )


def _volunteers(
    registry: Registry, programme: str, points: ProgrammePoints | None
) -> tuple[tuple[VolunteerHonour, ...], int]:
    book = registry.cards.get(programme)
    if points is None or book is None:
        return (), 0
    earned = [(card, total) for card, total in points.earned.items() if total >= MINIMUM_POINTS and card in book.cards]
    rows = []
    for number, total in earned:
        card = book.cards[number]
        if card.alias and card.consent:
            rows.append((total, card.alias, number, card.community))
    rows.sort(key=lambda row: (-row[0], row[1], row[2]))
    ranks = _ranks([row[0] for row in rows])
    roll = tuple(
        VolunteerHonour(rank=rank, alias=alias, community=community, points=total)
        for rank, (total, alias, _, community) in zip(ranks, rows, strict=True)
    )
    return roll, len(earned) - len(rows)


def _ranks(values: list[int]) -> list[int]:
    """Competition ranks (1, 2, 2, 4) of values that are sorted from the greatest."""
    ranks: list[int] = []
    for place, value in enumerate(values, 1):
        ranks.append(ranks[-1] if ranks and values[place - 2] == value else place)
    return ranks
