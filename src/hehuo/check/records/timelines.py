"""Replays every project's timeline once and says what can't be, and when a claim meeting was.

A step that can't be makes the steps after it look wrong: only the first such step of a project is reported, and none
after an event, state or partner that is unknown, for that is reported already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hehuo.check.excuses import has_doubtful_history, has_doubtful_workflow, is_dangling
from hehuo.check.records.order import misplaced, neighbours
from hehuo.check.survey import Survey
from hehuo.check.words import Args, is_showable, name_of, titled
from hehuo.diagnostic import Finding
from hehuo.model.dates import PartialDate, parse_date, surely_before
from hehuo.model.membership import was_active
from hehuo.model.records import Partner, Project, Workflow
from hehuo.model.registry import programme_of, record_path, resolve
from hehuo.model.workflow import Fault, Step, replay
from hehuo.words import N_, LazyText, gettext_lazy

_SLIPS = frozenset(("wrong-actor", "unused-quantity"))
"""Faults after which the timeline goes on as if nothing had been wrong."""


def timeline_findings(survey: Survey) -> Iterator[Finding]:
    """What is wrong with the timelines of projects."""
    for key in sorted(survey.registry.projects):
        yield from _replay_one(survey, key)


def _replay_one(survey: Survey, key: str) -> Iterator[Finding]:
    project, path = survey.registry.projects[key], record_path("project", key)
    moments = [parse_date(entry.date) for entry in project.timeline]
    wrong = misplaced(moments)
    for index in wrong:
        before, after = neighbours(moments, index, wrong)
        args = {"date": moments[index].text, "before": before, "after": after}
        yield Finding(rule="unordered-step", path=path, route=("timeline", index, "date"), args=args)
    programme = survey.registry.programmes.get(programme_of(key))
    programme_path = record_path("programme", programme_of(key))
    workflow = programme.workflows.get(project.workflow) if programme else None
    if programme is None or workflow is None or has_doubtful_workflow(survey, programme_path, project.workflow):
        return
    trail = replay(project, workflow)
    yield from _faults(survey, path, project, workflow, trail.faults)
    yield from _inactive_claims(survey, key, workflow, [step for step in trail.steps if step.index not in wrong])


def _faults(
    survey: Survey, path: str, project: Project, workflow: Workflow, faults: Sequence[Fault]
) -> Iterator[Finding]:
    steps = range(len(project.timeline))
    stop = min(
        (i for i in steps for field in ("event", "partner") if is_dangling(survey, path, ("timeline", i, field))),
        default=len(steps),
    )
    broken = {fault.index for fault in faults if fault.kind not in _SLIPS and fault.kind != "unordered-step"}
    for fault in faults:
        if fault.kind in _SLIPS and fault.index in broken:
            continue  # the event is the mistake; its role and quantity only follow
        role_unknown = fault.kind == "wrong-actor" and is_dangling(survey, path, ("timeline", fault.index, "by"))
        if fault.kind == "unordered-step" or role_unknown or (fault.index >= stop and fault.kind not in _SLIPS):
            continue
        if fault.kind not in _SLIPS:
            stop = fault.index
        yield _finding(survey, path, project, workflow, fault)


_AT: Mapping[str, str] = {
    "over-claimed": "quantity",
    "not-holder": "partner",
    "wrong-actor": "by",
    "unused-quantity": "quantity",
}
"""The field of the step that is wrong, where it isn't the event."""


def _finding(survey: Survey, path: str, project: Project, workflow: Workflow, fault: Fault) -> Finding:
    entry = project.timeline[fault.index]
    field = _AT.get(fault.kind, "event")
    if field == "quantity" and entry.quantity is None:
        field = "partner"
    event = workflow.events[entry.event]
    args: Args = {"event": name_of(event), "partner": entry.partner or "…"}
    for name, given in fault.args.items():
        args[name] = _in_words(survey, path, workflow, fault, name, given)
    if fault.kind == "over-claimed":
        args["remedy"] = _claim_remedy(fault.args["left"])
    declared = record_path("programme", programme_of(survey.documents[path].key))
    related = ((declared, ("workflows", project.workflow, "events", entry.event)),)
    return Finding(rule=fault.kind, path=path, route=("timeline", fault.index, field), args=args, related=related)


def _claim_remedy(left: object) -> LazyText:
    if left:
        return gettext_lazy("Claim no more than %(left)s", left=left)
    return gettext_lazy("All is claimed; if something was given back, enter that first")


def _in_words(survey: Survey, path: str, workflow: Workflow, fault: Fault, name: str, given: object) -> object:
    """An argument of a fault in words: ids become names."""
    if isinstance(given, int):
        return given
    tables: dict[str, Mapping[str, Any]] = {"possible": workflow.events, "openings": workflow.events}
    tables |= {"state": workflow.states, "allowed": workflow.states}
    if fault.kind == "wrong-actor":
        programme = survey.registry.programmes[programme_of(survey.documents[path].key)]
        tables["allowed"] = programme.roles
    ids = [str(actor) for actor in given] if isinstance(given, tuple) else [str(given)]
    if name == "holders":
        return tuple(actor for actor in ids if is_showable(actor))
    terms = {actor: tables[name].get(actor) for actor in ids}
    return tuple(titled(actor, name_of(term)) if term else actor for actor, term in terms.items())


def _inactive_claims(survey: Survey, key: str, workflow: Workflow, steps: Sequence[Step]) -> Iterator[Finding]:
    for step in steps:
        if not workflow.events[step.entry.event].claims or step.entry.partner is None:
            continue
        partner_key = resolve(programme_of(key), step.entry.partner)
        partner = survey.registry.partners.get(partner_key)
        if partner is None or was_active(partner, step.date) or has_doubtful_history(survey, partner_key):
            continue
        index, why = why_inactive(partner, step.date)
        yield Finding(
            rule="inactive-claim",
            path=record_path("project", key),
            route=("timeline", step.index, "partner"),
            args={"partner": step.entry.partner, "date": step.entry.date, "why": why},
            related=((record_path("partner", partner_key), ("history", index)),),
        )


_WHY: Mapping[str, str] = {
    "joined": N_("joined only on %(date)s"),
    "suspended": N_("suspended since %(date)s"),
    "left": N_("left on %(date)s"),
}


def why_inactive(partner: Partner, moment: PartialDate) -> tuple[int, LazyText]:
    """The event of the history that rules a moment out, and what to say of it."""
    past = [i for i, event in enumerate(partner.history) if not surely_before(moment, parse_date(event.date))]
    index = next((i for i in reversed(past) if partner.history[i].event in ("suspended", "left")), 0)
    event = partner.history[index]
    return index, gettext_lazy(_WHY.get(event.event, _WHY["joined"]), date=event.date)


def wrong_meeting_date(survey: Survey) -> Iterator[Finding]:
    """A step that names a claim meeting is dated otherwise than the meeting."""
    for key, project in survey.registry.projects.items():
        name = programme_of(key)
        programme = survey.registry.programmes.get(name)
        meetings = programme.meetings if programme is not None else {}
        for index, entry in enumerate(project.timeline):
            meeting = meetings.get(entry.meeting or "")
            if meeting is not None and meeting.date != entry.date:
                yield Finding(
                    rule="wrong-meeting-date",
                    path=record_path("project", key),
                    route=("timeline", index, "date"),
                    args={"meeting": entry.meeting, "day": meeting.date, "date": entry.date},
                    related=((record_path("programme", name), ("meetings", str(entry.meeting), "date")),),
                )
