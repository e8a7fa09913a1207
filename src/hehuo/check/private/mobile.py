"""Mobile numbers in runs of digits: which groupings a person writes, and what only looks like one.

Eleven digits beginning 13–19 in one piece are a mobile number. In several pieces they are one where the pieces are
those people write, and nothing says that they are dates, amounts, ranges or lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hehuo.check.private.cards import is_part_of_code
from hehuo.check.private.expression import expression
from hehuo.check.private.runs import BREAK, COLON, COMMA, DOT, FOLD, HYPHEN, POINT, SLASH, SPACE, Group, Run
from hehuo.check.private.text import ODD_DIGITS, RARE_DIGITS, FlatText, Span, in_url, line_before

KIND = "private-mobile"
_LENGTH = 11
_PREFIX = expression("(?:00?86|86|0)?1[3-9]")

_TRIPLES = {(3, 4, 4), (3, 3, 5), (3, 5, 3), (4, 4, 3), (4, 3, 4), (5, 3, 3)}
_PAIRS = {(3, 8), (7, 4), (5, 6), (6, 5), (4, 7)}
_ONES, _TWOS = (1,) * 11, (2,) * 5
_MANY = {
    *(_ONES, (3, *_ONES[:8]), (1, *_TWOS), (*_TWOS, 1), (3, *_TWOS[:4]), (1, 3, 3, 4), (1, 3, 4, 3), (1, 2, 4, 4)),
    *((3, 2, 2, 4), (3, 4, 2, 2), (3, 2, 4, 2), (3, 3, 3, 2), (3, 3, 2, 3), (3, 2, 3, 3), (2, 3, 3, 3), (3, 4, 3, 1)),
    *((3, 3, 4, 1), (3, 4, *_ONES[:4]), (3, *_ONES[:4], 4), (1, 1, 1, 4, 4)),
}
"""How long the pieces are into which people part a mobile number."""

_ABROAD = expression("(?:00)?(?:852[5679][0-9]{7}|8536[0-9]{7}|8869[0-9]{8})")
_CONTEXT = expression("(?i)手机|移动电话|电话|联系|致电|拨打|号码|微信|tel|phone|mobile|cell|whatsapp|contact")
_AMOUNT_KEY = expression(
    r"(?i)\b(?:yuan|amount|value|total|worth|money|before|opening|closing|issued|redeemed)['\"]?:\s*$"
)
_AMOUNT_UNIT = expression(r"\s?(?:元|万|亿|美元|港元|平方|立方|公里|千瓦|度电|吨|株|棵)")
_ODD = expression(f"[{ODD_DIGITS}{RARE_DIGITS}零幺洞拐勾壹贰貳叁參肆伍陆陸柒捌玖]")
"""Digits that nobody writes an amount, a date or a sheet's number with: in them, any grouping is a disguise."""

_CURRENCY = expression(r"[¥￥$€]\s?$")
_LETTERS_BEFORE = expression(r"(?:^|[^0-9A-Za-z])[A-Za-z]{0,12}$")
_LETTERS_AFTER = expression(r"[A-Za-z]{0,12}(?:[^0-9A-Za-z]|$)")
_FLOAT = expression(rb"1\.(?<![0-9a-z.]..)[3-9][0-9]{3,9}e\+?10(?![0-9])")
_LETTERED = expression(rb"[1il](?<![0-9a-z].)[-. ]?[3-9](?:[-. ]?[0-9oil]){9}(?![0-9a-z])")

_CONDENSED = bytes(ord("0") if byte in b"0123456789oil" else ord("a") for byte in range(256))


