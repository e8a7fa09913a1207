"""The typed records, one struct per schema. Files are decoded into them only after the schema has passed."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any, Literal

import msgspec

Qualifier = Literal["exact", "over", "about", "under"]
StateClass = Literal["open", "active", "done", "dropped"]
Nature = Literal["reported", "live", "demo"]
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
BatchKind = Literal["earn", "redeem", "reversal", "expiry", "adjustment", "settlement"]


class Struct(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"from_": "from", "class_": "class", "for_": "for", "except_": "except"},
):
    """Base of all records: frozen, keyword-only, no unknown fields."""

    def get(self, key: str) -> Any:
        """The value of a field under the name it has in a file; None for a field that the struct lacks."""
        return getattr(self, f"{key}_" if iskeyword(key) else key, None)


class Correction(Struct, frozen=True, kw_only=True):
    """Why a fact recorded earlier is no longer what it was; `what` names the field or, in a programme, the record."""

    date: str
    what: str
    reason: str
    approved_by: str | None = None


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
    """A count over the records: what is counted, and the filters that narrow it."""

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
    ]
    kind: str | None = None
    team: str | None = None
    trade: str | None = None
    community: str | None = None
    direction: str | None = None
    workflow: str | None = None
    class_: StateClass | None = None
    measure: str | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """A number as a source states it."""

    label: str
    value: int
    source: str
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
    figures: dict[str, Figure] = {}
    sources: dict[str, Source] = {}
    corrections: tuple[Correction, ...] = ()


class Brand(Struct, frozen=True, kw_only=True):
    name: str
    summary: str | None = None


class Slot(Struct, frozen=True, kw_only=True):
    weekday: Weekday
    from_: str
    until: str


class Space(Struct, frozen=True, kw_only=True):
    name: str
    capacity: int | None = None
    summary: str | None = None
    slots: tuple[Slot, ...] = ()


class LevelCount(Struct, frozen=True, kw_only=True):
    """How many units of a level lie in a community, and how many people look after them."""

    level: str
    units: int | None = None
    stewards: int | None = None
    date: str | None = None
    note: str | None = None


class Community(Struct, frozen=True, kw_only=True):
    """`data/communities/<p>/<id>.yml`."""

    name: str
    name_en: str | None = None
    brand: Brand | None = None
    summary: str | None = None
    street: str | None = None
    grids: int | None = None
    households: int | None = None
    residents: int | None = None
    levels: tuple[LevelCount, ...] = ()
    spaces: dict[str, Space] = {}
    figures: dict[str, Figure] = {}
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Resource(Struct, frozen=True, kw_only=True):
    what: str
    quantity: int | None = None
    unit: str | None = None
    items: tuple[str, ...] = ()
    note: str | None = None


class Service(Struct, frozen=True, kw_only=True):
    title: str
    community: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    cadence: str | None = None
    items: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()


class HistoryEvent(Struct, frozen=True, kw_only=True):
    date: str
    event: Literal["joined", "reported", "renewed", "suspended", "resumed", "left"]
    note: str | None = None
    sources: tuple[str, ...] = ()


class Agreement(Struct, frozen=True, kw_only=True):
    signed: str
    number: str | None = None
    until: str | None = None
    note: str | None = None


class Vetting(Struct, frozen=True, kw_only=True):
    date: str
    result: Literal["passed", "failed", "pending"]
    by: str | None = None
    note: str | None = None


class Contact(Struct, frozen=True, kw_only=True):
    phone: str | None = None
    address: str | None = None
    url: str | None = None


class Given(Struct, frozen=True, kw_only=True):
    date: str
    note: str | None = None


class BenefitGrant(Struct, frozen=True, kw_only=True):
    benefit: str
    promised: str | None = None
    due: str | None = None
    given: tuple[Given, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()


class Commitment(Struct, frozen=True, kw_only=True):
    title: str
    since: str | None = None
    kept: tuple[str, ...] = ()
    note: str | None = None


class Partner(Struct, frozen=True, kw_only=True):
    """`data/partners/<p>/<id>.yml`."""

    name: str
    kind: str
    history: tuple[HistoryEvent, ...]
    short: str | None = None
    name_en: str | None = None
    trade: str | None = None
    uscc: str | None = None
    communities: tuple[str, ...] = ()
    summary: str | None = None
    items: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    services: tuple[Service, ...] = ()
    agreement: Agreement | None = None
    vetting: tuple[Vetting, ...] = ()
    contact: Contact | None = None
    benefits: tuple[BenefitGrant, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    figures: dict[str, Figure] = {}
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


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
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Criterion(Struct, frozen=True, kw_only=True):
    title: str
    max: int
    score: int
    note: str | None = None


class Owner(Struct, frozen=True, kw_only=True):
    """Who has to see to a finding: a partner or a role."""

    partner: str | None = None
    role: str | None = None


class FollowUp(Struct, frozen=True, kw_only=True):
    date: str
    note: str


class PanelFinding(Struct, frozen=True, kw_only=True):
    """A fault that a panel has found; followed until it is closed."""

    title: str
    found: str
    owner: Owner | None = None
    due: str | None = None
    steps: tuple[FollowUp, ...] = ()
    closed: str | None = None
    result: str | None = None


class Consequence(Struct, frozen=True, kw_only=True):
    date: str
    kind: str
    note: str | None = None


class Review(Struct, frozen=True, kw_only=True):
    """`data/reviews/<p>/<id>.yml`."""

    title: str
    panel: str
    date: str
    partner: str | None = None
    community: str | None = None
    raters: int | None = None
    criteria: tuple[Criterion, ...] = ()
    findings: tuple[PanelFinding, ...] = ()
    consequence: Consequence | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class RecipientOf(Struct, frozen=True, kw_only=True):
    """One of the four."""

    partner: str | None = None
    project: str | None = None
    community: str | None = None
    card: str | None = None


class Recipient(Struct, frozen=True, kw_only=True):
    to: RecipientOf
    grade: str | None = None
    citation: str | None = None


class Award(Struct, frozen=True, kw_only=True):
    """`data/awards/<p>/<id>.yml`."""

    name: str
    name_en: str | None = None
    date: str | None = None
    by: str | None = None
    criteria: str | None = None
    occasion: str | None = None
    recipients: tuple[Recipient, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Measurement(Struct, frozen=True, kw_only=True):
    date: str
    value: int
    label: str | None = None
    qualifier: Qualifier = "exact"
    source: str | None = None
    note: str | None = None


class Indicator(Struct, frozen=True, kw_only=True):
    """`data/indicators/<p>/<id>.yml`."""

    title: str
    unit: str
    series: tuple[Measurement, ...]
    title_en: str | None = None
    definition: str | None = None
    better: Literal["up", "down"] | None = None
    community: str | None = None
    partner: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Repeat(Struct, frozen=True, kw_only=True):
    """How an event repeats: by the week on the weekday of its first day, or by the month."""

    every: Literal["week", "month"]
    interval: int = 1
    weekday: Weekday | None = None
    nth: Literal[1, 2, 3, 4, -1] | None = None
    until: str | None = None


class DayOff(Struct, frozen=True, kw_only=True):
    date: str
    reason: str


class Move(Struct, frozen=True, kw_only=True):
    date: str
    to: str
    reason: str


class EventOffer(Struct, frozen=True, kw_only=True):
    what: str
    partner: str | None = None


class CalendarEvent(Struct, frozen=True, kw_only=True):
    """`data/events/<p>/<id>.yml`; `Event` is a step of a workflow."""

    title: str
    summary: str | None = None
    items: tuple[str, ...] = ()
    community: str | None = None
    rotates: tuple[str, ...] = ()
    place: str | None = None
    space: str | None = None
    date: str | None = None
    from_: str | None = None
    until: str | None = None
    cadence: str | None = None
    repeat: Repeat | None = None
    except_: tuple[DayOff, ...] = ()
    moved: tuple[Move, ...] = ()
    offers: tuple[EventOffer, ...] = ()
    figures: dict[str, Figure] = {}
    sources: tuple[str, ...] = ()
    note: str | None = None
    corrections: tuple[Correction, ...] = ()


class Side(Struct, frozen=True, kw_only=True):
    """One thing that one side of an exchange gives to the other."""

    what: str
    note: str | None = None


class Booking(Struct, frozen=True, kw_only=True):
    """`data/bookings/<p>/<id>.yml`; without slots the whole space is used at all times."""

    title: str
    community: str
    space: str
    partner: str
    items: tuple[str, ...] = ()
    agreement: Agreement | None = None
    since: str | None = None
    until: str | None = None
    slots: tuple[Slot, ...] = ()
    except_: tuple[DayOff, ...] = ()
    gives: tuple[Side, ...] = ()
    gets: tuple[Side, ...] = ()
    figures: dict[str, Figure] = {}
    sources: tuple[str, ...] = ()
    note: str | None = None
    corrections: tuple[Correction, ...] = ()


class PointsRule(Struct, frozen=True, kw_only=True):
    title: str
    points: int
    unit: str
    from_: str
    until: str | None = None
    cap_per_month: int | None = None
    expires_months: int | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()


class PointsRules(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/rules.yml`."""

    rules: dict[str, PointsRule]


