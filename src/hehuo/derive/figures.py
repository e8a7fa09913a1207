"""Figures by name: each with its definition, its value, the day it speaks for, and the records behind it.

An evidenced figure is counted from records of their own, a transcribed one is a record that retypes what a source
states, a reported one is what the source states. They stand side by side, and none replaces another. Owns the names and
definitions; knows no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from msgspec import structs

from hehuo.derive.amounts import plain_unit
from hehuo.derive.counting import Counted
from hehuo.derive.meetings import MeetingResult
from hehuo.derive.points import ProgrammePoints
from hehuo.derive.statistics import ProgrammeStatistics
from hehuo.model.knowledge import Extent
from hehuo.model.records import Figure, ListName, MoneyKind, Qualifier, Recorded, Source
from hehuo.model.registry import Registry
from hehuo.view.figures import FigureKind, FigureName, FigureSort


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFigure:
    """A figure, and of which kind it is. `query` says which list shows its records, where one does.

    It is not `complete` where it was counted from a list that may lack something.
    """

    name: str
    called: FigureName
    value: int
    as_of: str
    kind: FigureSort
    programme: str
    qualifier: Qualifier = "exact"
    counted: Counted | None = None
    source: str | None = None
    query: Recorded | None = None
    complete: bool = True

    @property
    def records(self) -> int:
        """How many records stand behind it."""
        return len(self.counted.records) if self.counted is not None else 0


CountKind: TypeAlias = Literal["partners", "communities", "projects", "open", "active", "done", "dropped"]

_COUNTS: Mapping[CountKind, Recorded] = {
    "partners": Recorded(of="partners"),
    "communities": Recorded(of="communities"),
    "projects": Recorded(of="projects"),
    "open": Recorded(of="projects", class_="open"),
    "active": Recorded(of="projects", class_="active"),
    "done": Recorded(of="projects", class_="done"),
    "dropped": Recorded(of="projects", class_="dropped"),
}
"""What every programme counts, each a field of its statistics, and the list that shows it."""

_MONEY: Mapping[MoneyKind | None, FigureKind] = {
    None: "money",
    "cash": "money-cash",
    "in-kind": "money-in-kind",
    "resources": "money-resources",
}
"""Kinds of money are figures of their own: they never add up."""

_POINTS: Mapping[str, FigureKind] = {
    "issued": "points-issued",
    "redeemed": "points-redeemed",
    "expired": "points-expired",
    "outstanding": "points-outstanding",
}
"""A field of the points → the figure's kind."""

_LISTS: Mapping[str, ListName] = {
    "partner": "partners",
    "community": "communities",
    "project": "projects",
    "offer": "offers",
    "batch": "points",
}
"""Type of the records that are counted → the list that says whether there may be more."""

_MEETING: Mapping[str, FigureKind] = {"partners": "meeting-partners", "projects": "meeting-projects"}


def derive_figures(
    registry: Registry,
    statistics: Mapping[str, ProgrammeStatistics],
    points: Mapping[str, ProgrammePoints],
    meetings: Mapping[str, MeetingResult],
    extents: Mapping[str, Extent],
) -> Mapping[str, NamedFigure]:
    """Every headline figure by name: `programme/name`; of a single programme also by the bare name.

    Programmes have nothing to do with each other, so nothing is added up over them. A demonstration isn't counted beside
    a programme. Where a list is partial, that it has none of something is no figure.
    """
    days = {key: extent.until.text if extent.until else extent.today.isoformat() for key, extent in extents.items()}
    made: list[NamedFigure] = []
    alone = counted_programmes(registry)
    for key, counted in statistics.items():
        day = days[key]
        totals = [*_counts(key, counted, day)]
        made += totals
        if alone == (key,):
            made += [replace(figure, name=figure.name.removeprefix(f"{key}/")) for figure in totals]
        made += _outcomes(registry, key, counted, day)
        made += _reported(key, counted, day, registry.programmes[key].sources)
    for key, view in points.items():
        made += _of_points(key, view, days[key])
    for key, meeting in meetings.items():
        made += _of_meeting(key, meeting, days[meeting.programme], registry.programmes[meeting.programme].sources)
    known = (_known_in_part(figure, extents[figure.programme]) for figure in made)
    return {figure.name: figure for figure in known if figure.value or figure.complete}


def counted_programmes(registry: Registry) -> tuple[str, ...]:
    """The programmes that the registry is there for: without demonstrations, unless there is nothing else."""
    natures = {key: programme.nature for key, programme in registry.programmes.items()}
    return tuple(key for key, nature in natures.items() if nature != "demo") or tuple(natures)


