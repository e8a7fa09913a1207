"""Projects, wishes, orders, leads and exchanges: one record with a timeline."""

from __future__ import annotations

from hehuo.model.records.base import Correction, MoneyKind, Qualifier, Struct
from hehuo.model.records.programmes import Figure


class Beneficiary(Struct, frozen=True, kw_only=True):
    community: str | None = None
    partner: str | None = None


class ProjectStep(Struct, frozen=True, kw_only=True):
    title: str
    due: str | None = None
    done: str | None = None


class Wanted(Struct, frozen=True, kw_only=True):
    quantity: int
    unit: str


class TimelineEntry(Struct, frozen=True, kw_only=True):
    date: str
    event: str
    partner: str | None = None
    by: str | None = None
    meeting: str | None = None
    quantity: int | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    measure: str
    quantity: int
    qualifier: Qualifier = "exact"
    note: str | None = None


class Money(Struct, frozen=True, kw_only=True):
    yuan: int
    qualifier: Qualifier = "exact"
    kind: MoneyKind | None = None
    partner: str | None = None
    from_: str | None = None
    note: str | None = None


class Rating(Struct, frozen=True, kw_only=True):
    score: int
    out_of: int
    raters: int | None = None
    panel: str | None = None
    date: str | None = None
    note: str | None = None


class Project(Struct, frozen=True, kw_only=True):
    """`data/projects/<p>/<id>.yml`."""

    title: str
    workflow: str
    timeline: tuple[TimelineEntry, ...]
    for_: Beneficiary | None = None
    place: str | None = None
    items: tuple[str, ...] = ()
    need: str | None = None
    goal: str | None = None
    content: str | None = None
    steps: tuple[ProjectStep, ...] = ()
    deadline: str | None = None
    wanted: Wanted | None = None
    outcomes: tuple[Outcome, ...] = ()
    money: tuple[Money, ...] = ()
    rating: Rating | None = None
    note: str | None = None
    figures: dict[str, Figure] = {}
    confirmed: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
