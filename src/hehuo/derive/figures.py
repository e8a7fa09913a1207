"""Figures by name: each with its definition, its value, the day it speaks for, and the records behind it.

A recorded figure is counted from the records; a reported one is what a source states. They stand side by side, and
neither replaces the other. Owns the names and definitions; knows no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from msgspec import structs

from hehuo.derive.counting import Counted
from hehuo.derive.meetings import MeetingResult
from hehuo.derive.points import ProgrammePoints
from hehuo.derive.statistics import ProgrammeStatistics
from hehuo.model.records import Figure, Measure, Outcome, Project, Qualifier, Recorded
from hehuo.model.registry import Registry, programme_of
from hehuo.view.figures import FigureKind, FigureName

Origin = Literal["recorded", "reported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFigure:
    """A figure. `query` says which list shows its records, where one does.

    Texts may also call it by one of the `words`, or like the figures of the kinds `also`. `about` names the single
    record it is of, empty where it counts many. It is not `complete` where the registry has only what was reported, so
    that there may well be more.
    """

    name: str
    called: FigureName
    value: int
    as_of: str
    origin: Origin
    programme: str | None
    qualifier: Qualifier = "exact"
    counted: Counted | None = None
    source: str | None = None
    query: Recorded | None = None
    words: tuple[str, ...] = ()
    also: tuple[FigureKind, ...] = ()
    about: str = ""
    complete: bool = True

    @property
    def records(self) -> int:
        """How many records stand behind it."""
        return len(self.counted.records) if self.counted is not None else 0


CountKind: TypeAlias = Literal["partners", "communities", "projects", "open", "active", "done", "dropped", "money"]

_COUNTS: Mapping[CountKind, Recorded] = {
    "partners": Recorded(of="partners"),
    "communities": Recorded(of="communities"),
    "projects": Recorded(of="projects"),
    "open": Recorded(of="projects", class_="open"),
    "active": Recorded(of="projects", class_="active"),
    "done": Recorded(of="projects", class_="done"),
    "dropped": Recorded(of="projects", class_="dropped"),
    "money": Recorded(of="money"),
}
"""What every programme counts, each a field of its statistics, and the list that shows it."""

_TYPES: Mapping[str, str] = {"partners": "partner", "communities": "community"}

_POINTS: Mapping[str, FigureKind] = {
    "issued": "points-issued",
    "redeemed": "points-redeemed",
    "expired": "points-expired",
    "outstanding": "points-outstanding",
}
"""A field of the points → the figure's kind."""

_MEETING: Mapping[str, FigureKind] = {"partners": "meeting-partners", "projects": "meeting-projects"}


def derive_figures(
    registry: Registry,
    statistics: Mapping[str, ProgrammeStatistics],
    points: Mapping[str, ProgrammePoints],
    meetings: Mapping[str, MeetingResult],
    as_of: date,
) -> Mapping[str, NamedFigure]:
    """Every headline figure by name: `programme/name`, and by the bare name over all programmes."""
    day = as_of.isoformat()
    made = [*_over_all(registry, statistics, day)]
    for key, counted in statistics.items():
        made += _counts(registry, key, counted, day)
        made += _reported(key, counted, day)
    for key, view in points.items():
        made += _of_points(key, view, day)
    for key, meeting in meetings.items():
        made += _of_meeting(key, meeting, day)
    partial = {key for key, programme in registry.programmes.items() if programme.nature == "reported"}
    return {figure.name: _known_in_part(figure, partial) for figure in made}


def _known_in_part(figure: NamedFigure, partial: Set[str]) -> NamedFigure:
    """The figure, marked where its programme is known from reports only."""
    whole = figure.origin == "reported" or (figure.programme is not None and figure.programme not in partial)
    return figure if whole else replace(figure, complete=False)


def _over_all(registry: Registry, statistics: Mapping[str, ProgrammeStatistics], day: str) -> Iterator[NamedFigure]:
    """The sums over all programmes; demonstration ones are left out as soon as there is another to count."""
    natures = {programme.nature for programme in registry.programmes.values()}
    counted = [key for key in statistics if registry.programmes[key].nature != "demo" or natures == {"demo"}]
    for kind, query in _COUNTS.items():
        parts: list[Counted] = [getattr(statistics[key], kind) for key in counted]
        records = tuple(record for part in parts for record in part.records)
        total = Counted(value=sum(part.value for part in parts), type=_TYPES.get(kind, "project"), records=records)
        yield _recorded(kind, FigureName(kind=kind), total, day, None, query)


