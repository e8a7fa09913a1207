"""What a number says: how much there is, by how much it changed, what it was before or became, what is asked for."""

from __future__ import annotations

import re
from decimal import Decimal

from hehuo.derive.verifying import language
from hehuo.derive.verifying.amounts import Amount
from hehuo.derive.verifying.language import Phase, Sense, either
from hehuo.derive.verifying.numerals import numeral

_CHANGE = either(*language.RISING, *language.FALLING)
_CHANGED = re.compile(
    rf"(?P<word>{_CHANGE})(?:了|by|\s)*(?P<reached>{either(*language.REACHING)})?(?:[的了约近超\s]|by|[一二三四五六七八九十0-9]+月)*$"
)
_CHANGES = re.compile(rf"^[的\s]*(?:一路|逐步|已|又)?(?P<word>{_CHANGE})?(?:{either('至', '到', '为', 'to')})")
_WANTED = re.compile(
    r"急需|需要|想要|还缺|缺(?!失)|求助|(?<![诉需要请征])求(?!助)|\b(?:needs?|wants?|ask(?:s|ed)? for)\b"
)
_MORE = re.compile("比[^，。]{1,12}?(?P<word>[多高少低])出?了?$")
_ADDED = re.compile(r"(?:新增|增设|增添|增加)$")


def sense_of(ahead: str, before: str, after: str) -> tuple[Sense, Phase | None]:
    """What a number says, by the words ahead of it in its clause, right before and right after it; of a change, whether it
    is what it was or what it became."""
    if _CHANGES.search(after) and re.search("[从由]|from", ahead):
        return "level", "before"
    compared = _MORE.search(ahead)
    if compared is not None:
        return ("up" if compared["word"] in "多高" else "down"), None
    changed = _CHANGED.search(before)
    if changed is not None and changed["reached"]:
        return "level", "after"
    if re.search(r"\bto\s*$", before) and re.search(_CHANGE, ahead):
        return "level", "after"
    if changed is not None and not _ADDED.search(before):
        return ("up" if changed["word"] in language.RISING else "down"), None
    return ("wanted" if _WANTED.search(before) else "level"), None


def times_of(amount: Amount, unit: str, after: str, sense: Sense) -> Amount:
    """How many times as much it became: 翻了一番 is twice as much, 增长一倍 too."""
    times = Decimal(2) ** amount.number if unit == "番" else amount.number + (sense == "up")
    if re.match("[还又]?有?[多余]", after) or amount.comparison in ("over", "above"):
        return Amount(number=times, comparison="above")
    return Amount(number=times, comparison="about" if amount.comparison == "exact" else amount.comparison)


def ages_in(text: str) -> frozenset[int]:
    """The ages that are named: older people of sixty are others than those of eighty."""
    return frozenset(int(numeral(age)) for age in language.AGES.findall(text))
