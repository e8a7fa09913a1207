"""derive: what follows from the sound registry and a date. Pure functions; nothing here is stored or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hehuo.derive.awards import Awards, derive_awards
from hehuo.derive.benefits import Benefits, derive_benefits
from hehuo.derive.calendar import Calendar, derive_calendar
from hehuo.derive.calling import Calling, derive_calls
from hehuo.derive.coverage import Coverage, derive_coverage
from hehuo.derive.explaining import CardStory, explain_cards
from hehuo.derive.figures import NamedFigure, derive_figures
from hehuo.derive.honours import Honours, derive_honours
from hehuo.derive.indicators import Indicators, derive_indicators
from hehuo.derive.matching import Matches, derive_matches
from hehuo.derive.meetings import MeetingResult, derive_meetings
from hehuo.derive.partners import PartnerStatus, derive_partners
from hehuo.derive.points import ProgrammePoints, derive_points
from hehuo.derive.projects import ProjectStatus, derive_projects
from hehuo.derive.redeemable import Redeemable, derive_redeemable
from hehuo.derive.reviews import Reviews, derive_reviews
from hehuo.derive.statistics import ProgrammeStatistics, derive_statistics
from hehuo.derive.trails import Stage, derive_trails
from hehuo.model.knowledge import Extent, extents_of
from hehuo.model.registry import Registry

__all__ = ["Derived", "Honours", "PartnerStatus", "ProgrammePoints", "ProgrammeStatistics", "ProjectStatus", "derive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Everything concluded from a registry as of a day, by key of project, partner or programme. `extents` say of each
    programme how far it is known."""

    as_of: date
    extents: Mapping[str, Extent]
    projects: Mapping[str, ProjectStatus]
    partners: Mapping[str, PartnerStatus]
    points: Mapping[str, ProgrammePoints]
    honours: Mapping[str, Honours]
    statistics: Mapping[str, ProgrammeStatistics]
    reviews: Reviews
    awards: Awards
    indicators: Indicators
    meetings: Mapping[str, MeetingResult]
    trails: Mapping[str, tuple[Stage, ...]]
    calls: Mapping[str, Calling]
    figures: Mapping[str, NamedFigure]
    statements: Mapping[str, tuple[CardStory, ...]]
    matches: Mapping[str, Matches]
    coverage: Mapping[str, Coverage]
    benefits: Mapping[str, Benefits]
    calendar: Calendar
    redeemable: Mapping[str, Redeemable]


def derive(registry: Registry, as_of: date) -> Derived:
    """Conclude everything from the registry as of a day."""
    extents = extents_of(registry.programmes, as_of)
    projects = derive_projects(registry, extents, as_of)
    partners = derive_partners(registry, projects, extents, as_of)
    points = derive_points(registry)
    statistics = derive_statistics(registry, projects, partners, extents, as_of)
    meetings = derive_meetings(registry, projects)
    return Derived(
        as_of=as_of,
        extents=extents,
        projects=projects,
        partners=partners,
        points=points,
        honours=derive_honours(registry, extents, partners, points),
        statistics=statistics,
        reviews=derive_reviews(registry, extents, as_of),
        awards=derive_awards(registry),
        indicators=derive_indicators(registry),
        meetings=meetings,
        trails=derive_trails(registry, projects),
        figures=derive_figures(registry, statistics, points, meetings, extents),
        calls=derive_calls(extents, statistics, partners),
        statements={key: explain_cards(registry, key) for key in registry.cards},
        matches=derive_matches(registry, extents, projects, partners),
        coverage=derive_coverage(registry, projects, partners),
        calendar=derive_calendar(registry, extents, as_of),
        benefits=derive_benefits(registry, extents, projects, partners, points, as_of),
        redeemable=derive_redeemable(registry, points, as_of),
    )
