"""Views of coverage: which community has which kinds of partner, what is missing, and what lies at each level."""

from __future__ import annotations

from hehuo.model.records import Brand, LevelCount
from hehuo.view.page import Link, ProgrammePageView, RecordFile, StatedFigure, View


class KindCoverage(View, frozen=True, kw_only=True):
    """A kind of partner, and all of that kind who are present."""

    id: str
    name: str
    partners: tuple[Link, ...]


class Direction(View, frozen=True, kw_only=True):
    """A direction of the programme."""

    id: str
    name: str


class DirectionCell(View, frozen=True, kw_only=True):
    """A direction in a community: who there can serve it, its projects, and how many of them wait to be taken up.

    `unserved`: some wait and no partner there serves it.
    """

    partners: tuple[Link, ...]
    projects: tuple[Link, ...]
    open: int
    unserved: bool


class CommunityCoverage(View, frozen=True, kw_only=True):
    """A community's partners by kind and direction, in the order of the page's. `missing` are names of kinds."""

    id: str
    link: Link
    kinds: tuple[tuple[Link, ...], ...]
    directions: tuple[DirectionCell, ...]
    missing: tuple[str, ...]


class KindCount(View, frozen=True, kw_only=True):
    """A kind of partner and how many are of it."""

    name: str
    partners: int


class TeamCoverage(View, frozen=True, kw_only=True):
    """A team with its partners, and how many are of each of its kinds."""

    id: str
    name: str
    partners: tuple[Link, ...]
    kinds: tuple[KindCount, ...]


class CommunityLevel(View, frozen=True, kw_only=True):
    """What a community says of a level."""

    community: Link
    record: LevelCount


class LevelCoverage(View, frozen=True, kw_only=True):
    """A level of organisation: the sum of what communities say, each of them, and what reports say.

    The sums are None where no community says anything.
    """

    name: str
    description: str | None
    units: int | None
    stewards: int | None
    communities: tuple[CommunityLevel, ...]
    figures: tuple[StatedFigure, ...]


class CommunityBrand(View, frozen=True, kw_only=True):
    """A community that has a brand of its own."""

    community: Link
    record: Brand


class CoveragePage(ProgrammePageView, frozen=True, kw_only=True):
    """A programme's coverage. `unplaced` are the first of the partners that serve no named community.

    `all_communities`: none is left out. `match_page` is None where nobody knows what is open now.
    """

    id: str
    file: RecordFile
    all_communities: bool
    match_page: str | None
    kinds: tuple[KindCoverage, ...]
    directions: tuple[Direction, ...]
    communities: tuple[CommunityCoverage, ...]
    unplaced: tuple[Link, ...]
    unplaced_count: int
    teams: tuple[TeamCoverage, ...]
    levels: tuple[LevelCoverage, ...]
    brands: tuple[CommunityBrand, ...]
