"""View of the home page."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Nature
from hehuo.view.page import Link, PageView, View
from hehuo.view.programmes import ProgrammeCard
from hehuo.view.projects import ProjectSummary

HeadlineId = Literal["partners", "communities", "projects", "open", "done", "money"]


class HeadlinePart(View, frozen=True, kw_only=True):
    """What one programme adds to a headline; the link leads to the list behind it."""

    link: Link
    value: int


class Headline(View, frozen=True, kw_only=True):
    """A figure over all programmes."""

    id: HeadlineId
    value: int
    parts: tuple[HeadlinePart, ...]


class WaitingProject(View, frozen=True, kw_only=True):
    """A project that a partner can claim now, with its need."""

    project: ProjectSummary
    need: str
    programme: str
    nature: Nature


class HomePage(PageView, frozen=True, kw_only=True):
    """The home page. `leaves_out_demo`: demonstration programmes are not in the headlines."""

    headlines: tuple[Headline, ...]
    leaves_out_demo: bool
    waiting: tuple[WaitingProject, ...]
    programmes: tuple[ProgrammeCard, ...]
