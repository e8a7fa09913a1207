"""Card numbers: twelve random characters and a check character, written XXXX-XXXX-XXXX-C.

Owns how a number is written and checked. Knows nothing of who holds a card, which no file of a registry says.
"""

from __future__ import annotations

import re

from stdnum.iso7064 import mod_37_36

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 characters, five bits each: no I, L, O or U, which a hand or an eye mixes up with 1, 0 and V."""

LENGTH = 12
"""Characters before the check character: 60 bits."""

_SHAPE = re.compile(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]", re.ASCII)


def card_check(number: str) -> str:
    """The check character of twelve bare characters: ISO 7064's hybrid scheme, here MOD 33,32.

    It catches every single wrong character and nearly every swap of two neighbours.
    """
    if len(number) != LENGTH or any(character not in ALPHABET for character in number):
        raise ValueError("a card number has twelve characters of the card alphabet")
    return str(mod_37_36.calc_check_digit(number, alphabet=ALPHABET))


def make_card(number: str) -> str:
    """The card number as printed: the twelve characters in groups of four, and the check character."""
    return f"{number[:4]}-{number[4:8]}-{number[8:]}-{card_check(number)}"


def is_valid_card(text: str) -> bool:
    """Whether a text is a card number as printed, with the right check character."""
    return _SHAPE.fullmatch(text) is not None and card_check(text[:-2].replace("-", "")) == text[-1]
