"""derive: what follows from the sound registry and a date. Pure functions; nothing here is stored or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hehuo.derive.honours import Honours, derive_honours
from hehuo.derive.partners import PartnerView, derive_partners
from hehuo.derive.points import PointsView, derive_points
from hehuo.derive.projects import ProjectView, derive_projects
from hehuo.derive.statistics import ProgrammeStatistics, derive_statistics
from hehuo.model.registry import Registry

__all__ = ["Derived", "Honours", "PartnerView", "PointsView", "ProgrammeStatistics", "ProjectView", "derive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Everything concluded from a registry as of a day, by key of project, partner or programme."""

    as_of: date
    projects: Mapping[str, ProjectView]
    partners: Mapping[str, PartnerView]
    points: Mapping[str, PointsView]
    honours: Mapping[str, Honours]
    statistics: Mapping[str, ProgrammeStatistics]


def derive(registry: Registry, as_of: date) -> Derived:
    """Conclude everything from the registry as of a day."""
    projects = derive_projects(registry, as_of)
    partners = derive_partners(registry, projects, as_of)
    points = derive_points(registry)
    return Derived(
        as_of=as_of,
        projects=projects,
        partners=partners,
        points=points,
        honours=derive_honours(registry, partners, points),
        statistics=derive_statistics(registry, projects, partners, as_of),
    )
