"""The registry's own settings and the programmes: what each declares, its workflows and its reported figures."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records.base import Change, Correction, MoneyKind, Qualifier, Struct

StateClass = Literal["open", "active", "done", "dropped"]
Nature = Literal["reported", "live", "demo"]
ListName = Literal[
    "communities",
    "partners",
    "projects",
    "reviews",
    "awards",
    "indicators",
    "events",
    "bookings",
    "offers",
    "points",
]
"""The lists that a programme can have complete: those of the record types inside it, and its points."""


class Forge(Struct, frozen=True, kw_only=True):
    kind: Literal["github", "gitlab", "gitea", "gitee"]
    url: str
    branch: str


class Settings(Struct, frozen=True, kw_only=True):
    """`data/registry.yml`."""

    title: str
    language: str
    timezone: str
    format: int = 1
    title_en: str | None = None
    forge: Forge | None = None
    contact: str | None = None


class Term(Struct, frozen=True, kw_only=True):
    name: str
    name_en: str | None = None
    description: str | None = None


class Kind(Term, frozen=True, kw_only=True):
    team: str | None = None
    vetting: Literal["required"] | None = None


class Panel(Term, frozen=True, kw_only=True):
    """Who reviews partners; how many sit on it, never who."""

    seats: int | None = None
    cadence: str | None = None


class ConsequenceTerm(Term, frozen=True, kw_only=True):
    """What can follow from a review."""

    effect: Literal["reward", "penalty", "none"]


class Measure(Struct, frozen=True, kw_only=True):
    name: str
    unit: str
    name_en: str | None = None


class Group(Term, frozen=True, kw_only=True):
    items: dict[str, Term] = {}


class Direction(Term, frozen=True, kw_only=True):
    groups: dict[str, Group] = {}
    items: dict[str, Term] = {}


class State(Struct, frozen=True, kw_only=True):
    name: str
    class_: StateClass
    name_en: str | None = None


class Event(Struct, frozen=True, kw_only=True):
    """A step of a workflow; without `from_` it opens a project."""

    name: str
    to: str
    name_en: str | None = None
    by: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    within_days: int | None = None
    claims: bool = False
    releases: bool = False


class Workflow(Struct, frozen=True, kw_only=True):
    name: str
    states: dict[str, State]
    events: dict[str, Event]
    name_en: str | None = None
    description: str | None = None


class Recorded(Struct, frozen=True, kw_only=True):
    """What the records give for a figure: what is counted, and the filters that narrow it; of a partner's figure, its
    `joining-number`."""

    of: Literal[
        "partners",
        "communities",
        "projects",
        "outcomes",
        "money",
        "offers",
        "merchants",
        "merchant-trades",
        "directions",
        "groups",
        "items",
        "joining-number",
    ]
    kind: str | None = None
    team: str | None = None
    trade: str | None = None
    community: str | None = None
    direction: str | None = None
    workflow: str | None = None
    class_: StateClass | None = None
    measure: str | None = None
    money: MoneyKind | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """A number as a source states it: a value, or by how much something changed."""

    label: str
    source: str
    value: int | None = None
    change: Change | None = None
    unit: str | None = None
    level: str | None = None
    qualifier: Qualifier = "exact"
    before: int | None = None
    date: str | None = None
    note: str | None = None
    recorded: Recorded | None = None


class Source(Struct, frozen=True, kw_only=True):
    title: str
    publisher: str
    date: str | None = None
    url: str | None = None
    archive: str | None = None
    note: str | None = None


class Area(Struct, frozen=True, kw_only=True):
    province: str
    city: str
    district: str
    street: str | None = None


class Joining(Struct, frozen=True, kw_only=True):
    call: str | None = None
    steps: tuple[str, ...] = ()
    claim: str | None = None
    contact: str | None = None


class Meeting(Struct, frozen=True, kw_only=True):
    """A meeting at which projects are claimed."""

    name: str
    date: str
    name_en: str | None = None
    place: str | None = None
    community: str | None = None
    summary: str | None = None
    figures: dict[str, Figure] = {}
    sources: tuple[str, ...] = ()


class Programme(Struct, frozen=True, kw_only=True):
    """`data/programmes/<p>.yml`."""

    name: str
    area: Area
    nature: Nature
    summary: str
    kinds: dict[str, Kind]
    directions: dict[str, Direction]
    name_en: str | None = None
    started: str | None = None
    known_until: str | None = None
    complete: tuple[ListName, ...] | None = None
    horizon: int = 2
    teams: dict[str, Term] = {}
    trades: dict[str, Term] = {}
    roles: dict[str, Term] = {}
    measures: dict[str, Measure] = {}
    workflows: dict[str, Workflow] = {}
    meetings: dict[str, Meeting] = {}
    benefits: dict[str, Term] = {}
    offer_forms: dict[str, Term] = {}
    panels: dict[str, Panel] = {}
    consequences: dict[str, ConsequenceTerm] = {}
    levels: dict[str, Term] = {}
    joining: Joining | None = None
    confirmed: str | None = None
    figures: dict[str, Figure] = {}
    sources: dict[str, Source] = {}
    corrections: tuple[Correction, ...] = ()
