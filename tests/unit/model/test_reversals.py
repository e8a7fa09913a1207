"""A reversal undoes one entry, whole, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hehuo.model.ledger import Ledger, open_ledger
from hehuo.model.ledger.doubts import Doubts
from ledgers import CARD, OTHER, earn, ledger, move, sheet, spend, undo
from worlds import Value

EARN = earn("2026-03-10", "help", 3, 2)  # 6 and 4 points


def books(sheets: dict[str, Value]) -> Ledger:
    return open_ledger(ledger(sheets), "p")


def wrong(sheets: dict[str, Value]) -> list[tuple[str, str | int | None]]:
    return [(found.fault, found.expected) for found in books(sheets).reversals.wrong.values()]


def test_a_right_reversal_undoes_its_line() -> None:
    made = books({"2026-03/a": EARN, "2026-03/r": undo("2026-03-11", "2026-03/a", -4, entry=2)}).reversals
    assert made.undone == {("p/2026-03/a", 1): ("p/2026-03/r", 0)}
    assert made.wrong == {}


@pytest.mark.parametrize(
    ("kind", "back"),
    [
        (spend("2026-03-10", 4), 4),
        (spend("2026-03-10", 1, "noodles"), 5),
        (move("expiry", "2026-03-10", 3), 3),
        (move("adjustment", "2026-03-10", 3), -3),
        (move("adjustment", "2026-03-10", -3), 3),
    ],
)
def test_the_opposite_of_what_each_kind_has_moved(kind: Value, back: int) -> None:
    assert wrong({"2026-03/a": kind, "2026-03/r": undo("2026-03-10", "2026-03/a", back)}) == []
    assert wrong({"2026-03/a": kind, "2026-03/r": undo("2026-03-10", "2026-03/a", -back)}) == [("other-points", -back)]
    assert wrong({"2026-03/a": kind, "2026-03/r": undo("2026-03-10", "2026-03/a", back + 1)}) == [
        ("other-points", -back)
    ]


def test_a_reversal_is_not_reversed() -> None:
    sheets = {"2026-03/a": EARN, "2026-03/r": undo("2026-03-11", "2026-03/a", -6)}
    assert wrong({**sheets, "2026-03/s": undo("2026-03-12", "2026-03/r", 6)}) == [("of-reversal", None)]


def test_a_settlement_is_not_reversed() -> None:
    paid = sheet("settlement", "2026-03-10", {"month": "2026-03", "points": 6, "yuan": 3}, partner="b")
    assert wrong({"2026-03/a": paid, "2026-03/r": undo("2026-03-12", "2026-03/a", 6)}) == [("of-settlement", None)]


@pytest.mark.parametrize(
    ("date", "effective", "is_early"),
    [
        ("2026-03-10", None, False),
        ("2026-03-09", None, True),
        ("2026-03-12", "2026-03-10", False),
        ("2026-03-12", "2026-03-09", True),
    ],
)
def test_a_reversal_is_not_before_what_it_undoes(date: str, effective: str | None, is_early: bool) -> None:
    made = {**undo(date, "2026-03/a", -6), **({"effective": effective} if effective else {})}
    assert wrong({"2026-03/a": EARN, "2026-03/r": made}) == ([("before-target", "2026-03-10")] if is_early else [])


def test_a_reversal_is_not_booked_before_a_late_sheet_that_it_undoes() -> None:
    late = earn("2026-03-20", "help", 3, effective="2026-03-05")
    assert wrong({"2026-03/a": late, "2026-03/r": undo("2026-03-19", "2026-03/a", -6)}) == [
        ("before-target", "2026-03-05")
    ]
    assert wrong({"2026-03/a": late, "2026-03/r": undo("2026-03-20", "2026-03/a", -6)}) == []


def test_there_must_be_such_a_line() -> None:
    assert wrong({"2026-03/a": EARN, "2026-03/r": undo("2026-03-11", "2026-03/a", -4, entry=3)}) == [
        ("no-such-line", 2)
    ]


def test_a_line_is_reversed_once_and_the_first_booked_does_it() -> None:
    again = {
        "2026-03/a": EARN,
        "2026-03/s": undo("2026-03-11", "2026-03/a", -6),
        "2026-03/r": undo("2026-03-12", "2026-03/a", -6),
    }
    made = books(again).reversals
    assert made.undone == {("p/2026-03/a", 0): ("p/2026-03/s", 0)}
    assert [(line, found.fault) for line, found in made.wrong.items()] == [(("p/2026-03/r", 0), "twice")]
    again["2026-03/s"] = undo("2026-03-12", "2026-03/a", -6)
    assert books(again).reversals.undone == {("p/2026-03/a", 0): ("p/2026-03/r", 0)}


def test_a_wrong_reversal_does_not_stand_in_the_way_of_a_right_one() -> None:
    sheets = {
        "2026-03/a": EARN,
        "2026-03/r": undo("2026-03-11", "2026-03/a", -5),
        "2026-03/s": undo("2026-03-12", "2026-03/a", -6),
    }
    assert list(books(sheets).reversals.wrong) == [("p/2026-03/r", 0)]


def test_the_card_must_be_the_same() -> None:
    assert wrong({"2026-03/a": EARN, "2026-03/r": undo("2026-03-11", "2026-03/a", -6, card=OTHER)}) == [
        ("other-card", None)
    ]


def test_every_line_of_a_reversal_is_judged() -> None:
    lines = [{"card": CARD, "batch": "2026-03/a", "entry": entry, "points": -5} for entry in (1, 2)]
    made = books({"2026-03/a": EARN, "2026-03/r": sheet("reversal", "2026-03-11", *lines)}).reversals
    found = [(one.line[1], one.target, one.expected) for one in made.wrong.values()]
    assert found == [(0, ("p/2026-03/a", 0), 6), (1, ("p/2026-03/a", 1), 4)]


def test_what_is_in_doubt_is_not_judged() -> None:
    made = books({"2026-03/a": EARN, "2026-03/r": undo("2026-03-11", "2026-03/a", -5)})
    for doubts in (Doubts(batches=frozenset({"p/2026-03/a"})), Doubts(lines=frozenset({("p/2026-03/r", 0)}))):
        judged = replace(made, doubts=doubts).reversals
        assert judged.wrong == {}
        assert judged.undone == {("p/2026-03/a", 0): ("p/2026-03/r", 0)}
    other = Doubts(batches=frozenset({"p/2026-03/r"}), lines=frozenset({("p/2026-03/r", 1)}))
    assert replace(made, doubts=other).reversals.wrong


def test_a_reversal_of_an_unknown_batch_or_price_is_for_others_to_blame() -> None:
    assert wrong({"2026-03/r": undo("2026-03-11", "2026-03/a", -5)}) == []
    odd = earn("2026-03-10", "unknown", 3)
    assert wrong({"2026-03/a": odd, "2026-03/r": undo("2026-03-11", "2026-03/a", -5)}) == []
