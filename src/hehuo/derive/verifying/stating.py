"""Walks the records and states each number of theirs, with the names that texts say it by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from hehuo.derive.figures import NamedFigure
from hehuo.derive.verifying.language import NUMBER
from hehuo.derive.verifying.names import Entity, place_of
from hehuo.derive.verifying.statements import Statement, changes, state, state_change, state_figure
from hehuo.model.records import Community, Figure, Indicator, Programme, Project
from hehuo.model.registry import Registry, programme_of, resolve
from hehuo.record_types import BY_NAME


def state_all(registry: Registry, counted: Iterable[NamedFigure]) -> Iterator[Statement]:
    """Everything that the records state, and what was counted from lists that are complete."""
    for key, programme in registry.programmes.items():
        for figure in programme.figures.values():
            yield from state_figure(("programme", key), figure, *_called(figure, programme))
        for meeting in programme.meetings.values():
            for figure in meeting.figures.values():
                yield from state_figure(("programme", key), figure, f"{meeting.name}{figure.label}")
    for named in counted:
        programme = registry.programmes[named.programme]
        retold = named.called.kind == "recorded-for-stated" and programme.nature == "reported"
        if named.kind == "evidenced" and named.complete and named.value and "/" in named.name and not retold:
            yield from _counted(programme, named)
    for key, community in registry.communities.items():
        yield from _of_community(registry, key, community)
    for key, partner in registry.partners.items():
        entity = ("partner", key)
        for figure in partner.figures.values():
            yield from state_figure(entity, figure, anchors=frozenset({entity, *_communities(registry, key)}))
    for key, project in registry.projects.items():
        yield from _of_project(registry, key, project)
    for key, indicator in registry.indicators.items():
        yield from _of_indicator(key, indicator)


_GENERAL: Mapping[str, tuple[str, ...]] = {
    "partners": (BY_NAME["partner"].label, BY_NAME["partner"].labels_en),
    "communities": (BY_NAME["community"].label, BY_NAME["community"].labels_en),
    "projects": (BY_NAME["project"].label, BY_NAME["project"].labels_en),
    "directions": ("directions",),
    "groups": ("groups",),
    "items": ("items",),
    "merchants": ("merchants",),
}
"""What texts call all of something, whatever a figure is labelled."""

_MEASURED: Mapping[str, str] = {"partners": "家", "communities": "个", "projects": "个"}


def _called(figure: Figure, programme: Programme) -> Iterator[str]:
    """What a reported figure counts, by the names of what its recorded counterpart counts."""
    query = figure.recorded
    if query is None:
        return
    narrow = (query.team, query.trade, query.community, query.direction, query.workflow, query.class_)
    if query.kind in programme.kinds and not any(narrow):
        yield from _names(programme.kinds[query.kind])[1:]
    if query.measure in programme.measures:
        yield from _names(programme.measures[query.measure])
    if not any((query.kind, *narrow)):
        yield from _GENERAL.get(query.of, ())


def _names(term: Any) -> tuple[str, ...]:
    """What a term is called, in Chinese and in English."""
    return (term.name, term.name_en) if term.name_en else (term.name,)


def _counted(programme: Programme, figure: NamedFigure) -> Iterator[Statement]:
    called = figure.called
    names = next((_names(measure) for measure in programme.measures.values() if measure.name == called.label), ())
    things = names or ((called.label,) if called.label else _GENERAL.get(called.kind, ()))
    if things:
        unit, entity = called.unit or _MEASURED.get(called.kind, ""), ("programme", figure.programme)
        yield state(entity, things, figure.value, unit, figure.qualifier, as_of=figure.as_of)


_FIELDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("grids", "个", ("网格", "grids")),
    ("households", "户", ("住户", "户", "households")),
    ("residents", "人", ("居民", "residents")),
)
"""The numbers that a community's own fields state, with their units and what texts call them."""


