"""The home page as a view: what it counts, what waits, in which order."""

from __future__ import annotations

from datetime import date

import worlds
from hehuo.derive import derive
from hehuo.derive.pages.context import page_context
from hehuo.derive.pages.home import home_pages
from hehuo.view.home import HomePage

PROGRAMME = {**worlds.PROGRAMME, "nature": "live"}


def home(files: dict[str, worlds.Value]) -> HomePage:
    registry = worlds.registry_of(files, PROGRAMME)
    return next(home_pages(page_context(registry, derive(registry, date(2026, 6, 1)))))


def two_programmes() -> dict[str, worlds.Value]:
    """A live programme and one of demonstration data, each with a partner and an open project."""
    return {
        "programmes/a": {**worlds.PROGRAMME, "name": "演示街道", "nature": "demo"},
        "partners/p/shop": worlds.partner(),
        "partners/a/shop": worlds.partner(),
        "projects/p/late": worlds.project(worlds.step("2026-03-01", "announce"), title="后来的", need="要灯"),
        "projects/p/early": worlds.project(worlds.step("2026-01-01", "announce"), title="早先的"),
        "projects/a/first": worlds.project(worlds.step("2025-01-01", "announce"), title="演示的"),
    }


def test_demonstration_data_are_in_no_headline_beside_other_programmes() -> None:
    view = home(two_programmes())
    assert [link.url for link in view.apart] == ["programmes/a/"]
    assert {headline.id: headline.value for headline in view.headlines} == {"partners": 1, "projects": 2, "open": 2}
    assert view.headlines[0].url == "partners/p/?standing=present"


def test_where_all_is_demonstration_it_is_counted() -> None:
    registry = worlds.registry_of({"partners/p/shop": worlds.partner()}, {**worlds.PROGRAMME, "nature": "demo"})
    view = next(home_pages(page_context(registry, derive(registry, date(2026, 6, 1)))))
    assert view.apart == ()
    assert [headline.value for headline in view.headlines if headline.id == "partners"] == [1]


def test_what_waits_longest_comes_first_and_demonstration_not_at_all() -> None:
    view = home(two_programmes())
    assert [waiting.project.link.name for waiting in view.waiting] == ["早先的", "后来的"]
    assert view.waiting[1].need == "要灯"
    assert [card.link.name for card in view.programmes][-1] == "演示街道"