def mobile_at(run: Run, index: int) -> tuple[Span, int] | None:
    """The mobile number that begins with group `index`, and the index of its last group."""
    taken = _take(run, index)
    if taken is None or _is_local(run, index):
        return None
    groups, first, last = taken
    start, end = run.starts[index], groups[-1].end
    if not stands_alone(run.text, start, end) or is_part_of_code(run.text, start, end):
        return None
    joins = tuple(run.joins[first:last])
    context = _CONTEXT.search(line_before(run.text, start, 16)) is not None
    borders = run.border(index - 1), run.border(last)
    if len(groups) == 1:
        good = not _is_amount(run.text, start, end, groups[0].digits) and (context or not _is_fraction(run, index))
    else:
        loose = context or _ODD.search(run.text, start, end) is not None
        good = not in_url(run.text, start) and (
            (loose and _is_apart(joins, borders, _goes_on(run, last)))
            or _is_grouped(groups, joins, borders, _goes_on(run, last), _is_in_text(run.text, start))
        )
    if not good:
        return None
    if run.text[start - 1 : start] == "+":
        start -= 1
    return Span(KIND, start, end), last


def _take(run: Run, index: int) -> tuple[list[Group], int, int] | None:
    """The groups of eleven digits from a group on, without any prefix, and their first and last index."""
    prefix = _PREFIX.match(run.digits, run.offsets[index])
    if prefix is None:
        return None
    groups = run.take(index, prefix.end() - run.offsets[index] - 2 + _LENGTH)
    if not groups:
        return None
    head, cut = groups[0], prefix.end() - run.offsets[index] - 2
    last = index + len(groups) - 1
    if cut == len(head.digits) and run.joins[index] != COLON:
        return list(groups[1:]), index + 1, last
    if cut >= len(head.digits):
        return None
    return [Group(head.start, head.end, head.digits[cut:]), *groups[1:]], index, last


def _is_local(run: Run, index: int) -> bool:
    """Whether a group is a landline's number behind its area code."""
    before = run.group(index - 1).digits if index else ""
    return re.fullmatch("0[1-9][0-9]{1,2}", before) is not None and len(run.group(index).digits) in (7, 8)


def abroad_at(run: Run, index: int) -> tuple[Span, int] | None:
    """A mobile number of Hong Kong, Macau or Taiwan, written with its country's code."""
    start = run.starts[index]
    if run.text[start - 1 : start] != "+" and run.group(index).digits[:2] != "00":
        return None
    for length in (11, 12, 13, 14):
        groups = run.take(index, length)
        if groups and _ABROAD.fullmatch("".join(group.digits for group in groups)):
            begin = start - (run.text[start - 1 : start] == "+")
            return Span(KIND, begin, groups[-1].end), index + len(groups) - 1
    return None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether digits are a word of their own, with a few letters at their sides at most: not the middle of a hash."""
    before, after = text[max(0, start - 13) : start], text[end : end + 13]
    if (not before or not _is_ascii_word(before[-1])) and (not after or not _is_ascii_word(after[0])):
        return True
    return _LETTERS_BEFORE.search(before) is not None and _LETTERS_AFTER.match(after) is not None


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_amount(text: str, start: int, end: int, digits: str) -> bool:
    before = line_before(text, start, 24)
    if _AMOUNT_UNIT.match(text, end) or _CURRENCY.search(before):
        return True
    return digits.endswith("000000") and _AMOUNT_KEY.search(before) is not None


def _is_fraction(run: Run, index: int) -> bool:
    """Whether digits are the decimals of a coordinate, such as 117.…"""
    return index > 0 and run.joins[index - 1] == POINT and len(run.group(index - 1).digits) in (2, 3)


def _goes_on(run: Run, last: int) -> bool:
    """Whether after a number comes another one, parted in the same way."""
    return expression("1[3-9][0-9]{9}").match(run.digits, run.offsets[last + 1]) is not None


def _is_apart(joins: tuple[str, ...], borders: tuple[str, str], goes_on: bool) -> bool:
    """Whether pieces belong together and are not in the middle of a longer row."""
    uniform = len(set(joins)) == 1
    return BREAK not in joins and not (uniform and joins[0] in borders and not (goes_on and joins[0] != borders[0]))


def _is_grouped(
    groups: list[Group], joins: tuple[str, ...], borders: tuple[str, str], goes_on: bool, in_text: bool
) -> bool:
    sizes = tuple(len(group.digits) for group in groups)
    digits = [group.digits for group in groups]
    uniform = len(set(joins)) == 1
    if not _is_apart(joins, borders, goes_on):
        return False
    if sizes[0] == 4 and digits[0].startswith("19") and (digits[1][:2] in ("19", "20") or _is_day(digits[1][:4])):
        return False  # 1986-0512-001: a year
    if sizes in _TRIPLES:
        return _is_triple(groups, digits, joins)
    if sizes in _PAIRS:
        return _is_pair(digits, sizes, joins[0], in_text)
    if sizes in _MANY:
        return _is_many(digits, sizes, joins, uniform)
    spaced = uniform and joins[0] in (SPACE, DOT)
    return spaced and len(sizes) <= 5 and any(part.startswith("0") for part in digits[1:])


def _is_triple(groups: list[Group], digits: list[str], joins: tuple[str, ...]) -> bool:
    """Three pieces: not three round amounts, not a list, not a column of numbers."""
    if any(part.startswith("0") for part in digits[1:]):  # an amount doesn't begin with nought
        return True
    if all(part.endswith("0") for part in digits) or joins.count(FOLD) > 1:
        return False
    tight = all(after.start - before.end == 1 for before, after in pairwise(groups))
    return COMMA not in joins or (tight and len(digits[0]) == 3)


def _is_in_text(text: str, start: int) -> bool:
    """Whether words stand before a number on its line, so that it isn't a number of a column."""
    return re.search(r"[^\W\d_]", line_before(text, start, 40)) is not None


