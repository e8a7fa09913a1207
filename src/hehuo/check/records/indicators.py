"""Rules about indicators: the order of what was measured, what a percentage can be, and which number is meant."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.records.order import misplaced, neighbours
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date
from hehuo.model.registry import programme_of, record_path, resolve

_PERCENT = ("%", "％")


def unordered_measurement(survey: Survey) -> Iterator[Finding]:
    """The values of an indicator are not in order of date; mostly one date is mistyped, and that one is reported."""
    for key, indicator in sorted(survey.registry.indicators.items()):
        moments = [parse_date(measured.date) for measured in indicator.series]
        wrong = misplaced(moments)
        for index in wrong:
            before, after = neighbours(moments, index, wrong)
            yield Finding(
                rule="unordered-measurement",
                path=record_path("indicator", key),
                route=("series", index, "date"),
                args={"date": moments[index].text, "before": before, "after": after},
            )


def duplicate_measurement(survey: Survey) -> Iterator[Finding]:
    """An indicator has two values of one date; which of them counts, nobody can tell."""
    for key, indicator in sorted(survey.registry.indicators.items()):
        first: dict[tuple[str, str | None], int] = {}
        for index, measured in enumerate(indicator.series):
            named = measured.label if measured.date.startswith("XXXX") else None
            earlier = first.setdefault((measured.date, named), index)
            if earlier != index:
                path = record_path("indicator", key)
                args = {"date": measured.date, "first": earlier + 1}
                yield Finding(rule="duplicate-measurement", path=path, route=("series", index, "date"), args=args,
                              related=((path, ("series", earlier, "date")),))  # fmt: skip


def percent_out_of_range(survey: Survey) -> Iterator[Finding]:
    """An indicator whose unit is % has a value above 100."""
    for key, indicator in sorted(survey.registry.indicators.items()):
        for index, measured in enumerate(indicator.series):
            if indicator.unit.strip() in _PERCENT and measured.value > 100:
                path, route = record_path("indicator", key), ("series", index, "value")
                yield Finding(rule="percent-out-of-range", path=path, route=route, args={"value": measured.value})


def duplicate_indicator(survey: Survey) -> Iterator[Finding]:
    """Two indicators of one programme have one title and speak of the same community and partner, or of none."""
    first: dict[tuple[str, str, str, str], str] = {}
    for key, indicator in sorted(survey.registry.indicators.items()):
        programme = programme_of(key)
        place = (
            programme,
            indicator.title,
            resolve(programme, indicator.community or ""),
            resolve(programme, indicator.partner or ""),
        )
        other = first.setdefault(place, key)
        if other != key:
            path = record_path("indicator", other)
            args = {"other": path.rpartition("/")[2]}
            yield Finding(rule="duplicate-indicator", path=record_path("indicator", key), route=("title",), args=args,
                          related=((path, ("title",)),))  # fmt: skip