def _known_in_part(figure: NamedFigure, extent: Extent) -> NamedFigure:
    """The figure, marked where the list that it was counted from may lack something."""
    counted = figure.counted
    whole = counted is None or counted.type not in _LISTS or extent.holds(_LISTS[counted.type])
    return figure if whole else replace(figure, complete=False)


def _counts(key: str, statistics: ProgrammeStatistics, day: str) -> Iterator[NamedFigure]:
    for kind, query in _COUNTS.items():
        counted = getattr(statistics, kind)
        if counted is not None:
            yield evidenced(f"{key}/{kind}", FigureName(kind=kind), counted, day, key, query)
    for counted in statistics.money:
        called, query = FigureName(kind=_MONEY[counted.money]), Recorded(of="money", money=counted.money)
        yield evidenced(f"{key}/{called.kind}", called, counted, day, key, query)


def _outcomes(registry: Registry, key: str, statistics: ProgrammeStatistics, day: str) -> Iterator[NamedFigure]:
    measures = registry.programmes[key].measures
    for name, counted in statistics.outcomes.items():
        measure = measures[name]
        called = FigureName(kind="outcome", label=measure.name, unit=measure.unit)
        query = Recorded(of="outcomes", measure=name)
        yield evidenced(f"{key}/outcome-{name}", called, counted, day, key, query)


def _reported(
    key: str, statistics: ProgrammeStatistics, day: str, sources: Mapping[str, Source]
) -> Iterator[NamedFigure]:
    """What sources state, and beside each what is counted for it and what only retypes it."""
    for reported in statistics.figures:
        figure = reported.figure
        yield from stated(f"{key}/reported-{reported.id}", figure, key, sources)
        called = FigureName(kind="recorded-for-stated", label=figure.label, unit=plain_unit(figure))
        for counted in reported.evidenced:
            apart = f"-{counted.money}" if counted.money and figure.recorded and not figure.recorded.money else ""
            name = f"{key}/recorded-{reported.id}{apart}"
            yield evidenced(name, called, counted, day, key, figure.recorded)
        if reported.transcribed is not None:
            called = structs.replace(called, kind="transcribed-for-stated")
            name = f"{key}/transcribed-{reported.id}"
            copied = evidenced(name, called, reported.transcribed, day, key, figure.recorded)
            yield replace(copied, kind="transcribed")


def stated(name: str, figure: Figure, programme: str, sources: Mapping[str, Source]) -> Iterator[NamedFigure]:
    """A figure as a source states it, what it was before, and by how much it changed, as far as the source says so. It
    speaks for the day of the source where it has none of its own."""
    source = sources.get(figure.source)
    plain = NamedFigure(
        name=name,
        called=FigureName(kind="stated", label=figure.label, unit=figure.unit or ""),
        value=figure.value or 0,
        as_of=figure.date or (source.date if source else None) or "XXXX",
        kind="reported",
        programme=programme,
        qualifier=figure.qualifier,
        source=figure.source,
    )
    if figure.value is not None:
        yield plain
    if figure.before is not None:
        called = structs.replace(plain.called, kind="stated-before")
        yield replace(plain, name=f"{name}-before", called=called, value=figure.before, qualifier="exact")
    if figure.change is not None:
        amount, unit = figure.change.amount, "%" if figure.change.percent is not None else plain.called.unit
        called = structs.replace(plain.called, kind="stated-fall" if amount < 0 else "stated-rise", unit=unit)
        yield replace(plain, name=f"{name}-change", called=called, value=abs(amount))


def _of_points(key: str, view: ProgrammePoints, day: str) -> Iterator[NamedFigure]:
    batches = tuple(batch for month in view.months for batch in month.batches)
    for field, kind in _POINTS.items():
        counted = Counted(value=getattr(view, field), type="batch", records=batches)
        yield evidenced(f"{key}/{kind}", FigureName(kind=kind), counted, day, key, None)


def _of_meeting(key: str, view: MeetingResult, day: str, sources: Mapping[str, Source]) -> Iterator[NamedFigure]:
    programme, _, name = key.partition("/")
    for field, kind in _MEETING.items():
        called = FigureName(kind=kind, subject=view.meeting.name)
        yield evidenced(f"{programme}/meeting-{name}-{field}", called, getattr(view, field), day, programme, None)
    for id_, figure in view.meeting.figures.items():
        yield from stated(f"{programme}/meeting-{name}-reported-{id_}", figure, programme, sources)


def evidenced(
    name: str, called: FigureName, counted: Counted, day: str, programme: str, query: Recorded | None
) -> NamedFigure:
    """A figure counted from records."""
    return NamedFigure(
        name=name,
        called=called,
        value=counted.value,
        as_of=day,
        kind="evidenced",
        qualifier=counted.qualifier,
        programme=programme,
        counted=counted,
        query=query,
    )
