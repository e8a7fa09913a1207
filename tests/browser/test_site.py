"""The repository's own site as a visitor sees it: filters, an open project and its partner, phones, no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = (
    "", "programmes/", "programmes/chengdong/", "partners/", "partners/banyang/", "partners/banyang/sm-plaza/",
    "projects/", "projects/banyang/massage-beds/", "communities/", "communities/banyang/dongsheng/", "points/",
    "points/shifan/", "points/shifan/2026-10/", "honours/", "honours/shifan/", "guide/", "guide/editors/", "search/",
    "rules/", "rules/overdrawn-card/", "reference/", "reference/partner/",
)  # fmt: skip


@pytest.fixture(params=[390, 1280])
def sized(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 844}, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_no_page_asks_another_host_scrolls_sideways_or_logs_an_error(sized: Page, site: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    sized.on("request", lambda request: asked.append(request.url))
    sized.on("pageerror", lambda error: errors.append(str(error)))
    sized.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    wide = []
    for path in PAGES:
        sized.goto(site + path, wait_until="load")
        if sized.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert errors == []
    assert wide == []


def test_the_directory_is_filtered_and_the_address_keeps_the_filter(page: Page, site: str) -> None:
    page.goto(f"{site}partners/")
    rows = page.locator("[data-hh-row]:visible")
    everyone = rows.count()
    more = page.locator(".hh-filter__more summary")
    if more.is_visible():
        more.click()
    page.locator("select[name=programme]").select_option("banyang")
    expect(page).to_have_url(re.compile(r"\?programme=banyang"))
    assert 0 < rows.count() < everyone
    assert all("般阳" in text for text in rows.all_text_contents())
    found = rows.count()
    page.reload()
    expect(rows).to_have_count(found)
    page.locator("input[name=q]").fill("没有这一家")
    expect(page.get_by_text("没有符合条件的")).to_be_visible()
    page.locator("[data-hh-empty] [data-hh-clear]").click()
    expect(rows).to_have_count(everyone)


def test_the_directory_stands_in_pinyin_order(page: Page, site: str) -> None:
    page.goto(f"{site}partners/banyang/")
    names = page.locator(".hh-row__title a").all_text_contents()
    assert names.index("东营银行淄川支行") < names.index("憨兜家园") < names.index("民生银行淄川支行")


def test_an_open_project_leads_to_its_partner_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}projects/")
    page.get_by_role("link", name="憨兜家园求助按摩理疗床").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("憨兜家园求助按摩理疗床")
    expect(page.get_by_text("还差 1 张 / 共 10 张").first).to_be_visible()
    page.get_by_role("link", name="SM广场").first.click()
    expect(page).to_have_url(re.compile("/partners/banyang/sm-plaza/$"))
    expect(page.get_by_role("link", name="憨兜家园求助按摩理疗床").first).to_be_visible()
    edit = page.get_by_role("link", name="修改本页")
    expect(edit).to_have_attribute("href", re.compile(r"/edit/main/data/partners/banyang/sm-plaza\.yml$"))


def test_every_list_can_be_read_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path, text in (("partners/", "SM广场"), ("projects/", "憨兜家园求助按摩理疗床"), ("communities/", "东升社区"),
                       ("honours/shifan/", "第"), ("points/shifan/", "兑换")):  # fmt: skip
        page.goto(site + path)
        expect(page.get_by_text(text).first).to_be_visible()
    context.close()


def test_demonstration_and_report_are_marked(page: Page, site: str) -> None:
    for path in ("programmes/shifan/", "partners/shifan/shifan-bank/", "points/shifan/", "honours/shifan/"):
        page.goto(site + path)
        expect(page.get_by_text("演示数据").first).to_be_visible()
    page.goto(f"{site}partners/banyang/sm-plaza/")
    expect(page.get_by_text("据公开报道整理").first).to_be_visible()
