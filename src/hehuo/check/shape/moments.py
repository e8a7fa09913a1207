"""What to say of a date, month or time of day that is written otherwise: the one it states, or a question.

Knows that a range needs two fields, which `x-not-before` ties together; knows no record type.
"""

from __future__ import annotations

from collections.abc import Mapping

from hehuo.check.remedies.dates import Doubt, Read, read_date, read_serial, read_time
from hehuo.check.shape.field_names import schemas_at
from hehuo.check.shape.refusal import Refusal
from hehuo.check.shape.writing import accepts, write, written
from hehuo.words import N_, LazyText, gettext_lazy

_QUESTIONS: Mapping[Doubt, str] = {
    "year": N_("Of which year? Look it up, and write year-month-day in straight double quotes"),
    "short year": N_("Which year is meant? Write all four digits of it: year-month-day in straight double quotes"),
    "order": N_("Which number is the month and which the day? Write year-month-day in straight double quotes"),
    "weekday": N_("The date falls on another day of the week: look up which of the two is right"),
    "calendar": N_("No calendar has this day: look the date up"),
    "day": N_("On which day? Look it up, and write year-month-day in straight double quotes"),
    "half": N_("Before noon or after? Write hours and minutes of the 24-hour clock in straight double quotes"),
    "form": N_("Which day is meant? Write year-month-day in straight double quotes"),
}
_CURLY = frozenset("“”‘’„‟＂「」")


def date_remedy(refusal: Refusal) -> LazyText:
    """What to write for a date, or for a month, that is written in another way or stored by a spreadsheet."""
    value = refusal.value
    if isinstance(value, int) and (stored := read_serial(value)) and accepts(refusal, stored):
        return write(
            refusal,
            stored,
            say=lambda line: gettext_lazy(
                "A spreadsheet keeps a day as such a number. Write:\n    %(line)s", line=line
            ),
        )
    read = read_date(str(value))
    if read.doubt == "year" and read.first and accepts(refusal, read.first):
        return write(refusal, read.first, say=_of_any_year)
    if not read.doubt and not accepts(refusal, read.first):
        read = Read(doubt="day" if read.first.count("-") < 2 else "form")
    if read.doubt == "form" and not accepts(refusal, "2026-05-09"):
        return gettext_lazy("Which month is meant? Write year-month in straight double quotes")
    return _remedy(refusal, read)


def time_remedy(refusal: Refusal) -> LazyText:
    """What to write for a time of day."""
    read = read_time(str(refusal.value))
    if read.doubt == "form":
        return gettext_lazy("At what time? Write hours and minutes of the 24-hour clock in straight double quotes")
    return _remedy(refusal, read)


def _remedy(refusal: Refusal, read: Read) -> LazyText:
    if read.doubt is not None:
        return gettext_lazy(_QUESTIONS[read.doubt])
    if read.last:
        end = _end_beside(refusal)
        if end is not None:
            return write(refusal, read.first, {end: read.last})
        return gettext_lazy(
            "Only one can stand here: %(first)s or %(last)s?", first=written(read.first), last=written(read.last)
        )
    if not _CURLY.isdisjoint(str(refusal.value)):
        return write(refusal, read.first, say=_straight)
    return write(refusal, read.first)


def _of_any_year(line: str) -> LazyText:
    return gettext_lazy(
        "Of which year? Look it up, and write year-month-day in straight double quotes; "
        "only where no source tells the year:\n    %(line)s",
        line=line,
    )


def _straight(line: str) -> LazyText:
    return gettext_lazy("Use the straight quotes of the English keyboard:\n    %(line)s", line=line)


def _end_beside(refusal: Refusal) -> str | None:
    """The field beside this one that ends what it begins, where it isn't there yet."""
    route = refusal.route
    held = refusal.document.at(route[:-1])
    for schema in schemas_at(refusal.schemas, refusal.document, route[:-1]):
        for key, below in schema.get("properties", {}).items():
            if below.get("x-not-before") == route[-1] and key not in held:
                return str(key)
    return None
