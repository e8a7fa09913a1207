"""Indicators concluded: what was before, what is now, by how much it changed, and whether that is for the better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.model.records import Indicator, Measurement, StatedChange
from hehuo.model.registry import Registry, programme_of, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChange:
    """An indicator: its first and last value, if it has any, and by how much they differ.

    `stated` is the latest change that a source states, where there are no values to compare. `change` is None with one
    value; `improved` where no side is better, or nothing changed.
    """

    key: str
    programme: str
    indicator: Indicator
    partner: str | None
    community: str | None
    first: Measurement | None
    last: Measurement | None
    change: int | None
    stated: StatedChange | None
    improved: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """All indicators by key; each programme's; and those of a partner or community, by record type and key."""

    views: Mapping[str, IndicatorChange]
    programmes: Mapping[str, tuple[IndicatorChange, ...]]
    about: Mapping[tuple[str, str], tuple[IndicatorChange, ...]]


def derive_indicators(registry: Registry) -> Indicators:
    """Every indicator of the registry."""
    views = {key: _view(key, indicator) for key, indicator in registry.indicators.items()}
    programmes: dict[str, list[IndicatorChange]] = {key: [] for key in registry.programmes}
    about: dict[tuple[str, str], list[IndicatorChange]] = defaultdict(list)
    for view in views.values():
        programmes.setdefault(view.programme, []).append(view)
        if view.partner:
            about["partner", view.partner].append(view)
        if view.community:
            about["community", view.community].append(view)
    return Indicators(
        views=views,
        programmes={key: tuple(found) for key, found in programmes.items()},
        about={place: tuple(found) for place, found in about.items()},
    )


def _view(key: str, indicator: Indicator) -> IndicatorChange:
    programme, series = programme_of(key), indicator.series
    change = series[-1].value - series[0].value if len(series) > 1 else None
    stated = indicator.changes[-1] if indicator.changes and change is None else None
    by = stated.change.amount if stated else change
    improved = (by > 0) == (indicator.better == "up") if by and indicator.better else None
    return IndicatorChange(
        key=key,
        programme=programme,
        indicator=indicator,
        partner=resolve(programme, indicator.partner) if indicator.partner else None,
        community=resolve(programme, indicator.community) if indicator.community else None,
        first=series[0] if series else None,
        last=series[-1] if series else None,
        change=change,
        stated=stated,
        improved=improved,
    )
