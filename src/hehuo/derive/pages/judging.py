"""What pages show of what was judged: lines of reviews, findings and indicators, and the sections made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hehuo.derive.indicators import IndicatorChange
from hehuo.derive.pages.context import PageContext, term_name
from hehuo.derive.reviews import FindingStatus, ReviewResult
from hehuo.model.registry import programme_of
from hehuo.view.judging import (
    AwardLine,
    FindingLine,
    IndicatorLine,
    Judged,
    ProgrammeJudging,
    ReviewLine,
    ScoreSeries,
)
from hehuo.view.page import Link

_LATEST = 6
"""Reviews on a record's page, and indicators on a programme's."""

_CHARTED = 24
"""Reviews of one panel in a chart, the latest."""


def judged(context: PageContext, type_name: str, key: str) -> Judged:
    """What was judged of a partner, project or community."""
    found = context.derived.reviews
    about = {"partner": found.of_partner, "community": found.of_community}.get(type_name, {})
    reviews = about.get(key, ())
    findings = found.findings_of.get(key, ()) if type_name == "partner" else ()
    indicators = context.derived.indicators.about.get((type_name, key), ())
    return Judged(
        programme=programme_of(key),
        awards=_awards_won(context, type_name, key),
        indicators=tuple(indicator_line(context, indicator) for indicator in indicators),
        reviews=tuple(review_line(context, review) for review in reviews[:_LATEST]),
        held=len(reviews),
        findings=len(findings),
        pending=tuple(finding_line(context, finding) for finding in findings if finding.state != "closed"),
        series=tuple(score_series(context, reviews[::-1])) if type_name == "partner" else (),
    )


def programme_judging(context: PageContext, programme: str) -> ProgrammeJudging:
    """What a programme's own page shows of its reviews, awards and indicators."""
    reviews = context.derived.reviews.programmes[programme]
    indicators = context.derived.indicators.programmes[programme][:_LATEST]
    return ProgrammeJudging(
        programme=programme,
        panels=tuple(context.programmes[programme].panels.values()),
        held=context.receipt(reviews.held),
        found=context.receipt(reviews.found),
        closed=context.receipt(reviews.closed),
        overdue=context.receipt(reviews.overdue),
        awards=tuple(
            AwardLine(link=context.links.of("award", award.key), date=award.award.date)
            for award in context.derived.awards.programmes[programme]
        ),
        indicators=tuple(indicator_line(context, indicator) for indicator in indicators),
    )


def _awards_won(context: PageContext, type_name: str, key: str) -> tuple[AwardLine, ...]:
    awards = context.derived.awards
    return tuple(
        AwardLine(
            link=context.links.of("award", won.award),
            date=awards.views[won.award].award.date,
            grade=won.recipient.grade,
            citation=won.recipient.citation,
        )
        for won in awards.won.get((type_name, key), ())
    )


def review_line(context: PageContext, result: ReviewResult) -> ReviewLine:
    """A review in a list."""
    programme, review = context.programmes[result.programme], result.review
    follows = review.consequence
    return ReviewLine(
        link=context.links.of("review", result.key),
        date=review.date,
        panel=term_name(programme.panels, review.panel),
        partner=context.links.of("partner", result.partner).name if result.partner else None,
        total=result.total,
        out_of=result.out_of,
        percent=result.percent,
        rank=result.rank,
        ranked=result.ranked,
        findings=len(result.findings),
        closed=sum(finding.state == "closed" for finding in result.findings),
        overdue=any(finding.overdue for finding in result.findings),
        consequence=term_name(programme.consequences, follows.kind) if follows else None,
    )


def finding_line(context: PageContext, status: FindingStatus) -> FindingLine:
    """A finding as a line that leads to its place on the page of its review."""
    review = context.links.of("review", status.review)
    roles = context.programmes[programme_of(status.review)].roles
    owner = Link(name=term_name(roles, status.role)) if status.role else None
    return FindingLine(
        record=status.finding,
        url=f"{review.url}#finding-{status.place + 1}",
        review=review,
        owner=context.links.of("partner", status.partner) if status.partner else owner,
        state=status.state,
        days=status.days,
        overdue=status.overdue,
        late=status.late,
    )


def indicator_line(context: PageContext, change: IndicatorChange) -> IndicatorLine:
    """An indicator in a list."""
    return IndicatorLine(
        link=context.links.of("indicator", change.key),
        unit=change.indicator.unit,
        first=change.first,
        last=change.last,
        change=change.change,
        stated=change.stated,
        improved=change.improved,
    )


def score_series(context: PageContext, results: Sequence[ReviewResult]) -> Iterator[ScoreSeries]:
    """The scores of each panel that has scored more than once; `results` run from the earliest to the latest."""
    by_panel: dict[str, list[ReviewResult]] = {}
    for result in results:
        if result.percent is not None:
            by_panel.setdefault(result.review.panel, []).append(result)
    for scored in by_panel.values():
        if len(scored) > 1:
            lines = tuple(review_line(context, result) for result in scored[-_CHARTED:])
            yield ScoreSeries(panel=lines[0].panel, reviews=lines)
