"""The views of single projects: each project's page, and the sheet on which its claim is agreed."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.derive.pages.context import PageContext, term_name
from hehuo.derive.pages.judging import judged
from hehuo.derive.pages.made import match_url
from hehuo.derive.pages.matching import need_suggestions, reasons_of
from hehuo.derive.pages.project_summary import is_claimable, project_summary
from hehuo.derive.projects import ProjectStatus
from hehuo.derive.trails import Stage as DerivedStage
from hehuo.model.registry import resolve
from hehuo.model.workflow import Step
from hehuo.view.addresses import page_url
from hehuo.view.page import Link, PageView
from hehuo.view.projects import (
    AgreementPage,
    NextStep,
    PlannedStep,
    ProjectMoney,
    ProjectOutcome,
    ProjectPage,
    ProjectShare,
    ProjectState,
    Stage,
    TimelineStep,
)


def project_pages(context: PageContext) -> Iterator[PageView]:
    """The projects in order of key."""
    for view in context.derived.projects.values():
        yield _page(context, view)


def agreement_pages(context: PageContext) -> Iterator[PageView]:
    """A sheet for each project that is claimed and agreed."""
    for view in context.derived.projects.values():
        url = _agreement_url(view)
        if url is not None:
            yield _agreement(context, view, url)


def _agreement_url(view: ProjectStatus) -> str | None:
    """The address of a project's sheet; None where nobody holds it, nothing is agreed yet, or only a report tells."""
    project = view.project
    agreed = project.goal or project.content or project.steps
    return f"{page_url('project', view.key)}agreement/" if view.current and view.holders and agreed else None


def _page(context: PageContext, view: ProjectStatus) -> ProjectPage:
    project, programme = view.project, context.programmes[view.programme]
    found = context.derived.matches[view.programme].needs.get(view.key)
    return ProjectPage(
        **context.record_page("project", view.key, "projects"),
        title=project.title,
        file=context.file("project", view.key),
        sources=context.sources(view.programme, project.sources),
        corrections=project.corrections,
        record=project,
        summary=project_summary(context, view),
        opened=view.opened.text if view.opened else None,
        directions=_directions(context, view),
        items=context.item_names(view.programme, project.items),
        claimable=is_claimable(view),
        joining=programme.joining,
        next_steps=_next_steps(context, view),
        stages=tuple(_stage(stage) for stage in context.derived.trails[view.key]),
        timeline=tuple(_step(context, view, step) for step in view.trail.steps),
        shares=_shares(context, view),
        steps=_planned_steps(context, view),
        deadline_passed=_is_passed(context, view, project.deadline),
        outcomes=tuple(_outcomes(context, view)),
        money=tuple(_money(context, view)),
        panel=term_name(programme.panels, project.rating.panel) if project.rating and project.rating.panel else None,
        judged=judged(context, "project", view.key),
        figures=context.stated(view.programme, project.figures),
        matches=need_suggestions(context, found) if found else None,
        match_page=match_url(context, view.programme),
        agreement=_agreement_url(view),
    )


def _agreement(context: PageContext, view: ProjectStatus, url: str) -> AgreementPage:
    board = Link(name=context.programmes[view.programme].name, url=f"projects/{view.programme}/")
    return AgreementPage(
        **context.page(view.programme, url, "projects", board, context.links.of("project", view.key)),
        key=view.key,
        file=context.file("project", view.key),
        record=view.project,
        summary=project_summary(context, view),
        items=context.item_names(view.programme, view.project.items),
        shares=_shares(context, view),
    )


def _directions(context: PageContext, view: ProjectStatus) -> tuple[Link, ...]:
    nodes = context.registry.catalogue[view.programme]
    return tuple(
        Link(name=nodes[direction].term.name, url=f"projects/{view.programme}/?direction={direction}")
        for direction in view.directions
    )


def _next_steps(context: PageContext, view: ProjectStatus) -> tuple[NextStep, ...]:
    """The workflow's events that some share can take now, in the workflow's order."""
    if not view.current:
        return ()
    states, roles = {share.share.state for share in view.shares}, context.programmes[view.programme].roles
    return tuple(
        NextStep(name=event.name, by=tuple(term_name(roles, role) for role in event.by), within_days=event.within_days)
        for event in view.workflow.events.values()
        if states.intersection(event.from_)
    )


def _stage(stage: DerivedStage) -> Stage:
    return Stage(
        kind=stage.kind,
        reached=stage.reached,
        date=stage.date.text if stage.date else None,
        days=stage.days,
        done=stage.done,
        total=stage.total,
    )


def _step(context: PageContext, view: ProjectStatus, step: Step) -> TimelineStep:
    entry, programme, links = step.entry, context.programmes[view.programme], context.links
    event = view.workflow.events[entry.event]
    return TimelineStep(
        record=entry,
        name=event.name,
        state_class=view.workflow.states[event.to].class_,
        days=step.days,
        limit=step.limit,
        late=step.late,
        partner=links.of("partner", resolve(view.programme, entry.partner)) if entry.partner else None,
        by=term_name(programme.roles, entry.by) if entry.by else None,
        meeting=links.of("meeting", resolve(view.programme, entry.meeting)) if entry.meeting else None,
        sources=tuple(context.publisher(view.programme, source) for source in entry.sources),
    )


def _shares(context: PageContext, view: ProjectStatus) -> tuple[ProjectShare, ...]:
    chosen = context.derived.matches[view.programme].chosen.get(view.key, ())
    reasons = {match.partner: reasons_of(context, match) for match in chosen}
    return tuple(
        ProjectShare(
            state=ProjectState(name=share.state_name, state_class=share.state_class),
            holder=context.links.of("partner", share.holder) if share.holder else None,
            quantity=share.share.quantity,
            claimed=share.share.claimed.text if share.share.claimed else None,
            days=share.days,
            due=share.due.isoformat() if share.due else None,
            late=share.late,
            reasons=reasons.get(share.holder or "", ()),
        )
        for share in view.shares
    )


def _is_passed(context: PageContext, view: ProjectStatus, due: str | None) -> bool:
    """Whether a day has passed while the project is still open or under way."""
    return due is not None and due < context.as_of and view.current and view.state_class in ("open", "active")


def _planned_steps(context: PageContext, view: ProjectStatus) -> tuple[PlannedStep, ...]:
    return tuple(PlannedStep(record=step, late=_is_passed(context, view, step.due)) for step in view.project.steps)


def _outcomes(context: PageContext, view: ProjectStatus) -> Iterator[ProjectOutcome]:
    measures = context.programmes[view.programme].measures
    copies = context.retyped(view)
    for outcome in view.project.outcomes:
        measure = measures.get(outcome.measure)
        yield ProjectOutcome(
            record=outcome,
            name=measure.name if measure else outcome.measure,
            unit=measure.unit if measure else "",
            retyped=("outcomes", outcome.measure) in copies,
        )


def _money(context: PageContext, view: ProjectStatus) -> Iterator[ProjectMoney]:
    copies = context.retyped(view)
    for money in view.project.money:
        giver = context.links.of("partner", resolve(view.programme, money.partner)) if money.partner else None
        yield ProjectMoney(record=money, partner=giver, retyped=("money", money.kind) in copies)
