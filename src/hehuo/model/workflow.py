"""Replays a project's timeline through its workflow: shares, holders, days, lateness, and the steps that can't be.

A project is one whole until a partner claims it. A claim splits its quantity off and that share then walks the
workflow by itself, so that 9 of 10 beds can be delivered while one stays wanted. A step that names a partner moves
that partner's shares; a step that names none moves every share that can take it. No state is stored anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from hehuo.model.dates import PartialDate, days_between, parse_date, surely_before
from hehuo.model.records import Event, Project, StateClass, TimelineEntry, Workflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a project in one state: unclaimed (`partner` None) or held by one partner."""

    quantity: int
    state: str
    since: PartialDate
    partner: str | None = None
    claimed: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One timeline entry that was legal. `days`: since the share entered the state it left, where both are exact."""

    index: int
    entry: TimelineEntry
    date: PartialDate
    moved: tuple[Share, ...]
    days: int | None
    limit: int | None

    @property
    def late(self) -> bool:
        """Whether the step took longer than its limit."""
        return self.limit is not None and self.days is not None and self.days > self.limit


FaultKind = Literal["unordered-step", "illegal-step", "not-opened", "opened-twice", "claim-without-partner",
                    "over-claimed", "not-holder", "wrong-actor", "unused-quantity"]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A timeline entry that can't be: which, why, and the ids and numbers for the message.

    A step by the wrong role or with a quantity it has no use for is a fault and is taken all the same, so that one
    mistake does not make every later step look wrong.
    """

    kind: FaultKind
    index: int
    args: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """A timeline replayed. `opened` is the date of the opening step."""

    shares: tuple[Share, ...]
    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]
    opened: PartialDate | None


def replay(project: Project, workflow: Workflow) -> Trail:
    """Walk the timeline through the workflow. Unknown events are left to the reference check and skipped."""
    shares: list[Share] = []
    steps: list[Step] = []
    faults: list[Fault] = []
    last: PartialDate | None = None
    for index, entry in enumerate(project.timeline):
        event = workflow.events.get(entry.event)
        if event is None or event.to not in workflow.states:
            continue
        moment = parse_date(entry.date)
        if last is not None and surely_before(moment, last):
            faults.append(Fault(kind="unordered-step", index=index, args={"date": entry.date, "before": last.text}))
        last = moment
        faults += [replace(slip, index=index) for slip in _slips(entry, event)]
        outcome = _take(entry, event, moment, shares, project, workflow)
        if isinstance(outcome, Fault):
            faults.append(replace(outcome, index=index))
            continue
        moved, shares = outcome
        days = _longest(moved, moment)
        steps.append(Step(index=index, entry=entry, date=moment, moved=moved, days=days, limit=event.within_days))
    return Trail(
        shares=tuple(shares), steps=tuple(steps), faults=tuple(faults), opened=steps[0].date if steps else None
    )


def _longest(moved: tuple[Share, ...], moment: PartialDate) -> int | None:
    known = [days for share in moved if (days := days_between(share.since, moment)) is not None]
    return max(known, default=None)


def _fault(kind: FaultKind, **args: object) -> Fault:
    return Fault(kind=kind, index=0, args=args)


def _slips(entry: TimelineEntry, event: Event) -> list[Fault]:
    """What is wrong with an entry that can be taken all the same."""
    slips = []
    if entry.by is not None and event.by and entry.by not in event.by:
        slips.append(_fault("wrong-actor", allowed=event.by))
    if entry.quantity is not None and not event.claims:
        slips.append(_fault("unused-quantity"))
    return slips


