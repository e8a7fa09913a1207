"""What was judged of a partner, project or community, for a section of its own page: reviews, findings, awards,
indicators; and what a programme's page says of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hehuo.render.pages.shared import Shared
from hehuo.render.trend import Trend, short_date, trend

_DRAWN = 24
"""So many reviews a chart shows, the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What there is to show of one record. `won`: (award, recipient); `charts`: (panel, scores in per cent)."""

    programme: str
    won: tuple[tuple[Any, Any], ...]
    indicators: tuple[Any, ...]
    reviews: tuple[Any, ...]
    findings: tuple[Any, ...]
    pending: tuple[Any, ...]
    charts: tuple[tuple[str, Trend], ...]


def judged(shared: Shared, type_name: str, key: str) -> Judged:
    """What was judged of one record."""
    derived = shared.world.derived
    won = derived.awards.won.get((type_name, key), ())
    held = {"partner": derived.reviews.of_partner, "community": derived.reviews.of_community}.get(type_name, {})
    reviews = held.get(key, ())
    findings = derived.reviews.findings_of.get(key, ()) if type_name == "partner" else ()
    return Judged(
        programme=key.partition("/")[0],
        won=tuple((derived.awards.views[each.award], each) for each in won),
        indicators=derived.indicators.about.get((type_name, key), ()),
        reviews=reviews,
        findings=findings,
        pending=tuple(each for each in findings if each.state != "closed"),
        charts=tuple((panel, chart) for panel, chart, _ in charts(shared, reviews[::-1]))
        if type_name == "partner"
        else (),
    )


def charts(shared: Shared, reviews: Sequence[Any]) -> list[tuple[str, Trend, list[Any]]]:
    """For each panel that has scored more than once: its scores as a chart, and the reviews drawn, the earliest first."""
    found: dict[str, list[Any]] = {}
    for view in reviews:
        if view.percent is not None:
            found.setdefault(view.review.panel, []).append(view)
    return [(panel, _chart(shared, each[-_DRAWN:]), each[-_DRAWN:]) for panel, each in found.items() if len(each) > 1]


def _chart(shared: Shared, scored: Sequence[Any]) -> Trend:
    words = shared.world.words
    return trend([(view.review.date, short_date(words, view.review.date), view.percent) for view in scored], full=100)
