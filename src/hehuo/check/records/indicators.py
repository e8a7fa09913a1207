"""Rules about indicators: the order of what was measured, what a percentage can be, and which number is meant."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.records.order import misplaced, neighbours
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.dates import parse_date
from hehuo.model.records import Indicator, Measurement, StatedChange
from hehuo.model.registry import programme_of, record_path, resolve

_PERCENT = ("%", "％")


def _lists(indicator: Indicator) -> Iterator[tuple[str, tuple[Measurement | StatedChange, ...]]]:
    """What an indicator holds, by the name of the field."""
    yield "series", indicator.series
    yield "changes", indicator.changes


def unordered_measurement(survey: Survey) -> Iterator[Finding]:
    """The values of an indicator are not in order of date; mostly one date is mistyped, and that one is reported."""
    for key, indicator in sorted(survey.registry.indicators.items()):
        for field, measured in _lists(indicator):
            moments = [parse_date(value.date) for value in measured]
            wrong = misplaced(moments)
            for index in wrong:
                before, after = neighbours(moments, index, wrong)
                yield Finding(
                    rule="unordered-measurement",
                    path=record_path("indicator", key),
                    route=(field, index, "date"),
                    args={"date": moments[index].text, "before": before, "after": after},
                )


def duplicate_measurement(survey: Survey) -> Iterator[Finding]:
    """An indicator has two values of one date, or two changes against one time; which counts, nobody can tell."""
    for key, indicator in sorted(survey.registry.indicators.items()):
        for field, measured in _lists(indicator):
            first: dict[tuple[str | None, ...], int] = {}
            for index, value in enumerate(measured):
                named = value.label if value.date.startswith("XXXX") else None
                since = value.since if isinstance(value, StatedChange) else None
                earlier = first.setdefault((value.date, named, since), index)
                if earlier != index:
                    path = record_path("indicator", key)
                    args = {"date": value.date, "first": earlier + 1}
                    yield Finding(rule="duplicate-measurement", path=path, route=(field, index, "date"), args=args,
                                  related=((path, (field, earlier, "date")),))  # fmt: skip


def percent_out_of_range(survey: Survey) -> Iterator[Finding]:
    """An indicator whose unit is % has a value above 100, or moves by more than 100 points."""
    for key, indicator in sorted(survey.registry.indicators.items()):
        if indicator.unit.strip() not in _PERCENT:
            continue
        found: list[tuple[Route, int]] = [
            (("series", at, "value"), was.value) for at, was in enumerate(indicator.series)
        ]
        found += [(("changes", at, "change", "by"), was.change.by or 0) for at, was in enumerate(indicator.changes)]
        for route, value in found:
            if abs(value) > 100:
                path = record_path("indicator", key)
                yield Finding(rule="percent-out-of-range", path=path, route=route, args={"value": value})


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
