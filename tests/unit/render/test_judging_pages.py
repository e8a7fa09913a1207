"""Pages of reviews, awards and indicators, and what partners, projects, communities and programmes show of them."""

from __future__ import annotations

import copy
from typing import Any

import pytest

import worlds
from hehuo.derive.pages.awards import award_pages
from hehuo.derive.pages.communities import community_pages
from hehuo.derive.pages.honours import honour_pages
from hehuo.derive.pages.indicators import indicator_pages
from hehuo.derive.pages.partner_records import partner_pages
from hehuo.derive.pages.programmes import programme_pages
from hehuo.derive.pages.project_records import project_pages
from hehuo.derive.pages.reviews import review_pages
from hehuo.render.page import Page
from hehuo.render.trend import trend
from poured import Body, World, assert_sound, pages_of

PROGRAMME: dict[str, Any] = {
    **copy.deepcopy(worlds.PROGRAMME),
    "panels": {"group": {"name": "评议团", "seats": 15, "cadence": "每月一次"}},
    "consequences": {"talk": {"name": "约谈", "effect": "penalty"}},
    "sources": {"paper": {"title": "一篇报道", "publisher": "某报"}},
}
CARD = "4Q7M-0XJ2-9KPD-B"
FINDINGS = [
    {
        "title": "门岗没人",
        "found": "2026-05-20",
        "due": "2026-06-01",
        "steps": [{"date": "2026-05-25", "note": "排班"}],
    },
    {"title": "灯不亮", "found": "2026-05-20", "closed": "2026-05-22", "result": "换了线"},
    {"title": "没人回访", "found": "2026-05-20", "owner": {"role": "community"}, "due": "2027-01-01"},
]


def score(day: str, score: int, **more: object) -> dict[str, Any]:
    return {"title": f"{day} 评议", "panel": "group", "partner": "a", "date": day,
            "criteria": [{"title": "保洁", "max": 30, "score": score}], **more}  # fmt: skip


def records() -> dict[str, Any]:
    to = [{"to": {"partner": "a"}, "grade": "金奖", "citation": "月月上升"}, {"to": {"project": "x"}},
          {"to": {"community": "east"}}, {"to": {"card": CARD}}]  # fmt: skip
    return {
        "partners/p/a": worlds.partner(short="甲物业"),
        "partners/p/b": worlds.partner(short="乙物业"),
        "communities/p/east": {"name": "东社区"},
        "projects/p/x": worlds.project(worlds.step("2026-03-01", "announce"), title="护学岗"),
        "points/p/cards": {"cards": {CARD: {"opened": "2026-01-01", "alias": "小灯泡", "consent": "2026-01-01"}}},
        "reviews/p/a-may": score("2026-05", 20, raters=12, findings=FINDINGS,
                                 consequence={"date": "2026-06-02", "kind": "talk", "note": "限期"}),
        "reviews/p/a-june": score("2026-06", 24, corrections=[
            {"date": "2026-07-01", "what": "criteria", "reason": "漏了一栏"}], sources=["paper"]),
        "reviews/p/b-may": {**score("2026-05", 26), "partner": "b"},
        "awards/p/best": {"name": "年度奖", "date": "2026-06-30", "by": "街道", "criteria": "看记录", "occasion": "年会",
                          "recipients": to, "corrections": [
                              {"date": "2026-07-01", "what": "recipients", "reason": "撤销一家"}]},
        "awards/p/never": {"name": "创新奖"},
        "indicators/p/fees": {"title": "收缴率", "unit": "%", "better": "up", "community": "east", "partner": "a",
                              "series": [{"date": "XXXX", "label": "此前", "value": 40, "source": "paper"},
                                         {"date": "2024", "value": 87, "qualifier": "over"}]},
    }  # fmt: skip


def pages(values: dict[str, Any] | None = None) -> dict[str, Page]:
    world = World(worlds.registry_of(records() if values is None else values, PROGRAMME))
    made: dict[str, Page] = {}
    for family in (review_pages, award_pages, indicator_pages):
        made |= pages_of(world, family)
    return made


def test_every_page_is_sound_and_poured_into_its_shell() -> None:
    made = pages()
    assert_sound(made)
    assert {url: page.shell for url, page in made.items() if "/p/" not in url} == {
        "reviews/": "reviews/index",
        "awards/": "awards/index",
    }
    assert made["reviews/p/"].shell == "reviews/programme/index"
    assert made["reviews/p/a-may/"].shell == "reviews/programme/record"
    assert made["awards/p/best/"].shell == "awards/programme/record"
    assert made["indicators/p/"].shell == "indicators/programme"


def test_a_review_shows_scores_with_their_sum_and_each_finding_with_its_way() -> None:
    body = Body(pages()["reviews/p/a-may/"])
    assert "保洁 20 30" in body.text and "合计 20 30" in body.text
    assert "占满分 67%；评议团同期评了 2 家，排第 2" in body.text
    assert "门岗没人 整改中 已逾期" in body.text and "灯不亮 已了结" in body.text and "没人回访 待整改" in body.text
    assert "归 社区" in body.text and "归 甲物业" in body.text
    assert "约谈 罚" in body.text
    assert "../../../partners/p/a/" in body.links and "../../../reviews/p/a-june/" in body.links
    assert {"finding-1", "finding-2", "finding-3"} <= set(body.ids)


