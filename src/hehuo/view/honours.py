"""Views of the honour rolls."""

from __future__ import annotations

from hehuo.model.records import Nature
from hehuo.view.awards import AwardCard
from hehuo.view.page import CommonPageView, Link, ProgrammePageView, View


class HonouredPartner(View, frozen=True, kw_only=True):
    """A partner on the roll, and the projects it has completed."""

    link: Link
    left: bool
    projects: tuple[Link, ...]


class PartnerRank(View, frozen=True, kw_only=True):
    """A rank of the partners' roll and those who share it, each with as many projects."""

    rank: int
    projects: int
    partners: tuple[HonouredPartner, ...]


class HonouredVolunteer(View, frozen=True, kw_only=True):
    """A volunteer under the alias that the card's holder agreed to show. `tied`: others share the rank."""

    rank: int
    tied: bool
    alias: str
    community: str | None
    points: int


class RollSummary(View, frozen=True, kw_only=True):
    """A programme's roll in the list of all. `first` are the partners of the first rank. Where too little is known for a
    roll, the number of those on it is None."""

    link: Link
    nature: Nature
    first: tuple[str, ...]
    first_projects: int
    partners: int | None
    volunteers: int | None


class HonourIndexPage(CommonPageView, frozen=True, kw_only=True):
    """The rolls of all programmes. `unranked` are those of which too little is known for one."""

    rolls: tuple[RollSummary, ...]
    unranked: tuple[Link, ...]


class HonourPage(ProgrammePageView, frozen=True, kw_only=True):
    """A programme's rolls, and its latest awards. `unnamed` counts the cards that earned enough and have no alias. Where
    too little is known for a roll, `partners` or `volunteers` is None."""

    id: str
    minimum_projects: int
    minimum_points: int
    partners: int | None
    ranks: tuple[PartnerRank, ...]
    volunteers: tuple[HonouredVolunteer, ...] | None
    unnamed: int
    has_points: bool
    awards: tuple[AwardCard, ...]
