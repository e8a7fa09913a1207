"""Views of what was judged: reviews, findings, awards and indicators as lines, and the sections that show them."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Measurement, Panel, PanelFinding, StatedChange
from hehuo.view.page import Link, Receipt, View

FindingState = Literal["found", "followed", "closed"]


class FindingLine(View, frozen=True, kw_only=True):
    """A finding and how far it has come.

    `url` is its place on the page of its review. `owner` is the partner who sees to it, or a role, which has no page.
    `days` run from the day it was found to the day it was closed, or to the day of the page; None where a date is not
    exact. `overdue`: due and not closed; `late`: closed after it was due.
    """

    record: PanelFinding
    url: str
    review: Link
    owner: Link | None
    state: FindingState
    days: int | None
    overdue: bool
    late: bool


class ReviewLine(View, frozen=True, kw_only=True):
    """A review in a list. Score and rank are None where nothing was scored; `ranked` counts who shares the ranking."""

    link: Link
    date: str
    panel: str
    partner: str | None
    total: int | None
    out_of: int | None
    percent: int | None
    rank: int | None
    ranked: int
    findings: int
    closed: int
    overdue: bool
    consequence: str | None


class ScoreSeries(View, frozen=True, kw_only=True):
    """What one panel has scored again and again, the earliest first."""

    panel: str
    reviews: tuple[ReviewLine, ...]


class IndicatorLine(View, frozen=True, kw_only=True):
    """An indicator: its first and last value, if it has any, and by how much they differ.

    `stated` is the latest change that a source states, where there are no values to compare. `change` is None with one
    value; `improved` where no side is better, or nothing changed.
    """

    link: Link
    unit: str
    first: Measurement | None
    last: Measurement | None
    change: int | None
    stated: StatedChange | None
    improved: bool | None


class AwardLine(View, frozen=True, kw_only=True):
    """An award that was won, or given, with the words of the jury where there are any."""

    link: Link
    date: str | None
    grade: str | None = None
    citation: str | None = None


class Judged(View, frozen=True, kw_only=True):
    """What was judged of one partner, project or community, for a section of its page.

    `programme` is the id of its programme, whose page of reviews lists what `reviews`, the latest, leaves out.
    `pending` are the findings that are not closed.
    """

    programme: str
    awards: tuple[AwardLine, ...]
    indicators: tuple[IndicatorLine, ...]
    reviews: tuple[ReviewLine, ...]
    held: int
    findings: int
    pending: tuple[FindingLine, ...]
    series: tuple[ScoreSeries, ...]


class ProgrammeJudging(View, frozen=True, kw_only=True):
    """What a programme's own page shows of its reviews, awards and indicators."""

    programme: str
    panels: tuple[Panel, ...]
    held: Receipt
    found: Receipt
    closed: Receipt
    overdue: Receipt
    awards: tuple[AwardLine, ...]
    indicators: tuple[IndicatorLine, ...]
