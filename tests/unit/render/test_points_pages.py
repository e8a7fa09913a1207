"""The points pages: what is earned, offered and taken, the months, and the proof; never a card."""

from __future__ import annotations

import re
from typing import Any

import pytest

import worlds
from hehuo.derive.pages.points import points_pages
from hehuo.model.registry import record_path
from hehuo.render.charts import bar_chart, round_up
from hehuo.render.page import Page
from poured import Body, World, assert_sound, batch, pages_of

CARDS = ("7H2K-Q04M-WX9T-9", "4Q7M-0XJ2-9KPD-B")


def records() -> dict[str, Any]:
    """Two months, the first closed: 30 earned, 20 redeemed, then 12 earned and 2 reversed."""
    first, second = CARDS
    rule = {"title": "清洁", "points": 2, "unit": "小时", "from": "2026-01-01"}
    return {
        "communities/p/east": {"name": "东边社区"},
        "partners/p/bakery": worlds.partner(trade="food", short="<麦香>"),
        "partners/p/bank": worlds.partner("bank", trade="money"),
        "partners/p/plain": worlds.partner(),
        "points/p/rules": {
            "rules": {
                "clean": {**rule, "cap_per_month": 40, "expires_months": 12, "note": "签到为准。"},
                "flood": {**rule, "title": "值守", "until": "2026-09-30"},
            }
        },
        "points/p/cards": {"cards": {card: {"opened": "2026-01-01"} for card in CARDS}},
        "points/p/offers/bread": {"title": "面包", "partner": "bakery", "form": "gift", "cost": 10, "stock": 5,
                                  "worth": 8, "limit_per_card": 2, "from": "2026-01-01"},
        "points/p/offers/bag": {"title": "布袋", "partner": "bank", "form": "gift", "cost": 5, "stock": 9,
                                "from": "2026-01-01", "until": "2026-10-01"},
        "points/p/offers/cup": {"title": "杯子", "partner": "plain", "form": "gift", "cost": 5, "from": "2027-01-01"},
        "points/p/2026-09/clean-0905": batch("earn", "A1", "2026-09-06", 30, {"card": first, "quantity": 15},
                                             rule="clean", community="east", effective="2026-09-05"),
        "points/p/2026-09/bread-0910": batch("redeem", "B1", "2026-09-10", 20, {"card": first, "quantity": 2},
                                             partner="bakery", offer="bread"),
        "points/p/2026-09/close": {"date": "2026-10-02", "opening": 0, "issued": 30, "redeemed": 20, "expired": 0,
                                   "adjusted": 0, "closing": 10, "batches": {"clean-0905": "0" * 64}},
        "points/p/2026-10/clean-1005": batch("earn", "A2", "2026-10-06", 12, {"card": second, "quantity": 6},
                                             rule="clean"),
        "points/p/2026-10/wrong": batch("reversal", "C1", "2026-10-07", -2,
                                        {"card": first, "batch": "2026-09/clean-0905", "entry": 1, "points": -2},
                                        reason="抄错一行"),
    }  # fmt: skip


@pytest.fixture
def pages() -> dict[str, Page]:
    return pages_of(World(worlds.registry_of(records())), points_pages)


def test_addresses_and_shells(pages: dict[str, Page]) -> None:
    assert {url: page.shell for url, page in pages.items()} == {
        "points/": "points/index",
        "points/p/": "points/programme/index",
        "points/p/2026-09/": "points/programme/month",
        "points/p/2026-10/": "points/programme/month",
    }
    assert_sound(pages)


def test_no_card_number_reaches_a_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for card in CARDS:
            assert card not in page.slots["body"]
            assert card[-6:] not in page.slots["body"]


def test_names_are_escaped(pages: dict[str, Page]) -> None:
    assert "&lt;麦香&gt;" in pages["points/p/"].slots["body"]
    assert "<麦香>" not in pages["points/p/"].slots["body"]


def test_rules_say_cap_expiry_and_validity(pages: dict[str, Page]) -> None:
    text = Body(pages["points/p/"]).text
    assert "每卡每月最多 40 分，得分满 12 个月过期；2026年1月1日起。" in text
    assert "每月不设上限，不过期；2026年1月1日起，2026年9月30日止。" in text
    assert text.index("清洁") < text.index("值守 已结束")


def test_offers_say_cost_partner_stock_and_state(pages: dict[str, Page]) -> None:
    body = Body(pages["points/p/"])
    assert {"offer-bread", "offer-bag", "offer-cup"} <= set(body.ids)
    assert "价值 8 元，还剩 3 份（共 5 份），每卡限 2 份；长期有效。" in body.text
    assert "布袋 已结束" in body.text
    assert "杯子 还没开始" in body.text
    assert "2027年1月1日开始" in body.text


