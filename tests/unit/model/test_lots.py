"""Lots of points: which are used first, when they lapse, and how reversals change them."""

from __future__ import annotations

import pytest

from hehuo.model.ledger import open_ledger
from hehuo.model.ledger.card_lots import last_day
from hehuo.model.ledger.lots import Lots, book_lots, open_lots
from ledgers import CARD, OTHER, earn, ledger, move, spend, undo
from worlds import Value

GUARD = earn("2026-03-10", "guard", 2)  # 10 points, good through 10 June
HELP = earn("2026-03-01", "help", 4)  # 8 points, for good
VISIT = earn("2026-03-20", "visit", 5)  # 20 points, good through 20 September


def lots_of(closed: str = "", /, **sheets: Value) -> Lots:
    """The lots of sheets named `m03_name`. Checks that lots add up to the cards' balances."""
    registry = ledger({f"2026-{name[1:3]}/{name[4:].replace('_', '-')}": sheet for name, sheet in sheets.items()})
    books = open_ledger(registry, "p")
    lots = book_lots(open_lots(books), books.booked, closed)
    left = {card: sum(lot.left for lot in found) for card, found in lots.left.items()}
    assert left == dict(books.balances)
    return lots


def left(lots: Lots, card: str = CARD) -> list[tuple[str, int]]:
    """The day each lot of a card was earned, and what is left of it."""
    return [(lot.earned[5:], lot.left) for lot in lots.left[card]]


def due(lots: Lots) -> list[tuple[int, int]]:
    """What each expiry took, and how much of it was due."""
    return [(-expiry.posting.points, expiry.due) for expiry in lots.expiries]