def _of_community(registry: Registry, key: str, community: Community) -> Iterator[Statement]:
    entity = ("community", key)
    here, declared = frozenset({entity}), registry.programmes.get(programme_of(key))
    for field, unit, things in _FIELDS:
        value = getattr(community, field)
        if value is not None:
            yield state(entity, things, value, unit, anchors=here)
    for count in community.levels:
        level = declared.levels.get(count.level) if declared is not None else None
        if level is not None and count.units is not None and not count.note:
            yield state(entity, _names(level), count.units, "个", as_of=count.date or "", anchors=here)
    for figure in community.figures.values():
        yield from state_figure(entity, figure, anchors=here)


def _communities(registry: Registry, partner: str) -> Iterator[Entity]:
    for community in registry.partners[partner].communities if partner in registry.partners else ():
        yield "community", resolve(programme_of(partner), community)


def _of_project(registry: Registry, key: str, project: Project) -> Iterator[Statement]:
    entity, declared = ("project", key), registry.programmes.get(programme_of(key))
    anchors, among = _around(registry, key, project)
    here: dict[str, Any] = {"anchors": anchors, "among": among, "where": project.place or ""}
    dated: dict[str, Any] = {"as_of": project.timeline[-1].date, "source": (project.sources or (None,))[0]}
    for figure in project.figures.values():
        yield from state_figure(entity, figure, note=project.title, **here)
    for outcome in project.outcomes:
        measure = declared.measures.get(outcome.measure) if declared is not None else None
        if measure is not None:
            name, *english = _names(measure)
            things, note = (name, *_titles(project), *english), outcome.note or ""
            yield state(entity, things, outcome.quantity, measure.unit, outcome.qualifier, note=note, **here, **dated)
    for paid in project.money:
        payer = {("partner", resolve(programme_of(key), paid.partner))} if paid.partner else set()
        made = state(entity, ("元",), paid.yuan, "元", paid.qualifier, label=project.title, **here, **dated)
        yield replace(made, spent=True, anchors=anchors | payer, note=f"{project.title} {paid.note or ''}")
    if project.wanted is not None:
        wanted = project.wanted
        yield state(entity, _titles(project), wanted.quantity, wanted.unit, sense="wanted", **here, **dated)


def _around(registry: Registry, key: str, project: Project) -> tuple[frozenset[Entity], frozenset[Entity]]:
    """What a project is of: itself, its place, whom it is for, its partners; and the communities that these are of."""
    programme, whom = programme_of(key), project.for_
    partners = {resolve(programme, step.partner) for step in project.timeline if step.partner}
    anchors: set[Entity] = {("project", key), *place_of(key, project), *(("partner", found) for found in partners)}
    if whom is not None and whom.community:
        anchors.add(("community", resolve(programme, whom.community)))
    if whom is not None and whom.partner:
        anchors.add(("partner", resolve(programme, whom.partner)))
    return frozenset(anchors), frozenset(place for found in partners for place in _communities(registry, found))


def _titles(project: Project) -> tuple[str, ...]:
    """The title of a project, and what is counted in it."""
    counted = NUMBER.split(project.title)[-1]
    return (project.title, counted) if len(counted) > 1 else (project.title,)


def _of_indicator(key: str, indicator: Indicator) -> Iterator[Statement]:
    entity, last = ("indicator", key), len(indicator.series) - 1
    communities = (indicator.community,) if indicator.community else ()
    anchors = frozenset(("community", resolve(programme_of(key), community)) for community in communities)
    things = (indicator.title, indicator.title_en) if indicator.title_en else (indicator.title,)
    values = [
        state(
            entity, things, point.value, indicator.unit, point.qualifier, as_of=point.date, source=point.source,
            anchors=anchors, note=indicator.definition or "", dated=last > 1, latest=place == last,
            phase="before" if place < last else "after" if last else None,
        )
        for place, point in enumerate(indicator.series)
    ]  # fmt: skip
    if not re.search("[0-9]", indicator.unit):
        yield from values
    if last > 0:
        yield from changes(values[0], values[-1])
    for told in indicator.changes:
        yield state_change(entity, things, told.change, indicator.unit, told.qualifier, as_of=told.date,
                           source=told.source, anchors=anchors, note=told.note or "")  # fmt: skip
