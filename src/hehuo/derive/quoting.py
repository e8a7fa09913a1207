"""Reads the numbers out of a text, Chinese or English: value, how exact, unit, and the words around it.

Dates, times, ordinals and ages are passed over: no figure of a registry is any of them. Knows no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hehuo.model.records import Qualifier

_UNIT = "平方公里|个百分点|平方米|公里|千米|人次|户次|件次|大类|家|个|项|名|位|人|户|处|场|次|类|组|支|盏|株|棵|张|米|块|份|册|件|套|座|条|间|所|栋|幢|台|只|副|元|分|天|%|％|亩|口|期|批|岁|层|级|对|把"
"""Measure words, the longest first."""

_LEAD = "超过|多达|不足|将近|接近|大约|至少|约|(?<!附)近|超|逾"
_HAN = "零〇一二两三四五六七八九十百千"
_CHINESE = re.compile(
    rf"(?P<lead>{_LEAD})?\s*(?P<percent>百分之)?(?P<number>[0-9]+(?:[,，][0-9]{{3}})*(?:\.[0-9]+)?|[{_HAN}]+)\s*(?P<more>余|多|来)?"
    rf"(?P<scale>[万亿千百])?(?P<more2>余|多)?\s*(?P<unit>{_UNIT})?"
)
_ENGLISH = re.compile(
    r"(?P<lead>(?:more than|over|at least|about|around|roughly|nearly|almost|some|fewer than|less than|under)\s+)?"
    r"(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s*(?P<scale>billion|million|thousand)?\s*"
    r"(?P<unit>%|per ?cent|percent|yuan|RMB|square met(?:re|er)s?|sq\.? ?m|m²|㎡)?",
    re.IGNORECASE,
)
_SKIPPED = re.compile(r"\s*(年|月|日|号|时|点|分钟|届|岁|周岁|世纪|[:：/]\d|-\d)")
_ORDINAL = re.compile(r"(第 ?|[0-9][-/:：.]|No\.? ?|[A-Za-z])$")
_MONTHS = re.compile(
    r"(January|February|March|April|May|June|July|August|September|October|November|December)\.?\s*$", re.IGNORECASE
)
_BREAK = re.compile(r"[，。；：、！？,.;:!?\n（）()《》“”\"]")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "thousand": 1000, "million": 10**6, "billion": 10**9}
_OVER = ("超过", "超", "逾", "至少", "多达", "more than", "over", "at least")
_UNDER = ("不足", "近", "将近", "接近", "nearly", "almost", "fewer than", "less than", "under")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A number in a text: as written, where (counted from 1), its value, and the words before and after it up to the
    next mark. `unit` is None where none is written."""

    text: str
    line: int
    column: int
    value: float
    qualifier: Qualifier
    unit: str | None
    before: str
    after: str


def read_numbers(text: str) -> Iterator[Quoted]:
    """Every number of a text that could be a figure, in order."""
    for number, line in enumerate(text.splitlines(), 1):
        chinese = re.search(r"[一-鿿]", line) is not None
        for match in (_CHINESE if chinese else _ENGLISH).finditer(line):
            found = _read(match, line, number, chinese)
            if found is not None:
                yield found


def _read(match: re.Match[str], line: str, number: int, chinese: bool) -> Quoted | None:
    parts = match.groupdict()
    written, start, end = parts["number"], match.start("number"), match.end()
    before, after = line[: match.start()], line[end:]
    unit = _unit(parts)
    if written[0] in _HAN and (unit is None or written in ("一", "零", "〇", "千", "百")):
        return None
    if _SKIPPED.match(line[match.end("number") :]) or (unit is None and _SKIPPED.match(after)) or unit == "岁":
        return None
    if _ORDINAL.search(line[:start]) or (not chinese and _is_date(before, after, written, unit)):
        return None
    value = _value(written) * _SCALES.get((parts["scale"] or "").lower(), 1)
    return Quoted(
        text=match.group().strip(),
        line=number,
        column=match.start() + 1 + len(match.group()) - len(match.group().lstrip()),
        value=value,
        qualifier="over" if after.startswith("以上") else _qualifier(parts),
        unit=unit,
        before=_BREAK.split(before)[-1],
        after=_BREAK.split(after)[0],
    )


def _is_date(before: str, after: str, written: str, unit: str | None) -> bool:
    """Whether an English number is a year or a day of a month."""
    if unit is not None:
        return False
    if _MONTHS.search(before) or re.match(r"\s*(st|nd|rd|th)?\s*(of )?" + _MONTHS.pattern.rstrip(r"\s*$"), after, re.I):
        return True
    return re.fullmatch(r"(19|20)[0-9]{2}", written) is not None


def _unit(parts: dict[str, str | None]) -> str | None:
    if parts.get("percent"):
        return "%"
    unit = (parts["unit"] or "").lower()
    if not unit:
        return None
    if unit in ("%", "％", "percent", "per cent"):
        return "%"
    if unit in ("yuan", "rmb"):
        return "元"
    return "平方米" if unit[0] in "sm㎡" else unit


def _qualifier(parts: dict[str, str | None]) -> Qualifier:
    lead = (parts["lead"] or "").strip().lower()
    if lead in _OVER or parts.get("more") or parts.get("more2"):
        return "over"
    if lead in _UNDER:
        return "under"
    return "about" if lead else "exact"


def _value(written: str) -> float:
    if written[0] in _HAN:
        return _han(written)
    plain = written.replace(",", "").replace("，", "")
    return float(plain) if "." in plain else int(plain)


def _han(written: str) -> int:
    """A whole number in Chinese characters below ten thousand: 三百二十, 十二, 两千, 二〇."""
    if not set(written) & {"十", "百", "千"}:
        return int("".join(str(_DIGITS[char]) for char in written))
    total, digit = 0, 0
    for char in written:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * (10 if char == "十" else _SCALES[char])
            digit = 0
    return total + digit
