"""The views of reviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.judging import finding_line, review_line, score_series
from hehuo.derive.pages.made import section_url
from hehuo.derive.reviews import ReviewResult
from hehuo.model.records import ConsequenceTerm, Panel
from hehuo.view.page import Link, PageView
from hehuo.view.reviews import PanelLine, PartnerScores, ProgrammeReviews, ReviewIndexPage, ReviewListPage, ReviewPage

_OTHERS = 12
"""Other reviews of the same partner beside one."""


def review_pages(context: PageContext) -> Iterator[PageView]:
    """The list of programmes, then each programme's reviews and each review."""
    yield ReviewIndexPage(
        **context.common_page("reviews"),
        programmes=tuple(_summary(context, key) for key in context.programmes if _is_listed(context, key)),
    )
    for key in context.programmes:
        if _is_listed(context, key):
            yield _programme(context, key)
    for result in context.derived.reviews.views.values():
        if result.programme in context.programmes:
            yield _record(context, result)


def _is_listed(context: PageContext, key: str) -> bool:
    recorded = len(context.programmes[key].panels) + context.derived.reviews.programmes[key].held.value
    return section_url(context, "reviews", key, recorded) is not None


def _summary(context: PageContext, key: str) -> ProgrammeReviews:
    programme, found = context.programmes[key], context.derived.reviews.programmes[key]
    return ProgrammeReviews(
        link=Link(name=programme.name, url=f"reviews/{key}/"),
        nature=programme.nature,
        panels=tuple(panel.name for panel in programme.panels.values()),
        held=found.held.value,
        found=found.found.value,
        open=found.open.value,
        overdue=found.overdue.value,
        complete=context.extent(key).holds("reviews"),
    )


def _programme(context: PageContext, key: str) -> ReviewListPage:
    programme, found = context.programmes[key], context.derived.reviews.programmes[key]
    held = Counter(result.review.panel for result in found.reviews)
    return ReviewListPage(
        **context.page(key, f"reviews/{key}/", "reviews"),
        id=key,
        file=context.file("programme", key),
        panels=tuple(PanelLine(record=panel, held=held[name]) for name, panel in programme.panels.items()),
        consequences=tuple(programme.consequences.values()),
        held=context.receipt(found.held),
        found=context.receipt(found.found),
        closed=context.receipt(found.closed),
        open=context.receipt(found.open),
        overdue=context.receipt(found.overdue),
        pending=tuple(finding_line(context, finding) for finding in found.pending),
        scores=tuple(
            PartnerScores(partner=context.links.of("partner", partner), series=series)
            for partner, results in found.series.items()
            for series in score_series(context, results)
        ),
        reviews=tuple(review_line(context, result) for result in found.reviews),
    )


def _record(context: PageContext, result: ReviewResult) -> ReviewPage:
    programme, review = context.programmes[result.programme], result.review
    same = context.derived.reviews.of_partner.get(result.partner, ()) if result.partner else ()
    others = [other for other in same if other.key != result.key][:_OTHERS]
    return ReviewPage(
        **context.record_page("review", result.key, "reviews"),
        title=review.title,
        file=context.file("review", result.key),
        sources=context.sources(result.programme, review.sources),
        corrections=review.corrections,
        record=review,
        complete=context.extent(result.programme).holds("reviews"),
        panel=programme.panels.get(review.panel, Panel(name=review.panel)),
        partner=context.links.of("partner", result.partner) if result.partner else None,
        community=context.links.of("community", result.community) if result.community else None,
        total=result.total,
        out_of=result.out_of,
        percent=result.percent,
        rank=result.rank,
        ranked=result.ranked,
        findings=tuple(finding_line(context, finding) for finding in result.findings),
        closed=sum(finding.state == "closed" for finding in result.findings),
        consequence=_consequence(context, result),
        others=tuple(review_line(context, other) for other in others),
    )


def _consequence(context: PageContext, result: ReviewResult) -> ConsequenceTerm | None:
    follows = result.review.consequence
    return context.programmes[result.programme].consequences.get(follows.kind) if follows else None
