"""What an entry may not do whatever its card holds, to the day, the point and the piece."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hehuo.model.ledger import Ledger, open_ledger
from hehuo.model.ledger.doubts import Doubts
from hehuo.model.ledger.limits import CapExceeded, CardNotOpen, OutOfStock, OverLimit
from ledgers import CARD, CARDS, OFFERS, OTHER, RULES, earn, ledger, move, sheet, spend, undo
from worlds import Value

TERM = {"opened": "2026-03-10", "closed": "2026-06-20"}
TERMED: Value = {"cards": {CARD: TERM, OTHER: {"opened": "2026-01-01"}}}


def books(sheets: dict[str, Value], **more: Value) -> Ledger:
    return open_ledger(ledger(sheets, **more), "p")


def offered(**more: int) -> dict[str, Value]:
    """The soap with a stock or a limit."""
    return {"offers/soap": {**OFFERS["soap"], **more}}


@pytest.mark.parametrize(
    ("day", "is_open"),
    [("2026-03-09", False), ("2026-03-10", True), ("2026-06-20", True), ("2026-06-21", False)],
)
def test_a_card_is_in_use_from_its_first_to_its_last_day(day: str, is_open: bool) -> None:
    for made in (earn(day, "help", 1), spend(day, 1), move("adjustment", day, 1)):
        breaches = books({f"{day[:7]}/a": made}, cards=TERMED).breaches
        if is_open:
            assert breaches == {}
            continue
        found = breaches[f"p/{day[:7]}/a", 0]
        assert isinstance(found, CardNotOpen)
        assert (found.card.opened, found.card.closed, found.posting.date) == (*TERM.values(), day)


def test_the_day_of_a_late_sheet_is_the_one_that_counts() -> None:
    late = earn("2026-06-25", "help", 1, effective="2026-06-20")
    early = earn("2026-03-12", "help", 1, effective="2026-03-09")
    assert list(books({"2026-06/late": late, "2026-03/early": early}, cards=TERMED).breaches) == [
        ("p/2026-03/early", 0)
    ]


def test_a_card_without_a_last_day_stays_in_use() -> None:
    assert books({"2036-01/a": earn("2036-01-01", "help", 1)}).breaches == {}


def test_what_is_left_on_a_closed_card_may_expire_or_be_adjusted_off() -> None:
    after = {
        "2026-07/expiry": move("expiry", "2026-07-01", 1),
        "2026-07/off": move("adjustment", "2026-07-01", -1),
        "2026-07/undo": undo("2026-07-01", "2026-07/off", 1),
    }
    assert books(after, cards=TERMED).breaches == {}


def test_a_card_not_in_use_is_said_once_and_each_card_for_itself() -> None:
    late = {"cards": {CARD: {"opened": "2026-05-01"}, OTHER: {"opened": "2026-05-01"}}}
    sheets = {
        "2026-03/a": earn("2026-03-01", "help", 1, 1),
        "2026-03/b": earn("2026-03-02", "help", 1, card=OTHER),
        "2026-03/c": earn("2026-03-03", "help", 1),
    }
    assert list(books(sheets, cards=late).breaches) == [("p/2026-03/a", 0), ("p/2026-03/b", 0)]


def test_a_card_whose_term_runs_backwards_is_not_judged_by_it() -> None:
    made = books({"2026-03/a": earn("2026-03-01", "help", 1)}, cards=TERMED)
    assert made.breaches
    assert replace(made, doubts=Doubts(cards=frozenset({CARD}))).breaches == {}
    assert replace(made, doubts=Doubts(cards=frozenset({OTHER}))).breaches


def test_cards_that_nobody_listed_are_passed_over() -> None:
    late = {"cards": {OTHER: {"opened": "2026-05-01"}}}
    sheets = {"2026-03/a": earn("2026-03-01", "visit", 99), "2026-03/b": earn("2026-03-01", "help", 1, card=OTHER)}
    assert list(books(sheets, cards=late).breaches) == [("p/2026-03/b", 0)]


def test_doubtful_batches_are_passed_over() -> None:
    made = books({"2026-03/a": earn("2026-03-01", "visit", 6)})
    assert made.breaches
    assert replace(made, doubts=Doubts(batches=frozenset({"p/2026-03/a"}))).breaches == {}


def test_a_cap_is_reached_and_not_passed() -> None:
    assert books({"2026-03/a": earn("2026-03-01", "visit", 5)}).breaches == {}  # 20 of 20
    found = books({"2026-03/a": earn("2026-03-01", "visit", 5, 1)}).breaches
    assert list(found) == [("p/2026-03/a", 1)]
    [over] = found.values()
    assert isinstance(over, CapExceeded)
    assert (over.rule, over.cap, over.before, over.posting.points) == ("visit", 20, 20, 4)


def test_a_cap_is_by_card_and_month_and_said_once_in_each() -> None:
    sheets = {
        "2026-03/a": earn("2026-03-01", "visit", 5),
        "2026-03/b": earn("2026-03-01", "visit", 5, card=OTHER),
        "2026-03/c": earn("2026-03-09", "help", 50),
        "2026-04/d": earn("2026-04-01", "visit", 3, 3, 3),
    }
    assert list(books(sheets).breaches) == [("p/2026-04/d", 1)]


def test_what_passes_a_cap_is_not_earned() -> None:
    found = books({"2026-03/a": earn("2026-03-01", "visit", 4, 2, 1)}).breaches
    assert list(found) == [("p/2026-03/a", 1)], "the third still fits beside the first"


def test_the_late_sheet_passes_the_cap_and_not_what_was_booked_before_it() -> None:
    sheets = {
        "2026-03/b": earn("2026-03-20", "visit", 5),
        "2026-04/late": earn("2026-04-02", "visit", 1, effective="2026-03-01"),
    }
    assert list(books(sheets).breaches) == [("p/2026-04/late", 0)]


def test_reversed_entries_do_not_count() -> None:
    sheets = {
        "2026-03/a": earn("2026-03-01", "visit", 5),
        "2026-03/undo": undo("2026-03-02", "2026-03/a", -20),
        "2026-03/c": earn("2026-03-03", "visit", 5),
    }
    assert books(sheets).breaches == {}
    assert list(books({**sheets, "2026-03/undo": undo("2026-03-02", "2026-03/a", -19)}).breaches) == [
        ("p/2026-03/c", 0)
    ]


def test_a_stock_is_used_up_and_not_passed() -> None:
    assert books({"2026-03/a": spend("2026-03-01", 5)}, **offered(stock=5)).breaches == {}
    sheets = {"2026-03/a": spend("2026-03-01", 3), "2026-03/b": spend("2026-03-02", 3, card=OTHER)}
    [(line, over)] = books(sheets, **offered(stock=5)).breaches.items()
    assert isinstance(over, OutOfStock)
    assert (line, over.offer, over.stock, over.left) == (("p/2026-03/b", 0), "p/soap", 5, 2)


def test_what_passes_a_stock_is_not_taken_from_it_and_said_once() -> None:
    sheets = {
        f"2026-03/{name}": spend("2026-03-01", pieces) for name, pieces in (("a", 3), ("b", 4), ("c", 2), ("d", 1))
    }
    assert list(books(sheets, **offered(stock=5)).breaches) == [("p/2026-03/b", 0)]
    gone = {"2026-03/a": spend("2026-03-01", 5), "2026-03/b": spend("2026-03-02", 1)}
    [over] = books(gone, **offered(stock=5)).breaches.values()
    assert isinstance(over, OutOfStock) and over.left == 0


def test_what_follows_the_end_of_a_stock_still_counts_against_the_limit() -> None:
    sheets = {f"2026-03/{name}": spend("2026-03-01", 2) for name in "abc"}
    found = books(sheets, **offered(stock=1, limit_per_card=3)).breaches
    assert [type(over).__name__ for over in found.values()] == ["OutOfStock", "OverLimit"]
    assert list(found) == [("p/2026-03/a", 0), ("p/2026-03/c", 0)]


def test_a_limit_is_by_card() -> None:
    sheets = {
        "2026-03/a": spend("2026-03-01", 2),
        "2026-03/b": spend("2026-03-02", 2, card=OTHER),
        "2026-03/c": spend("2026-03-03", 1),
    }
    assert books(sheets, **offered(limit_per_card=3)).breaches == {}
    [(line, over)] = books(sheets, **offered(limit_per_card=2)).breaches.items()
    assert isinstance(over, OverLimit)
    assert (line, over.offer, over.limit, over.before) == (("p/2026-03/c", 0), "p/soap", 2, 2)


def test_a_limit_is_said_once_for_each_card() -> None:
    slips = [{"card": CARD, "quantity": 2}, {"card": OTHER, "quantity": 2}, {"card": CARD, "quantity": 2}]
    made = books(
        {"2026-03/a": sheet("redeem", "2026-03-01", *slips, offer="soap", partner="b")}, **offered(limit_per_card=1)
    )
    assert list(made.breaches) == [("p/2026-03/a", 0), ("p/2026-03/a", 1)]


def test_a_limit_or_stock_is_said_once_for_each_offer() -> None:
    noodles = {**OFFERS["noodles"], "limit_per_card": 1}
    sheets = {"2026-03/a": spend("2026-03-01", 2), "2026-03/b": spend("2026-03-02", 2, "noodles")}
    both = books(sheets, **offered(limit_per_card=1), **{"offers/noodles": noodles})
    assert list(both.breaches) == [("p/2026-03/a", 0), ("p/2026-03/b", 0)]
    scarce = books(sheets, **offered(stock=1), **{"offers/noodles": {**OFFERS["noodles"], "stock": 1}})
    assert list(scarce.breaches) == [("p/2026-03/a", 0), ("p/2026-03/b", 0)]


def test_a_cap_is_by_rule() -> None:
    rules = {name: {**RULES["visit"], "cap_per_month": 4} for name in ("visit", "help")}
    sheets = {"2026-03/a": earn("2026-03-01", "visit", 2), "2026-03/b": earn("2026-03-01", "help", 2)}
    assert len(open_ledger(ledger(sheets, rules), "p").breaches) == 2
    sheets = {"2026-03/a": earn("2026-03-01", "visit", 1), "2026-03/b": earn("2026-03-01", "help", 1)}
    assert open_ledger(ledger(sheets, rules), "p").breaches == {}


def test_a_cap_begins_anew_with_the_month() -> None:
    sheets = {"2026-03/a": earn("2026-03-31", "visit", 5), "2026-04/b": earn("2026-04-01", "visit", 5)}
    assert books(sheets).breaches == {}
    sheets = {"2026-03/a": earn("2026-03-01", "visit", 5), "2026-03/b": earn("2026-03-31", "visit", 1)}
    assert list(books(sheets).breaches) == [("p/2026-03/b", 0)]


def test_what_passes_a_cap_twice_in_a_month_counts_the_second_time() -> None:
    undone = {
        "2026-03/a": earn("2026-03-01", "visit", 6, 6, 1),
        "2026-03/b": earn("2026-03-02", "visit", 5),
    }
    [(line, over)] = books(undone).breaches.items()
    assert isinstance(over, CapExceeded)
    assert (line, over.before) == (("p/2026-03/a", 0), 0)


def test_reversals_are_not_held_against_a_cards_term() -> None:
    sheets = {
        "2026-06/a": earn("2026-06-20", "help", 1),
        "2026-07/r": undo("2026-07-01", "2026-06/a", -2),
        "2026-06/b": spend("2026-06-20", 1),
        "2026-07/s": undo("2026-07-01", "2026-06/b", 1),
    }
    assert books(sheets, cards=TERMED).breaches == {}


def test_a_slip_without_a_quantity_is_one_piece() -> None:
    slips = [{"card": CARD}, {"card": CARD}]
    sheets = {"2026-03/a": sheet("redeem", "2026-03-01", *slips, offer="soap", partner="b")}
    assert list(books(sheets, **offered(stock=1)).breaches) == [("p/2026-03/a", 1)]
    assert books(sheets, **offered(stock=2)).breaches == {}


def test_without_a_card_list_nothing_is_judged() -> None:
    registry = ledger({"2026-03/a": earn("2026-03-01", "visit", 6)})
    assert open_ledger(registry, "p").breaches
    assert open_ledger(replace(registry, cards={}), "p").breaches == {}
    assert set(CARDS["cards"]) == {CARD, OTHER}
