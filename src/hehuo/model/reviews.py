"""What checks and pages both ask of a review: the month it is about, and who has to see to a finding."""

from __future__ import annotations

from hehuo.model.records import PanelFinding, Review

_MONTH = len("2026-05")


def period_of(date: str) -> str:
    """The month that a review is about; the year, or the date as it stands, where no more is known."""
    return date if date.startswith("XXXX") else date[:_MONTH]


def owner_of(review: Review, finding: PanelFinding) -> tuple[str | None, str | None]:
    """The partner (as the record refers to it) and the role that a finding belongs to; where neither is named, it is the
    reviewed partner's."""
    if finding.owner is None:
        return review.partner, None
    return finding.owner.partner, finding.owner.role
