"""Card numbers: shape, check character, and what the check character catches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hehuo.model.cards import ALPHABET, LENGTH, card_check, is_valid_card, make_card

numbers = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_a_known_number() -> None:
    assert make_card("4Q7M0XJ29KPD") == "4Q7M-0XJ2-9KPD-B"
    assert is_valid_card("4Q7M-0XJ2-9KPD-B")


@given(numbers)
def test_what_is_made_is_valid(number: str) -> None:
    assert is_valid_card(make_card(number))


@given(numbers, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_caught(number: str, place: int, other: str) -> None:
    mistyped = number[:place] + other + number[place + 1 :]
    assert (card_check(mistyped) == card_check(number)) == (mistyped == number)


def test_nearly_every_swap_of_neighbours_is_caught() -> None:
    rest = "7M0XJ29KPD"
    pairs = [(a, b) for a in ALPHABET for b in ALPHABET if a != b]
    missed = [(a, b) for a, b in pairs if card_check(a + b + rest) == card_check(b + a + rest)]
    assert len(missed) <= len(pairs) // 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4Q7M-0XJ2-9KPD",
        "4Q7M-0XJ2-9KPD-C",
        "4Q7M0XJ29KPDB",
        "4q7m-0xj2-9kpd-b",
        "4Q7M-0XJ2-9KPD-B\n",
        " 4Q7M-0XJ2-9KPD-B",
        "4Q7M-0XJ2-9KPI-B",
        "４Q7M-0XJ2-9KPD-B",
    ],
)
def test_other_texts_are_no_cards(text: str) -> None:
    assert not is_valid_card(text)


@pytest.mark.parametrize("number", ["", "4Q7M0XJ29KP", "4Q7M0XJ29KPDB", "4Q7M0XJ29KPI", "4q7m0xj29kpd"])
def test_no_check_character_for_what_is_no_number(number: str) -> None:
    with pytest.raises(ValueError, match="twelve characters"):
        card_check(number)
