"""Geometry of a series drawn as points on a line, in SVG units. The drawing itself is a template's.

Points stand where their dates are, as far as all of them are known; else as far apart as each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from hehuo.model.dates import PartialDate, parse_date
from hehuo.render.charts import round_up
from hehuo.view.indicators import IndicatorSection
from hehuo.view.judging import ReviewLine
from hehuo.words import Words

WIDTH = 400
HEIGHT = 180
LEFT, RIGHT, TOP, FOOT = 40, 30, 24, 34
CLOSEST = 54
"""So far apart two labels must stand."""
EASY = 8
"""So many values have room above their points; of more, those with a label."""
LONG = 7
"""A longer label at an end is set towards the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value in its place. `named`, `told`: there is room for the label below, for the number above. `label_x` and
    `anchor` are where the label stands."""

    x: int
    y: int
    value: int
    label: str
    named: bool
    told: bool
    label_x: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Points from left to right. `path` joins them; `marks` are (y, value) of the scale, `base` its zero."""

    width: int
    height: int
    base: int
    points: tuple[Point, ...]
    path: str
    marks: tuple[tuple[int, int], ...]


def score_trend(words: Words, reviews: Sequence[ReviewLine]) -> Trend:
    """The scores of reviews in per cent."""
    return trend([(review.date, short_date(words, review.date), review.percent or 0) for review in reviews], full=100)


def indicator_trend(words: Words, section: IndicatorSection) -> Trend | None:
    """An indicator's series, where there is anything to compare; shares on a scale that ends at 100."""
    indicator = section.record
    if len(indicator.series) < 2:
        return None
    dated = [(value.date, value.label or short_date(words, value.date), value.value) for value in indicator.series]
    return trend(dated, full=100 if is_percent(indicator.unit) else None)


def is_percent(unit: str) -> bool:
    """Whether a unit is the percent sign, wide or narrow."""
    return normalize("NFKC", unit) == "%"


def short_date(words: Words, date: str) -> str:
    """A date as a chart has room for it: 2026-05, or the day without its year where the year is unknown."""
    return date.removeprefix("XXXX-").replace("XXXX", words.pgettext("date", "year not recorded"))


def trend(dated: Sequence[tuple[str, str, int]], full: int | None = None) -> Trend:
    """Lay out values with their dates and labels: (date, label, value). `full` is where the scale ends, if that is known."""
    top = full or round_up(max(value for *_, value in dated))
    base = HEIGHT - FOOT
    places = _places([parse_date(day) for day, *_ in dated])
    points: list[Point] = []
    free = -CLOSEST
    for number, ((_, label, value), x) in enumerate(zip(dated, places, strict=True)):
        last = number == len(dated) - 1
        named = x - free >= CLOSEST and (last or places[-1] - x >= CLOSEST)
        free = x if named else free
        y = base - round((base - TOP) * min(value, top) / top)
        label_x, anchor = _anchored(x, label, number == 0, last and len(dated) > 1)
        told = named or len(dated) <= EASY
        points.append(Point(x=x, y=y, value=value, label=label, named=named, told=told, label_x=label_x, anchor=anchor))
    return Trend(
        width=WIDTH,
        height=HEIGHT,
        base=base,
        points=tuple(points),
        path=" ".join(f"{point.x},{point.y}" for point in points),
        marks=tuple((base - (base - TOP) * step // 2, top * step // 2) for step in (0, 1, 2)),
    )


def _anchored(x: int, label: str, first: bool, last: bool) -> tuple[int, str]:
    if len(label) <= LONG or not (first or last):
        return x, "middle"
    return (LEFT, "start") if first else (WIDTH - 4, "end")


def _places(moments: Sequence[PartialDate]) -> list[int]:
    left, room = LEFT + 26, WIDTH - LEFT - RIGHT - 44
    if len(moments) == 1:
        return [left + room // 2]
    days = [(moment.first.toordinal() + moment.last.toordinal()) // 2 for moment in moments]
    known = all(moment.known_year for moment in moments)
    if not known or days[-1] <= days[0] or days != sorted(days):
        return [left + room * number // (len(moments) - 1) for number in range(len(moments))]
    return [left + room * (day - days[0]) // (days[-1] - days[0]) for day in days]