def _take(entry: TimelineEntry, event: Event, moment: PartialDate, shares: list[Share], project: Project,
          workflow: Workflow) -> tuple[tuple[Share, ...], list[Share]] | Fault:  # fmt: skip
    """The shares that an entry moves and all shares after it, or the fault that forbids it."""
    if not event.from_:
        if shares:
            return _fault("opened-twice")
        quantity = project.wanted.quantity if project.wanted else 1
        opened = Share(quantity=quantity, state=event.to, since=moment)
        if event.claims and entry.partner:
            opened = replace(opened, partner=entry.partner, claimed=moment)
        return (), [opened]
    if not shares:
        return _fault("not-opened", openings=tuple(key for key, event in workflow.events.items() if not event.from_))
    if event.claims:
        return _claim(entry, event, moment, shares, workflow)
    return _move(entry, event, moment, shares, workflow)


def _claim(entry: TimelineEntry, event: Event, moment: PartialDate, shares: list[Share],
           workflow: Workflow) -> tuple[tuple[Share, ...], list[Share]] | Fault:  # fmt: skip
    if entry.partner is None:
        return _fault("claim-without-partner")
    free = next((share for share in shares if share.partner is None), None)
    left = free.quantity if free else 0
    asked = entry.quantity if entry.quantity is not None else max(left, 1)
    if free is None or asked > left:
        holders = tuple(dict.fromkeys(share.partner for share in shares if share.partner))
        return _fault("over-claimed", asked=asked, left=left, holders=holders)
    if free.state not in event.from_:
        return _illegal(event, free, workflow)
    claimed = replace(free, quantity=asked, state=event.to, since=moment, partner=entry.partner, claimed=moment)
    rest = [replace(free, quantity=left - asked)] if left > asked else []
    return (free,), [share for share in shares if share is not free] + rest + [claimed]


def _move(entry: TimelineEntry, event: Event, moment: PartialDate, shares: list[Share],
          workflow: Workflow) -> tuple[tuple[Share, ...], list[Share]] | Fault:  # fmt: skip
    named = entry.partner is not None and any(share.partner == entry.partner for share in shares)
    if event.releases and entry.partner is not None and not named:
        return _fault("not-holder", holders=tuple(dict.fromkeys(share.partner for share in shares if share.partner)))
    candidates = [share for share in shares if share.partner == entry.partner] if named else shares
    movable = [share for share in candidates if share.state in event.from_]
    if not movable:
        return _illegal(event, candidates[-1], workflow)
    moved = [replace(share, state=event.to, since=moment) for share in movable]
    if event.releases:
        moved = [replace(share, partner=None, claimed=None) for share in moved]
    rest = [share for share in shares if not any(share is other for other in movable)]
    return tuple(movable), _merge_free(rest + moved)


def _merge_free(shares: list[Share]) -> list[Share]:
    """Unclaimed shares in one state are one share: what was given back is again part of the rest."""
    merged: dict[str, Share] = {}
    for share in shares:
        if share.partner is None:
            known = merged.get(share.state)
            merged[share.state] = replace(known, quantity=known.quantity + share.quantity) if known else share
    return list(merged.values()) + [share for share in shares if share.partner is not None]


def _illegal(event: Event, share: Share, workflow: Workflow) -> Fault:
    possible = tuple(key for key, step in workflow.events.items() if share.state in step.from_)
    return _fault("illegal-step", state=share.state, possible=possible, allowed=event.from_)


def class_of(trail: Trail, workflow: Workflow) -> StateClass:
    """The class of the whole project: open while any share is open, then active, done, dropped."""
    classes = {workflow.states[share.state].class_ for share in trail.shares}
    order: tuple[StateClass, ...] = ("open", "active", "done", "dropped")
    return next((class_ for class_ in order if class_ in classes), "open")


def due_date(share: Share, workflow: Workflow) -> date | None:
    """The last day for the next step of a share: the tightest limit of the steps it can take; None beyond the calendar."""
    limits = [
        event.within_days for event in workflow.events.values() if share.state in event.from_ and event.within_days
    ]
    if not limits or share.since.exact is None:
        return None
    try:
        return share.since.exact + timedelta(days=min(limits))
    except OverflowError:
        return None
