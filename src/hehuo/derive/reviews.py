"""Reviews concluded: totals, ranks within a month, series by partner, and how far each finding has come.

Knows nothing of pages. What a panel found is judged by its dates alone; nothing here is typed into a file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from hehuo.derive.counting import Counted
from hehuo.model.dates import days_between, parse_date
from hehuo.model.knowledge import Extent
from hehuo.model.records import PanelFinding, Review
from hehuo.model.registry import Registry, programme_of, resolve
from hehuo.model.reviews import owner_of, period_of

FindingState = Literal["found", "followed", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingStatus:
    """A finding as of a day. `days` run from the day it was found to the day it was closed, or to today; None where a
    date is not exact, or nobody knows whether it has been closed since. `overdue`: due, and not closed; `late`: closed after it was due."""

    review: str
    place: int
    finding: PanelFinding
    partner: str | None
    role: str | None
    state: FindingState
    days: int | None
    overdue: bool
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewResult:
    """A review as of a day. `percent` is the total as a share of the full score, rounded; `rank` its place among the
    `ranked` reviews that the same panel gave for the same period, None where there may be others. All None where nothing
    was scored."""

    key: str
    programme: str
    review: Review
    partner: str | None
    community: str | None
    period: str
    total: int | None
    out_of: int | None
    percent: int | None
    rank: int | None
    ranked: int
    findings: tuple[FindingStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeReviews:
    """A programme's reviews, the latest first, and its findings with receipts.

    `series`: partner → its scored reviews, the earliest first. `pending`: what is not closed, the overdue first.
    """

    reviews: tuple[ReviewResult, ...]
    series: Mapping[str, tuple[ReviewResult, ...]]
    pending: tuple[FindingStatus, ...]
    held: Counted
    found: Counted
    closed: Counted
    open: Counted
    overdue: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """All reviews by key; each programme's; each partner's and community's, the latest first; and the findings that
    each partner has to see to."""

    views: Mapping[str, ReviewResult]
    programmes: Mapping[str, ProgrammeReviews]
    of_partner: Mapping[str, tuple[ReviewResult, ...]]
    of_community: Mapping[str, tuple[ReviewResult, ...]]
    findings_of: Mapping[str, tuple[FindingStatus, ...]]


def derive_reviews(registry: Registry, extents: Mapping[str, Extent], as_of: date) -> Reviews:
    """Every review of the registry as of a day."""
    current = {key for key, extent in extents.items() if extent.current}
    made = [
        _view(key, review, as_of if programme_of(key) in current else None) for key, review in registry.reviews.items()
    ]
    views = _ranked(made, {key for key, extent in extents.items() if extent.holds("reviews")})
    by_programme: dict[str, list[ReviewResult]] = {key: [] for key in registry.programmes}
    of_partner: dict[str, list[ReviewResult]] = defaultdict(list)
    of_community: dict[str, list[ReviewResult]] = defaultdict(list)
    findings_of: dict[str, list[FindingStatus]] = defaultdict(list)
    for view in sorted(views, key=_latest_first):
        by_programme.setdefault(view.programme, []).append(view)
        if view.partner:
            of_partner[view.partner].append(view)
        if view.community:
            of_community[view.community].append(view)
        for finding in view.findings:
            if finding.partner:
                findings_of[finding.partner].append(finding)
    return Reviews(
        views={view.key: view for view in views},
        programmes={key: _programme(found, key in current) for key, found in by_programme.items()},
        of_partner={key: tuple(found) for key, found in of_partner.items()},
        of_community={key: tuple(found) for key, found in of_community.items()},
        findings_of={key: tuple(sorted(found, key=_urgency)) for key, found in findings_of.items()},
    )


def _view(key: str, review: Review, now: date | None) -> ReviewResult:
    programme = programme_of(key)
    total = sum(criterion.score for criterion in review.criteria)
    out_of = sum(criterion.max for criterion in review.criteria)
    scored = bool(review.criteria)
    return ReviewResult(
        key=key,
        programme=programme,
        review=review,
        partner=resolve(programme, review.partner) if review.partner else None,
        community=resolve(programme, review.community) if review.community else None,
        period=period_of(review.date),
        total=total if scored else None,
        out_of=out_of if scored else None,
        percent=(200 * total + out_of) // (2 * out_of) if scored else None,
        rank=None,
        ranked=0,
        findings=tuple(_finding(key, review, place, finding, now) for place, finding in enumerate(review.findings)),
    )


def _finding(key: str, review: Review, place: int, finding: PanelFinding, now: date | None) -> FindingStatus:
    partner, role = owner_of(review, finding)
    closed = parse_date(finding.closed) if finding.closed else None
    until = closed or (parse_date(now.isoformat()) if now else None)
    due = parse_date(finding.due).last if finding.due else None
    return FindingStatus(
        review=key,
        place=place,
        finding=finding,
        partner=resolve(programme_of(key), partner) if partner else None,
        role=role,
        state="closed" if closed else "followed" if finding.steps else "found",
        days=days_between(parse_date(finding.found), until) if until else None,
        overdue=closed is None and due is not None and now is not None and due < now,
        late=closed is not None and due is not None and due < closed.first,
    )


def _ranked(views: list[ReviewResult], programmes: Set[str]) -> list[ReviewResult]:
    """The views with their ranks, in the programmes of which all are known; of equal scores each has the best place, and
    the places after it are left out."""
    shares = {view.key: _share(view) for view in views if view.programme in programmes}
    together: dict[tuple[str, str, str], list[Fraction]] = defaultdict(list)
    for view in views:
        share = shares.get(view.key)
        if share is not None:
            together[_together(view)].append(share)
    for values in together.values():
        values.sort(reverse=True)
    places = {
        key: {value: len(values) - at for at, value in enumerate(reversed(values))} for key, values in together.items()
    }
    return [
        view
        if (share := shares.get(view.key)) is None
        else replace(view, rank=places[_together(view)][share], ranked=len(together[_together(view)]))
        for view in views
    ]


def _share(view: ReviewResult) -> Fraction | None:
    """What share of the full score a partner got; None where it got none."""
    return Fraction(view.total, view.out_of) if view.partner and view.total is not None and view.out_of else None


def _together(view: ReviewResult) -> tuple[str, str, str]:
    return view.programme, view.review.panel, view.period


def _programme(views: list[ReviewResult], current: bool) -> ProgrammeReviews:
    series: dict[str, list[ReviewResult]] = defaultdict(list)
    for view in reversed(views):
        if view.partner and view.percent is not None:
            series[view.partner].append(view)
    found = [finding for view in views for finding in view.findings]
    pending = [finding for finding in found if current and finding.state != "closed"]

    def counted(kept: list[FindingStatus]) -> Counted:
        return Counted(value=len(kept), type="review", records=tuple(dict.fromkeys(finding.review for finding in kept)))

    return ProgrammeReviews(
        reviews=tuple(views),
        series={key: tuple(finding) for key, finding in sorted(series.items())},
        pending=tuple(sorted(pending, key=_urgency)),
        held=Counted(value=len(views), type="review", records=tuple(view.key for view in views)),
        found=counted(found),
        closed=counted([finding for finding in found if finding.state == "closed"]),
        open=counted(pending),
        overdue=counted([finding for finding in found if finding.overdue]),
    )


def _latest_first(view: ReviewResult) -> tuple[int, str]:
    return -parse_date(view.review.date).first.toordinal(), view.key


def _urgency(view: FindingStatus) -> tuple[int, int, str, str, int]:
    """The overdue first, then what is open, the longest at the top, then what is closed."""
    order = 0 if view.overdue else 1 if view.state != "closed" else 2
    return order, -(view.days or 0), view.finding.due or "9999", view.review, view.place
