"""What pages say of how much is known: how many there are, and when a record was last confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from hehuo.derive import derive
from hehuo.derive.pages.context import PageContext, page_context
from hehuo.derive.pages.partner_records import partner_pages
from hehuo.model.records import Nature
from hehuo.view.known import Quantity
from poured import SCHEMAS
from worlds import PROGRAMME, Value, partner, registry_of

SOURCES: Value = {
    "early": {"title": "报道", "publisher": "某报", "date": "2021-05-15"},
    "late": {"title": "后来的报道", "publisher": "某报", "date": "2021-07"},
}


def context(nature: Nature, record: Value, **more: object) -> PageContext:
    """The pages of one partner in a programme of a nature."""
    registry = registry_of({"partners/p/a": record}, {**PROGRAMME, "nature": nature, "sources": SOURCES, **more})
    return page_context(registry, derive(registry, date(2026, 11, 1)), schemas=SCHEMAS)


def seen(day: str, **more: object) -> Value:
    return {"name": "某", "kind": "firm", "history": [{"date": day, "event": "reported"}], **more}


@pytest.mark.parametrize(
    ("nature", "record", "expected"),
    [
        ("reported", seen("2021-05-15"), "2021-05-15"),
        ("reported", seen("2021-05-15", vetting=[{"date": "2021-06", "result": "passed"}]), "2021-06"),
        ("reported", seen("XXXX-05-15", sources=["early", "late"]), "2021-07"),
        ("reported", seen("XXXX-05-15", sources=["early"]), "2021-05-15"),
        ("reported", seen("2021-05-15", sources=["late"]), "2021-05-15"),
        ("reported", seen("XXXX-05-15"), None),
        ("reported", seen("2021-05-15", confirmed="2026-10-01"), "2021-07"),
        ("live", seen("2021-05-15", confirmed="2026-10-01"), "2026-10-01"),
        ("live", partner(joined="2026-01-01", agreement={"signed": "2026-01-02", "until": "2026-12-31"}), "2026-01-02"),
        ("live", seen("2021", corrections=[{"date": "2026-10-01", "what": "name", "reason": "抄错"}]), "2021"),
    ],
)
def test_a_record_is_confirmed_by_its_latest_past_date_or_by_its_sources(
    nature: Nature, record: Value, expected: str | None
) -> None:
    (page,) = partner_pages(context(nature, record))
    assert page.confirmed == expected  # type: ignore[attr-defined]


def test_pages_of_a_programme_speak_for_the_day_until_which_it_is_known() -> None:
    assert context("reported", seen("2021")).page("p", "x/")["as_of"] == "2021-07"
    assert context("reported", seen("2021"), sources={}).page("p", "x/")["as_of"] is None
    assert context("live", seen("2021")).page("p", "x/")["as_of"] == "2026-11-01"
    assert context("live", seen("2021"), known_until="2026-09").page("p", "x/")["as_of"] == "2026-09"


def test_only_a_complete_list_knows_how_many_there_are_and_that_there_are_none() -> None:
    live, partial = context("live", seen("2021")), context("live", seen("2021"), complete=["projects"])
    assert [live.quantity("p", "partners", value).certainty for value in (0, 2)] == ["known", "known"]
    assert [partial.quantity("p", "partners", value).certainty for value in (0, 2)] == ["unknown", "at-least"]
    assert partial.quantity("p", "projects", 0) == Quantity(value=0, certainty="known")
