"""Views of projects: the boards, and what other pages show of a project."""

from __future__ import annotations

from hehuo.model.records import Joining, Nature, StateClass
from hehuo.view.lists import Listing, ListRow, ProgrammeRows
from hehuo.view.page import Link, PageView, ProgrammePageView, View


class ProjectState(View, frozen=True, kw_only=True):
    """A state that some part of a project is in."""

    name: str
    state_class: StateClass


class ProjectSummary(View, frozen=True, kw_only=True):
    """A project in a list.

    `unit` is what the project wants so many of: `quantity` of them, of which `left` are unclaimed; None where it wants
    no number of anything. `community` and `for_partner` are names, `holders` the names of those who do it.
    """

    link: Link
    state_class: StateClass
    states: tuple[ProjectState, ...]
    late: bool
    quantity: int
    left: int
    unit: str | None
    waiting_days: int | None
    total_days: int | None
    community: str | None
    for_partner: str | None
    place: str | None
    holders: tuple[str, ...]
    workflow: str


class ProjectRow(ListRow, frozen=True, kw_only=True):
    """A project on a board."""

    project: ProjectSummary
    programme: str
    nature: Nature


class ClassCounts(View, frozen=True, kw_only=True):
    """A programme's projects by class of state."""

    open: int
    active: int
    done: int
    dropped: int


class ProjectIndexPage(PageView, frozen=True, kw_only=True):
    """A page of the board of all programmes."""

    programmes: tuple[ProgrammeRows, ...]
    listing: Listing[ProjectRow]


class ProjectListPage(ProgrammePageView, frozen=True, kw_only=True):
    """A page of the board of one programme."""

    counts: ClassCounts
    joining: Joining | None
    listing: Listing[ProjectRow]
