"""What is made to be printed or scanned: agreement, poster, meeting sheet, statements and cards; each code read back."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from datetime import date
from typing import Any

from hehuo.derive import derive
from hehuo.derive.pages.calls import call_pages
from hehuo.derive.pages.certificate import certificate
from hehuo.derive.pages.meetings import meeting_pages
from hehuo.derive.pages.project_records import agreement_pages, project_pages
from hehuo.derive.pages.statements import card_sheet, statement_pages
from hehuo.model.registry import Registry
from hehuo.render.page import Page
from hehuo.render.renderer import make_renderer
from hehuo.words import load_words
from poured import ROOT, SCHEMAS, Body, World, assert_sound, batch, pages_of
from qr_reading import codes_in
from worlds import PROGRAMME, partner, project, registry_of, step

SITE = "https://example.org/"
CARD = "4Q7M-0XJ2-9KPD-B"
RENDERER = make_renderer(ROOT / "site" / "templates", load_words("zh", "site"), SCHEMAS)


def registry(**more: Any) -> Registry:
    programme = copy.deepcopy(PROGRAMME)
    programme["meetings"] = {"spring": {"name": "春季认领会", "date": "2026-03-05"}}
    programme["joining"] = {"call": "来入伙", "steps": ["报名", "签约"]}
    programme |= more
    wanted = {"quantity": 10, "unit": "张"}
    claim = step("2026-03-05", "claim", "a", meeting="spring")
    records: dict[str, Any] = {
        "partners/p/a": partner(),
        "partners/p/b": partner(benefits=[{"benefit": "venue", "given": [{"date": "2026-04-01"}]}]),
        "partners/p/gone": partner(joined="2025-01-01") | {"history": [
            {"date": "2025-01-01", "event": "joined"}, {"date": "2025-06-01", "event": "left"}]},
        "projects/p/beds": project(
            step("2026-03-01", "announce"), step("2026-03-05", "claim", "a", quantity=6, meeting="spring"),
            step("2026-03-05", "claim", "b", quantity=3, meeting="spring"), wanted=wanted, items=["lamp"]),
        "projects/p/lamps": project(
            step("2026-03-01", "announce"), step("2026-03-05", "claim", "b", meeting="spring"),
            step("2026-03-20", "finish", "b"), goal="点亮", steps=[{"title": "装灯", "due": "2026-03-15", "done": "2026-03-12"}],
            deadline="2026-04-01", outcomes=[{"measure": "lamps", "quantity": 9}],
            rating={"score": 5, "out_of": 5, "date": "2026-03-25"}),
        "projects/p/left-over": project(step("2026-03-05", "announce", meeting="spring")),
        "projects/p/alone": project(step("2026-03-01", "announce"), {**claim, "meeting": "spring"}),
        "points/p/cards": {"statements": True, "cards": {CARD: {"opened": "2026-01-01"}}},
        "points/p/rules": {"rules": {"patrol": {"title": "巡逻", "points": 2, "unit": "次", "from": "2026-01-01"}}},
        "points/p/2026-03/sheet": batch("earn", "S-1", "2026-03-02", 6, {"card": CARD, "quantity": 3}, rule="patrol"),
    }  # fmt: skip
    return registry_of(records, programme)


def world(site_url: str = SITE) -> World:
    return replace(World(registry()), site_url=site_url)


def body(page: Page) -> str:
    return page.slots["body"]


def test_an_agreement_is_printed_for_what_is_claimed_and_agreed_and_names_no_person() -> None:
    pages = pages_of(world(), agreement_pages)
    assert list(pages) == ["projects/p/lamps/agreement/"]
    assert_sound(pages)
    text = Body(pages["projects/p/lamps/agreement/"]).text
    for words in ("点亮", "装灯，2026年3月15日前", "2026年4月1日", "认领方：某单位", "单位（盖章）"):
        assert words in text
    linked = pages_of(world(), project_pages)
    assert "projects/p/lamps/agreement/" in body(linked["projects/p/lamps/"])
    assert "agreement/" not in body(linked["projects/p/left-over/"])


def test_a_meeting_lists_who_claimed_what_and_what_nobody_did() -> None:
    pages = pages_of(world(), meeting_pages)
    assert_sound(pages)
    made = Body(pages["meetings/p/spring/"])
    assert "2 家 认领的合伙人" in made.text.replace("2家", "2 家 ").replace("  ", " ")
    assert "6 张" in made.text and "3 张" in made.text
    assert made.text.index("摆上会、没人认领的") > made.text.index("谁认领了什么")
    assert "../../../projects/p/left-over/" in made.links


def test_a_call_counts_open_projects_by_direction_and_gives_the_next_place() -> None:
    pages = pages_of(world(), call_pages)
    assert_sound(pages)
    made = Body(pages["call/p/"])
    assert "已有 2 家合伙人，您将是第 4 家" in made.text  # one has left and keeps its place
    assert "城市管理：1 个项目" in made.text
    assert "../../projects/p/?direction=city&class=open" in made.links
    assert codes_in(body(pages["call/p/"])) == [f"{SITE}call/p/"]


def of_partners(label: str, value: int, **narrowed: object) -> dict[str, object]:
    return {"label": label, "value": value, "unit": "家", "source": "daily", "recorded": {"of": "partners", **narrowed}}


def call_with(**more: object) -> str:
    """The call of the programme with these fields."""
    sources = {"daily": {"title": "报道", "publisher": "某报", "date": "2026-10"}}
    return Body(pages_of(World(registry(sources=sources, **more)), call_pages)["call/p/"]).text


def test_a_call_from_reports_says_what_they_say_and_gives_no_place() -> None:
    figures = {
        "few": of_partners("起初", 100),
        "all": of_partners("合伙人", 320),
        "firms": of_partners("企业", 90, kind="firm"),
    }
    text = call_with(nature="reported", figures=figures)
    assert "这里已登记 2 家" in text and "报道称：合伙人 320 家（某报）" in text
    assert "您将是" not in text and "已有" not in text and "起初" not in text and "企业 90" not in text


def test_where_reports_count_kinds_a_call_names_each_kind() -> None:
    figures = {
        "firms": {**of_partners("企业", 90, kind="firm"), "qualifier": "over"},
        "banks": of_partners("银行", 5, kind="bank"),
        "east": of_partners("东社区", 7, community="east"),
    }
    text = call_with(nature="reported", figures=figures)
    assert "报道称：企业 90余 家、银行 5 家（某报）" in text and "东社区" not in text


def test_a_call_gives_no_place_where_not_all_partners_are_recorded() -> None:
    assert "已有 2 家合伙人，您将是第 4 家" in call_with(nature="live")
    text = call_with(nature="live", complete=["projects"])
    assert "这里已登记 2 家" in text and "您将是" not in text


def test_without_an_address_of_the_site_there_is_no_code_rather_than_a_wrong_one() -> None:
    page = pages_of(world(site_url=""), call_pages)["call/p/"]
    assert codes_in(body(page)) == [] and "二维码" not in body(page)


def test_a_notice_has_a_code_for_each_thing_that_can_be_claimed() -> None:
    page = pages_of(world(), call_pages)["call/p/notice/"]
    assert codes_in(body(page)) == [f"{SITE}projects/p/beds/", f"{SITE}projects/p/left-over/"]
    assert "还差 1 张 / 共 10 张" in Body(page).text
    assert "眼下没有等人认领的事" in Body(pages_of(World(registry_of({})), call_pages)["call/p/notice/"]).text


def test_a_certificate_says_what_is_derived_and_its_code_opens_the_partner() -> None:
    made = registry()
    derived = derive(made, date(2026, 11, 20))

    def printed(partner: str, site_url: str = SITE) -> str:
        return RENDERER.sheet(certificate(made, derived, partner, site_url))

    page = printed("p/b")
    assert codes_in(page) == [f"{SITE}partners/p/b/"]
    assert "2026年1月1日加入测试街道合伙人。已办结项目 1 个，正在办理 1 个。特发此证。" in page  # two joined that day
    assert "第 1 家" in printed("p/gone")
    assert "演示数据" in page and codes_in(printed("p/b", "")) == []


def test_a_certificate_has_no_number_where_not_all_partners_are_recorded() -> None:
    made = registry(complete=["projects"], known_until="2026-10-15")
    page = RENDERER.sheet(certificate(made, derive(made, date(2026, 11, 20)), "p/gone", SITE))
    assert "第 1 家" not in page and "加入测试街道合伙人。" in page and "2026年10月15日" in page


def test_a_statement_tells_the_card_s_story_and_stands_in_no_list() -> None:
    pages = pages_of(world(), statement_pages)
    assert_sound(pages)
    page = pages[f"points/p/cards/{CARD.lower()}/"]
    assert page.listed is False
    text = Body(page).text
    assert "6分 现在的余额" in text.replace("6 分", "6分").replace("分现在", "分 现在")
    assert "得分：巡逻 × 3" in text and "sheet 第 1 行" in text


def test_there_are_no_statements_unless_they_are_asked_for() -> None:
    plain = registry()
    cards = {"p": type(plain.cards["p"])(cards=plain.cards["p"].cards)}
    assert pages_of(World(replace(plain, cards=cards)), statement_pages) == {}


def test_every_code_on_the_sheet_of_cards_opens_its_card_s_statement() -> None:
    sheet = RENDERER.sheet(card_sheet(registry(), "p", [CARD], SITE))
    assert codes_in(sheet) == [f"{SITE}points/p/cards/{CARD.lower()}/"]
    assert CARD in re.sub(r"<[^>]+>", "", sheet) and "noindex" in sheet


def test_a_project_s_page_has_its_whole_trail_with_days() -> None:
    html = body(pages_of(world(), project_pages)["projects/p/lamps/"])
    line = html[html.index('<ol class="hh-stages"') : html.index("</ol>")]
    assert re.findall("<strong>(.*?)</strong>", line) == ["需求", "认领", "步骤", "办结", "成果", "评价", "反哺"]
    assert [int(days) for days in re.findall("隔 (\\d+) 天", line)] == [4, 7, 8, 5, 7]
    assert "1 / 1 步" in line and "认领以来 1 次" in line
