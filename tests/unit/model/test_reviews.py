"""Which month a review speaks for, who sees to a finding, and which dates are facts."""

from __future__ import annotations

from hehuo.model.records import Owner, PanelFinding, Review
from hehuo.model.reviews import owner_of, period_of


def test_a_review_speaks_for_a_month_or_for_what_is_known() -> None:
    assert [period_of(date) for date in ("2026-05-28", "2026-05", "2026", "XXXX-05-28")] == [
        "2026-05", "2026-05", "2026", "XXXX-05-28"]  # fmt: skip


def test_a_finding_belongs_to_whom_it_names_or_to_the_reviewed_partner() -> None:
    finding = PanelFinding(title="问题", found="2026-05")
    review = Review(title="评议", panel="x", date="2026-05", partner="a")
    assert owner_of(review, finding) == ("a", None)
    for owner, found in ((Owner(partner="b"), ("b", None)), (Owner(role="community"), (None, "community"))):
        assert owner_of(review, PanelFinding(title="问题", found="2026-05", owner=owner)) == found
