"""Coming days in a browser: what is past by the visitor's own clock is gone from them, and a list that has run out says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import serving
from hehuo.pipeline import load
from hehuo.pipeline.building import build_site

STREET = Path(__file__).parents[1] / "golden" / "street" / "data"
BUILT = date(2026, 11, 1)
LISTS = ("communities/lane/east/", "partners/lane/noodle-house/", "events/", "events/lane/", "events/lane/fair/")
ROWS = ".hh-agenda__row[data-hh-day]"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the golden street, built on the first of November."""
    root = tmp_path_factory.mktemp("coming")
    shutil.copytree(STREET, root / "data")
    loaded = load(root, BUILT)
    assert not loaded.failed
    build_site(loaded, root / "public")
    with serving(root / "public") as site:
        yield site


def days(page: Page, rows: str) -> list[str]:
    return [row.get_attribute("data-hh-day") or "" for row in page.locator(rows).all()]


@pytest.mark.parametrize("path", LISTS)
def test_a_day_is_dropped_once_it_is_over_where_the_visitor_is(page: Page, address: str, path: str) -> None:
    """Half an hour into Sunday in Shanghai it is still Saturday in Greenwich."""
    page.clock.set_fixed_time("2026-11-15T00:30:00+08:00")
    page.goto(address + path)
    written = days(page, ROWS)
    left = [day for day in written if day >= "2026-11-15"]
    assert 0 < len(left) < len(written)
    expect(page.locator(f"{ROWS}:visible")).to_have_count(len(left))
    assert days(page, f"{ROWS}:visible") == left
    expect(page.locator("[data-hh-all-past]")).to_be_hidden()


def test_counts_and_the_next_day_go_with_the_days_they_speak_of(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-01T12:00:00+08:00")
    page.goto(f"{address}events/lane/fair/")
    expect(page.locator(".hh-next")).to_be_visible()
    expect(page.locator("[data-hh-times]")).to_be_visible()
    page.clock.set_fixed_time("2026-12-01T12:00:00+08:00")
    page.reload()
    expect(page.get_by_role("heading", name="2026年11月", exact=True)).to_be_hidden()
    expect(page.get_by_role("heading", name="2026年12月", exact=True)).to_be_visible()
    expect(page.locator(".hh-next")).to_be_hidden()
    expect(page.locator("[data-hh-times]")).to_be_hidden()


@pytest.mark.parametrize("path", LISTS)
def test_a_list_that_has_run_out_says_so(page: Page, address: str, path: str) -> None:
    page.clock.set_fixed_time("2028-01-01T12:00:00+08:00")
    page.goto(address + path)
    expect(page.locator("[data-hh-all-past]")).to_be_visible()
    expect(page.locator("[data-hh-all-past]")).to_contain_text("都已过去；下一次更新后再看")
    expect(page.locator(f"{ROWS}:visible, [data-hh-days]:visible")).to_have_count(0)


def test_what_was_held_before_the_build_stays_listed(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2028-01-01T12:00:00+08:00")
    page.goto(f"{address}events/lane/fair/")
    expect(page.locator("[data-hh-all-past]")).to_be_visible()
    page.locator("details.hh-more summary", has_text="半年").click()
    expect(page.locator(".hh-agenda__row:visible")).not_to_have_count(0)
