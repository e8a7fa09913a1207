"""Views of projects: the boards, each project's page, and what other pages show of a project."""

from __future__ import annotations

from typing import Literal, TypeAlias

from hehuo.model.records import Joining, Money, Nature, Outcome, Project, ProjectStep, StateClass, TimelineEntry
from hehuo.view.judging import Judged
from hehuo.view.lists import Listing, ListRow, ProgrammeRows
from hehuo.view.matching import NeedSuggestions, Reason
from hehuo.view.page import (
    CommonPageView,
    Link,
    ProgrammePageView,
    RecordFile,
    RecordPageView,
    StatedFigure,
    View,
)

ProjectClass: TypeAlias = Literal[StateClass, "reported"]
"""A class of state; `reported`: nobody had taken it up when its programme was last written about, and that is past."""

StageKind = Literal["need", "claim", "steps", "finish", "outcome", "rating", "benefit"]


class ProjectState(View, frozen=True, kw_only=True):
    """A state that some part of a project is in."""

    name: str
    state_class: ProjectClass


class PastState(View, frozen=True, kw_only=True):
    """That what a record says of its state held on a past `day`, None where no source has one, and whether it is a
    report that says so."""

    day: str | None
    reported: bool


class ProjectSummary(View, frozen=True, kw_only=True):
    """A project in a list. `past`: its state is not known to hold today.

    `unit` is what the project wants so many of: `quantity` of them, of which `left` are unclaimed; None where it wants
    no number of anything. `holders` are those who do it.
    """

    link: Link
    state_class: ProjectClass
    states: tuple[ProjectState, ...]
    past: PastState | None
    late: bool
    quantity: int
    left: int
    unit: str | None
    waiting_days: int | None
    total_days: int | None
    community: Link | None
    for_partner: Link | None
    place: str | None
    holders: tuple[Link, ...]
    workflow: str


class ProjectRow(ListRow, frozen=True, kw_only=True):
    """A project on a board."""

    project: ProjectSummary
    programme: str
    nature: Nature


class ClassCounts(View, frozen=True, kw_only=True):
    """A programme's recorded projects by class of state; where they are not `complete`, there may be others."""

    open: int
    active: int
    done: int
    dropped: int
    reported: int
    complete: bool


class ProjectIndexPage(CommonPageView, frozen=True, kw_only=True):
    """A page of the board of all programmes."""

    programmes: tuple[ProgrammeRows, ...]
    listing: Listing[ProjectRow]


class ProjectListPage(ProgrammePageView, frozen=True, kw_only=True):
    """A page of the board of one programme."""

    counts: ClassCounts
    joining: Joining | None
    listing: Listing[ProjectRow]


class NextStep(View, frozen=True, kw_only=True):
    """A step that can be taken now, the names of the roles that may take it, and within how many days."""

    name: str
    by: tuple[str, ...]
    within_days: int | None


class Stage(View, frozen=True, kw_only=True):
    """One stage of a project's trail.

    `days` count from the last stage before it with an exact day. `done` of `total` counts what it has of: steps,
    outcomes, raters, benefits.
    """

    kind: StageKind
    reached: bool
    date: str | None = None
    days: int | None = None
    done: int = 0
    total: int = 0


class TimelineStep(View, frozen=True, kw_only=True):
    """A step that was taken. `days` are those since the state before, `limit` how many there should be at most.

    `by` is the name of a role, `sources` are the publishers of those that the entry names.
    """

    record: TimelineEntry
    name: str
    state_class: StateClass
    days: int | None
    limit: int | None
    late: bool
    partner: Link | None
    by: str | None
    meeting: Link | None
    sources: tuple[str, ...]


class ProjectShare(View, frozen=True, kw_only=True):
    """A part of a project, in one state since `days`. `reasons` say why its holder is a match, where anything does."""

    state: ProjectState
    holder: Link | None
    quantity: int
    claimed: str | None
    days: int | None
    due: str | None
    late: bool
    reasons: tuple[Reason, ...] = ()


class PlannedStep(View, frozen=True, kw_only=True):
    """A step that was agreed."""

    record: ProjectStep
    late: bool


class ProjectOutcome(View, frozen=True, kw_only=True):
    """An outcome with the name and unit of its measure. `retyped`: it only repeats the total that a report gives."""

    record: Outcome
    name: str
    unit: str
    retyped: bool


class ProjectMoney(View, frozen=True, kw_only=True):
    """Money that went into a project, and the partner who gave it. `retyped`: it only repeats a reported total."""

    record: Money
    partner: Link | None
    retyped: bool


class ProjectPage(RecordPageView, frozen=True, kw_only=True):
    """One project. `directions` lead to the board of the programme, `match_page` and `agreement` are addresses, None where
    there is no such page.

    `claimable`: a partner can claim what is left by the very next step. `matches` is there while something is left.
    """

    record: Project
    summary: ProjectSummary
    opened: str | None
    directions: tuple[Link, ...]
    items: tuple[str, ...]
    claimable: bool
    joining: Joining | None
    next_steps: tuple[NextStep, ...]
    stages: tuple[Stage, ...]
    timeline: tuple[TimelineStep, ...]
    shares: tuple[ProjectShare, ...]
    steps: tuple[PlannedStep, ...]
    deadline_passed: bool
    outcomes: tuple[ProjectOutcome, ...]
    money: tuple[ProjectMoney, ...]
    panel: str | None
    judged: Judged
    figures: tuple[StatedFigure, ...]
    matches: NeedSuggestions | None
    match_page: str | None
    agreement: str | None


class AgreementPage(ProgrammePageView, frozen=True, kw_only=True):
    """The sheet on which the two sides of a claim sign."""

    key: str
    file: RecordFile
    record: Project
    summary: ProjectSummary
    items: tuple[str, ...]
    shares: tuple[ProjectShare, ...]
