"""What a card holds, and who is at fault where it holds too little."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from hehuo.model.ledger import Ledger, open_ledger
from hehuo.model.ledger.doubts import Doubts
from ledgers import CARD, OTHER, earn, ledger, move, sheet, spend, undo
from worlds import Value

SIX = earn("2026-03-01", "help", 3)


def books(sheets: dict[str, Value], **more: Value) -> Ledger:
    return open_ledger(ledger(sheets, **more), "p")


def overdrawn(made: Ledger) -> list[tuple[str, int, int]]:
    """The batch of each overdraft, what it takes, and what there was."""
    return [(found.posting.batch[2:], -found.posting.points, found.balance) for found in made.overdrawn]


def test_a_card_may_be_emptied_and_not_more() -> None:
    assert overdrawn(books({"2026-03/a": SIX, "2026-03/b": spend("2026-03-02", 6)})) == []
    assert overdrawn(books({"2026-03/a": SIX, "2026-03/b": spend("2026-03-02", 7)})) == [("2026-03/b", 7, 6)]


def test_on_one_day_what_gives_comes_before_what_takes() -> None:
    assert overdrawn(books({"2026-03/z": SIX, "2026-03/b": spend("2026-03-01", 6)})) == []
    assert overdrawn(books({"2026-03/z": SIX, "2026-02/b": spend("2026-02-28", 6)})) == [("2026-02/b", 6, 0)]


def test_what_is_not_there_is_not_taken() -> None:
    sheets = {"2026-03/a": SIX, "2026-03/b": spend("2026-03-02", 7), "2026-03/c": spend("2026-03-03", 6)}
    assert overdrawn(books(sheets)) == [("2026-03/b", 7, 6)]
    assert [found.balance for found in books(sheets).overdrafts] == [6, -1], "booked as it stands, both are"


def test_balances_take_the_files_as_they_are() -> None:
    sheets = {
        "2026-03/a": SIX,
        "2026-03/b": spend("2026-03-02", 7),
        "2026-03/c": earn("2026-03-03", "help", 1, card=OTHER),
        "2026-03/pay": sheet("settlement", "2026-03-31", {"month": "2026-03", "points": 7, "yuan": 1}, partner="b"),
    }
    assert books(sheets).balances == {CARD: -1, OTHER: 2}


def test_a_balance_of_nothing_is_no_overdraft() -> None:
    made = books({"2026-03/a": SIX, "2026-03/b": spend("2026-03-02", 6), "2026-03/c": earn("2026-03-03", "help", 0)})
    assert made.overdrafts == () and made.balances == {CARD: 0}


def test_the_late_sheet_is_at_fault_for_what_was_booked_before_it() -> None:
    sheets = {
        "2026-03/a": SIX,
        "2026-03/b": spend("2026-03-10", 4),
        "2026-04/late": spend("2026-04-01", 3, effective="2026-03-05"),
    }
    assert overdrawn(books(sheets)) == [("2026-04/late", 3, 2)]


def test_a_late_sheet_booked_on_the_same_day_is_not_at_fault() -> None:
    sheets = {
        "2026-03/a": SIX,
        "2026-04/b": spend("2026-04-01", 4),
        "2026-04/late": spend("2026-04-01", 3, effective="2026-03-05"),
    }
    assert overdrawn(books(sheets)) == [("2026-04/b", 4, 3)]


def test_of_two_late_sheets_the_last_booked_is_at_fault_first() -> None:
    sheets = {
        "2026-03/a": SIX,
        "2026-03/b": spend("2026-03-10", 6),
        "2026-04/y": spend("2026-04-02", 2, effective="2026-03-05"),
        "2026-04/z": spend("2026-04-01", 2, effective="2026-03-06"),
    }
    assert overdrawn(books(sheets)) == [("2026-04/y", 2, 0), ("2026-04/z", 2, 0)]
    less = {**sheets, "2026-03/b": spend("2026-03-10", 4)}
    assert overdrawn(books(less)) == [("2026-04/y", 2, 0)]
    more = {**sheets, "2026-03/b": spend("2026-03-10", 7)}
    assert overdrawn(books(more)) == [("2026-04/y", 2, 0), ("2026-04/z", 2, 0), ("2026-03/b", 7, 6)]


def test_a_late_sheet_takes_from_its_own_card_alone() -> None:
    sheets = {
        "2026-03/a": SIX,
        "2026-03/o": earn("2026-03-01", "help", 3, card=OTHER),
        "2026-03/b": spend("2026-03-10", 7),
        "2026-04/late": spend("2026-04-01", 3, effective="2026-03-05", card=OTHER),
    }
    assert overdrawn(books(sheets)) == [("2026-03/b", 7, 6)]


def test_a_sheet_of_its_own_day_is_never_taken_back() -> None:
    sheets = {"2026-03/a": SIX, "2026-03/b": spend("2026-03-05", 3), "2026-03/c": spend("2026-03-05", 4)}
    assert overdrawn(books(sheets)) == [("2026-03/c", 4, 3)]


def test_what_breaks_a_limit_or_reverses_wrongly_takes_nothing() -> None:
    term = {"cards": {CARD: {"opened": "2026-01-01", "closed": "2026-03-31"}}}
    sheets = {"2026-03/a": SIX, "2026-04/b": spend("2026-04-02", 7)}
    assert overdrawn(books(sheets, cards=term)) == []
    wrong = {"2026-03/a": SIX, "2026-03/r": undo("2026-03-02", "2026-03/a", -7)}
    assert overdrawn(books(wrong)) == []
    right = {"2026-03/a": SIX, "2026-03/b": spend("2026-03-02", 1), "2026-03/r": undo("2026-03-03", "2026-03/a", -6)}
    assert overdrawn(books(right)) == [("2026-03/r", 6, 5)]


def test_what_breaks_a_limit_and_gives_is_given() -> None:
    late = {"cards": {CARD: {"opened": "2026-03-02"}}}
    assert overdrawn(books({"2026-03/a": SIX, "2026-03/b": spend("2026-03-02", 6)}, cards=late)) == []


def test_cards_that_nobody_listed_are_not_judged_and_may_have_earned_for_others() -> None:
    other = {"cards": {OTHER: {"opened": "2026-01-01"}}}
    took = {"2026-03/a": SIX, "2026-03/b": spend("2026-03-02", 9), "2026-03/c": spend("2026-03-02", 7, card=OTHER)}
    assert overdrawn(books(took, cards=other)) == [("2026-03/c", 7, 0)]
    took["2026-03/c"] = spend("2026-03-02", 6, card=OTHER)
    assert overdrawn(books(took, cards=other)) == []


def test_without_a_card_list_nothing_is_judged() -> None:
    registry = ledger({"2026-03/b": spend("2026-03-02", 6)})
    assert open_ledger(registry, "p").overdrawn
    assert open_ledger(replace(registry, cards={}), "p").overdrawn == ()


@pytest.mark.parametrize(
    ("doubts", "expected"),
    [
        (Doubts(), [("2026-03/b", 7, 6)]),
        (Doubts(given={CARD: 1}), []),
        (Doubts(given={OTHER: 1}), [("2026-03/b", 7, 6)]),
        (Doubts(given_anyone=1), []),
        (Doubts(given_anyone=0.5), [("2026-03/b", 7, 6)]),
        (Doubts(given_anyone=inf), []),
        (Doubts(tampered=True), []),
        (Doubts(tampered=True, changed=frozenset({"p/2026-03/b"})), [("2026-03/b", 7, 6)]),
        (Doubts(tampered=True, changed=frozenset({"p/2026-03/a"})), []),
        (Doubts(batches=frozenset({"p/2026-03/b"})), []),
    ],
)
def test_a_doubt_excuses_as_much_as_it_may_explain(doubts: Doubts, expected: list[tuple[str, int, int]]) -> None:
    made = books({"2026-03/a": {**SIX, "total": 6}, "2026-03/b": {**spend("2026-03-02", 7), "total": 7}})
    assert overdrawn(replace(made, doubts=doubts)) == expected


@pytest.mark.parametrize(
    ("total", "pieces", "is_over"), [(6, 6, False), (6, 7, True), (8, 8, False), (8, 9, True), (3, 9, False)]
)
def test_a_doubtful_sheet_may_have_given_its_lines_and_by_what_its_total_is_off(
    total: int, pieces: int, is_over: bool
) -> None:
    made = books({"2026-03/a": {**SIX, "total": total}, "2026-03/b": spend("2026-03-02", pieces)})
    assert bool(replace(made, doubts=Doubts(batches=frozenset({"p/2026-03/a"}))).overdrawn) == is_over


def test_a_line_that_gives_nothing_is_no_part_of_what_a_total_is_off() -> None:
    sheets = {"2026-03/a": {**earn("2026-03-01", "help", 3, 0), "total": 6}, "2026-03/b": spend("2026-03-02", 7)}
    judged = replace(books(sheets), doubts=Doubts(batches=frozenset({"p/2026-03/a"})))
    assert overdrawn(judged) == [("2026-03/b", 7, 6)]


def test_a_doubtful_sheet_that_takes_gives_nothing() -> None:
    for doubtful in (
        spend("2026-03-02", 2),
        move("expiry", "2026-03-02", 2),
        move("adjustment", "2026-03-02", -2, total=-2),
    ):
        made = books({"2026-03/a": SIX, "2026-03/d": doubtful, "2026-03/b": spend("2026-03-03", 7)})
        judged = replace(made, doubts=Doubts(batches=frozenset({"p/2026-03/d"})))
        assert overdrawn(judged) == [("2026-03/b", 7, 6)]


def test_doubtful_reversals_and_adjustments_may_have_given() -> None:
    given = {
        "2026-03/d": move("adjustment", "2026-03-02", 2, total=2),
        "2026-03/e": undo("2026-03-02", "2026-03/x", 3, total=3),
    }
    for name, pieces in (("2026-03/d", 2), ("2026-03/e", 3)):
        for more in (0, 1):
            made = books({name: given[name], "2026-03/z": spend("2026-03-03", pieces + more)})
            judged = replace(made, doubts=Doubts(batches=frozenset({f"p/{name}"})))
            assert bool(judged.overdrawn) == bool(more)
