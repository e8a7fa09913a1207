"""Figures by name: each with its definition, its value, the day it speaks for, and the records behind it.

A recorded figure is counted from the records; a reported one is what a source states. They stand side by side, and
neither replaces the other. Owns the names and definitions; knows no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from msgspec import structs

from hehuo.derive.meetings import MeetingResult
from hehuo.derive.points import PointsView
from hehuo.derive.statistics import Counted, ProgrammeStatistics
from hehuo.model.records import Figure, Project, Qualifier, Recorded
from hehuo.model.registry import Registry, programme_of

Origin = Literal["recorded", "reported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFigure:
    """A figure. `query` says which list shows its records, where one does; `words` are what else a text may call it.

    `about` names the single record it is of, empty where it counts many. It is not `complete` where the registry has
    only what was reported, so that there may well be more.
    """

    name: str
    label: str
    definition: str
    definition_en: str
    value: int
    unit: str
    as_of: str
    origin: Origin
    programme: str | None
    qualifier: Qualifier = "exact"
    counted: Counted | None = None
    source: str | None = None
    query: Recorded | None = None
    words: tuple[str, ...] = ()
    about: str = ""
    complete: bool = True

    @property
    def records(self) -> int:
        """How many records stand behind it."""
        return len(self.counted.records) if self.counted is not None else 0


_COUNTS: tuple[tuple[str, str, str, str, str, str, Recorded], ...] = (
    ("partners", "合伙人", "家", "在册的合伙人（暂停的算，退出的不算）", "partners on the roster; suspended ones count, those who left don't",
     "partners", Recorded(of="partners")),
    ("communities", "社区", "个", "有记录的社区", "communities with a record", "communities", Recorded(of="communities")),
    ("projects", "项目", "个", "有记录的项目，不论状态", "projects on record, in whatever state", "projects", Recorded(of="projects")),
    ("open", "等人认领的项目", "个", "还有一份没人认领的项目", "projects of which a part is unclaimed", "open projects",
     Recorded(of="projects", class_="open")),
    ("active", "进行中的项目", "个", "认领了、还没办结的项目", "projects claimed and not finished", "active projects",
     Recorded(of="projects", class_="active")),
    ("done", "已完成的项目", "个", "每一份都办结了的项目", "projects of which every part is finished", "completed projects",
     Recorded(of="projects", class_="done")),
    ("dropped", "已中止的项目", "个", "撤回或中止的项目，不算完成", "projects withdrawn or stopped; never counted as done", "dropped projects",
     Recorded(of="projects", class_="dropped")),
    ("money", "投入", "元", "项目记录里写明的投入之和（中止的不算）", "money written in project records; dropped ones don't count",
     "yuan invested", Recorded(of="money")),
)  # fmt: skip
"""Name (a field of the statistics), label, unit, definition in both languages, what English texts say, the list."""

_TYPES: Mapping[str, str] = {"partners": "partner", "communities": "community"}

_POINTS: tuple[tuple[str, str, str, str], ...] = (
    ("issued", "发出的积分", "各批次得分之和", "points given by all batches"),
    ("redeemed", "兑换的积分", "各批次兑换之和，冲正的已减去", "points redeemed, reversals taken off"),
    ("expired", "到期的积分", "过期收回之和", "points that lapsed"),
    ("outstanding", "未兑换的积分", "所有卡的余额之和", "the sum of all cards' balances"),
)


def derive_figures(
    registry: Registry,
    statistics: Mapping[str, ProgrammeStatistics],
    points: Mapping[str, PointsView],
    meetings: Mapping[str, MeetingResult],
    as_of: date,
) -> Mapping[str, NamedFigure]:
    """Every headline figure by name: `programme/name`, and by the bare name over all programmes."""
    day = as_of.isoformat()
    made = [*_over_all(registry, statistics, day)]
    for key, each in statistics.items():
        made += _counts(registry, key, each, day)
        made += _reported(key, each, day)
    for key, view in points.items():
        made += _of_points(key, view, day)
    for key, meeting in meetings.items():
        made += _of_meeting(key, meeting, day)
    partial = {key for key, programme in registry.programmes.items() if programme.nature == "reported"}
    return {each.name: _known_in_part(each, partial) for each in made}


def _known_in_part(figure: NamedFigure, partial: Set[str]) -> NamedFigure:
    """The figure, marked where its programme is known from reports only."""
    whole = figure.origin == "reported" or (figure.programme is not None and figure.programme not in partial)
    return figure if whole else replace(figure, complete=False)


def _over_all(registry: Registry, statistics: Mapping[str, ProgrammeStatistics], day: str) -> Iterator[NamedFigure]:
    """The sums over all programmes; demonstration ones are left out as soon as there is another to count."""
    natures = {programme.nature for programme in registry.programmes.values()}
    counted = [key for key in statistics if registry.programmes[key].nature != "demo" or natures == {"demo"}]
    for field, label, unit, zh, en, word, query in _COUNTS:
        parts: list[Counted] = [getattr(statistics[key], field) for key in counted]
        records = tuple(record for part in parts for record in part.records)
        total = Counted(value=sum(part.value for part in parts), type=_TYPES.get(field, "project"), records=records)
        yield _recorded(field, label, unit, zh, en, total, day, None, query, word)


def _counts(registry: Registry, key: str, statistics: ProgrammeStatistics, day: str) -> Iterator[NamedFigure]:
    for field, label, unit, zh, en, word, query in _COUNTS:
        yield _recorded(f"{key}/{field}", label, unit, zh, en, getattr(statistics, field), day, key, query, word)
    measures = registry.programmes[key].measures
    for name, counted in statistics.outcomes.items():
        measure = measures[name]
        yield _recorded(
            f"{key}/outcome-{name}", measure.name, measure.unit, "项目成果之和（中止的不算）",
            "summed over outcomes of projects; dropped ones don't count", counted, day, key,
            Recorded(of="outcomes", measure=name), (measure.name_en or "").lower(),
        )  # fmt: skip


def _reported(key: str, statistics: ProgrammeStatistics, day: str) -> Iterator[NamedFigure]:
    """What sources state, and beside each what is counted for it."""
    for each in statistics.figures:
        words = _words(each.figure.recorded)
        yield from stated(f"{key}/reported-{each.id}", each.figure, key, day, words)
        if each.counted is not None:
            yield _recorded(
                f"{key}/recorded-{each.id}", each.figure.label, each.figure.unit or "", "与同名报道数字对应的记录",
                "the records that answer to the reported figure of this name", each.counted, day, key,
                each.figure.recorded, *words,
            )  # fmt: skip


def _words(query: Recorded | None) -> tuple[str, ...]:
    """What texts may call a reported figure that counts all of something."""
    if query is None:
        return ()
    wide = structs.replace(query, workflow=None)
    found = [(label, word) for _, label, _, _, _, word, plain in _COUNTS if plain == wide]
    return tuple(each for pair in found for each in pair if len(each) > 2)


def stated(
    name: str, figure: Figure, programme: str, day: str, words: tuple[str, ...] = (), about: str = ""
) -> Iterator[NamedFigure]:
    """A figure as a source states it, and what it was before, where the source says so."""
    told = NamedFigure(
        name=name,
        label=figure.label,
        definition="来源里写的数，照录",
        definition_en="as a source states it",
        value=figure.value,
        unit=figure.unit or "",
        as_of=figure.date or day,
        origin="reported",
        programme=programme,
        qualifier=figure.qualifier,
        source=figure.source,
        words=words,
        about=about,
    )
    yield told
    if figure.before is not None:
        yield replace(
            told, name=f"{name}-before", value=figure.before, qualifier="exact", definition="来源里写的此前的数，照录",
            definition_en="what it was before, as a source states it",
        )  # fmt: skip


def _of_points(key: str, view: PointsView, day: str) -> Iterator[NamedFigure]:
    batches = tuple(batch for month in view.months for batch in month.batches)
    for field, label, zh, en in _POINTS:
        counted = Counted(value=getattr(view, field), type="batch", records=batches)
        yield _recorded(f"{key}/points-{field}", label, "分", zh, en, counted, day, key, None, f"points {field}")


def _of_meeting(key: str, view: MeetingResult, day: str) -> Iterator[NamedFigure]:
    programme, _, name = key.partition("/")
    for field, label, unit, en in (("partners", "会上认领的合伙人", "家", "partners that claimed at the meeting"),
                                   ("projects", "会上认领的项目", "个", "projects claimed at the meeting")):  # fmt: skip
        yield _recorded(f"{programme}/meeting-{name}-{field}", label, unit, f"{view.meeting.name}上记录的认领", en,
                        getattr(view, field), day, programme, None)  # fmt: skip
    for id_, figure in view.meeting.figures.items():
        yield from stated(f"{programme}/meeting-{name}-reported-{id_}", figure, programme, day)


def _recorded(
    name: str, label: str, unit: str, zh: str, en: str, counted: Counted, day: str, programme: str | None,
    query: Recorded | None, *words: str,
) -> NamedFigure:  # fmt: skip
    return NamedFigure(
        name=name,
        label=label,
        definition=zh,
        definition_en=en,
        value=counted.value,
        unit=unit,
        as_of=day,
        origin="recorded",
        programme=programme,
        counted=counted,
        query=query,
        words=tuple(word for word in words if word),
    )


def single_figures(registry: Registry, as_of: date) -> Iterator[NamedFigure]:
    """The figures of single records: what sources state of a community, partner or project, and outcomes of projects."""
    day = as_of.isoformat()
    tables = (("community", registry.communities), ("partner", registry.partners), ("project", registry.projects))
    for type_name, table in tables:
        for key, record in table.items():
            programme, _, rest = key.partition("/")
            for id_, figure in record.figures.items():
                called = record.title if isinstance(record, Project) else record.name
                yield from stated(f"{programme}/{type_name}-{rest}-{id_}", figure, programme, day, about=called)
    for key, project in registry.projects.items():
        owner = registry.programmes.get(programme_of(key))
        for outcome in project.outcomes:
            measure = owner.measures.get(outcome.measure) if owner is not None else None
            if measure is not None:
                rest = key.partition("/")[2]
                counted = Counted(value=outcome.quantity, type="project", records=(key,))
                made = _recorded(
                    f"{programme_of(key)}/project-{rest}-{outcome.measure}", measure.name, measure.unit,
                    f"{project.title}的成果", "the outcome of one project", counted, day, programme_of(key), None,
                    (measure.name_en or "").lower(),
                )  # fmt: skip
                about = " ".join(filter(None, (project.title, project.place)))
                yield replace(made, about=about, qualifier=outcome.qualifier)
