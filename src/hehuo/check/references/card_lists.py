"""Card numbers that a programme's list of cards has miswritten, and the cards they may have been meant for."""

from __future__ import annotations

from collections.abc import Mapping

from hehuo.check.survey import Survey
from hehuo.model.cards import is_valid_card
from hehuo.model.registry import record_path


def miswritten_cards(survey: Survey) -> Mapping[str, tuple[str, ...]]:
    """Path of a list of cards → the numbers on it whose check character is wrong."""
    wrong = {}
    for programme, cards in sorted(survey.registry.cards.items()):
        numbers = tuple(number for number in cards.cards if not is_valid_card(number))
        if numbers:
            wrong[record_path("cards", programme)] = numbers
    return wrong


def is_near(text: str, wrong: str) -> bool:
    """Whether a card can be the one meant by a miswritten number: one character off, or two swapped."""
    return len(text) == len(wrong) and sum(one != other for one, other in zip(text, wrong, strict=True)) <= 2
