"""Dates, numbers and lists as a language writes them. The patterns stand in the catalogues; clock and locale don't matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from hehuo.model.dates import parse_date
from hehuo.words import Words


@dataclass(frozen=True, slots=True)
class Formats:
    """What depends on the language besides the sentences."""

    words: Words

    def date(self, text: str) -> str:
        """A partial date: 2021年7月2日, 2021年7月, 2021年, 11月10日（年份未载）; 2 July 2021, …"""
        return _date(self.words, text)

    def number(self, value: int) -> str:
        """A whole number in groups of three digits, from five digits on."""
        if abs(value) < 10000:
            return str(value)
        return f"{value:,}".replace(",", self.words.pgettext("between groups of three digits", ","))

    def qualified(self, value: int, qualifier: str) -> str:
        """A number as exactly as its source states it: 200余, 约200, 不足200; over 200, …"""
        number = self.number(value)
        if qualifier == "over":
            return self.words.pgettext("figure", "over %(number)s", number=number)
        if qualifier == "about":
            return self.words.pgettext("figure", "about %(number)s", number=number)
        if qualifier == "under":
            return self.words.pgettext("figure", "under %(number)s", number=number)
        return number

    def measure_word(self, counted: str) -> str:
        """The word between a number and what it counts, which Chinese has and English hasn't."""
        return self.words.named("measure word", counted).strip()

    def listed(self, items: Iterable[str]) -> str:
        """Items one after the other: 甲、乙; A, B. HTML among them stays HTML, and what is plain is then escaped."""
        texts = list(items)
        joiner = self.words.pgettext("between items of a list", ", ")
        return (Markup(joiner) if any(hasattr(text, "__html__") for text in texts) else joiner).join(texts)

    def markup(self, sentence: str, **values: object) -> Markup:
        """A translated sentence with HTML in it: the values are escaped, the sentence is not."""
        return Markup(self.words.gettext(sentence, **{name: escape(value) for name, value in values.items()}))


@lru_cache(maxsize=65536)
def _date(words: Words, text: str) -> str:
    year, month, day = [*text.split("-"), "", ""][:3]
    known = parse_date(text).known_year
    name = words.named("month", str(int(month))) if month else ""
    if day and known:
        return words.pgettext("date", "%(day)s %(month)s %(year)s", year=year, month=name, day=int(day))
    if month and known:
        return words.pgettext("date", "%(month)s %(year)s", year=year, month=name)
    if known:
        return words.pgettext("date", "%(year)s", year=year)
    if day:
        return words.pgettext("date", "%(day)s %(month)s (year not recorded)", month=name, day=int(day))
    if month:
        return words.pgettext("date", "%(month)s (year not recorded)", month=name)
    return words.pgettext("date", "year not recorded")
