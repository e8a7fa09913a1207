"""The ledger is booked in one place: other rooms ask `Ledger` for values and faults, and book nothing themselves."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "src" / "hehuo" / "model" / "ledger"
BOOKING = re.compile(r"\b(LotBook|CardLots|judge_balances|in_booking_order|iter_postings|open_lots)\b")


def test_only_the_engine_books() -> None:
    sources = [file for file in (ROOT / "src" / "hehuo").rglob("*.py") if ENGINE not in file.parents]
    booking = {str(file.relative_to(ROOT)) for file in sources if BOOKING.search(file.read_text(encoding="utf-8"))}
    assert booking == set()


def test_the_engine_is_found_by_these_names() -> None:
    found = {name for file in ENGINE.glob("*.py") for name in BOOKING.findall(file.read_text(encoding="utf-8"))}
    assert len(found) == 6
