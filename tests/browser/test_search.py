"""The search page of a built site: words and kinds in the address, Chinese phrases, keys, and no index or script."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import serving
from hehuo.pipeline import load
from hehuo.pipeline.building import build_site

STREET = Path(__file__).parents[1] / "golden" / "street" / "data"
CLASS = """\
title: 四点半课堂
workflow: claim
timeline:
  - {date: "2026-02-01", event: announce}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the search page of the golden street, with a project whose title is cut differently by the
    index and the browser."""
    root = tmp_path_factory.mktemp("search")
    shutil.copytree(STREET, root / "data")
    (root / "data" / "projects" / "lane" / "class.yml").write_text(CLASS, encoding="utf-8")
    loaded = load(root)
    assert not loaded.failed
    build_site(loaded, root / "public")
    with serving(root / "public") as site:
        yield f"{site}search/"


def test_words_in_the_address_are_searched_and_kinds_narrow_them(page: Page, address: str) -> None:
    page.goto(f"{address}?q=港湾")
    results = page.locator(".hh-search__results > li")
    expect(results.first).to_be_visible()
    expect(page.locator(".hh-search__results mark").first).to_have_text(re.compile("港"))
    page.get_by_role("button", name=re.compile("^合伙人")).click()
    expect(page.get_by_role("status")).to_contain_text("“合伙人”里找到")
    expect(page).to_have_url(re.compile("kind="))
    for label in results.locator(".hh-badge").all_text_contents():
        assert label == "合伙人"
    page.reload()
    expect(page.get_by_role("button", name=re.compile("^合伙人"))).to_have_attribute("aria-pressed", "true")
    results.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("港湾银行小巷支行")


def test_a_phrase_is_found_although_browser_and_index_cut_it_differently(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox").fill("四点半课堂")
    expect(page.locator(".hh-search__results a").first).to_have_text("四点半课堂")
    expect(page.get_by_role("status")).to_have_text(re.compile("^找到"))


def test_an_offer_leads_to_its_place_in_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}?q=帆布袋")
    page.locator(".hh-search__results a").filter(has_text="帆布袋").first.click()
    expect(page).to_have_url(re.compile("/points/lane/#offer-bag$"))
    expect(page.locator("#offer-bag")).to_be_visible()


def test_keys_go_from_the_words_to_the_results_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}?q=港湾")
    words = page.get_by_role("searchbox")
    first = page.locator(".hh-search__results a").first
    expect(first).to_be_visible()
    page.keyboard.press("/")
    expect(words).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(words).to_be_focused()
    page.keyboard.press("Escape")
    expect(words).to_have_value("")
    expect(page).to_have_url(re.compile("/search/$"))


def test_nothing_found_and_no_index_are_said(page: Page, address: str) -> None:
    page.goto(f"{address}?q=查无此物")
    expect(page.get_by_role("status")).to_contain_text("没有找到“查无此物”")
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(address)
    expect(page.get_by_role("status")).to_contain_text("没有带搜索索引")
    expect(page.get_by_role("searchbox")).to_have_count(0)


def test_without_script_the_page_says_where_the_lists_are(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#hh-main")).to_contain_text("搜索要用浏览器的 JavaScript")
    expect(page.locator("#hh-main").get_by_role("link", name="合伙人名录")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    context.close()