def test_an_offer_without_stock_is_said_to_be_gone() -> None:
    values = records()
    values["points/p/offers/bread"]["stock"] = 2
    text = Body(pages_of(World(worlds.registry_of(values)), points_pages)["points/p/"]).text
    assert "面包 已兑完" in text
    assert "还剩 0 份（共 2 份）" in text


def test_merchants_stand_under_their_trades_in_the_programmes_order(pages: dict[str, Page]) -> None:
    text = Body(pages["points/p/"]).text
    merchants = text[text.index("在哪里换 共") :]
    assert "共 3 家合伙人，分属 2 种业态" in merchants
    assert merchants.index("餐饮") < merchants.index("金融") < merchants.index("未写业态")
    assert "<麦香> 已收 20 分" in merchants


def test_months_add_up_and_lead_to_their_sheets(pages: dict[str, Page]) -> None:
    body = Body(pages["points/p/"])
    assert "2026-10 10 +12 0 −2 20 未封" in body.text
    assert "2026-09 0 +30 −20 0 10 已封" in body.text
    assert "合计 +42 −20 −2 20" in body.text
    for link in ("2026-09/#earn", "2026-09/#redeem", "2026-10/#batches"):
        assert link in body.links
        month = Body(pages[f"points/p/{link.partition('#')[0]}"])
        assert link.partition("#")[2] in month.ids


def test_a_month_lists_sheets_with_source_dates_and_totals(pages: dict[str, Page]) -> None:
    text = Body(pages["points/p/2026-09/"]).text
    assert "2026年9月6日入账（实际日期2026年9月5日）" in text
    assert "单据 A1" in text
    assert "东边社区" in text
    assert "得分 1 张，合计 30 分" in text
    october = Body(pages["points/p/2026-10/"]).text
    assert "冲销 1 张，合计 −2 分" in october
    assert "抄错一行" in october


def test_the_proof_can_be_pasted_into_a_shell(pages: dict[str, Page]) -> None:
    registry = worlds.registry_of(records())
    for url in ("points/p/", "points/p/2026-09/"):
        text = "".join(Body(pages[url]).words)
        block = re.search(r"sha256sum -c <<'END'\n(.*?)\nEND", text, re.DOTALL)
        assert block is not None
        lines = [line.split("  ") for line in block[1].splitlines()]
        assert [path for _, path in lines] == [
            "data/points/p/2026-09/bread-0910.yml",
            "data/points/p/2026-09/clean-0905.yml",
            "data/points/p/2026-09/close.yml",
        ]
        assert all(registry.digests[path] == digest for digest, path in lines)


def test_an_open_month_has_no_seal(pages: dict[str, Page]) -> None:
    assert "还没有封账" in Body(pages["points/p/2026-10/"]).text
    assert record_path("close", "p/2026-10") not in pages["points/p/2026-10/"].slots["body"]


def test_the_index_names_programmes_without_points() -> None:
    other = {**worlds.PROGRAMME, "name": "另一方案"}
    pages = pages_of(World(worlds.registry_of({**records(), "programmes/q": other})), points_pages)
    body = Body(pages["points/"])
    assert "../points/p/" in body.links
    assert "没有积分账的方案" in body.text
    assert "../programmes/q/" in body.links
    assert "points/q/" not in pages


def test_empty_states_say_what_to_do() -> None:
    nothing = pages_of(World(worlds.registry_of({})), points_pages)
    assert "还没有哪个方案记积分" in Body(nothing["points/"]).text
    rules = {"points/p/rules": records()["points/p/rules"]}
    pages = pages_of(World(worlds.registry_of(rules)), points_pages)
    text = Body(pages["points/p/"]).text
    assert "还没有合伙人拿出兑换项" in text
    assert "还没有入账的单据" in text
    assert "还没有封过账的月份" in text
    assert_sound(pages)


@pytest.mark.parametrize(
    ("value", "top"), [(0, 10), (7, 10), (11, 20), (99, 100), (101, 120), (1204, 1400), (20001, 22000)]
)
def test_scales_end_at_even_round_numbers(value: int, top: int) -> None:
    assert round_up(value) == top
    assert top % 2 == 0


def test_bars_stand_on_the_base_and_small_values_are_seen() -> None:
    chart = bar_chart(["2026-09", "2026-10"], [1000, 0], [500, 1])
    (tall, half), (none, small) = (slot.bars for slot in chart.slots)
    assert tall.height == 2 * half.height
    assert (none.height, small.height) == (0, 1)
    assert all(bar.y + bar.height == chart.base for slot in chart.slots for bar in slot.bars)
    assert [value for _, value in chart.marks] == [0, 500, 1000]
    assert bar_chart([], [], []).slots == ()
