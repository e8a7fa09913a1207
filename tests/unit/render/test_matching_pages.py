"""The pages of matching, coverage, balances and capacity: what they list opens its records, and empty ones help."""

from __future__ import annotations

import copy
from typing import Any

import worlds
from hehuo.derive.pages.benefits import benefit_pages
from hehuo.derive.pages.coverage import coverage_pages
from hehuo.derive.pages.matching import match_pages
from hehuo.derive.pages.partner_records import partner_pages
from hehuo.derive.pages.points import points_pages
from hehuo.derive.pages.project_records import project_pages
from hehuo.render.page import Page
from poured import Body, World, assert_sound, pages_of

FAMILIES = (match_pages, coverage_pages, benefit_pages, partner_pages, project_pages, points_pages)


def records() -> dict[str, Any]:
    """A need that one partner could take up, one that nobody can, and a partner with promises of every kind."""
    opened = worlds.step("2026-03-01", "announce")
    return {
        "communities/p/east": {"name": "东社区", "brand": {"name": "暖巷"}, "levels": [{"level": "grid", "units": 4}]},
        "communities/p/west": {"name": "西社区"},
        "partners/p/noodles": worlds.partner(
            short="面馆",
            items=["meal"],
            communities=["east"],
            resources=[{"what": "午间软面", "quantity": 20, "unit": "份", "items": ["meal"]}],
            agreement={"signed": "2026-01-01", "until": "2026-06-30"},
            commitments=[{"title": "门前三包", "kept": ["2026-05-02", "2026-05-09"]}, {"title": "明码标价"}],
            benefits=[{"benefit": "venue", "promised": "2026-01-05", "due": "2026-05-02"}],
        ),
        "projects/p/meals": worlds.project(opened, title="送午饭", items=["meal"], **{"for": {"community": "east"}}),
        "projects/p/lamps": worlds.project(opened, title="修路灯", items=["lamp"], **{"for": {"community": "west"}}),
        "points/p/offers/bowl": {
            "title": "一碗面", "partner": "noodles", "form": "gift", "cost": 10, "stock": 7, "from": "2026-01-01",
        },
    }  # fmt: skip


def programme() -> dict[str, Any]:
    made = copy.deepcopy(worlds.PROGRAMME)
    made["levels"] = {"grid": {"name": "网格"}}
    return made


def poured(values: dict[str, Any]) -> dict[str, Page]:
    world = World(worlds.registry_of(values, programme()), "2026-06-01")
    return {url: page for family in FAMILIES for url, page in pages_of(world, family).items()}


def test_needs_and_resources_stand_side_by_side_with_reasons() -> None:
    pages = poured(records())
    text = pages["match/p/"].slots["body"]
    assert "送午饭" in text and "软面" in text
    assert "能承接“送餐”" in text and "+40" in text
    assert "名录里没有合伙人写明能做这一类事" in text
    assert "面馆" in text
    assert_sound({"match/p/": pages["match/p/"]})


def test_project_and_partner_pages_say_the_same_of_the_pair() -> None:
    pages = poured(records())
    assert "可能帮得上的合伙人" in pages["projects/p/meals/"].slots["body"]
    assert "名录里没有合伙人写明能做这一类事" in pages["projects/p/lamps/"].slots["body"]
    partner = pages["partners/p/noodles/"].slots["body"]
    assert "可以认领" in partner and "送午饭" in partner


def test_a_partner_page_shows_the_term_and_the_year_of_its_commitments() -> None:
    text = poured(records())["partners/p/noodles/"].slots["body"]
    assert "还有 29 天到期" in text
    assert "5月<b>2</b>" in text
    assert "还没有做到的记录" in text


def test_coverage_names_gaps_and_opens_what_is_there() -> None:
    page = poured(records())["communities/p/coverage/"]
    text = page.slots["body"]
    assert "西社区" in text and "还缺：企业、银行" in text
    assert "../../../partners/p/noodles/" in text
    assert "4 个" in text and "暖巷" in text
    assert_sound({page.url: page})


def test_balances_list_overdue_promises_first() -> None:
    page = poured(records())["benefits/p/"]
    assert "逾期 30 天" in page.slots["body"]
    assert_sound({page.url: page})


def test_points_say_what_the_alliance_can_still_take() -> None:
    page = poured(records())["points/p/"]
    assert 'id="capacity"' in page.slots["body"]
    assert "70分有份数的兑换项，剩下的份数还能收" in Body(page).text


def test_empty_pages_help() -> None:
    pages = poured({})
    assert "眼下没有等人认领的需求" in pages["match/p/"].slots["body"]
    assert "暂无社区记录" in pages["communities/p/coverage/"].slots["body"]
    assert "没有逾期的反哺" in pages["benefits/p/"].slots["body"]
    for url in ("match/p/", "communities/p/coverage/", "benefits/p/"):
        assert_sound({url: pages[url]})
