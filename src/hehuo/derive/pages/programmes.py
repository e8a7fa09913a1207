"""The views of programmes: the list of all, and each programme with its figures, catalogue, workflows and joining."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import structs

from hehuo.derive.amounts import plain_unit
from hehuo.derive.counting import Counted
from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.figures import list_url
from hehuo.derive.pages.judging import programme_judging
from hehuo.derive.pages.made import benefits_url, coverage_url, match_url, section_url
from hehuo.derive.pages.projects import class_counts
from hehuo.derive.pages.workflows import workflow_chart
from hehuo.derive.statistics import ProgrammeStatistics, ReportedFigure, StatisticsRow
from hehuo.model.knowledge import LISTS
from hehuo.model.records import Programme, Recorded, Term
from hehuo.view.addresses import page_url
from hehuo.view.known import KnownExtent
from hehuo.view.page import Link, PageView
from hehuo.view.programmes import (
    CardCount,
    ComparedFigure,
    CountedTerm,
    Dimension,
    DimensionId,
    MeetingLine,
    MoneySum,
    Outcome,
    ProgrammeCard,
    ProgrammeIndexPage,
    ProgrammePage,
    StatisticsLine,
)

_NARROWING = ("kind", "team", "trade", "community", "direction", "workflow", "class_")


def programme_pages(context: PageContext) -> Iterator[PageView]:
    """The list of programmes, then each programme."""
    yield ProgrammeIndexPage(**context.common_page("programmes"), programmes=programme_cards(context))
    for key in context.programmes:
        yield _programme(context, key)


def programme_cards(context: PageContext) -> tuple[ProgrammeCard, ...]:
    """Every programme as a card."""
    return tuple(_card(context, key, programme) for key, programme in context.programmes.items())


def _card(context: PageContext, key: str, programme: Programme) -> ProgrammeCard:
    statistics = context.derived.statistics[key]
    return ProgrammeCard(
        link=context.links.of("programme", key),
        nature=programme.nature,
        area=programme.area,
        summary=programme.summary,
        partners=_card_count(statistics, "partners"),
        projects=_card_count(statistics, "projects"),
        counts=class_counts(context, key),
    )


def _card_count(statistics: ProgrammeStatistics, of: Literal["partners", "projects"]) -> CardCount:
    found = reported(statistics, of)
    if found is None or found.counted is None:
        return CardCount(recorded=getattr(statistics, of).value, reported=None)
    return CardCount(recorded=found.counted.value, reported=found.figure)


def reported(statistics: ProgrammeStatistics, of: Literal["partners", "projects"]) -> ReportedFigure | None:
    """The reported figure that a card shows for partners or projects: the first that counts all of them, else the
    first that counts one workflow which most of the recorded ones follow; None where no report states one."""
    total = getattr(statistics, of).value
    wide = None
    for figure in statistics.figures:
        query = figure.figure.recorded
        if figure.counted is None or query is None or query.of != of:
            continue
        narrowed = _narrowed(query)
        if not narrowed:
            return figure
        if wide is None and narrowed == {"workflow"} and figure.counted.value * 2 > total:
            wide = figure
    return wide


def _narrowed(query: Recorded) -> set[str]:
    return {name for name in _NARROWING if getattr(query, name)}


def _programme(context: PageContext, key: str) -> ProgrammePage:
    programme, statistics = context.programmes[key], context.derived.statistics[key]
    coverage = context.derived.coverage[key]
    return ProgrammePage(
        **context.page(key, page_url("programme", key), "programmes"),
        confirmed=context.confirmed("programme", key),
        title=programme.name,
        file=context.file("programme", key),
        sources=tuple(programme.sources.values()),
        corrections=programme.corrections,
        id=key,
        record=programme,
        extent=_extent(context, key),
        partners=context.receipt(statistics.partners),
        communities=context.receipt(statistics.communities),
        projects=context.receipt(statistics.projects),
        open=context.receipt(statistics.open) if statistics.open else None,
        active=context.receipt(statistics.active),
        done=context.receipt(statistics.done),
        dropped=context.receipt(statistics.dropped),
        reported=context.receipt(statistics.reported),
        money=tuple(_money_sum(context, key, None, counted) for counted in statistics.money if counted.value),
        counts=class_counts(context, key),
        outcomes=tuple(_outcomes(context, programme, statistics)),
        compared=tuple(_compared(context, key, figure) for figure in statistics.figures),
        judging=programme_judging(context, key),
        dimensions=tuple(_dimensions(context, statistics)),
        workflows=tuple(workflow_chart(programme, name) for name in programme.workflows),
        meetings=tuple(_meetings(context, key)),
        teams=_counted(programme.teams, coverage.teams),
        kinds=_counted(programme.kinds, coverage.kinds),
        has_points=key in context.derived.points,
        communities_page=section_url(context, "communities", key, statistics.communities.value),
        coverage_page=coverage_url(context, key),
        match_page=match_url(context, key),
        benefits_page=benefits_url(context, key),
    )


def _extent(context: PageContext, key: str) -> KnownExtent:
    extent = context.extent(key)
    return KnownExtent(
        until=extent.until.text if extent.until is not None else None,
        complete=tuple(name for name in LISTS if extent.holds(name)),
        entire=len(extent.complete) == len(LISTS),
    )


def _outcomes(context: PageContext, programme: Programme, statistics: ProgrammeStatistics) -> Iterator[Outcome]:
    for name, counted in statistics.outcomes.items():
        if counted.value:
            measure = programme.measures[name]
            yield Outcome(id=name, name=measure.name, unit=measure.unit, sum=context.receipt(counted))


def _money_sum(context: PageContext, key: str, query: Recorded | None, counted: Counted) -> MoneySum:
    wanted = structs.replace(query or Recorded(of="money"), money=counted.money)
    url = list_url(key, context.programmes[key], wanted)
    return MoneySum(kind=counted.money, sum=context.receipt(counted), list_url=url)


def _compared(context: PageContext, key: str, reported: ReportedFigure) -> ComparedFigure:
    programme, figure = context.programmes[key], reported.figure
    is_money = figure.recorded is not None and figure.recorded.of == "money"
    single = None if is_money else reported.counted
    return ComparedFigure(
        record=figure,
        publisher=context.publisher(key, figure.source),
        unit=plain_unit(figure),
        transcribed=context.receipt(reported.transcribed) if reported.transcribed else None,
        evidenced=context.receipt(single) if single else None,
        list_url=list_url(key, programme, figure.recorded),
        money=tuple(_money_sum(context, key, figure.recorded, counted) for counted in reported.evidenced)
        if is_money
        else (),
    )


def _dimensions(context: PageContext, statistics: ProgrammeStatistics) -> Iterator[Dimension]:
    by: Mapping[DimensionId, tuple[StatisticsRow, ...]] = {
        "community": statistics.by_community,
        "kind": statistics.by_kind,
        "trade": statistics.by_trade,
        "direction": statistics.by_direction,
    }
    for name, rows in by.items():
        lines = tuple(_line(context, name, row) for row in rows if row.partners.value or row.projects.value)
        if lines:
            yield Dimension(id=name, lines=lines)


def _line(context: PageContext, dimension: DimensionId, row: StatisticsRow) -> StatisticsLine:
    return StatisticsLine(
        id=row.id.rpartition("/")[2],
        link=context.links.of("community", row.id) if dimension == "community" else Link(name=row.name),
        partners=row.partners.value,
        projects=row.projects.value,
        open=row.open.value if row.open else None,
        done=row.done.value,
    )


def _meetings(context: PageContext, programme: str) -> Iterator[MeetingLine]:
    for key, meeting in context.derived.meetings.items():
        if meeting.programme == programme:
            yield MeetingLine(
                link=context.links.of("meeting", key),
                date=meeting.meeting.date,
                partners=meeting.partners.value,
                projects=meeting.projects.value,
            )


def _counted(terms: Mapping[str, Term], partners: Mapping[str, tuple[str, ...]]) -> tuple[CountedTerm, ...]:
    return tuple(CountedTerm(id=name, record=term, partners=len(partners[name])) for name, term in terms.items())
