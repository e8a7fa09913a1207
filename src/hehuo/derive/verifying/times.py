"""As of when a text speaks: the day, month or year that stands nearest before a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hehuo.derive.verifying.language import SINCE
from hehuo.derive.verifying.numerals import numeral

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s*年(?:\s*(?P<month>[0-9]{1,2})\s*月(?:\s*[0-9]{1,2}\s*日)?)?"
    r"|(?<![0-9个])(?P<only>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?!份?起)(?:份)?(?:\s*[0-9]{1,2}\s*日)?"
    rf"|\b(?P<name>{'|'.join(_MONTHS)})\b(?:\s+(?P<named>(?:19|20)[0-9]{{2}}))?"
    r"|\b(?:[Ii]n|[Bb]y|of|until)\s+(?P<english>(?:19|20)[0-9]{2})\b"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A year and a month, each where it is said."""

    year: int | None = None
    month: int | None = None

    def agrees(self, date: str) -> bool:
        """Whether what a partial date speaks for can be what is meant: nothing of another year, nothing later."""
        year, month = date[:4], date[5:7]
        if self.year is None:
            return True
        if not year.isdigit() or int(year) != self.year:
            return False
        return self.month is None or not month or self.month >= int(month)


def time_of(sentence: str, place: int) -> Time:
    """The time that the number at a place of a sentence speaks of; of a beginning (自 … 以来) nothing follows."""
    nearest: re.Match[str] | None = None
    for match in _DATE.finditer(sentence):
        if nearest is not None and match.start() > place:
            break
        since = SINCE.match(sentence[match.end() :]) or re.search(r"(?:自|since\s*)$", sentence[: match.start()])
        if not since:
            nearest = match
    if nearest is None:
        return Time()
    year = nearest["year"] or nearest["named"] or nearest["english"]
    name = nearest["name"]
    month = nearest["month"] or nearest["only"]
    return Time(
        year=int(year) if year else None,
        month=_MONTHS.index(name) + 1 if name else int(numeral(month)) if month else None,
    )
