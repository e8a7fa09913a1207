"""What checks and pages both need to know of reviews: the month one speaks for, who sees to a finding."""

from __future__ import annotations

from hehuo.model.records import PanelFinding, Review

_MONTH = len("2026-05")


def period_of(date: str) -> str:
    """The month that a review speaks for; the year, or the date as it stands, where no more is known."""
    return date if date.startswith("XXXX") else date[:_MONTH]


def owner_of(review: Review, finding: PanelFinding) -> tuple[str | None, str | None]:
    """The partner (as referred to) and the role that a finding belongs to; the reviewed partner's, where none is named."""
    if finding.owner is None:
        return review.partner, None
    return finding.owner.partner, finding.owner.role
