"""Rules about what a programme and a partner agree on: vetting before joining, the term of the agreement, and
which kinds of partner may claim.

Reads the declarations of the programme (`vetting` of a kind, `kinds` of a claim); knows no kind by name.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.excuses import has_doubtful_history
from hehuo.check.survey import Survey
from hehuo.check.words import name_of
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.dates import parse_date, surely_before
from hehuo.model.membership import was_active
from hehuo.model.records import Event, HistoryEvent, Kind, Partner, TimelineEntry, Vetting
from hehuo.model.registry import programme_of, record_path, resolve
from hehuo.words import gettext_lazy


def unvetted_partner(survey: Survey) -> Iterator[Finding]:
    """A kind of partner that the programme declares with `vetting: required` joined without having passed a vetting:
    the last one decided by the day of joining must say `passed`."""
    for key, partner in sorted(survey.registry.partners.items()):
        programme = survey.registry.programmes.get(programme_of(key))
        kind = programme.kinds.get(partner.kind) if programme is not None else None
        if kind is not None and kind.vetting == "required" and not has_doubtful_history(survey, key):
            yield from _unvetted(key, partner, kind)


def _unvetted(key: str, partner: Partner, kind: Kind) -> Iterator[Finding]:
    for index, event in enumerate(partner.history):
        if event.event != "joined":
            continue
        decided = _decided(partner, event)
        if decided is None or decided.result != "passed":
            why = gettext_lazy("no vetting is entered by then")
            if decided is not None:
                why = gettext_lazy("the vetting of %(date)s was failed", date=decided.date)
            yield Finding(
                rule="unvetted-partner",
                path=record_path("partner", key),
                route=("history", index, "date"),
                args={"kind": name_of(kind), "date": event.date, "why": why},
            )


def _decided(partner: Partner, event: HistoryEvent) -> Vetting | None:
    """The last vetting with a result that can have been there on the day of joining."""
    joined = parse_date(event.date)
    known = [
        vetting
        for vetting in partner.vetting
        if vetting.result != "pending" and not surely_before(joined, parse_date(vetting.date))
    ]
    return max(known, key=lambda vetting: parse_date(vetting.date).last, default=None)


def agreement_ended(survey: Survey) -> Iterator[Finding]:
    """An agreement has ended, and the partner is neither renewed nor gone."""
    today = parse_date(survey.as_of.isoformat())
    for key, partner in sorted(survey.registry.partners.items()):
        until = partner.agreement.until if partner.agreement is not None else None
        if until is None or has_doubtful_history(survey, key):
            continue
        days = (survey.as_of - parse_date(until).last).days
        if days > 0 and was_active(partner, today):
            yield Finding(
                rule="agreement-ended",
                path=record_path("partner", key),
                route=("agreement", "until"),
                args={"until": until, "days": days},
            )


def wrong_kind(survey: Survey) -> Iterator[Finding]:
    """A claim is made by a partner of a kind that the workflow does not let make it."""
    for key, project in sorted(survey.registry.projects.items()):
        programme = survey.registry.programmes.get(programme_of(key))
        workflow = programme.workflows.get(project.workflow) if programme is not None else None
        if programme is None or workflow is None or not any(event.kinds for event in workflow.events.values()):
            continue
        for index, entry in enumerate(project.timeline):
            event = workflow.events.get(entry.event)
            partner = survey.registry.partners.get(resolve(programme_of(key), entry.partner or ""))
            if event is None or partner is None or not event.claims or not event.kinds or partner.kind in event.kinds:
                continue
            route: Route = ("workflows", project.workflow, "events", entry.event, "kinds")
            kinds = [programme.kinds.get(kind) for kind in (*event.kinds, partner.kind)]
            if None not in kinds:  # else a kind is unknown, and said to be so
                yield _wrong_kind(key, index, entry, event, [kind for kind in kinds if kind is not None], route)


def _wrong_kind(
    key: str, index: int, entry: TimelineEntry, event: Event, kinds: list[Kind], declared: Route
) -> Finding:
    """`kinds`: those that may claim, and last the one that did."""
    *allowed, claiming = map(name_of, kinds)
    return Finding(
        rule="wrong-kind",
        path=record_path("project", key),
        route=("timeline", index, "partner"),
        args={
            "event": name_of(event),
            "allowed": tuple(allowed),
            "kind": claiming,
            "partner": entry.partner or "…",
        },
        related=((record_path("programme", programme_of(key)), declared),),
    )
