"""Indicators: a page for each programme with every series drawn, listed and sourced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.judging import short_date
from hehuo.render.pages.shared import Shared
from hehuo.render.trend import Trend, trend

_PERCENT = ("%", "％")


def indicator_pages(shared: Shared) -> Iterator[Page]:
    """Each programme's indicators."""
    found = shared.world.derived.indicators.programmes
    for key, programme in shared.programmes.items():
        rows = [(view, chart_of(view.indicator), *shared.edit("indicator", view.key)) for view in found[key]]
        yield framed(
            shared,
            "indicators/programme.html",
            shell="indicators/programme",
            url=f"indicators/{key}/",
            title=f"{programme.name}的指标",
            trail=(("方案", "programmes/"), (programme.name, f"programmes/{key}/")),
            key=key,
            programme=programme,
            rows=rows,
        )


def chart_of(indicator: Any) -> Trend | None:
    """A series as a chart, where there is anything to compare; shares on a scale that ends at 100."""
    if len(indicator.series) < 2:
        return None
    dated = [(each.date, each.label or short_date(each.date), each.value) for each in indicator.series]
    return trend(dated, full=100 if indicator.unit in _PERCENT else None)
