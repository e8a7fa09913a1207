"""A project's one trail: need, claim, agreed steps, end, outcome, rating, what its partners got, with days between.

Owns which stages there are and when each was. Knows no page and no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hehuo.derive.projects import ProjectStatus
from hehuo.model.dates import PartialDate, days_between, parse_date, surely_before
from hehuo.model.registry import Registry
from hehuo.view.projects import StageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of a trail. `days` count from the last stage before it with an exact day; `reached` is whether it is
    there; `done` of `total` counts what it has of (steps, outcomes, raters, benefits)."""

    kind: StageKind
    reached: bool
    date: PartialDate | None = None
    days: int | None = None
    done: int = 0
    total: int = 0


def derive_trails(registry: Registry, projects: Mapping[str, ProjectStatus]) -> Mapping[str, tuple[Stage, ...]]:
    """The stages of every project, by key; from one pass over the projects."""
    return {key: tuple(_counted(_stages(registry, view))) for key, view in projects.items()}


def _counted(stages: Iterator[Stage]) -> Iterator[Stage]:
    """The stages with the days since the one before."""
    last: PartialDate | None = None
    for stage in stages:
        days = days_between(last, stage.date) if last is not None and stage.date is not None else None
        yield Stage(
            kind=stage.kind,
            reached=stage.reached,
            date=stage.date,
            days=days if days is not None and days >= 0 else None,
            done=stage.done,
            total=stage.total,
        )
        last = stage.date or last


def _stages(registry: Registry, view: ProjectStatus) -> Iterator[Stage]:
    project = view.project
    yield Stage(kind="need", reached=view.opened is not None, date=view.opened)
    events = view.workflow.events
    claim = next((step.date for step in view.trail.steps if events[step.entry.event].claims), None)
    if claim is not None or view.state_class != "dropped":
        yield Stage(kind="claim", reached=claim is not None, date=claim, done=len(view.holders))
    if project.steps:
        ticked = sorted(step.done for step in project.steps if step.done)
        whole = len(ticked) == len(project.steps)
        moment = parse_date(ticked[-1]) if whole else None
        yield Stage(kind="steps", reached=whole, date=moment, done=len(ticked), total=len(project.steps))
    yield Stage(kind="finish", reached=view.finished is not None, date=view.finished)
    if project.outcomes or view.state_class == "done":
        yield Stage(kind="outcome", reached=bool(project.outcomes), done=len(project.outcomes))
    if project.rating is not None or view.state_class == "done":
        rating = project.rating
        rated = parse_date(rating.date) if rating is not None and rating.date else None
        yield Stage(kind="rating", reached=rating is not None, date=rated)
    if claim is not None and view.holders:
        yield _benefits(registry, view, claim)


def _benefits(registry: Registry, view: ProjectStatus, claim: PartialDate) -> Stage:
    """What the holders were given since they claimed; what they were given before was not for this."""
    days = sorted(
        given.date
        for key in view.holders
        if key in registry.partners
        for grant in registry.partners[key].benefits
        for given in grant.given
        if not surely_before(parse_date(given.date), claim)
    )
    return Stage(kind="benefit", reached=bool(days), date=parse_date(days[0]) if days else None, done=len(days))
