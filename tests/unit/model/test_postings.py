"""What each entry moves, and the two orders of the books."""

from __future__ import annotations

from hehuo.model.ledger import open_ledger
from hehuo.model.ledger.postings import KINDS
from ledgers import CARD, OTHER, earn, ledger, move, sheet, spend, undo
from worlds import Value

PAID = sheet("settlement", "2026-03-10", {"month": "2026-03", "points": 6, "yuan": 3}, partner="b")
ALL: dict[str, Value] = {
    "2026-03/g-earn": earn("2026-03-10", "guard", 2, 3),
    "2026-03/f-undo": undo("2026-03-10", "2026-03/c-spend", 4),
    "2026-03/e-more": move("adjustment", "2026-03-10", 7),
    "2026-03/d-less": move("adjustment", "2026-03-10", -2),
    "2026-03/c-spend": spend("2026-03-10", 4),
    "2026-03/b-gone": move("expiry", "2026-03-10", 1),
    "2026-03/a-paid": PAID,
}


def names(postings: object) -> list[str]:
    return [f"{posting.batch[12:]} {posting.points:+d}" for posting in postings]  # type: ignore[attr-defined]


def test_each_kind_has_its_sign_and_its_place_in_the_day() -> None:
    made = open_ledger(ledger(ALL), "p")
    assert names(made.postings) == [
        "earn +10", "earn +15", "undo +4", "more +7", "less -2", "spend -4", "gone -1", "paid -6",
    ]  # fmt: skip
    assert [posting.account for posting in made.postings] == [CARD] * 7 + ["partner:b"]
    assert [posting.quantity for posting in made.postings] == [2, 3, 1, 1, 1, 4, 1, 1]
    assert {posting.kind for posting in made.postings} == KINDS.keys()
    assert made.postings[1].line == ("p/2026-03/g-earn", 1)


def test_in_order_of_booking_a_reversal_of_the_days_taking_comes_after_it() -> None:
    made = open_ledger(ledger(ALL), "p")
    assert names(made.booked) == ["earn +10", "earn +15", "more +7", "less -2", "spend -4", "undo +4", "gone -1"]


def test_a_reversal_of_another_days_taking_gives_first() -> None:
    sheets = {**ALL, "2026-03/c-spend": spend("2026-03-09", 4)}
    assert names(open_ledger(ledger(sheets), "p").booked)[:4] == ["spend -4", "earn +10", "earn +15", "undo +4"]


def test_a_reversal_of_the_days_giving_takes_before_the_day_is_spent() -> None:
    sheets = {
        "2026-03/a-spend": spend("2026-03-10", 1),
        "2026-03/b-undo": undo("2026-03-10", "2026-03/c-earn", -10),
        "2026-03/c-earn": earn("2026-03-10", "guard", 2),
        "2026-03/d-less": move("adjustment", "2026-03-10", -1),
    }
    assert names(open_ledger(ledger(sheets), "p").booked) == ["earn +10", "undo -10", "less -1", "spend -1"]


def test_a_reversal_of_nothing_known_is_booked_as_one_that_gives() -> None:
    sheets = {"2026-03/a-spend": spend("2026-03-10", 1), "2026-03/b-undo": undo("2026-03-10", "2026-03/z-gone", 1)}
    assert names(open_ledger(ledger(sheets), "p").booked) == ["undo +1", "spend -1"]


def test_the_effective_day_orders_balances_and_the_booking_day_lots() -> None:
    sheets = {
        "2026-03/a-late": earn("2026-03-20", "guard", 1, effective="2026-03-01"),
        "2026-03/b-soon": earn("2026-03-10", "guard", 2),
    }
    made = open_ledger(ledger(sheets), "p")
    assert names(made.postings) == ["late +5", "soon +10"]
    assert names(made.booked) == ["soon +10", "late +5"]
    assert [posting.date for posting in made.postings] == ["2026-03-01", "2026-03-10"]


def test_on_one_day_batches_go_by_name_and_lines_by_number() -> None:
    sheets = {
        "2026-03/b-two": earn("2026-03-10", "guard", 2, 1),
        "2026-03/a-one": earn("2026-03-10", "guard", 3),
    }
    assert names(open_ledger(ledger(sheets), "p").postings) == ["one +15", "two +10", "two +5"]


def test_entries_at_an_unknown_price_move_nothing() -> None:
    sheets = {
        "2026-03/a-odd1": earn("2026-03-10", "unknown", 2),
        "2026-03/a-odd2": sheet("redeem", "2026-03-10", {"card": CARD}, offer="unknown", partner="b"),
        "2026-03/a-good": earn("2026-03-10", "guard", 2),
    }
    assert names(open_ledger(ledger(sheets), "p").postings) == ["good +10"]


def test_a_card_alone() -> None:
    sheets = {
        "2026-03/a-mine": earn("2026-03-10", "guard", 1),
        "2026-03/b-else": earn("2026-03-10", "guard", 2, card=OTHER),
    }
    made = open_ledger(ledger(sheets), "p")
    assert names(made.only(OTHER).postings) == ["else +10"]
    assert made.only(OTHER).lots.left.keys() == {OTHER}
    assert made.only("none").balances == {}