class Card(Struct, frozen=True, kw_only=True):
    opened: str
    closed: str | None = None
    community: str | None = None
    alias: str | None = None
    consent: str | None = None


class Cards(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/cards.yml`."""

    cards: dict[str, Card]
    statements: bool = False


class Offer(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/offers/<id>.yml`."""

    title: str
    partner: str
    form: str
    cost: int
    from_: str
    worth: int | None = None
    stock: int | None = None
    limit_per_card: int | None = None
    until: str | None = None
    summary: str | None = None
    sources: tuple[str, ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """One line of a batch; which fields are set follows from the batch's kind."""

    card: str | None = None
    quantity: int | None = None
    points: int | None = None
    batch: str | None = None
    entry: int | None = None
    month: str | None = None
    yuan: int | None = None


class Batch(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/<yyyy-mm>/<batch>.yml`."""

    date: str
    kind: BatchKind
    source: str
    entries: tuple[Entry, ...]
    total: int
    effective: str | None = None
    community: str | None = None
    partner: str | None = None
    rule: str | None = None
    offer: str | None = None
    reason: str | None = None
    approved_by: str | None = None


class Close(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/<yyyy-mm>/close.yml`."""

    date: str
    opening: int
    issued: int
    redeemed: int
    expired: int
    adjusted: int
    closing: int
    batches: dict[str, str]
    previous: str | None = None


STRUCTS: dict[str, type[Struct]] = {
    "registry": Settings,
    "programme": Programme,
    "community": Community,
    "partner": Partner,
    "project": Project,
    "review": Review,
    "award": Award,
    "indicator": Indicator,
    "event": CalendarEvent,
    "booking": Booking,
    "rules": PointsRules,
    "cards": Cards,
    "offer": Offer,
    "batch": Batch,
    "close": Close,
}
"""Record type name → struct."""
