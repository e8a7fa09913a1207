"""Reads a day or a time of day as people type it: 2026年11月2日, 2026/11/2, 20261102, 下午3点, 15：00.

Knows nothing of fields. A year is never supplied, nor the half of a day: what lacks them is a question.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hehuo.check.remedies.numbers import read_number

Doubt = Literal["year", "short year", "order", "weekday", "calendar", "day", "half", "form"]
"""What a day or time leaves open: its year; of which century; which number is the month; a weekday that contradicts
the date; no such day; which day of a month; before or after noon. `form`: it can't be read at all."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the day or time, and a second one where a range was typed; or what it leaves open, with the day
    of an unknown year as `XXXX-11-02`."""

    first: str = ""
    last: str = ""
    doubt: Doubt | None = None


_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_MONTH, _DAY = r"(?P<month>1[0-2]|0?[1-9])", r"(?P<day>3[01]|[12][0-9]|0?[1-9])"
_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MARK = r"\s*[-/.\\_]\s*"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_YEAR}\s*年(?:\s*{_MONTH}\s*月(?:份|\s*{_DAY}\s*[日号]?)?)?",
        rf"{_MONTH}\s*月(?:份|\s*{_DAY}\s*[日号]?)?",
        rf"(?P<year>[0-9]{{4}}){_MARK}{_MONTH}(?:{_MARK}{_DAY})?",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])?",
        r"(?P<year>(?:19|20)[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<name>{_NAMES})[a-z]*\.?,? (?P<year>[0-9]{{4}})",
        rf"(?P<name>{_NAMES})[a-z]*\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})",
    )
)
_AMBIGUOUS = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}(?P<year>[-/.](?:[0-9]{4}|[0-9]{1,2}))?")
_TO = r"至|到|~|-(?=[0-9]{1,2}(?:[日号]|月)|[0-9]{4}[-./年])"
_RANGE = re.compile(rf"(?P<first>.*?[日号0-9])\s*(?:{_TO})\s*(?P<last>.+)")
_WEEKDAY = re.compile(r"\s*\(?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])\)?$")
_MIDNIGHT = re.compile(r"[T ]0?0:00(?::00(?:\.0+)?)?Z?$")
_HAN = re.compile("[〇零一二三四五六七八九十廿卅]+")
_EXCEL = date(1899, 12, 30)
_SERIALS = range(36526, 55153)
"""Excel counts days; these are the years 2000 to 2050, so that no count of another kind is taken for a day."""


def read_date(text: str) -> Read:
    """The day, month or year that a text states, or two days where it states a range."""
    plain = _plain(text)
    weekday = _WEEKDAY.search(plain)
    if weekday:
        plain = plain[: weekday.start()]
    plain = _MIDNIGHT.sub("", _HAN.sub(_in_digits, plain))
    found = _read_day(plain)
    if found.doubt == "form":
        found = _read_range(plain)
    if weekday and not found.doubt and not _falls_on(found.first, weekday["weekday"]):
        return Read(doubt="weekday")
    return found


def _plain(text: str) -> str:
    """A text in plain characters, with one kind of dash, and without the quotes and stops around it."""
    return re.sub("[‐‑–—―−]+", "-", unicodedata.normalize("NFKC", text)).strip(" \"'“”‘’。.;,")


def read_serial(number: int) -> str:
    """The day that Excel stores as this number, or nothing."""
    return (_EXCEL + timedelta(days=number)).isoformat() if number in _SERIALS else ""


def _in_digits(match: re.Match[str]) -> str:
    """Chinese numerals of a date in digits: 二〇二六, 十一, 廿二."""
    number = read_number(match.group())
    return match.group() if number is None else str(number.value)


def _read_day(text: str) -> Read:
    for shape in _SHAPES:
        match = shape.fullmatch(text.lower())
        if match:
            return _dated(match.groupdict())
    ambiguous = _AMBIGUOUS.fullmatch(text)
    if ambiguous:
        return Read(doubt="year" if not ambiguous["year"] else "order" if len(ambiguous["year"]) > 3 else "short year")
    return Read(doubt="form")


def _dated(parts: dict[str, str | None]) -> Read:
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if year is None:
        return Read(first=f"XXXX-{str(month).zfill(2)}-{day.zfill(2)}" if day else "", doubt="year")
    if len(year) == 2:
        return Read(doubt="short year")
    if parts.get("name"):
        month = str(_NAMES.split("|").index(str(parts["name"])) + 1)
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return Read(doubt="calendar")
    return Read(first="-".join(part.zfill(2) for part in (year, month, day) if part))


def _read_range(text: str) -> Read:
    """Two days of one year: the second may leave out what it shares with the first."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return Read(doubt="form")
    first = _read_day(match["first"].strip())
    if first.doubt or first.first.count("-") < 2:
        return Read(doubt=first.doubt or "form")
    last = match["last"].strip()
    year, month, _ = first.first.split("-")
    for head in ("", f"{year}年", f"{year}年{month}月"):
        read = _read_day(head + last)
        if not read.doubt and read.first.count("-") == 2:
            return Read(first=first.first, last=read.first) if read.first > first.first else Read(doubt="form")
    return Read(doubt="form")


def _falls_on(day: str, weekday: str) -> bool:
    return (
        day.count("-") < 2 or "一二三四五六日".index(weekday.replace("天", "日")) == date.fromisoformat(day).weekday()
    )


_TIME = re.compile(
    r"(?P<half>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜里|am|pm)?\s*(?P<hour>2[0-4]|1[0-9]|0?[0-9])"
    r"\s*(?:(?P<mark>[:.时点hH])\s*(?:(?P<minute>[0-5]?[0-9])(?:分|:00)?|(?P<part>半|一刻|三刻|整)|钟)?)?\s*(?P<after>am|pm)?"
)
_MORNING = ("凌晨", "早上", "早晨", "清晨", "上午", "am")
_PARTS = {"半": 30, "一刻": 15, "三刻": 45}
_EARLY = range(1, 7)
"""Hours that, without a word for the half of the day, may be of the afternoon: nobody opens at three in the night."""


def read_time(text: str) -> Read:
    """The time of day that a text states, or two where it states a range."""
    plain = re.sub("[零一二两三四五六七八九十]+(?=[时点分])", _in_digits, _plain(text).lower())
    first, mark, last = (part.strip() for part in re.sub("[至到~]", "-", plain).partition("-"))
    begun = _read_time(first, "")
    if not mark or not begun.first:
        return begun
    half = re.match("下午|晚上|傍晚|pm", first)
    ended = _read_time(last, half.group() if half else "")
    return Read(first=begun.first, last=ended.first) if ended.first > begun.first else Read(doubt="form")


def _read_time(text: str, half_before: str) -> Read:
    match = _TIME.fullmatch(text)
    if match is None:
        return Read(doubt="form")
    half, hour = match["half"] or match["after"] or half_before, int(match["hour"])
    minute = int(match["minute"] or _PARTS.get(match["part"] or "", 0))
    if not (match["mark"] or half) or (match["mark"] and match["mark"] in ".:" and not match["minute"]):
        return Read(doubt="form")
    if (half in ("下午", "傍晚", "晚上", "夜里", "pm") and hour < 12) or (half == "中午" and hour in (1, 2)):
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    elif not half and (hour in _EARLY or (hour < 12 and match["mark"] in "点时")):
        return Read(doubt="half")
    if hour > 23 or (half in _MORNING and hour > 12):
        return Read(doubt="form")
    return Read(first=f"{hour:02}:{minute:02}")
