"""View of the home page."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import MoneyKind, Nature, Qualifier
from hehuo.view.page import PageView, View
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


class HomePage(PageView, frozen=True, kw_only=True):
    """The home page. Where there are several programmes, nothing is counted over them and there are no `headlines`.

    `leaves_out_demo`: there are demonstration programmes, which are not in the headlines. `knows_open`: of some programme it
    is known what is open now.
    """

    headlines: tuple[Headline, ...]
    leaves_out_demo: bool
    waiting: tuple[WaitingProject, ...]
    knows_open: bool
    programmes: tuple[ProgrammeCard, ...]
