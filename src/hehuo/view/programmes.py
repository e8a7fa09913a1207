"""Views of programmes: the list of all, and each programme's page."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Area, Figure, MoneyKind, Nature, Programme, Term
from hehuo.view.judging import ProgrammeJudging
from hehuo.view.known import KnownExtent
from hehuo.view.page import CommonPageView, Link, Receipt, RecordPageView, View
from hehuo.view.projects import ClassCounts
from hehuo.view.workflows import WorkflowChart

DimensionId = Literal["community", "kind", "trade", "direction"]


class CardCount(View, frozen=True, kw_only=True):
    """How many partners or projects are recorded; beside a `reported` figure, how many of those that it counts."""

    recorded: int
    reported: Figure | None


class ProgrammeCard(View, frozen=True, kw_only=True):
    """A programme as a card."""

    link: Link
    nature: Nature
    area: Area
    summary: str
    partners: CardCount
    projects: CardCount
    counts: ClassCounts


class ProgrammeIndexPage(CommonPageView, frozen=True, kw_only=True):
    """The programmes."""

    programmes: tuple[ProgrammeCard, ...]


class Outcome(View, frozen=True, kw_only=True):
    """What projects came to, by one measure."""

    id: str
    name: str
    unit: str
    sum: Receipt


class MoneySum(View, frozen=True, kw_only=True):
    """Money of one kind, None where the records don't say which. `list_url` shows the records behind it."""

    kind: MoneyKind | None
    sum: Receipt
    list_url: str | None


class ComparedFigure(View, frozen=True, kw_only=True):
    """A reported figure, the one record that retypes it, and the evidence of others, where anything corresponds.

    `unit` is that of the records. Money is told by kind under `money`, anything else under `evidenced`.
    """

    record: Figure
    publisher: str
    unit: str
    transcribed: Receipt | None
    evidenced: Receipt | None
    list_url: str | None
    money: tuple[MoneySum, ...]


class StatisticsLine(View, frozen=True, kw_only=True):
    """A line of a statistic. `id` is what filters of lists find it by. `open` is None where nobody knows what is open now."""

    id: str
    link: Link
    partners: int
    projects: int
    open: int | None
    done: int


class Dimension(View, frozen=True, kw_only=True):
    """A statistic by communities, kinds, trades or directions, without empty lines."""

    id: DimensionId
    lines: tuple[StatisticsLine, ...]


class CountedTerm(View, frozen=True, kw_only=True):
    """A kind or team, and how many partners are of it."""

    id: str
    record: Term
    partners: int


class MeetingLine(View, frozen=True, kw_only=True):
    """A claim meeting, and what was claimed there."""

    link: Link
    date: str
    partners: int
    projects: int


class ProgrammePage(RecordPageView, frozen=True, kw_only=True):
    """One programme. `open` is None where nobody knows what is open now; `reported` are the needs that were when a report
    was written. The addresses of its other pages are None where too little is known for the page."""

    id: str
    record: Programme
    extent: KnownExtent
    partners: Receipt
    communities: Receipt
    projects: Receipt
    open: Receipt | None
    active: Receipt
    done: Receipt
    dropped: Receipt
    reported: Receipt
    money: tuple[MoneySum, ...]
    counts: ClassCounts
    outcomes: tuple[Outcome, ...]
    compared: tuple[ComparedFigure, ...]
    judging: ProgrammeJudging
    dimensions: tuple[Dimension, ...]
    workflows: tuple[WorkflowChart, ...]
    meetings: tuple[MeetingLine, ...]
    teams: tuple[CountedTerm, ...]
    kinds: tuple[CountedTerm, ...]
    has_points: bool
    communities_page: str | None
    coverage_page: str | None
    match_page: str | None
    benefits_page: str | None
