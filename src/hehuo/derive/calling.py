"""What a programme's call says in numbers: how many partners there are, and which place the next one takes.

Knows no page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.derive.counting import Counted
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.statistics import ProgrammeStatistics, ReportedFigure
from hehuo.model.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """A call's numbers. `number` is the place of the next partner to join; where a programme is known from reports and
    one has more partners than are recorded, it goes on from there (`reported`) and is the least it can be."""

    programme: str
    partners: Counted
    reported: ReportedFigure | None
    number: int


def derive_calls(
    registry: Registry, statistics: Mapping[str, ProgrammeStatistics], partners: Mapping[str, PartnerStatus]
) -> Mapping[str, Calling]:
    """The call of every programme. Whoever ever joined keeps its place, so those who left count for the number."""
    ever: dict[str, int] = {}
    for view in partners.values():
        ever[view.programme] = ever.get(view.programme, 0) + 1
    return {
        key: _calling(key, counted, ever.get(key, 0), registry.programmes[key].nature == "reported")
        for key, counted in statistics.items()
    }


def _calling(key: str, statistics: ProgrammeStatistics, ever: int, from_reports: bool) -> Calling:
    figures = statistics.figures if from_reports else ()
    largest = max((figure for figure in figures if _counts_all(figure)), key=_stated, default=None)
    reported = largest if largest is not None and largest.figure.value > ever else None
    past = reported.figure.value if reported is not None else ever
    return Calling(programme=key, partners=statistics.partners, reported=reported, number=past + 1)


def _stated(figure: ReportedFigure) -> int:
    return figure.figure.value


def _counts_all(figure: ReportedFigure) -> bool:
    """Whether a reported figure is said to be of all partners."""
    query = figure.figure.recorded
    if query is None or query.of != "partners":
        return False
    return not (query.kind or query.team or query.trade or query.community or query.direction)
