"""Views of communities: the lists, and each community's page."""

from __future__ import annotations

from hehuo.model.records import Area, Community, LevelCount, Nature
from hehuo.view.events import Agenda
from hehuo.view.judging import Judged
from hehuo.view.known import Quantity
from hehuo.view.lists import Listing, ListRow, ProgrammeRows
from hehuo.view.page import CommonPageView, Link, ProgrammePageView, RecordPageView, StatedFigure, View
from hehuo.view.projects import ProjectSummary


class CommunityCounts(View, frozen=True, kw_only=True):
    """What is recorded of a community. `open` is None where nobody knows what is open now."""

    partners: Quantity
    projects: Quantity
    open: int | None
    done: Quantity


class CommunityRow(ListRow, frozen=True, kw_only=True):
    """A community in a list."""

    programme: str
    nature: Nature
    brand: str | None
    counts: CommunityCounts


class CommunityIndexPage(CommonPageView, frozen=True, kw_only=True):
    """A page of the list of all communities."""

    programmes: tuple[ProgrammeRows, ...]
    listing: Listing[CommunityRow]


class CommunityListPage(ProgrammePageView, frozen=True, kw_only=True):
    """A page of the list of one programme's communities."""

    area: Area
    listing: Listing[CommunityRow]


class PartnersOfKind(View, frozen=True, kw_only=True):
    """The partners of one kind that serve a community: how many are recorded, and the first of them."""

    id: str
    name: str
    count: int
    partners: tuple[Link, ...]


class CommunityLevel(View, frozen=True, kw_only=True):
    """What a community says of one level of organisation."""

    name: str
    record: LevelCount


class CommunityPage(RecordPageView, frozen=True, kw_only=True):
    """One community. Its list of projects has the first of those that `counts` counts. Where all partners are known,
    `coverage_page` shows which kinds are missing; a kind that nobody recorded is of is among the `kinds` only then."""

    id: str
    programme_id: str
    record: Community
    counts: CommunityCounts
    agenda: Agenda
    projects: tuple[ProjectSummary, ...]
    judged: Judged
    levels: tuple[CommunityLevel, ...]
    figures: tuple[StatedFigure, ...]
    kinds: tuple[PartnersOfKind, ...]
    coverage_page: str | None