def test_corrections_stand_on_every_record_that_has_them() -> None:
    made = pages()
    assert "更正说明 2026年7月1日：漏了一栏（更正 评分）" in Body(made["reviews/p/a-june/"]).text
    assert "更正说明 2026年7月1日：撤销一家（更正 获奖名单）" in Body(made["awards/p/best/"]).text


def test_a_programme_lists_what_is_not_settled_the_overdue_first() -> None:
    body = Body(pages()["reviews/p/"])
    assert body.text.index("门岗没人") < body.text.index("没人回访")
    assert "灯不亮" not in body.text
    assert "评议团 · 每月一次 · 15 席" in body.text
    assert "2026年5月 20/30，第 2；2026年6月 24/30" in body.text


def test_an_award_names_whom_it_went_to_and_a_volunteer_by_alias_only() -> None:
    made = pages()
    body = Body(made["awards/p/best/"])
    assert "甲物业 合伙人 · 金奖 月月上升" in body.text
    assert "小灯泡（志愿者）" in body.text
    assert "../../../projects/p/x/" in body.links and "../../../communities/p/east/" in body.links
    assert all(CARD not in page.slots["body"] for page in made.values())
    assert "还没有颁出" in Body(made["awards/p/never/"]).text
    assert "获奖名单没有记录" in Body(made["awards/p/"]).text


def test_an_indicator_is_told_before_and_after_in_words_a_table_and_a_chart_that_can_be_read_out() -> None:
    page = pages()["indicators/p/"]
    body = Body(page)
    assert "40 → 87余%" in body.text and "升 47 个百分点，变好了" in body.text
    assert "此前年份未载 40 某报" in body.text
    assert 'aria-label="收缴率：此前 40%，2024 87%"' in page.slots["body"]
    assert "indicator-fees" in body.ids


@pytest.mark.parametrize(
    ("indicator", "words", "unsaid"),
    [
        ({"unit": "件", "better": "down", "changes": [{"change": {"percent": -60}, "since": "上年同期"}]},
         ["降 60%", "和上年同期比", "变好了"], ["100", "40", "→"]),
        ({"unit": "%", "better": "up", "changes": [{"change": {"by": -3}, "qualifier": "over"}]},
         ["降 超过3 个百分点", "变差了"], ["→"]),
        ({"unit": "件", "changes": [{"change": {"percent": 0}}]}, ["没有变化"], ["变好了", "变差了"]),
        ({"unit": "件", "series": [{"date": "2026-01", "value": 12}], "changes": [{"change": {"by": -4}}]},
         ["12件", "降 4 件"], ["→"]),
    ],
)  # fmt: skip
def test_a_change_without_values_is_told_as_one_and_drawn_as_none(
    indicator: dict[str, Any], words: list[str], unsaid: list[str]
) -> None:
    for change in indicator["changes"]:
        change["date"] = "2026-06"
    values = {**records(), "indicators/p/fees": {"title": "某量", "partner": "a", **indicator}}
    html = pages(values)["indicators/p/"]
    assert "<svg" not in html.slots["body"]
    text = Body(html).text
    assert [word for word in words if word not in text] == []
    assert [word for word in unsaid if word in text] == []
    world = World(worlds.registry_of(values, PROGRAMME))
    for family, url in ((partner_pages, "partners/p/a/"), (programme_pages, "programmes/p/")):
        assert words[0] in Body(pages_of(world, family)[url]).text


def test_where_there_is_nothing_a_page_says_so() -> None:
    made = pages({})
    assert_sound(made)
    for url, said in (
        ("reviews/p/", "还没有评议记录"),
        ("awards/p/", "还没有登记奖项"),
        ("indicators/p/", "还没有指标"),
    ):
        assert said in Body(made[url]).text
    assert "没有得奖" not in Body(made["awards/"]).text


@pytest.mark.parametrize(
    ("family", "url", "words"),
    [
        (partner_pages, "partners/p/a/", ["评议 2 次，问题 2 个，未了结 1 个", "年度奖 · 金奖", "收缴率"]),
        (project_pages, "projects/p/x/", ["获奖 年度奖"]),
        (community_pages, "communities/p/east/", ["收缴率", "年度奖"]),
        (programme_pages, "programmes/p/", ["前后对比", "评议团", "年度奖"]),
        (honour_pages, "honours/p/", ["由人评出", "年度奖"]),
    ],
)
def test_records_show_what_was_judged_of_them(family: Any, url: str, words: list[str]) -> None:
    page = pages_of(World(worlds.registry_of(records(), PROGRAMME)), family)[url]
    text = Body(page).text
    assert [word for word in words if word not in text] == []


def test_points_of_a_trend_stand_by_their_dates_or_as_far_apart_as_each_other() -> None:
    known = trend([("2026-01", "一", 10), ("2026-02", "二", 20), ("2026-06", "六", 100)], full=100)
    first, second, third = (point.x for point in known.points)
    assert third - second > 3 * (second - first)
    assert known.points[2].y < known.points[0].y
    assert [point.named for point in known.points] == [True, True, True] or not known.points[1].named
    unknown = trend([("XXXX", "此前", 10), ("2026-02", "二", 20), ("2026-06", "六", 30)])
    first, second, third = (point.x for point in unknown.points)
    assert third - second == second - first
    assert len(trend([("2026-02", "二", 0)]).points) == 1
    long = trend([("XXXX", "推行新办法以前的时候", 1), ("2026", "推行新办法以后的时候", 2)])
    assert [point.anchor for point in long.points] == ["start", "end"]
