"""Numbers of persons: resident ids, mobile numbers, bank cards, passports and officers' papers.

Owns which number is whose. Must not know how digits may be disguised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from stdnum import luhn, numdb
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from hehuo.check.private.cards import is_part_of_code
from hehuo.check.private.expression import expression
from hehuo.check.private.mobile import abroad_at, iter_spelt, mobile_at, stands_alone
from hehuo.check.private.runs import COMMA, Group, Run, iter_runs
from hehuo.check.private.text import FlatText, Span, in_url, line_before, narrow_digits

RESIDENT_ID, BANK_CARD, PASSPORT = "private-resident-id", "private-bank-card", "private-passport"

_LAST_X = expression(r"[ \t\u3000_.·-]{0,2}[xXхХχΧ×✕✖ⅹⅩ叉](?![0-9A-Za-z])")
_ID_CONTEXT = expression("(?i)身份|证件|公民|id\\b|id ?card|id_no|identity|sfz|resident")
_CARD_CONTEXT = expression("(?i)卡号|银行卡|储蓄卡|信用卡|借记卡|工资卡|账号|帐号|账户|bank")
_LENGTH = 18
_OLD_SIZES = {(15,), (6, 6, 3), (6, 9), (12, 3), (3, 3, 6, 3), (6, 2, 2, 2, 3)}
_YEAR = expression("18|19|20")


_RESIDENT = expression("[1-8][0-9]{5}(?:(?:18|19|20)[0-9]{2}[01]|[0-9]{2}[01][0-9][0-3])")
_BANK = expression("62|60|4|5[1-5]|9558")
_MOBILE = expression("(?:00?86|86|0)?1[3-9]")
_ABROAD = expression("(?:00)?(?:85[23]|886)")
"""How a number begins that is looked at closely."""


def iter_numbers(flat: FlatText) -> Iterator[Span]:
    """Every number of a person that is made of digits."""
    for run in iter_runs(flat):
        done = 0
        for index in range(len(run.starts)):
            if index < done:
                continue
            found = _number_at(run, index, run.offsets[index])
            if found is None and run.offsets[index + 1] - run.offsets[index] > _LENGTH:
                found = _inside(run, index)
            if found:
                yield found[0]
                done = found[1] + 1
    yield from iter_spelt(flat)


def _number_at(run: Run, index: int, offset: int) -> tuple[Span, int] | None:
    """The number that begins with a group, and the index of its last group."""
    found = _resident_at(run, index) if _RESIDENT.match(run.digits, offset) else None
    if found is None and _BANK.match(run.digits, offset):
        found = _bank_card_at(run, index)
    if found is None and _MOBILE.match(run.digits, offset):
        found = mobile_at(run, index)
    if found is None and _ABROAD.match(run.digits, offset):
        found = abroad_at(run, index)
    return found


# Resident ids


def _resident_at(run: Run, index: int) -> tuple[Span, int] | None:
    offset = run.offsets[index]
    number = run.digits[offset : offset + _LENGTH]
    if _is_born(number[6:14]) and _is_province(number[:2]):
        groups = run.take(index, _LENGTH)
        if groups and _is_resident(run.text, groups, number, groups[-1].end):
            return Span(RESIDENT_ID, groups[0].start, groups[-1].end), index + len(groups) - 1
        groups = run.take(index, _LENGTH - 1)
        mark = _LAST_X.match(run.text, groups[-1].end) if groups else None
        if groups and mark and _is_resident(run.text, groups, number[:17] + "X", mark.end()):
            return Span(RESIDENT_ID, groups[0].start, mark.end()), index + len(groups) - 1
    if _is_born("19" + number[6:12]) and _is_county(number[:6]):
        groups = run.take(index, 15)
        if groups and _is_old_resident(run, groups, number[:15]):
            return Span(RESIDENT_ID, groups[0].start, groups[-1].end), index + len(groups) - 1
    return None


def _is_resident(text: str, groups: tuple[Group, ...], number: str, end: int) -> bool:
    if not stands_alone(text, groups[0].start, end):
        return False
    if ric.calc_check_digit(number) == number[-1]:
        return True
    return _ID_CONTEXT.search(line_before(text, groups[0].start, 16)) is not None


def _is_old_resident(run: Run, groups: tuple[Group, ...], number: str) -> bool:
    """Fifteen digits, as issued until 1999. Where nothing says what they are, 2000–2035 is rather a sheet's date."""
    if tuple(len(group.digits) for group in groups) not in _OLD_SIZES:
        return False
    if not stands_alone(run.text, groups[0].start, groups[-1].end):
        return False
    return number[6:8] > "35" or _ID_CONTEXT.search(line_before(run.text, groups[0].start, 16)) is not None


