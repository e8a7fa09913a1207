"""What other pages show of a project, and the order in which projects are listed."""

from __future__ import annotations

from collections.abc import Mapping

from hehuo.derive.pages.context import PageContext
from hehuo.derive.projects import ProjectStatus
from hehuo.view.projects import PastState, ProjectClass, ProjectState, ProjectSummary

_ORDER: Mapping[ProjectClass, int] = {"open": 0, "active": 1, "done": 2, "dropped": 3, "reported": 4}


def project_summary(context: PageContext, view: ProjectStatus) -> ProjectSummary:
    """A project as a line of a list."""
    links, project = context.links, view.project
    states = {share.state_name: share.state_class for share in reversed(view.shares)}
    return ProjectSummary(
        link=links.of("project", view.key),
        state_class=view.state_class,
        states=tuple(ProjectState(name=name, state_class=states[name]) for name in view.state_names),
        past=past_state(context, view),
        late=view.late,
        quantity=view.quantity,
        left=view.left,
        unit=project.wanted.unit if project.wanted else None,
        waiting_days=view.waiting_days,
        total_days=view.total_days,
        community=links.of("community", view.community) if view.community else None,
        for_partner=links.of("partner", view.for_partner) if view.for_partner else None,
        place=project.place,
        holders=links.all_of("partner", view.holders),
        workflow=view.workflow.name,
    )


def past_state(context: PageContext, view: ProjectStatus) -> PastState | None:
    """When a project was in its state, where it is not known to be in it now."""
    if view.current or view.state_class in ("done", "dropped"):
        return None
    day = view.last_known
    return PastState(day=day.text if day else None, reported=context.programmes[view.programme].nature == "reported")


def board_order(view: ProjectStatus) -> tuple[int, int, int, str]:
    """The place of a project on a board.

    Open ones come first, the longest waiting at the top; then those under way, the late ones first; then what finished
    last, and after all the needs that only a report mentions. A day that isn't known comes after those that are.
    """
    late = 0 if view.late else 1
    if view.state_class == "open":
        late, rank = 0, -view.waiting_days if view.waiting_days is not None else 1
    elif view.state_class == "active":
        rank = -max((share.days for share in view.shares if share.days is not None), default=-1)
    else:
        moment = view.last_known if view.state_class == "reported" else view.finished
        rank = -moment.first.toordinal() if moment is not None and moment.known_year else 1
    return _ORDER[view.state_class], late, rank, view.key


def is_claimable(view: ProjectStatus) -> bool:
    """Whether a partner can claim what is left of an open project by the very next step."""
    free = {share.share.state for share in view.shares if share.share.partner is None and share.state_class == "open"}
    return any(event.claims and free.intersection(event.from_) for event in view.workflow.events.values())
