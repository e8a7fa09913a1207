"""Views of calls for partners, which print as posters, and of the notices of what can be claimed."""

from __future__ import annotations

from hehuo.model.records import Area, Nature, Programme
from hehuo.view.known import Quantity
from hehuo.view.page import CommonPageView, Link, ProgrammePageView, RecordPageView, StatedFigure, View
from hehuo.view.projects import ProjectSummary


class CallSummary(View, frozen=True, kw_only=True):
    """A programme in the list of calls, with how many projects are open; None where nobody knows."""

    link: Link
    nature: Nature
    area: Area
    open: int | None
    open_url: str


class CallIndexPage(CommonPageView, frozen=True, kw_only=True):
    """The calls of all programmes."""

    programmes: tuple[CallSummary, ...]


class SoughtDirection(View, frozen=True, kw_only=True):
    """A direction with open projects; the link leads to them."""

    link: Link
    open: int


class CallPage(RecordPageView, frozen=True, kw_only=True):
    """A programme's call.

    `number` is the place of the next partner to join; None where the list of partners isn't complete, and `reported` is
    then what sources say of how many there are, of all or of each kind. `open` and `notice_page` are None where nobody
    knows what is open now. `unplaced` counts open projects of no direction. `address` is the whole address of the page,
    where it is known.
    """

    id: str
    record: Programme
    partners: Quantity
    reported: tuple[StatedFigure, ...]
    number: int | None
    open: int | None
    notice_page: str | None
    sought: tuple[SoughtDirection, ...]
    unplaced: int
    examples: tuple[ProjectSummary, ...]
    address: str | None


class NoticedProject(View, frozen=True, kw_only=True):
    """A project on a notice, with the whole address of its page, where it is known."""

    project: ProjectSummary
    need: str | None
    address: str | None


class NoticePage(ProgrammePageView, frozen=True, kw_only=True):
    """What anybody can claim now. `more` counts what is left out."""

    id: str
    contact: str | None
    projects: tuple[NoticedProject, ...]
    more: int
