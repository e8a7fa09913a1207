"""Numerals in figures, in Chinese characters and in English words, as exact values."""

from __future__ import annotations

from decimal import Decimal

from hehuo.model.numerals import DIGITS, LARGE, SMALL

_SCALES = {**SMALL, **LARGE, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_WORDS = {word: value for value, word in enumerate(_ONES)} | _TENS

HAN = "零〇一二两三四五六七八九十百千"
WORDS = tuple(sorted((*_WORDS, "hundred", "thousand", "million", "billion"), key=len, reverse=True))


def scale(word: str) -> int:
    """What 百, 千, 万, 亿 or their like multiply by; 1 for nothing. 千万 is both at once."""
    if not word:
        return 1
    if word.lower() in _SCALES:
        return _SCALES[word.lower()]
    product = 1
    for char in word:
        product *= _SCALES[char]
    return product


def numeral(written: str) -> Decimal:
    """The value of a numeral: 1,354, 1.2, 三百二十, 三万五千, 二〇二一, three hundred and twenty."""
    if written[0].isdigit():
        return Decimal(written.replace(",", "").replace("，", ""))
    return Decimal(_english(written.lower()) if written.isascii() else _chinese(written))


def _chinese(written: str) -> int:
    if not set(written) & {*SMALL, *LARGE}:
        return int("".join(str(DIGITS[char]) for char in written))
    total = section = digit = 0
    for char in written:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in SMALL:
            section, digit = section + (digit or 1) * SMALL[char], 0
        else:
            total, section, digit = (total + section + digit) * LARGE[char], 0, 0
    return total + section + digit


def _english(written: str) -> int:
    total = part = 0
    for word in written.replace("-", " ").split():
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
    return total + part
