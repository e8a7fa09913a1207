"""Views of awards: all programmes' awards, one programme's, one award."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Award, Nature
from hehuo.view.page import CommonPageView, Link, ProgrammePageView, RecordPageView, View

RecipientKind = Literal["partner", "project", "community", "card"]


class Winner(View, frozen=True, kw_only=True):
    """Who got an award. Of a card there is no link, only the alias (and community) that its holder agreed to show."""

    kind: RecipientKind
    link: Link | None = None
    alias: str | None = None
    community: str | None = None
    grade: str | None = None
    citation: str | None = None


class AwardCard(View, frozen=True, kw_only=True):
    """An award in a list."""

    link: Link
    record: Award
    winners: tuple[Winner, ...]


class ProgrammeAwards(View, frozen=True, kw_only=True):
    """A programme in the list of all: its latest awards by name, how many are recorded and how many won them; where they
    are not `complete`, there may be others."""

    link: Link
    nature: Nature
    latest: tuple[str, ...]
    awards: int
    winners: int
    complete: bool


class AwardIndexPage(CommonPageView, frozen=True, kw_only=True):
    """The awards of all programmes."""

    programmes: tuple[ProgrammeAwards, ...]


class AwardListPage(ProgrammePageView, frozen=True, kw_only=True):
    """The awards of one programme, the latest first. `honours_page` is None where it has no rolls."""

    id: str
    honours_page: str | None
    awards: tuple[AwardCard, ...]


class AwardPage(RecordPageView, frozen=True, kw_only=True):
    """One award. `unnamed` counts the cards among its winners that have no published alias."""

    record: Award
    winners: tuple[Winner, ...]
    unnamed: int