def _counts(registry: Registry, key: str, statistics: ProgrammeStatistics, day: str) -> Iterator[NamedFigure]:
    for kind, query in _COUNTS.items():
        yield _recorded(f"{key}/{kind}", FigureName(kind=kind), getattr(statistics, kind), day, key, query)
    measures = registry.programmes[key].measures
    for name, counted in statistics.outcomes.items():
        measure = measures[name]
        called = FigureName(kind="outcome", label=measure.name, unit=measure.unit)
        query = Recorded(of="outcomes", measure=name)
        figure = _recorded(f"{key}/outcome-{name}", called, counted, day, key, query)
        yield replace(figure, words=_english(measure))


def _english(measure: Measure) -> tuple[str, ...]:
    """What English texts call a measure."""
    return (measure.name_en.lower(),) if measure.name_en else ()


def _reported(key: str, statistics: ProgrammeStatistics, day: str) -> Iterator[NamedFigure]:
    """What sources state, and beside each what is counted for it."""
    for reported in statistics.figures:
        figure, also = reported.figure, _also(reported.figure.recorded)
        yield from stated(f"{key}/reported-{reported.id}", figure, key, day, also)
        if reported.counted is not None:
            called = FigureName(kind="recorded-for-stated", label=figure.label, unit=figure.unit or "")
            name = f"{key}/recorded-{reported.id}"
            yield replace(_recorded(name, called, reported.counted, day, key, figure.recorded), also=also)


def _also(query: Recorded | None) -> tuple[FigureKind, ...]:
    """The kinds that a reported figure is of, where it counts all of something."""
    if query is None:
        return ()
    wide = structs.replace(query, workflow=None)
    return tuple(kind for kind, plain in _COUNTS.items() if plain == wide)


def stated(
    name: str, figure: Figure, programme: str, day: str, also: tuple[FigureKind, ...] = (), about: str = ""
) -> Iterator[NamedFigure]:
    """A figure as a source states it, and what it was before, where the source says so."""
    present = NamedFigure(
        name=name,
        called=FigureName(kind="stated", label=figure.label, unit=figure.unit or ""),
        value=figure.value,
        as_of=figure.date or day,
        origin="reported",
        programme=programme,
        qualifier=figure.qualifier,
        source=figure.source,
        also=also,
        about=about,
    )
    yield present
    if figure.before is not None:
        called = structs.replace(present.called, kind="stated-before")
        yield replace(present, name=f"{name}-before", called=called, value=figure.before, qualifier="exact")


def _of_points(key: str, view: ProgrammePoints, day: str) -> Iterator[NamedFigure]:
    batches = tuple(batch for month in view.months for batch in month.batches)
    for field, kind in _POINTS.items():
        counted = Counted(value=getattr(view, field), type="batch", records=batches)
        yield _recorded(f"{key}/{kind}", FigureName(kind=kind), counted, day, key, None)


def _of_meeting(key: str, view: MeetingResult, day: str) -> Iterator[NamedFigure]:
    programme, _, name = key.partition("/")
    for field, kind in _MEETING.items():
        called = FigureName(kind=kind, subject=view.meeting.name)
        yield _recorded(f"{programme}/meeting-{name}-{field}", called, getattr(view, field), day, programme, None)
    for id_, figure in view.meeting.figures.items():
        yield from stated(f"{programme}/meeting-{name}-reported-{id_}", figure, programme, day)


def _recorded(
    name: str, called: FigureName, counted: Counted, day: str, programme: str | None, query: Recorded | None
) -> NamedFigure:
    return NamedFigure(
        name=name,
        called=called,
        value=counted.value,
        as_of=day,
        origin="recorded",
        programme=programme,
        counted=counted,
        query=query,
    )


def single_figures(registry: Registry, as_of: date) -> Iterator[NamedFigure]:
    """The figures of single records: what sources state of a community, partner or project, and outcomes of projects."""
    day = as_of.isoformat()
    tables = (("community", registry.communities), ("partner", registry.partners), ("project", registry.projects))
    for type_name, table in tables:
        for key, record in table.items():
            programme, _, rest = key.partition("/")
            for id_, figure in record.figures.items():
                title = record.title if isinstance(record, Project) else record.name
                yield from stated(f"{programme}/{type_name}-{rest}-{id_}", figure, programme, day, about=title)
    for key, project in registry.projects.items():
        owner = registry.programmes.get(programme_of(key))
        for outcome in project.outcomes:
            if owner is not None and outcome.measure in owner.measures:
                yield _outcome(key, project, outcome, owner.measures[outcome.measure], day)


def _outcome(key: str, project: Project, outcome: Outcome, measure: Measure, day: str) -> NamedFigure:
    programme, _, rest = key.partition("/")
    called = FigureName(kind="project-outcome", label=measure.name, unit=measure.unit, subject=project.title)
    counted = Counted(value=outcome.quantity, type="project", records=(key,))
    figure = _recorded(f"{programme}/project-{rest}-{outcome.measure}", called, counted, day, programme, None)
    about = " ".join(filter(None, (project.title, project.place)))
    return replace(figure, about=about, qualifier=outcome.qualifier, words=_english(measure))
