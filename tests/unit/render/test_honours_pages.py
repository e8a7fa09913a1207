"""The honour rolls: ranks with ties, the projects behind them, aliases only with consent, and empty rolls."""

from __future__ import annotations

from typing import Any

import worlds
from hehuo.derive.pages.honours import honour_pages
from hehuo.render.page import Page
from poured import Body, World, assert_sound, batch, pages_of

NAMED, SILENT, TIED = "7H2K-Q04M-WX9T-9", "4Q7M-0XJ2-9KPD-B", "1M3R-S6DA-RHRT-T"


def done(partner: str) -> dict[str, Any]:
    return worlds.project(
        worlds.step("2026-02-01", "announce"),
        worlds.step("2026-02-03", "claim", partner),
        worlds.step("2026-02-09", "finish", partner),
        title=f"{partner} 办的事",
    )


def records() -> dict[str, Any]:
    """One partner with two completed projects, two with one, one with none; three cards with points."""
    values: dict[str, Any] = {f"partners/p/{name}": worlds.partner(short=name) for name in ("a", "b", "c", "idle")}
    values |= {"projects/p/one": done("a"), "projects/p/two": done("a"), "projects/p/three": done("b"),
               "projects/p/four": done("c")}  # fmt: skip
    values["points/p/rules"] = {"rules": {"clean": {"title": "清洁", "points": 1, "unit": "次", "from": "2026-01-01"}}}
    opened = {"opened": "2026-01-01"}
    consent = {"consent": "2026-01-02"}
    values["points/p/cards"] = {
        "cards": {NAMED: {**opened, **consent, "alias": "小灯泡"}, SILENT: opened,
                  TIED: {**opened, **consent, "alias": "早起"}}
    }  # fmt: skip
    entries = [{"card": NAMED, "quantity": 5}, {"card": SILENT, "quantity": 9}, {"card": TIED, "quantity": 5}]
    values["points/p/2026-03/clean"] = batch("earn", "A1", "2026-03-01", 19, *entries, rule="clean")
    return values


def pages(values: dict[str, Any]) -> dict[str, Page]:
    return pages_of(World(worlds.registry_of(values)), honour_pages)


def test_partners_share_a_rank_and_open_their_projects() -> None:
    made = pages(records())
    assert {url: page.shell for url, page in made.items()} == {
        "honours/": "honours/index",
        "honours/p/": "honours/programme",
    }
    assert_sound(made)
    body = Body(made["honours/p/"])
    assert "第 1 名 2 个项目 a" in body.text.replace("第1名", "第 1 名")
    assert "2名并列 1 个项目，2 家" in body.text
    assert "../../projects/p/one/" in body.links
    assert body.links.count("../../projects/p/three/") == 1
    assert "../../partners/p/idle/" not in body.links
    assert "办完 1 个项目就上榜，共 3 家" in body.text


def test_volunteers_appear_by_alias_only_and_the_others_are_counted() -> None:
    made = pages(records())
    text = Body(made["honours/p/"]).text
    assert "小灯泡" in text
    assert "另有 1 人得了分但没有公开化名" in text
    assert "1名并列" in text
    for card in (NAMED, SILENT, TIED):
        assert card not in made["honours/p/"].slots["body"]


def test_empty_rolls_say_what_would_fill_them() -> None:
    text = Body(pages({})["honours/p/"]).text
    assert "还没有哪家合伙人办完 1 个项目" in text
    assert "没有积分账" in text
    without_alias = records()
    without_alias["points/p/cards"]["cards"] = {NAMED: {"opened": "2026-01-01"}}
    assert "还没有人同意公开化名" in Body(pages(without_alias)["honours/p/"]).text
    no_sheet = records()
    del no_sheet["points/p/2026-03/clean"]
    assert "还没有人得分" in Body(pages(no_sheet)["honours/p/"]).text


def test_the_index_says_who_leads_or_that_nobody_does() -> None:
    assert "居首的合伙人：a，办完 2 个项目" in Body(pages(records())["honours/"]).text
    assert "还没有记录到办完的项目" in Body(pages({})["honours/"]).text
    tied = records()
    del tied["projects/p/two"]
    assert "3 家合伙人并列第一，各办完 1 个项目" in Body(pages(tied)["honours/"]).text
