"""What checks and pages both need to know of reviews: the month one speaks for, who sees to a finding, dated facts."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.model.records import PanelFinding, Review
from hehuo.model.registry import Registry

_MONTH = len("2026-05")


def period_of(date: str) -> str:
    """The month that a review speaks for; the year, or the date as it stands, where no more is known."""
    return date if date.startswith("XXXX") else date[:_MONTH]


def owner_of(review: Review, finding: PanelFinding) -> tuple[str | None, str | None]:
    """The partner (as referred to) and the role that a finding belongs to; the reviewed partner's, where none is named."""
    if finding.owner is None:
        return review.partner, None
    return finding.owner.partner, finding.owner.role


def judged_dates(registry: Registry) -> Iterator[str]:
    """The dates of what reviews, awards and indicators say has happened; when a finding is due is a plan."""
    for review in registry.reviews.values():
        yield review.date
        for finding in review.findings:
            yield finding.found
            yield from (step.date for step in finding.steps)
            if finding.closed:
                yield finding.closed
        if review.consequence:
            yield review.consequence.date
    yield from (award.date for award in registry.awards.values() if award.date)
    for indicator in registry.indicators.values():
        yield from (each.date for each in indicator.series)
    for table in (registry.reviews, registry.awards, registry.indicators):
        yield from (each.date for record in table.values() for each in record.corrections)
