"""Demonstrations are left out until the visitor asks for them, and the browser remembers the answer."""

from __future__ import annotations

from playwright.sync_api import Page, expect

SWITCH = "[data-hh-demo-switch]"
SHOWN = "[data-hh-row]:visible"


def test_a_list_shows_demonstrations_only_when_asked_and_remembers_it(page: Page, site: str) -> None:
    page.goto(f"{site}partners/")
    before = page.locator(SHOWN).count()
    assert before and page.locator(SHOWN).filter(has_text="示范街道合伙人").count() == 0
    page.locator(SWITCH).click()
    expect(page.locator(SHOWN).filter(has_text="示范街道合伙人").first).to_be_visible()
    with_demo = page.locator(SHOWN).count()
    assert with_demo > before
    expect(page.locator("[data-hh-count]")).to_contain_text(str(with_demo))
    target = page.locator(SHOWN).filter(has_text="示范街道合伙人").first.get_by_role("link").first
    assert "/partners/shifan/" in (target.get_attribute("href") or "")
    page.goto(f"{site}projects/")
    expect(page.locator(SHOWN).filter(has_text="示范街道合伙人").first).to_be_visible()
    page.goto(f"{site}projects/?demo=0")
    expect(page.locator(SHOWN).first).to_be_visible()
    assert page.locator(SHOWN).filter(has_text="示范街道合伙人").count() == 0


def test_home_and_search_leave_demonstrations_out(page: Page, site: str) -> None:
    page.goto(site)
    expect(page.locator(".hh-card").filter(has_text="示范街道合伙人")).to_be_hidden()
    page.goto(f"{site}search/?q=示范市远方物业")
    expect(page.get_by_role("status")).to_contain_text("没有找到")
    page.locator(SWITCH).click()
    expect(page.locator(".hh-search__results > li").first).to_contain_text("远方物业")
    page.goto(f"{site}partners/shifan/?demo=0")
    expect(page.locator(SHOWN).first).to_be_visible()
