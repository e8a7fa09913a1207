"""What a programme's call says in numbers: how many partners there are, and which place the next one takes.

Knows no page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.derive.counting import Counted
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.statistics import ProgrammeStatistics, ReportedFigure
from hehuo.model.knowledge import Extent
from hehuo.model.records import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """A call's numbers. `number` is the place of the next partner to join, None where the list of partners isn't
    complete until today. Where it isn't complete, `reported` is what sources say of how many there are: of all, else of
    each kind."""

    programme: str
    partners: Counted
    reported: tuple[ReportedFigure, ...]
    number: int | None


def derive_calls(
    extents: Mapping[str, Extent],
    statistics: Mapping[str, ProgrammeStatistics],
    partners: Mapping[str, PartnerStatus],
) -> Mapping[str, Calling]:
    """The call of every programme. Whoever ever joined keeps its place, so those who left count for the number."""
    ever = Counter(view.programme for view in partners.values())
    return {
        key: Calling(
            programme=key,
            partners=counted.partners,
            reported=() if extent.holds("partners") else _reported(counted),
            number=ever[key] + 1 if extent.holds("partners") and extent.current else None,
        )
        for key, counted in statistics.items()
        for extent in (extents[key],)
    }


def _reported(statistics: ProgrammeStatistics) -> tuple[ReportedFigure, ...]:
    """The largest figure that counts all partners; where there is none, the figures that count all of one kind."""
    counted = [figure for figure in statistics.figures if figure.figure.recorded and _is_wide(figure.figure.recorded)]
    whole = [figure for figure in counted if figure.figure.recorded and not figure.figure.recorded.kind]
    return (max(whole, key=lambda figure: figure.figure.value or 0),) if whole else tuple(counted)


def _is_wide(query: Recorded) -> bool:
    """Whether a figure counts partners, and narrows them by kind at most."""
    return query.of == "partners" and not (query.team or query.trade or query.community or query.direction)
