"""View of the home page."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import MoneyKind, Nature, Qualifier
from hehuo.view.page import CommonPageView, View
from hehuo.view.programmes import ProgrammeCard
from hehuo.view.projects import ProjectSummary

HeadlineId = Literal["partners", "communities", "projects", "open", "done", "money"]


class Headline(View, frozen=True, kw_only=True):
    """A figure of the only programme; the address leads to the list behind it. Money is of one `kind`."""

    id: HeadlineId
    value: int
    url: str | None
    qualifier: Qualifier = "exact"
    kind: MoneyKind | None = None


class WaitingProject(View, frozen=True, kw_only=True):
    """A project that a partner can claim now, with its need."""

    project: ProjectSummary
    need: str
    programme: str
    nature: Nature


class HomePage(CommonPageView, frozen=True, kw_only=True):
    """The home page. Where there are several programmes, nothing is counted over them and there are no `headlines`.

    `knows_open`: of some programme it is known what is open now.
    """

    headlines: tuple[Headline, ...]
    waiting: tuple[WaitingProject, ...]
    knows_open: bool
    programmes: tuple[ProgrammeCard, ...]
