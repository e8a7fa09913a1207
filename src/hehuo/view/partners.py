"""Views of partners: the directories, and each partner's page."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Area, Nature
from hehuo.view.lists import Listing, ListRow, ProgrammeRows
from hehuo.view.page import PageView, ProgrammePageView

Standing = Literal["active", "suspended", "left"]


class PartnerRow(ListRow, frozen=True, kw_only=True):
    """A partner in a directory: the names of its kind, trade and communities, how many projects it did and does."""

    programme: str
    nature: Nature
    standing: Standing
    kind: str
    trade: str | None
    communities: tuple[str, ...]
    completed: int
    holding: int


class PartnerIndexPage(PageView, frozen=True, kw_only=True):
    """A page of the directory of all programmes."""

    programmes: tuple[ProgrammeRows, ...]
    listing: Listing[PartnerRow]


class PartnerListPage(ProgrammePageView, frozen=True, kw_only=True):
    """A page of the directory of one programme."""

    area: Area
    listing: Listing[PartnerRow]
