"""Numbers read out of texts, and held against figures: what holds, what is wrong, what can't be known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hehuo.derive import derive
from hehuo.derive.figures import NamedFigure
from hehuo.derive.quoting import read_numbers
from hehuo.derive.verifying import KnownFigure, check_text
from hehuo.pipeline.known_figures import known_figure
from hehuo.render.figures import figure_amount, figure_definition, figure_label
from hehuo.view.figures import FigureName
from hehuo.words import LANGS, load_words
from worlds import PROGRAMME, partner, project, registry_of, step


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("398家合伙人", [(398, "exact", "家")]),
        ("728 个项目", [(728, "exact", "个")]),
        ("1.2万人次", [(12000, "exact", "人次")]),
        ("投入200余万元", [(2000000, "over", "元")]),
        ("投入超过200万元", [(2000000, "over", "元")]),
        ("百分之七十", [(70, "exact", "%")]),
        ("从70%到93%", [(70, "exact", "%"), (93, "exact", "%")]),
        ("3000平方米", [(3000, "exact", "平方米")]),
        ("三百二十名志愿者", [(320, "exact", "名")]),
        ("两千多户", [(2000, "over", "户")]),
        ("近400家", [(400, "under", "家")]),
        ("约 1,200 份", [(1200, "about", "份")]),
        ("不足50个", [(50, "under", "个")]),
        ("2026年5月15日下午3点，第151家，60岁以上", []),
        ("会议于 09:30 开始，编号 SF-2025-007", []),
        ("over 2 million yuan and about 3,000 square metres", [(2000000, "over", "元"), (3000, "about", "平方米")]),
        ("In 2026, on May 15 and 3 June, 93 percent of 398 partners", [(93, "exact", "%"), (398, "exact", None)]),
        ("nearly 400 partners, more than 1.5 thousand projects", [(400, "under", None), (1500, "over", None)]),
    ],
)
def test_numbers_are_read_and_dates_are_not(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    assert [(number.value, number.qualifier, number.unit) for number in read_numbers(text)] == expected


def figure(label: str, value: int, unit: str = "家", words: tuple[str, ...] = (), **more: Any) -> KnownFigure:
    found = NamedFigure(
        name=f"p/{label}", called=FigureName(kind="outcome", label=label, unit=unit), value=value, as_of="2026-01-01",
        kind="evidenced", programme="p", **more,
    )  # fmt: skip
    return KnownFigure(figure=found, label=label, unit=unit, words=words)


PARTNERS = figure("签约合伙人", 398, words=("合伙人", "partners"))
MONEY = figure("共建项目总投资", 2000000, "元", qualifier="over")
LAMPS = figure("路灯", 9, "盏", about="接官亭小区添装路灯")
PARTIAL = figure("在册商户", 5, complete=False)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("签约合伙人398家", "holds"),
        ("现有398家合伙人", "holds"),
        ("合伙人超过390家", "holds"),
        ("约400家合伙人", "holds"),
        ("近400家合伙人", "holds"),
        ("签约合伙人400家", "wrong"),
        ("合伙人超过398家", "wrong"),
        ("400 partners", "wrong"),
        ("398 partners", "holds"),
        ("其中13家兑换商户", "unknown"),
        ("总投资200余万元", "holds"),
        ("共建项目总投资200万元", "holds"),
        ("共建项目总投资230万元", "unknown"),
        ("共建项目总投资180万元", "wrong"),
        ("接官亭小区装灯9盏", "holds"),
        ("接官亭小区装灯8盏", "unknown"),
        ("在册商户13家", "unknown"),
        ("在册商户3家", "wrong"),
    ],
)
def test_a_number_holds_is_wrong_or_can_t_be_known(text: str, verdict: str) -> None:
    (found,) = check_text(text, (PARTNERS, MONEY, LAMPS, PARTIAL))
    assert found.verdict == verdict, found
    assert bool(found.figures) == (verdict != "unknown")


def test_every_recorded_figure_has_its_records_and_every_name_is_its_own() -> None:
    registry = registry_of(
        {
            "partners/p/a": partner(),
            "projects/p/x": project(step("2026-03-01", "announce"), step("2026-03-05", "claim", "a"),
                                    step("2026-03-20", "finish"), outcomes=[{"measure": "lamps", "quantity": 9}]),
        }
    )  # fmt: skip
    figures = derive(registry, date(2026, 6, 1)).figures
    assert figures["p/done"].value == 1 and figures["p/done"].counted is not None
    assert figures["p/done"].counted.records == ("p/x",)
    assert figures["p/outcome-lamps"].value == 9
    assert figures["partners"].value == 1 and figures["partners"].programme == "p"
    for name, found in figures.items():
        assert name == found.name
        if found.kind == "evidenced" and found.value:
            assert found.records


def test_every_figure_is_named_and_defined_in_both_languages() -> None:
    programme = {**PROGRAMME, "meetings": {"spring": {"name": "春季认领会", "date": "2026-03-05"}}, "figures": {
        "all": {"label": "合伙人总数", "value": 9, "before": 7, "source": "news", "recorded": {"of": "partners"}}},
        "sources": {"news": {"title": "报道", "publisher": "某报"}}}  # fmt: skip
    registry = registry_of({"partners/p/a": partner()}, programme)
    figures = derive(registry, date(2026, 6, 1)).figures
    said = {lang: load_words(lang, "site") for lang in LANGS}
    for found in figures.values():
        for words in said.values():
            assert figure_label(found.called, words) and figure_definition(found.called, words), found.name
    called = figures["p/meeting-spring-partners"].called
    assert figure_definition(called, said["zh"]) == "春季认领会上记录的认领"
    assert figure_definition(called, said["en"]) == "claims recorded at 春季认领会"
    amount = [figure_amount(figures["p/partners"].called, 12345, "over", words) for words in said.values()]
    assert amount == ["12\u2009345余家", "over 12,345"]


def test_texts_may_call_a_figure_by_the_names_of_what_it_counts() -> None:
    figures = {"all": {"label": "签约单位", "value": 9, "source": "news", "recorded": {"of": "partners"}}}
    sources = {"news": {"title": "报道", "publisher": "某报"}}
    registry = registry_of({"partners/p/a": partner()}, {**PROGRAMME, "figures": figures, "sources": sources})
    known = known_figure(derive(registry, date(2026, 6, 1)).figures["p/reported-all"])
    assert (known.label, known.unit, known.words) == ("签约单位", "", ("合伙人", "partners"))
    plain = known_figure(derive(registry, date(2026, 6, 1)).figures["p/open"])
    assert (plain.label, plain.unit, plain.words) == ("等人认领的项目", "个", ("open projects",))
