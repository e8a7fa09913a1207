"""Which month a review speaks for, who sees to a finding, and which dates are facts."""

from __future__ import annotations

from hehuo.model.records import Owner, PanelFinding, Review
from hehuo.model.reviews import judged_dates, owner_of, period_of
from worlds import registry_of


def test_a_review_speaks_for_a_month_or_for_what_is_known() -> None:
    assert [period_of(date) for date in ("2026-05-28", "2026-05", "2026", "XXXX-05-28")] == [
        "2026-05", "2026-05", "2026", "XXXX-05-28"]  # fmt: skip


def test_a_finding_belongs_to_whom_it_names_or_to_the_reviewed_partner() -> None:
    finding = PanelFinding(title="问题", found="2026-05")
    review = Review(title="评议", panel="x", date="2026-05", partner="a")
    assert owner_of(review, finding) == ("a", None)
    for owner, found in ((Owner(partner="b"), ("b", None)), (Owner(role="community"), (None, "community"))):
        assert owner_of(review, PanelFinding(title="问题", found="2026-05", owner=owner)) == found


def test_what_is_planned_is_no_fact() -> None:
    finding = {"title": "问题", "found": "2026-05-02", "due": "2027-01-01", "closed": "2026-05-09",
               "steps": [{"date": "2026-05-03", "note": "修"}]}  # fmt: skip
    registry = registry_of(
        {
            "reviews/p/x": {"title": "评议", "panel": "x", "date": "2026-05", "findings": [finding],
                            "consequence": {"date": "2026-06-01", "kind": "x"},
                            "corrections": [{"date": "2026-06-02", "what": "date", "reason": "抄错"}]},
            "awards/p/x": {"name": "奖", "date": "2026-07"},
            "awards/p/none": {"name": "没颁过的奖"},
            "indicators/p/x": {"title": "数", "unit": "件", "series": [{"date": "2026-08", "value": 1}]},
        }
    )  # fmt: skip
    assert sorted(judged_dates(registry)) == [
        "2026-05", "2026-05-02", "2026-05-03", "2026-05-09", "2026-06-01", "2026-06-02", "2026-07", "2026-08"]  # fmt: skip
