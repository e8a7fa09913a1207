"""Geometry of the small charts that stand inside a page as SVG. The drawing itself is a template's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hehuo.view.points import LedgerMonth

PLOT_HEIGHT = 120
AXIS = 36
TOP = 10
FOOT = 28
SLOT = 26
BAR = 9
MONTHS = 12
"""Months in a chart, the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar in the chart's units; `series` counts from 0."""

    series: int
    x: int
    y: int
    height: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The bars over one label, and the middle of the place they take."""

    label: str
    middle: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Groups of bars over labels, with a scale that ends at a round number. `marks`: (y, value) of the scale."""

    width: int
    height: int
    base: int
    slots: tuple[Slot, ...]
    marks: tuple[tuple[int, int], ...]


def round_up(value: int) -> int:
    """Where a scale that starts at 0 ends: even, so that it halves, with no more than two digits that count."""
    power: int = 10 ** max(len(str(value)) - 2, 0)
    unit = max(10, 2 * power)
    return -(-max(value, 1) // unit) * unit


def month_chart(months: Sequence[LedgerMonth]) -> BarChart:
    """The points issued and redeemed in the latest months of a ledger."""
    latest = months[-MONTHS:]
    issued, redeemed = [month.issued for month in latest], [month.redeemed for month in latest]
    return bar_chart([month.month for month in latest], issued, redeemed)


def bar_chart(labels: Sequence[str], *series: Sequence[int]) -> BarChart:
    """Lay out one group of bars for each label, one bar for each series. Values are 0 or more."""
    top = round_up(max((value for values in series for value in values), default=0))
    base = TOP + PLOT_HEIGHT
    slots = []
    for place, label in enumerate(labels):
        middle = AXIS + SLOT * place + SLOT // 2
        left = middle - BAR * len(series) // 2
        bars = []
        for number, values in enumerate(series):
            height = max(round(PLOT_HEIGHT * values[place] / top), 1 if values[place] else 0)
            bars.append(Bar(series=number, x=left + BAR * number, y=base - height, height=height, value=values[place]))
        slots.append(Slot(label=label, middle=middle, bars=tuple(bars)))
    return BarChart(
        width=AXIS + SLOT * len(labels) + 6,
        height=base + FOOT,
        base=base,
        slots=tuple(slots),
        marks=tuple((base - PLOT_HEIGHT * step // 2, top * step // 2) for step in (0, 1, 2)),
    )