def _is_pair(digits: list[str], sizes: tuple[int, ...], join: str, in_text: bool) -> bool:
    """Two pieces: neither two amounts, nor a date, nor a decimal number, nor a key with its value."""
    one, two = digits
    leading_zero = two.startswith("0")
    if join in (COMMA, COLON, POINT):
        return leading_zero and join != POINT
    if join == FOLD and not in_text and sizes not in ((3, 8), (7, 4)):
        return leading_zero
    if join in (HYPHEN, FOLD) and one.endswith("00") and two.endswith("00") and not leading_zero:
        return False
    if sizes == (6, 5) and _is_day(one[2:]):
        return False
    return not (sizes == (3, 8) and two[:2] in ("19", "20") and _is_day(two[4:]))


def _is_day(digits: str) -> bool:
    return "01" <= digits[:2] <= "12" and "01" <= digits[2:] <= "31"


def _is_many(digits: list[str], sizes: tuple[int, ...], joins: tuple[str, ...], uniform: bool) -> bool:
    """Many pieces: not an amount in thousands, not an address of the Internet, not a list, not times of day."""
    if set(sizes) == {1}:
        return COMMA not in joins or digits != sorted(digits)
    if COMMA in joins or COLON in joins:
        return False
    if uniform and joins[0] == POINT and len(sizes) == 4 and all(int(part) < 256 for part in digits):
        return False
    if uniform and joins[0] == HYPHEN and any(len(part) == 4 and part[:2] in ("19", "20") for part in digits):
        return False
    if sizes == (2, 3, 3, 3) and joins[0] != SPACE and joins[0] not in (HYPHEN, POINT, DOT, SLASH):
        return False
    values = [int(part) for part in digits]
    return values != sorted(values)


def iter_spelt(flat: FlatText) -> Iterator[Span]:
    """Mobile numbers that aren't digits alone: letters for noughts and ones, or a large number as sheets export it."""
    if b"e10" in flat.lower or b"e+10" in flat.lower:
        for match in _FLOAT.finditer(flat.lower):
            yield Span(KIND, match.start(), match.end())
    if b"00000000000" not in flat.lower.translate(_CONDENSED, b"-. "):
        return
    for match in _LETTERED.finditer(flat.lower):
        if 4 <= sum(byte in b"0123456789" for byte in match.group()) < _LENGTH:
            yield Span(KIND, match.start(), match.end())
