"""Figures of single records: what sources state of a community, partner or project, and outcomes of projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from hehuo.derive.counting import Counted
from hehuo.derive.figures import NamedFigure, english, evidenced, stated
from hehuo.derive.statistics import ProgrammeStatistics
from hehuo.model.records import Measure, Outcome, Project
from hehuo.model.registry import Registry, programme_of
from hehuo.view.figures import FigureName


def single_figures(
    registry: Registry, statistics: Mapping[str, ProgrammeStatistics], as_of: date
) -> Iterator[NamedFigure]:
    """The figures of every community, partner and project."""
    day = as_of.isoformat()
    tables = (("community", registry.communities), ("partner", registry.partners), ("project", registry.projects))
    for type_name, table in tables:
        for key, record in table.items():
            programme, _, rest = key.partition("/")
            for id_, figure in record.figures.items():
                title = record.title if isinstance(record, Project) else record.name
                yield from stated(f"{programme}/{type_name}-{rest}-{id_}", figure, programme, day, about=title)
    retyped = {key: amounts for counted in statistics.values() for key, amounts in counted.retyped.items()}
    for key, project in registry.projects.items():
        owner = registry.programmes.get(programme_of(key))
        for outcome in project.outcomes:
            if owner is not None and outcome.measure in owner.measures:
                came_to = _outcome(key, project, outcome, owner.measures[outcome.measure], day)
                copies = any(amount.name == outcome.measure for amount in retyped.get(key, ()))
                yield replace(came_to, kind="transcribed") if copies else came_to


def _outcome(key: str, project: Project, outcome: Outcome, measure: Measure, day: str) -> NamedFigure:
    programme, _, rest = key.partition("/")
    called = FigureName(kind="project-outcome", label=measure.name, unit=measure.unit, subject=project.title)
    counted = Counted(value=outcome.quantity, type="project", records=(key,), qualifier=outcome.qualifier)
    figure = evidenced(f"{programme}/project-{rest}-{outcome.measure}", called, counted, day, programme, None)
    about = " ".join(filter(None, (project.title, project.place)))
    return replace(figure, about=about, words=english(measure))
