"""Claim meetings concluded: who took what at each, and how much that was. Knows no page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.derive.counting import Counted
from hehuo.derive.projects import ProjectStatus
from hehuo.model.records import Meeting
from hehuo.model.registry import Registry, resolve
from hehuo.model.workflow import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """One claim at a meeting: the project, who took it, and how much of it."""

    project: str
    partner: str
    quantity: int
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingResult:
    """A meeting: its claims in order of partner and project, and who and what they come to.

    `unclaimed` are the projects put before the meeting of which nobody took a part there.
    """

    key: str
    programme: str
    meeting: Meeting
    claims: tuple[Claimed, ...]
    partners: Counted
    projects: Counted
    unclaimed: tuple[str, ...]


def derive_meetings(registry: Registry, projects: Mapping[str, ProjectStatus]) -> Mapping[str, MeetingResult]:
    """Every declared meeting by ``programme/id``, from one pass over the timelines."""
    claims: dict[str, list[Claimed]] = {}
    shown: dict[str, list[str]] = {}
    for key, view in projects.items():
        for step in view.trail.steps:
            if step.entry.meeting is None:
                continue
            at = resolve(view.programme, step.entry.meeting)
            shown.setdefault(at, []).append(key)
            if step.entry.partner is not None and view.workflow.events[step.entry.event].claims:
                claims.setdefault(at, []).append(_claimed(view, step))
    return {
        f"{programme}/{name}": _result(programme, name, meeting, claims, shown)
        for programme, declared in registry.programmes.items()
        for name, meeting in declared.meetings.items()
    }


def _claimed(view: ProjectStatus, step: Step) -> Claimed:
    """A claim with its quantity: what the step names, else all that was free."""
    free = sum(share.quantity for share in step.moved) or view.quantity
    quantity = step.entry.quantity if step.entry.quantity is not None else free
    return Claimed(
        project=view.key, partner=resolve(view.programme, str(step.entry.partner)), quantity=quantity, step=step
    )


def _result(
    programme: str,
    name: str,
    meeting: Meeting,
    claims: Mapping[str, list[Claimed]],
    shown: Mapping[str, list[str]],
) -> MeetingResult:
    key = f"{programme}/{name}"
    mine = tuple(sorted(claims.get(key, ()), key=lambda claim: (claim.partner, claim.project)))
    partners = tuple(dict.fromkeys(claim.partner for claim in mine))
    projects = tuple(sorted({claim.project for claim in mine}))
    return MeetingResult(
        key=key,
        programme=programme,
        meeting=meeting,
        claims=mine,
        partners=Counted(value=len(partners), type="partner", records=partners),
        projects=Counted(value=len(projects), type="project", records=projects),
        unclaimed=tuple(sorted(set(shown.get(key, ())) - set(projects))),
    )
