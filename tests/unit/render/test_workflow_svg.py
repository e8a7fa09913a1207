"""A workflow drawn: sound SVG, everything named, nothing outside its frame, narrow enough for a telephone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest

from hehuo.derive.pages.workflows import workflow_chart
from hehuo.model.records import Programme
from hehuo.pipeline import load
from hehuo.render.workflow_layout import lay_out, measure
from hehuo.render.workflow_svg import draw, in_text, told
from hehuo.view.workflows import WorkflowChart
from hehuo.words import load_words
from poured import ROOT
from worlds import CLAIM, PROGRAMME

WORDS = load_words("zh", "site")


def chart(declared: Any = CLAIM) -> WorkflowChart:
    """A workflow as a programme with one role declares it."""
    programme = msgspec.convert(
        {**PROGRAMME, "workflows": {"claim": declared}, "roles": {"community": {"name": "社区"}}}, Programme
    )
    return workflow_chart(programme, "claim")


WORKFLOW = chart()
_NAME = "{http://www.w3.org/2000/svg}"


def drawn() -> ElementTree.Element:
    return ElementTree.fromstring(draw(WORKFLOW, WORDS, key="k"))


def test_it_shows_every_state_by_class_and_every_step_with_who_and_limit() -> None:
    svg = drawn()
    texts = [text.text for text in svg.iter(f"{_NAME}text")]
    assert {"待认领", "已认领", "已完成", "已中止", "发布", "认领（限 10 天）", "完成（限 30 天）", "社区"} <= set(
        texts
    )
    assert [box.get("class") for box in svg.iter(f"{_NAME}rect")] == ["open", "active", "done", "dropped"]
    assert texts.count("中止") == 2  # the step out of two states


def test_it_says_in_words_what_it_shows() -> None:
    svg = drawn()
    assert svg.get("role") == "img" and svg.get("aria-labelledby") == "k-t k-d"
    assert svg.findtext(f"{_NAME}title") == "认领"
    assert svg.findtext(f"{_NAME}desc") == told(WORKFLOW, WORDS)
    assert "开始 → 待认领：发布，社区；待认领 → 已认领：认领（限 10 天）" in told(WORKFLOW, WORDS)


def test_nothing_lies_outside_and_no_two_boxes_touch() -> None:
    plan = lay_out(WORKFLOW, WORDS)
    assert plan.width <= 358  # a telephone of 390, less the margins
    for number in re.findall(r"[HM](\d+)", draw(WORKFLOW, WORDS, key="k")):
        assert 0 <= int(number) <= plan.width
    tops = [box.y for box in plan.boxes]
    assert all(after - before >= 32 for before, after in pairwise(tops[1:]))


def test_a_long_name_makes_it_wider_and_markup_stays_text() -> None:
    value = {**CLAIM, "name": "<b>", "states": {**CLAIM["states"], "wanted": {"name": "等" * 30, "class": "open"}}}
    workflow = chart(value)
    assert lay_out(workflow, WORDS).width > 14 * 30
    assert "<b>" not in draw(workflow, WORDS, key="k")


def test_chinese_is_twice_as_wide_as_latin() -> None:
    assert measure("合伙", 10) == 20 and 10 <= measure("ab", 10) <= 13


@pytest.mark.parametrize("lines", [in_text(WORKFLOW, WORDS).splitlines()])
def test_in_a_terminal_it_is_the_same(lines: list[str]) -> None:
    assert {"[待认领]", "[已认领] 进行中", "  ▼ 认领（限 10 天）", "  ├─ 退回 → 待认领"} <= set(lines)


def test_every_workflow_of_the_registry_can_be_drawn_on_a_telephone() -> None:
    for programme in load(ROOT).registry.programmes.values():
        for name in programme.workflows:
            workflow = workflow_chart(programme, name)
            assert lay_out(workflow, WORDS).width <= 420
            ElementTree.fromstring(draw(workflow, WORDS, key="k"))


def test_the_words_of_a_drawing_are_those_of_its_language() -> None:
    english = load_words("en", "site")
    texts = [text.text for text in ElementTree.fromstring(draw(WORKFLOW, english, key="k")).iter(f"{_NAME}text")]
    assert {"open", "in progress", "done", "dropped", "认领 (within 10 days)"} <= set(texts)
    assert told(WORKFLOW, english).startswith("start → 待认领: 发布, 社区; 待认领 → 已认领: 认领 (within 10 days)")
