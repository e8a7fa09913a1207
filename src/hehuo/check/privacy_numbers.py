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

from hehuo.check.privacy_cards import is_part_of_card
from hehuo.check.privacy_mobile import iter_spelt, mobile_at, stands_alone
from hehuo.check.privacy_runs import BREAK, Group, Run, iter_runs
from hehuo.check.privacy_text import Flat, Span, in_url, line_before, narrow_digits

RESIDENT_ID, BANK_CARD, PASSPORT = "private-resident-id", "private-bank-card", "private-passport"

_LAST_X = re.compile(r"[ \t\u3000_.·-]{0,2}[xXхХχΧ×✕✖ⅹⅩ叉](?![0-9A-Za-z])")
_ID_CONTEXT = re.compile("(?i)身份|证件|公民|id\\b|id ?card|id_no|identity|sfz|resident")
_CARD_CONTEXT = re.compile("(?i)卡号|银行卡|储蓄卡|信用卡|借记卡|工资卡|账号|帐号|账户|bank")
_YEAR = re.compile("18|19|20")


def iter_numbers(flat: Flat) -> Iterator[Span]:
    """Every number of a person that is made of digits."""
    for run in iter_runs(flat):
        index = 0
        while index < len(run.groups):
            found = (
                _resident_at(run, index) or _bank_card_at(run, index) or mobile_at(run, index) or _inside(run, index)
            )
            if found:
                yield found[0]
                index = found[1]
            index += 1
    yield from iter_spelt(flat)


# Resident ids


def _resident_at(run: Run, index: int) -> tuple[Span, int] | None:
    groups = _span_of(run, index, 18)
    if groups and _is_resident(run, groups, "".join(each.digits for each in groups)):
        return Span(RESIDENT_ID, groups[0].start, groups[-1].end), index + len(groups) - 1
    groups = _span_of(run, index, 17)
    mark = _LAST_X.match(run.text, groups[-1].end) if groups else None
    if groups and mark and _is_resident(run, groups, "".join(each.digits for each in groups) + "X"):
        return Span(RESIDENT_ID, groups[0].start, mark.end()), index + len(groups) - 1
    groups = _span_of(run, index, 15)
    if groups and _is_old_resident(run, groups, "".join(each.digits for each in groups)):
        return Span(RESIDENT_ID, groups[0].start, groups[-1].end), index + len(groups) - 1
    return None


def _span_of(run: Run, index: int, length: int) -> tuple[Group, ...]:
    """The groups from `index` on that have this many digits together; none where groups would have to be cut."""
    count, last = 0, index
    while last < len(run.groups) and count < length:
        if last > index and run.joins[last - 1] == BREAK:
            return ()
        count += len(run.groups[last].digits)
        last += 1
    return run.groups[index:last] if count == length else ()


def _is_resident(run: Run, groups: tuple[Group, ...], number: str) -> bool:
    if not _is_born(number[6:14]) or not _is_province(number[:2]):
        return False
    if not stands_alone(run.text, groups[0].start, groups[-1].end + (number[-1] == "X")):
        return False
    if ric.calc_check_digit(number) == number[-1]:
        return True
    return _ID_CONTEXT.search(line_before(run.text, groups[0].start, 16)) is not None


def _is_old_resident(run: Run, groups: tuple[Group, ...], number: str) -> bool:
    """Fifteen digits, as issued until 1999. Where nothing says what they are, 2000–2035 is rather a sheet's date."""
    if tuple(len(each.digits) for each in groups) not in (
        (15,),
        (6, 6, 3),
        (6, 9),
        (12, 3),
        (3, 3, 6, 3),
        (6, 2, 2, 2, 3),
    ):
        return False
    if not _is_born("19" + number[6:12]) or not _is_county(number[:6]):
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
    group = run.groups[index]
    length = len(group.digits)
    if not 19 <= length <= 64 or not stands_alone(run.text, group.start, group.end):
        return None
    for start in range(length - 17):
        number = group.digits[start : start + 18]
        if _is_born(number[6:14]) and _is_province(number[:2]) and ric.calc_check_digit(number) == number[-1]:
            return Span(RESIDENT_ID, group.start + start, group.start + start + 18), index
    pieces = [group.digits[start : start + 11] for start in range(0, length, 11)]
    if length % 11 == 0 and all(re.match("1[3-9]", each) for each in pieces):
        return Span("private-mobile", group.start, group.end), index
    return None


# Bank cards


def _bank_card_at(run: Run, index: int) -> tuple[Span, int] | None:
    for length in (19, 18, 17, 16):
        groups = _span_of(run, index, length)
        if groups and _is_bank_card(run, groups):
            return Span(BANK_CARD, groups[0].start, groups[-1].end), index + len(groups) - 1
    return None


def _is_bank_card(run: Run, groups: tuple[Group, ...]) -> bool:
    number = "".join(each.digits for each in groups)
    if not _is_issued(number) or not luhn.is_valid(number) or _is_organisation(number):
        return False
    start, end = groups[0].start, groups[-1].end
    if not stands_alone(run.text, start, end) or is_part_of_card(run.text, start, end) or in_url(run.text, start):
        return False
    sizes = [len(each.digits) for each in groups]
    in_fours = all(size == 4 for size in sizes[:-1])
    usual = len(sizes) == 1 or in_fours or sizes[0] == 6 or set(sizes) <= {1}
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

_PAPER = re.compile("护照|通行证|台胞证|回乡证|居留证|居留许可|居住证|军官证|警官证|士兵证|文职证|passport|Passport|PASSPORT")
_PAPER_NUMBER = re.compile(
    r"[^\n0-9A-Za-z]{0,12}(?:(?i:no|number|id)[^\n0-9A-Za-z]{1,3})?"
    r"(?P<number>[A-Za-z]{1,3}[- ]?[0-9](?:[- ]?[0-9]){6,10}|[0-9]{8,10}|8[123]0000[0-9]{11,12}X?)(?![0-9A-Za-z])"
)
_OFFICER_NUMBER = re.compile(r"[^\n0-9]{0,10}(?P<number>[0-9]{6,8})(?![0-9])")


def iter_papers(flat: Flat) -> Iterator[Span]:
    """Numbers of passports, permits and officers' papers, which only their name tells from others."""
    if b"passport" not in flat.lower and not any(each in flat.text for each in ("照", "证", "居留")):
        return
    for paper in _PAPER.finditer(flat.text):
        after = narrow_digits(flat.text[paper.end() : paper.end() + 40])
        pattern = _OFFICER_NUMBER if paper.group() in ("军官证", "警官证", "士兵证", "文职证") else _PAPER_NUMBER
        match = pattern.match(after)
        if match:
            yield Span(PASSPORT, paper.end() + match.start("number"), paper.end() + match.end("number"))
