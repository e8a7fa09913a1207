"""Views of reviews: all programmes' reviews, one programme's, one review."""

from __future__ import annotations

from hehuo.model.records import ConsequenceTerm, Nature, Panel, Review
from hehuo.view.judging import FindingLine, ReviewLine, ScoreSeries
from hehuo.view.page import CommonPageView, Link, ProgrammePageView, Receipt, RecordFile, RecordPageView, View


class ProgrammeReviews(View, frozen=True, kw_only=True):
    """A programme in the list of all: its panels by name, its recorded reviews and findings counted; where they are not
    `complete`, there may be others."""

    link: Link
    nature: Nature
    panels: tuple[str, ...]
    held: int
    found: int
    open: int
    overdue: int
    complete: bool


class ReviewIndexPage(CommonPageView, frozen=True, kw_only=True):
    """The reviews of all programmes."""

    programmes: tuple[ProgrammeReviews, ...]


class PanelLine(View, frozen=True, kw_only=True):
    """A panel and how many of its reviews are recorded."""

    record: Panel
    held: int


class PartnerScores(View, frozen=True, kw_only=True):
    """A partner and what one panel has scored it."""

    partner: Link
    series: ScoreSeries


class ReviewListPage(ProgrammePageView, frozen=True, kw_only=True):
    """The reviews of one programme, the latest first; what is not closed, the overdue first."""

    id: str
    file: RecordFile
    panels: tuple[PanelLine, ...]
    consequences: tuple[ConsequenceTerm, ...]
    held: Receipt
    found: Receipt
    closed: Receipt
    open: Receipt
    overdue: Receipt
    pending: tuple[FindingLine, ...]
    scores: tuple[PartnerScores, ...]
    reviews: tuple[ReviewLine, ...]


class ReviewPage(RecordPageView, frozen=True, kw_only=True):
    """One review. Where not all reviews are known (`complete`), nothing follows from what it doesn't say. `panel` and `consequence` have the id for a name where the programme doesn't declare them."""

    record: Review
    panel: Panel
    partner: Link | None
    community: Link | None
    total: int | None
    out_of: int | None
    percent: int | None
    rank: int | None
    ranked: int
    complete: bool
    findings: tuple[FindingLine, ...]
    closed: int
    consequence: ConsequenceTerm | None
    others: tuple[ReviewLine, ...]
