"""Lots in order on a card: which can be used on a day, which are due, and taking from them."""

from __future__ import annotations

from itertools import permutations

import pytest

from hehuo.model.ledger.card_lots import NEVER, CardLots, Lot, last_day


def lot(earned: str, months: int = 3, points: int = 5, number: int = 1) -> Lot:
    last = last_day(earned, months) if months != NEVER else None
    return Lot(
        earned=earned, number=number, months=months, last=last, line=("p/2026-03/a", 0), points=points, left=points
    )


def card_of(*lots: Lot) -> CardLots:
    card = CardLots()
    for made in lots:
        card.put(made)
    return card


DAYS = ("2026-01-31", "2026-02-10", "2026-03-10", "2026-04-30")


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_lots_stand_in_order_of_age_however_they_come(order: tuple[int, ...]) -> None:
    lots = [lot(day) for day in DAYS]
    card = card_of(*(lots[place] for place in order))
    assert [found.earned for found in card.left] == list(DAYS)
    assert [found.earned for found in card.shelves[3]] == list(DAYS)


def test_of_one_day_the_lot_that_lapses_first_then_the_one_booked_first() -> None:
    day = "2026-03-10"
    last, second, first = lot(day, NEVER), lot(day, 6), lot(day, 3)
    again = lot(day, 3, number=2)
    assert card_of(again, last, second, first).left == (first, again, second, last)


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("same", [False, True])
def test_an_emptied_lot_leaves_the_shelf_and_no_other_does(place: int, same: bool) -> None:
    lots = [lot(DAYS[0] if same else day, number=number) for number, day in enumerate(DAYS)]
    card = card_of(*lots)
    assert card.draw(lots[place], 4) == 4
    assert card.left == tuple(lots)
    assert card.draw(lots[place], 4) == 1
    assert lots[place].left == 0
    assert list(card.left) == [found for found in lots if found is not lots[place]]
    assert card.draw(lots[place], 4) == 0
    assert len(card.left) == 3


def test_the_oldest_that_is_still_good_is_used() -> None:
    lots = [lot(day) for day in DAYS]  # good through 30 April, 10 May, 10 June, 30 July
    card = card_of(*lots)
    for day, place in (("2026-04-30", 0), ("2026-05-01", 1), ("2026-05-10", 1), ("2026-05-11", 2), ("2026-07-30", 3)):
        assert card.usable(day) is lots[place], day
    assert card.usable("2026-07-31") is lots[0], "none is good: the oldest that lapsed"
    assert CardLots().usable("2026-03-01") is None


def test_of_several_terms_the_oldest_is_used() -> None:
    short, long, never = lot("2026-03-10", 1), lot("2026-03-09", 6), lot("2026-03-11", NEVER)
    card = card_of(short, long, never)
    assert card.usable("2026-03-20") is long
    card.draw(long, 5)
    assert card.usable("2026-03-20") is short
    assert card.usable("2026-04-10") is short
    assert card.usable("2026-04-11") is never
    card.draw(never, 5)
    assert card.usable("2026-04-11") is short


def test_the_oldest_that_lapsed_is_found_among_several_terms() -> None:
    one, other = lot("2026-03-10", 1), lot("2026-03-09", 2)
    assert card_of(one, other).usable("2027-01-01") is other
    assert card_of(other, one).usable("2027-01-01") is other


def test_what_never_lapses_is_never_due() -> None:
    card = card_of(lot("2026-03-10", NEVER))
    assert card.due("2099-01-01") == []
    assert card.first_due("2099-01-01") is None


def test_a_lot_is_due_from_its_last_day_on() -> None:
    old, new, other = lot("2026-03-10"), lot("2026-03-20"), lot("2026-03-15", 3 - 1)  # 10 June, 20 June, 15 May
    card = card_of(old, new, other)
    for day, due in (
        ("2026-05-14", []),
        ("2026-05-15", [other]),
        ("2026-06-09", [other]),
        ("2026-06-10", [old, other]),
        ("2026-06-20", [old, new, other]),
    ):
        assert sorted(card.due(day), key=lambda found: found.earned) == sorted(due, key=lambda found: found.earned)
        assert card.first_due(day) is (due[0] if due else None)


def test_the_month_in_which_a_lot_was_booked() -> None:
    assert lot("2026-03-10").booked == "2026-03"
