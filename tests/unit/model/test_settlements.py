"""A partner is paid for what it has accepted, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hehuo.model.ledger import Ledger, open_ledger
from hehuo.model.ledger.doubts import Doubts
from ledgers import CARD, ledger, sheet, spend, undo
from worlds import Value


def books(sheets: dict[str, Value]) -> Ledger:
    return open_ledger(ledger(sheets), "p")


def pay(date: str, *points: int, month: str = "2026-03", partner: str = "b") -> Value:
    entries = [{"month": month, "points": count, "yuan": 1} for count in points]
    return sheet("settlement", date, *entries, partner=partner)


def over(made: Ledger) -> list[tuple[str, int, int, int, int]]:
    """The batch and line of each, what was accepted, what was settled, and by how much it is too many."""
    found = made.over_settlements
    return [(one.line[0][2:], one.line[1], one.accepted, one.settled, one.excess) for one in found]


TEN = {"2026-03/a": spend("2026-03-10", 10)}


def test_all_that_was_accepted_may_be_settled_and_not_more() -> None:
    assert over(books({**TEN, "2026-04/p": pay("2026-04-01", 10)})) == []
    made = books({**TEN, "2026-04/p": pay("2026-04-01", 11)})
    assert over(made) == [("2026-04/p", 0, 10, 0, 1)]
    [found] = made.over_settlements
    assert (found.month, found.points) == ("2026-03", 11)


def test_all_sheets_of_a_month_add_up() -> None:
    sheets = {**TEN, "2026-03/b": spend("2026-03-11", 2)}
    assert over(books({**sheets, "2026-04/p": pay("2026-04-01", 12)})) == []
    assert over(books({**sheets, "2026-04/p": pay("2026-04-01", 13)})) == [("2026-04/p", 0, 12, 0, 1)]


def test_a_month_may_be_settled_in_parts() -> None:
    assert over(books({**TEN, "2026-04/p": pay("2026-04-01", 4, 6)})) == []
    assert over(books({**TEN, "2026-04/p": pay("2026-04-01", 4, 7)})) == [("2026-04/p", 1, 10, 4, 1)]
    twice = {**TEN, "2026-04/p": pay("2026-04-01", 10), "2026-04/q": pay("2026-04-02", 3)}
    assert over(books(twice)) == [("2026-04/q", 0, 10, 10, 3)]


def test_what_is_too_many_is_not_settled() -> None:
    assert over(books({**TEN, "2026-04/p": pay("2026-04-01", 11, 10)})) == [("2026-04/p", 0, 10, 0, 1)]


def test_months_and_partners_are_kept_apart() -> None:
    sheets = {**TEN, "2026-04/n": spend("2026-04-02", 1, "noodles"), "2026-04/s": spend("2026-04-02", 2)}
    right = {"2026-05/p": pay("2026-05-01", 10), "2026-05/q": pay("2026-05-01", 5, month="2026-04", partner="a")}
    assert over(books({**sheets, **right})) == []
    wrong = {"2026-05/p": pay("2026-05-01", 3, month="2026-04"), "2026-05/q": pay("2026-05-01", 1, partner="a")}
    assert over(books({**sheets, **wrong})) == [("2026-05/p", 0, 2, 0, 1), ("2026-05/q", 0, 0, 0, 1)]


def test_the_month_is_the_folder_of_the_redemption() -> None:
    late = {"2026-04/a": spend("2026-04-02", 10, effective="2026-03-30")}
    assert over(books({**late, "2026-05/p": pay("2026-05-01", 10, month="2026-04")})) == []
    assert over(books({**late, "2026-05/p": pay("2026-05-01", 10)})) == [("2026-05/p", 0, 0, 0, 10)]


def test_what_is_not_in_the_books_yet_is_not_paid_for() -> None:
    assert over(books({**TEN, "2026-03/p": pay("2026-03-10", 10)})) == []
    assert over(books({**TEN, "2026-03/p": pay("2026-03-09", 10)})) == [("2026-03/p", 0, 0, 0, 10)]


@pytest.mark.parametrize(("day", "excess"), [("2026-03-31", [10]), ("2026-04-01", [10]), ("2026-04-02", [])])
def test_what_was_reversed_by_then_is_not_paid_for(day: str, excess: list[int]) -> None:
    sheets = {**TEN, "2026-04/r": undo(day, "2026-03/a", 10), "2026-04/p": pay("2026-04-01", 10)}
    assert [found[-1] for found in over(books(sheets))] == excess


def test_a_reversal_that_undoes_nothing_takes_nothing_back() -> None:
    sheets = {**TEN, "2026-03/r": undo("2026-03-11", "2026-03/a", 9), "2026-04/p": pay("2026-04-01", 10)}
    assert over(books(sheets)) == []


def test_a_reversed_earning_is_not_the_partners() -> None:
    lines = [{"card": CARD, "quantity": 5}]
    earned = {"2026-03/e": sheet("earn", "2026-03-01", *lines, rule="help")}
    sheets = {**TEN, **earned, "2026-03/r": undo("2026-03-11", "2026-03/e", -10), "2026-04/p": pay("2026-04-01", 11)}
    assert over(books(sheets)) == [("2026-04/p", 0, 10, 0, 1)]


def test_doubts_excuse_a_partner() -> None:
    made = books({**TEN, "2026-04/p": pay("2026-04-01", 11), "2026-04/q": pay("2026-04-01", 1, partner="a")})
    both = ["2026-04/p", "2026-04/q"]

    def blamed(doubts: Doubts) -> list[str]:
        return [found[0] for found in over(replace(made, doubts=doubts))]

    assert blamed(Doubts()) == both
    assert blamed(Doubts(partners=None)) == []
    assert blamed(Doubts(partners=frozenset({"p/b"}))) == both[1:]
    assert blamed(Doubts(batches=frozenset({"p/2026-03/a"}))) == both[1:]
    assert blamed(Doubts(batches=frozenset({"p/2026-04/q"}))) == both[:1]


def test_an_unknown_price_excuses_its_partner() -> None:
    lines = [{"card": CARD, "quantity": 5}]
    odd = {"2026-03/a": sheet("redeem", "2026-03-10", *lines, offer="unknown", partner="b")}
    assert over(books({**odd, "2026-04/p": pay("2026-04-01", 11)})) == []


def test_an_excused_settlement_is_settled_all_the_same() -> None:
    sheets = {**TEN, "2026-04/p": pay("2026-04-01", 6), "2026-04/q": pay("2026-04-02", 5)}
    assert over(books(sheets)) == [("2026-04/q", 0, 10, 6, 1)]


def test_a_doubtful_reversal_takes_nothing_back() -> None:
    sheets = {**TEN, "2026-03/r": undo("2026-03-11", "2026-03/a", 10), "2026-04/p": pay("2026-04-01", 10)}
    made = books(sheets)
    assert over(made)
    assert over(replace(made, doubts=Doubts(batches=frozenset({"p/2026-03/r"})))) == []
