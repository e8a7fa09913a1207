"""Whether a partner belongs to the programme on a day."""

import msgspec
import pytest

from hehuo.model.dates import parse_date
from hehuo.model.membership import was_active
from hehuo.model.records import Partner

HISTORY = [
    {"date": "2026-01-10", "event": "joined"},
    {"date": "2026-03-01", "event": "suspended"},
    {"date": "2026-04-01", "event": "resumed"},
    {"date": "2026-06-01", "event": "left"},
]


@pytest.mark.parametrize(
    ("day", "active"),
    [("2026-01-09", False), ("2026-01-10", True), ("2026-03-15", False), ("2026-05-01", True), ("2026-07-01", False),
     ("2026-01", True)],
)  # fmt: skip
def test_membership_follows_the_history(day: str, active: bool) -> None:
    partner = msgspec.convert({"name": "某单位", "kind": "firm", "history": HISTORY}, Partner)
    assert was_active(partner, parse_date(day)) is active


def test_a_reported_partner_may_have_joined_earlier() -> None:
    history = [{"date": "2024", "event": "reported"}]
    partner = msgspec.convert({"name": "某单位", "kind": "firm", "history": history}, Partner)
    assert was_active(partner, parse_date("2020-01-01"))
