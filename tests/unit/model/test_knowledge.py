"""How far a programme is known, and when a record was last confirmed."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from hehuo.model.dates import parse_date
from hehuo.model.knowledge import LISTS, Extent, extent_of, last_confirmed, latest, latest_source
from hehuo.model.records import Programme, Source
from worlds import PROGRAMME

AS_OF = date(2026, 11, 1)


def programme(nature: str, *dates: str | None, **more: Any) -> Programme:
    """A programme with a source for each date."""
    sources = {
        f"s{number}": {"title": "报道", "publisher": "日报", **({"date": day} if day else {})}
        for number, day in enumerate(dates)
    }
    return msgspec.convert({**PROGRAMME, "nature": nature, "sources": sources, **more}, Programme)


@pytest.mark.parametrize("nature", ["live", "demo"])
def test_what_is_kept_here_is_complete_until_today(nature: str) -> None:
    extent = extent_of(programme(nature, "2021-07"), AS_OF)
    assert extent == Extent(until=parse_date("2026-11-01"), complete=frozenset(LISTS), today=AS_OF, current=True)


def test_what_is_reported_is_known_until_the_latest_source_and_in_no_part_complete() -> None:
    extent = extent_of(programme("reported", "2021-05-15", "2021-07", None, "XXXX-11"), AS_OF)
    assert extent == Extent(until=parse_date("2021-07"), complete=frozenset(), today=date(2021, 7, 31), current=False)
    assert not any(map(extent.holds, LISTS))


def test_where_no_source_says_when_nobody_knows_until_when() -> None:
    extent = extent_of(programme("reported", None, "XXXX-11"), AS_OF)
    assert extent.until is None and extent.today == AS_OF


def test_the_file_says_otherwise() -> None:
    stated = extent_of(programme("live", known_until="2026-09", complete=["partners", "points"]), AS_OF)
    assert stated.until == parse_date("2026-09") and stated.today == date(2026, 9, 30)
    assert [name for name in LISTS if stated.holds(name)] == ["partners", "points"]
    assert extent_of(programme("live", complete=[]), AS_OF).complete == frozenset()
    assert extent_of(programme("reported", complete=["communities"]), AS_OF).holds("communities")


def test_only_what_is_kept_until_today_is_current() -> None:
    assert extent_of(programme("live", known_until="2026-11"), AS_OF).current
    assert not extent_of(programme("live", known_until="2026-10"), AS_OF).current
    assert not extent_of(programme("reported", known_until="2026-11", complete=list(LISTS)), AS_OF).current


def test_today_is_never_ahead_of_the_day_asked_for() -> None:
    assert extent_of(programme("live", known_until="2026"), AS_OF).today == AS_OF


def test_the_latest_date_is_the_one_that_is_surely_latest() -> None:
    assert latest(["2021-05-15", "2021", "XXXX-12-31"]) == parse_date("2021-05-15")
    assert latest(["2021-07", "2021-07-01"]) == parse_date("2021-07-01")
    assert latest(["2021-07", "2021-06-30"]) == parse_date("2021-07")
    assert latest([]) is None and latest(["XXXX-12"]) is None


def test_a_source_of_a_year_may_be_of_its_last_day() -> None:
    def source(day: str | None) -> Source:
        return Source(title="报道", publisher="日报", date=day)

    assert latest_source([source("2021-05-15"), source("2021"), source(None)]) == parse_date("2021")
    assert latest_source([source(None)]) is None


def test_reports_confirm_nothing_after_they_were_printed() -> None:
    extent = extent_of(programme("reported", "2021-07"), AS_OF)
    assert last_confirmed(["2021-05-15", "2020"], extent, reported=True) == parse_date("2021-05-15")
    assert last_confirmed(["2021-07-31"], extent, reported=True) == parse_date("2021-07-31")
    assert last_confirmed(["2021-05-15", "2021-08-01"], extent, reported=True) == parse_date("2021-07")
    assert last_confirmed(["2021-08-01"], extent, reported=False) == parse_date("2021-08-01")
    assert last_confirmed(["XXXX-05-15"], extent, reported=True) is None