def _is_born(digits: str) -> bool:
    """Whether eight digits are a day on which somebody may have been born."""
    if not _YEAR.match(digits):
        return False
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


@cache
def _is_province(code: str) -> bool:
    return bool(numdb.get("cn/loc").info(code)[0][1]) or code in ("71", "81", "82", "83")


@cache
def _is_county(code: str) -> bool:
    return any("county" in properties for _, properties in numdb.get("cn/loc").info(code))


def _inside(run: Run, index: int) -> tuple[Span, int] | None:
    """A resident id or mobile numbers in the middle of digits that a hand has run together."""
    group = run.group(index)
    length = len(group.digits)
    if not 19 <= length <= 64 or not stands_alone(run.text, group.start, group.end):
        return None
    for start in range(length - 17):
        number = group.digits[start : start + 18]
        if _is_born(number[6:14]) and _is_county(number[:6]) and ric.calc_check_digit(number) == number[-1]:
            return Span(RESIDENT_ID, group.start + start, group.start + start + 18), index
    pieces = [group.digits[start : start + 11] for start in range(0, length, 11)]
    if length % 11 == 0 and all(re.match("1[3-9]", piece) for piece in pieces):
        return Span("private-mobile", group.start, group.end), index
    return None


# Bank cards


def _bank_card_at(run: Run, index: int) -> tuple[Span, int] | None:
    offset = run.offsets[index]
    for length in (19, 18, 17, 16):
        number = run.digits[offset : offset + length]
        groups = run.take(index, length) if _is_issued(number) else ()
        if groups and luhn.is_valid(number) and _is_bank_card(run, index, groups, number):
            return Span(BANK_CARD, groups[0].start, groups[-1].end), index + len(groups) - 1
    return None


def _is_bank_card(run: Run, first: int, groups: tuple[Group, ...], number: str) -> bool:
    if _is_organisation(number):
        return False
    start, end = groups[0].start, groups[-1].end
    if not stands_alone(run.text, start, end) or is_part_of_code(run.text, start, end) or in_url(run.text, start):
        return False
    sizes = [len(group.digits) for group in groups]
    joins = set(run.joins[first : first + len(sizes) - 1])
    in_fours = all(size == 4 for size in sizes[:-1]) or sizes[0] == 6
    apart = set(sizes) == {1} and len(joins) == 1 and len(run.starts) == len(sizes)
    usual = len(sizes) == 1 or ((in_fours or apart) and COMMA not in joins)
    return usual or _CARD_CONTEXT.search(line_before(run.text, start, 16)) is not None


def _is_issued(number: str) -> bool:
    """Whether an issuer's prefix and the length go together: UnionPay, domestic 9558 and 60, Visa, Mastercard."""
    length, two = len(number), number[:2]
    if two == "62":
        return True
    if number.startswith(("9558", "60", "4")):
        return length in (16, 18, 19) if two == "60" else length in (16, 19)
    return length == 16 and "51" <= two <= "55"


def _is_organisation(number: str) -> bool:
    """Whether eighteen digits are an organisation's credit code."""
    try:
        return len(number) == 18 and number[0] in "159" and bool(uscc.validate(number))
    except ValidationError:
        return False


# Papers

_PAPER = expression(
    "护照|通行证|台胞证|回乡证|居留证|居留许可|居住证|军官证|警官证|士兵证|文职证|passport|Passport|PASSPORT"
)
_PAPER_NUMBER = expression(
    r"[^\n0-9A-Za-z]{0,12}(?:(?i:no|number|id)[^\n0-9A-Za-z]{1,3})?"
    r"(?P<number>[A-Za-z]{1,3}[- ]?[0-9](?:[- ]?[0-9]){6,10}|[0-9]{8,10}|8[123]0000[0-9]{11,12}X?)(?![0-9A-Za-z])"
)
_OFFICER_NUMBER = expression(r"[^\n0-9]{0,10}(?P<number>[0-9]{6,8})(?![0-9])")


def iter_papers(flat: FlatText) -> Iterator[Span]:
    """Numbers of passports, permits and officers' papers, which only their name tells from others."""
    if b"passport" not in flat.lower and not any(word in flat.text for word in ("照", "证", "居留")):
        return
    for paper in _PAPER.finditer(flat.text):
        after = narrow_digits(flat.text[paper.end() : paper.end() + 40])
        pattern = _OFFICER_NUMBER if paper.group() in ("军官证", "警官证", "士兵证", "文职证") else _PAPER_NUMBER
        match = pattern.match(after)
        if match:
            yield Span(PASSPORT, paper.end() + match.start("number"), paper.end() + match.end("number"))
