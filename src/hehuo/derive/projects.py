"""Projects concluded: state, holders, what is left, waiting days, lateness, the trail's length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hehuo.model.dates import PartialDate, days_between, parse_date
from hehuo.model.knowledge import Extent, latest_source
from hehuo.model.records import Project, StateClass, Workflow
from hehuo.model.registry import Registry, programme_of, resolve
from hehuo.model.workflow import Share, Trail, class_of, due_date, replay
from hehuo.view.projects import ProjectClass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareStatus:
    """A share with its state's name and class, its holder's key, days in this state, due day and lateness."""

    share: Share
    state_name: str
    state_class: ProjectClass
    holder: str | None
    days: int | None
    due: date | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectStatus:
    """A project as of a day. Where its programme is not `current`, nothing is late, waits or is open, and its state is
    that of the day `last_known`, None where no source has one.

    `left` is the quantity nobody has claimed; `holders` the keys of partners with a share, in order of claim.
    `waiting_days` count from the opening to the as-of day while open, to the first claim otherwise;
    `total_days` from the opening to the last step of a finished project. None where a date is not exact.
    """

    key: str
    programme: str
    project: Project
    workflow: Workflow
    trail: Trail
    current: bool
    last_known: PartialDate | None
    state_class: ProjectClass
    state_names: tuple[str, ...]
    shares: tuple[ShareStatus, ...]
    holders: tuple[str, ...]
    quantity: int
    left: int
    opened: PartialDate | None
    finished: PartialDate | None
    waiting_days: int | None
    total_days: int | None
    late: bool
    community: str | None
    for_partner: str | None
    directions: tuple[str, ...]


def derive_projects(registry: Registry, extents: Mapping[str, Extent], as_of: date) -> Mapping[str, ProjectStatus]:
    """Every project whose programme and workflow are sound, by key."""
    views = {}
    for key, project in registry.projects.items():
        programme = registry.programmes.get(programme_of(key))
        workflow = programme.workflows.get(project.workflow) if programme else None
        if workflow is not None:
            views[key] = _status(registry, key, project, workflow, extents[programme_of(key)], as_of)
    return views


def _share_status(share: Share, programme: str, workflow: Workflow, now: date | None) -> ShareStatus:
    state = workflow.states[share.state]
    due = due_date(share, workflow)
    return ShareStatus(
        share=share,
        state_name=state.name,
        state_class=_class(state.class_, now),
        holder=resolve(programme, share.partner) if share.partner else None,
        days=days_between(share.since, parse_date(now.isoformat())) if now else None,
        due=due,
        late=now is not None and due is not None and now > due,
    )


def _class(declared: StateClass, now: date | None) -> ProjectClass:
    """What was open when it was last written about isn't open now."""
    return "reported" if declared == "open" and now is None else declared


def _status(
    registry: Registry, key: str, project: Project, workflow: Workflow, extent: Extent, as_of: date
) -> ProjectStatus:
    programme = programme_of(key)
    trail = replay(project, workflow)
    now = as_of if extent.current else None
    shares = tuple(_share_status(share, programme, workflow, now) for share in trail.shares)
    state_class = _class(class_of(trail, workflow), now)
    settled = state_class in ("done", "dropped")
    finished = trail.steps[-1].date if settled and trail.steps else None
    target = project.for_
    return ProjectStatus(
        key=key,
        programme=programme,
        project=project,
        workflow=workflow,
        trail=trail,
        current=extent.current,
        last_known=_last_known(registry, programme, project, extent),
        state_class=state_class,
        state_names=tuple(dict.fromkeys(share.state_name for share in shares)),
        shares=shares,
        holders=tuple(dict.fromkeys(share.holder for share in shares if share.holder)),
        quantity=project.wanted.quantity if project.wanted else 1,
        left=sum(share.share.quantity for share in shares if share.state_class in ("open", "reported")),
        opened=trail.opened,
        finished=finished,
        waiting_days=_waiting_days(trail, workflow, finished, now),
        total_days=days_between(trail.opened, finished) if trail.opened and finished else None,
        late=any(share.late for share in shares),
        community=resolve(programme, target.community) if target and target.community else None,
        for_partner=resolve(programme, target.partner) if target and target.partner else None,
        directions=registry.directions_of(programme, project.items),
    )


def _last_known(registry: Registry, programme: str, project: Project, extent: Extent) -> PartialDate | None:
    """The day of the latest source that tells of a project, else that for which its programme's records speak."""
    declared = registry.programmes[programme].sources
    return latest_source(declared[name] for name in project.sources if name in declared) or extent.until


def _waiting_days(trail: Trail, workflow: Workflow, finished: PartialDate | None, now: date | None) -> int | None:
    """The days until somebody took the project up, or until now while a part of it is open."""
    today = parse_date(now.isoformat()) if now else None
    claimed = next((step.date for step in trail.steps if workflow.events[step.entry.event].claims), None)
    until = today if class_of(trail, workflow) == "open" else claimed or finished or today
    return days_between(trail.opened, until) if trail.opened and until else None