@pytest.mark.parametrize(
    ("earned", "months", "last"),
    [
        ("2026-03-10", 3, "2026-06-10"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-15", 12, "2027-12-15"),
        ("2026-01-01", 120, "2036-01-01"),
    ],
)
def test_the_last_day(earned: str, months: int, last: str) -> None:
    assert last_day(earned, months) == last


def test_the_oldest_is_used_first_whatever_lapses_first() -> None:
    lots = lots_of(m03_a=HELP, m03_b=GUARD, m03_c=VISIT, m04_d=spend("2026-04-02", 12))
    assert left(lots) == [("03-10", 6), ("03-20", 20)]


def test_of_one_day_that_is_used_first_which_lapses_first() -> None:
    day = {"m03_a": earn("2026-03-10", "help", 4), "m03_b": earn("2026-03-10", "visit", 5), "m03_c": GUARD}
    lots = lots_of(**day, m04_d=spend("2026-04-02", 12))
    assert [(lot.last, lot.left) for lot in lots.left[CARD]] == [("2026-09-10", 18), (None, 8)]


def test_what_has_lapsed_is_passed_over_and_used_only_when_nothing_else_is_left() -> None:
    sheets = {"m03_b": GUARD, "m03_c": VISIT}
    assert left(lots_of(**sheets, m06_d=spend("2026-06-10", 3))) == [("03-10", 7), ("03-20", 20)]
    assert left(lots_of(**sheets, m06_d=spend("2026-06-11", 3))) == [("03-10", 10), ("03-20", 17)]
    assert left(lots_of(**sheets, m06_d=spend("2026-06-11", 22))) == [("03-10", 8)]


def test_an_expiry_finds_due_what_is_left_on_the_last_day_after_use() -> None:
    used = spend("2026-06-10", 4)
    for day, expected in (("2026-06-09", 0), ("2026-06-10", 6), ("2026-06-30", 6)):
        lots = lots_of(m03_b=GUARD, m03_c=VISIT, m06_d=used, m06_e=move("expiry", day, 9))
        assert due(lots) == [(9, expected)]


def test_an_expiry_takes_what_is_due_from_several_lots() -> None:
    two = {"m03_a": earn("2026-03-09", "guard", 1), "m03_b": GUARD, "m03_h": HELP}
    assert due(lots_of(**two, m06_e=move("expiry", "2026-06-30", 15))) == [(15, 15)]
    assert due(lots_of(**two, m06_e=move("expiry", "2026-06-30", 16))) == [(16, 15)]


def test_what_lapsed_late_in_the_year_is_overdue_in_the_month_of_that_name() -> None:
    assert overdue(lots_of("2026-10", m07_b=earn("2026-07-31", "guard", 1))) == []
    assert overdue(lots_of("2026-11", m07_b=earn("2026-07-31", "guard", 1))) == [("07-31", 5)]
    assert overdue(lots_of("2026-10", m07_b=earn("2026-07-30", "guard", 1))) == [("07-30", 5)]


def test_two_expiries_share_what_is_due() -> None:
    lots = lots_of(m03_b=GUARD, m06_e=move("expiry", "2026-06-15", 4), m06_f=move("expiry", "2026-06-15", 6))
    assert due(lots) == [(4, 4), (6, 6)]
    assert left(lots) == []


def test_points_of_adjustments_never_lapse_and_negative_ones_use_the_oldest() -> None:
    lots = lots_of(
        m03_b=GUARD,
        m03_d=move("adjustment", "2026-03-12", 7),
        m03_e=move("adjustment", "2026-03-13", -4),
        m12_f=move("expiry", "2026-12-31", 6),
    )
    assert due(lots) == [(6, 6)]
    assert left(lots) == [("03-12", 7)]


def test_a_reversed_earning_takes_its_own_rest_first_then_the_oldest() -> None:
    sheets = {"m03_a": HELP, "m03_b": GUARD, "m03_c": VISIT}
    assert left(lots_of(**sheets, m04_r=undo("2026-04-01", "2026-03/c", -20))) == [("03-01", 8), ("03-10", 10)]
    spent = spend("2026-03-25", 10)  # all of 1 March, 2 of 10 March
    lots = lots_of(**sheets, m03_d=spent, m04_r=undo("2026-04-01", "2026-03/b", -10))
    assert left(lots) == [("03-20", 18)]


def test_a_reversed_redemption_restores_the_lots_it_took() -> None:
    sheets = {"m03_a": HELP, "m03_b": GUARD, "m03_c": VISIT, "m03_d": spend("2026-03-25", 12)}
    before = lots_of(m03_a=HELP, m03_b=GUARD, m03_c=VISIT)
    after = lots_of(**sheets, m04_r=undo("2026-04-01", "2026-03/d", 12))
    assert left(after) == left(before) == [("03-01", 8), ("03-10", 10), ("03-20", 20)]


def test_points_restored_lapse_as_before() -> None:
    spent = {"m03_b": GUARD, "m03_d": spend("2026-03-25", 10)}
    lots = lots_of(**spent, m07_r=undo("2026-07-01", "2026-03/d", 10), m07_e=move("expiry", "2026-07-02", 10))
    assert due(lots) == [(10, 10)]


def test_a_reversed_expiry_restores_too() -> None:
    lots = lots_of(
        m03_b=GUARD,
        m05_e=move("expiry", "2026-05-31", 10),
        m06_r=undo("2026-06-01", "2026-05/e", 10),
        m06_e=move("expiry", "2026-06-30", 10),
    )
    assert due(lots) == [(10, 0), (10, 10)]


def test_a_late_sheet_never_makes_an_older_expiry_wrong() -> None:
    sheets = {"m03_b": GUARD, "m05_d": spend("2026-05-01", 4), "m06_e": move("expiry", "2026-06-30", 6)}
    late = earn("2026-07-02", "help", 3, effective="2026-03-05")
    assert due(lots_of(**sheets)) == due(lots_of(**sheets, m07_l=late)) == [(6, 6)]


def test_a_late_slip_uses_what_was_good_on_its_day() -> None:
    sheets = {"m03_b": GUARD, "m03_c": VISIT}
    late = spend("2026-07-02", 4, effective="2026-06-05")
    assert left(lots_of(**sheets, m07_l=late)) == [("03-10", 6), ("03-20", 20)]


def test_what_is_owed_for_want_of_a_late_sheet_is_paid_by_it() -> None:
    late = earn("2026-04-02", "visit", 5, effective="2026-03-20")
    sheets = {"m03_b": GUARD, "m03_d": spend("2026-03-25", 12), "m04_l": late}
    assert left(lots_of(**sheets)) == [("03-20", 18)]
    restored = lots_of(**sheets, m04_r=undo("2026-04-03", "2026-03/d", 12))
    assert left(restored) == [("03-10", 10), ("03-20", 20)]


def test_a_debt_that_is_reversed_is_owed_no_more() -> None:
    lots = lots_of(m03_b=GUARD, m03_d=spend("2026-03-25", 12), m04_r=undo("2026-04-03", "2026-03/d", 12))
    assert left(lots) == [("03-10", 10)]


def test_cards_are_kept_apart() -> None:
    lots = lots_of(m03_b=GUARD, m03_c=earn("2026-03-10", "guard", 1, card=OTHER), m04_d=spend("2026-04-01", 3))
    assert (left(lots), left(lots, OTHER)) == ([("03-10", 7)], [("03-10", 5)])


def overdue(lots: Lots) -> list[tuple[str, int]]:
    """The day each overdue lot was earned, and how many of its points are overdue."""
    return [(overdue.lot.earned[5:], overdue.lot.overdue) for overdue in lots.overdue]


def test_what_lapsed_in_a_closed_month_is_overdue_until_it_is_expired() -> None:
    assert overdue(lots_of("", m03_b=GUARD)) == []
    assert overdue(lots_of("2026-05", m03_b=GUARD)) == []
    assert overdue(lots_of("2026-06", m03_b=GUARD)) == [("03-10", 10)]
    some = move("expiry", "2026-07-01", 4)
    assert overdue(lots_of("2026-06", m03_b=GUARD, m07_e=some)) == [("03-10", 6)]
    assert overdue(lots_of("2026-06", m03_b=GUARD, m07_e=move("expiry", "2026-07-01", 10))) == []


def test_what_a_later_reversal_restores_is_overdue_only_if_it_was_before() -> None:
    sheets = {"m03_b": GUARD, "m03_d": spend("2026-03-25", 4), "m07_e": move("expiry", "2026-07-01", 6)}
    assert overdue(lots_of("2026-06", **sheets)) == []
    assert overdue(lots_of("2026-06", **sheets, m07_r=undo("2026-07-02", "2026-03/d", 4))) == []
    assert overdue(lots_of("2026-06", **sheets, m07_r=undo("2026-07-02", "2026-07/e", 6))) == [("03-10", 6)]


def test_the_months_last_day_belongs_to_the_points() -> None:
    last = earn("2026-03-31", "guard", 1)  # through 30 June, as June has no 31st
    assert overdue(lots_of("2026-06", m03_b=last)) == []
    assert overdue(lots_of("2026-07", m03_b=last)) == [("03-31", 5)]


def test_what_came_into_the_books_after_the_close_is_not_overdue_for_it() -> None:
    late = earn("2026-07-02", "guard", 1, effective="2026-03-05")
    spent = {"m03_b": GUARD, "m03_d": spend("2026-03-25", 10), "m07_r": undo("2026-07-01", "2026-03/d", 10)}
    assert overdue(lots_of("2026-06", m07_l=late)) == overdue(lots_of("2026-06", **spent)) == []
    assert overdue(lots_of("2026-07", m07_l=late)) == [("03-05", 5)]
    assert overdue(lots_of("2026-07", **spent)) == [("03-10", 10)]


def took(sheets: dict[str, Value]) -> dict[str, tuple[tuple[str, int], ...]]:
    """What each batch's first line took from which lots."""
    receipts = open_ledger(ledger(sheets), "p").traced_lots.receipts
    return {key[2:]: receipt.took for (key, index), receipt in receipts.items() if index == 0}


def test_a_receipt_says_what_was_taken_from_which_lots_when_it_was_booked() -> None:
    sheets = {
        "2026-03/a": HELP,
        "2026-03/b": GUARD,
        "2026-03/d": spend("2026-03-25", 12),
        "2026-04/r": undo("2026-04-01", "2026-03/d", 12),
        "2026-04/s": undo("2026-04-02", "2026-03/b", -10),
        "2026-04/t": spend("2026-04-03", 2),
    }
    assert took(sheets) == {
        "2026-03/a": (),
        "2026-03/b": (),
        "2026-03/d": (("2026-03-01", 8), ("2026-03-10", 4)),
        "2026-04/r": (),
        "2026-04/s": (("2026-03-10", 10),),
        "2026-04/t": (("2026-03-01", 2),),
    }


def test_a_receipt_names_the_lot_that_an_entry_made() -> None:
    made = open_ledger(ledger({"2026-03/b": GUARD, "2026-03/d": spend("2026-03-25", 1)}), "p").traced_lots.receipts
    lot = made["p/2026-03/b", 0].made
    assert lot is not None and (lot.earned, lot.last, lot.points, lot.left) == ("2026-03-10", "2026-06-10", 10, 9)
    assert made["p/2026-03/d", 0].made is None


def test_receipts_are_kept_only_where_they_are_asked_for() -> None:
    assert open_ledger(ledger({"2026-03/b": GUARD}), "p").lots.receipts == {}


def test_a_reversal_of_what_gave_nothing_known_takes_the_oldest() -> None:
    sheets = {"m03_a": HELP, "m03_b": GUARD, "m04_r": undo("2026-04-01", "2026-03/z", -3)}
    assert left(lots_of(**sheets)) == [("03-01", 5), ("03-10", 10)]


@pytest.mark.parametrize("entry", [1, 2])
def test_a_reversal_of_another_cards_line_or_of_none_leaves_its_lots_alone(entry: int) -> None:
    sheets = {"m03_b": GUARD, "m03_h": earn("2026-03-01", "help", 4, card=OTHER)}
    lots = lots_of(**sheets, m04_r=undo("2026-04-01", "2026-03/b", -8, entry=entry, card=OTHER))
    assert (left(lots), left(lots, OTHER)) == ([("03-10", 10)], [])
    spent = {**sheets, "m03_s": spend("2026-03-25", 4)}
    lots = lots_of(**spent, m04_r=undo("2026-04-01", "2026-03/s", 4, entry=entry, card=OTHER))
    assert (left(lots), left(lots, OTHER)) == ([("03-10", 6)], [("03-01", 8), ("04-01", 4)])


def test_a_reversal_of_taking_that_is_not_known_gives_a_lot_that_never_lapses() -> None:
    lots = lots_of(m03_b=GUARD, m04_r=undo("2026-04-01", "2026-03/z", 3))
    assert [(lot.earned, lot.last, lot.left) for lot in lots.left[CARD]] == [
        ("2026-03-10", "2026-06-10", 10),
        ("2026-04-01", None, 3),
    ]


def test_one_point_is_a_lot_and_none_is_not() -> None:
    assert left(lots_of(m03_a=move("adjustment", "2026-03-12", 1))) == [("03-12", 1)]
    assert left(lots_of(m03_a=earn("2026-03-10", "help", 0))) == []


def test_the_ledgers_lots_look_at_its_last_close() -> None:
    close = {
        "date": "2026-07-01",
        "opening": 0,
        "issued": 10,
        "redeemed": 0,
        "expired": 0,
        "adjusted": 0,
        "closing": 10,
    }
    closes = {f"2026-0{month}/close": {**close, "batches": {}} for month in (3, 6)}
    assert open_ledger(ledger({"2026-03/b": GUARD}), "p").lots.overdue == ()
    assert overdue(open_ledger(ledger({"2026-03/b": GUARD}, None, **closes), "p").lots) == [("03-10", 10)]
    early = {"2026-03/close": closes["2026-03/close"]}
    assert overdue(open_ledger(ledger({"2026-03/b": GUARD}, None, **early), "p").lots) == []
