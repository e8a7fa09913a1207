"""Claims read out of texts, amounts compared, and what a registry says to them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hehuo.derive import derive
from hehuo.derive.verifying import Judged, Verifier, verifier_of
from hehuo.derive.verifying.amounts import Amount
from hehuo.derive.verifying.reading import read_claims
from hehuo.derive.verifying.wording import Thing
from hehuo.render.figures import figure_amount, figure_definition, figure_label
from hehuo.words import LANGS, load_words
from worlds import PROGRAMME, partner, project, registry_of, step


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("398家合伙人", [(398, "exact", "家")]),
        ("728 个项目", [(728, "exact", "个")]),
        ("1.2万人次", [(12000, "exact", "人次")]),
        ("投入200余万元", [(2000000, "over", "元")]),
        ("投入超过200万元", [(2000000, "above", "元")]),
        ("百分之七十", [(70, "exact", "%")]),
        ("近九成", [(90, "under", "%")]),
        ("从70%到93%", [(70, "exact", "%"), (93, "exact", "%")]),
        ("提高了23个百分点", [(23, "exact", "百分点")]),
        ("3000平方米", [(3000, "exact", "平方米")]),
        ("三百二十名志愿者", [(320, "exact", "名")]),
        ("三万五千余名志愿者", [(35000, "over", "名")]),
        ("两千多户", [(2000, "over", "户")]),
        ("百余万元", [(1000000, "over", "元")]),
        ("一个多月", [(1, "over", "个月")]),
        ("连续三年", [(3, "exact", "年")]),
        ("近400家", [(400, "under", "家")]),
        ("约 1,200 份", [(1200, "about", "份")]),
        ("５０个左右", [(50, "about", "个")]),
        ("不足50个", [(50, "below", "个")]),
        ("不少于50个", [(50, "from", "个")]),
        ("50个以上", [(50, "from", "个")]),
        ("翻了一番", [(2, "about", "倍")]),
        ("翻了两番多", [(4, "above", "倍")]),
        ("增长三倍", [(4, "about", "倍")]),
        ("2026年5月15日下午3点，第151家，60岁以上", []),
        ("会议于 09:30 开始，编号 SF-2025-007", []),
        ("1. 开会。2、散会。咨询电话0532-83801234，1-23号楼，2026—2027年", []),
        ("八九成新，一个社区一个打法，百米长廊，二十四节气，打理一番", []),
        ("over 2 million yuan and about 3,000 square metres", [(2000000, "above", "元"), (3000, "about", "平方米")]),
        ("In 2026, on May 15 and 3 June, 93 percent of 398 partners", [(93, "exact", "%"), (398, "exact", None)]),
        ("nearly 400 partners, more than 1.5 thousand projects", [(400, "under", None), (1500, "above", None)]),
        ("Three hundred and twenty partners in twelve communities", [(320, "exact", None), (12, "exact", None)]),
    ],
)  # fmt: skip
def test_numbers_are_read_and_dates_are_not(text: str, expected: list[Any]) -> None:
    claims = read_claims(text)
    assert [(claim.amount.number, claim.amount.comparison, claim.unit) for claim in claims] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收缴率从70%提高到93%", [("level", "before"), ("level", "after")]),
        ("收缴率提高了23个百分点", [("up", None)]),
        ("投诉同比下降60%", [("down", None)]),
        ("新增路灯9盏", [("level", None)]),
        ("急需10张床", [("wanted", None)]),
        ("解决诉求10件", [("level", None)]),
        ("fees rose from 40% to 87%", [("level", "before"), ("level", "after")]),
    ],
)
def test_a_number_is_how_much_there_is_or_by_how_much_it_changed(text: str, expected: list[tuple[str, Any]]) -> None:
    assert [(claim.sense, claim.phase) for claim in read_claims(text)] == expected


def amount(number: int | str, comparison: Any = "exact") -> Amount:
    return Amount(number=Decimal(number), comparison=comparison)


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        (amount(398), amount(398), "holds"),
        (amount(397), amount(398), "contradicts"),
        (amount(390, "above"), amount(398), "holds"),
        (amount(398, "above"), amount(398), "contradicts"),
        (amount(398, "from"), amount(398), "holds"),
        (amount(5, "above"), amount(398), "unknown"),
        (amount(391, "above"), amount(398), "contradicts"),
        (amount(400, "under"), amount(398), "holds"),
        (amount(400, "below"), amount(398), "holds"),
        (amount(390, "below"), amount(398), "contradicts"),
        (amount(398, "up to"), amount(398), "holds"),
        (amount(100, "over"), amount(151), "holds"),
        (amount(150, "over"), amount(151), "holds"),
        (amount(140, "over"), amount(151), "contradicts"),
        (amount(100), amount(100, "over"), "contradicts"),
        (amount(100, "over"), amount(100, "over"), "holds"),
        (amount(150), amount(100, "over"), "unknown"),
        (amount(200, "above"), amount(100, "over"), "contradicts"),
        (amount(2400), amount(2400, "about"), "holds"),
        (amount(400, "about"), amount(398), "holds"),
        (amount(350, "about"), amount(398), "contradicts"),
    ],
)
def test_amounts_agree_exclude_each_other_or_neither(said: Amount, known: Amount, expected: str) -> None:
    found = "holds" if said.allows(known) else "contradicts" if said.excludes(known) else "unknown"
    assert found == expected
    assert not (said.allows(known) and said.excludes(known))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(1345, 1354, True), (397, 398, True), (3980, 398, True), (8, 9, False), (728, 588, False), ("1.46", "1.64", True)],
)
def test_a_number_mistyped_resembles_the_other(one: Any, other: Any, expected: bool) -> None:
    assert amount(one).resembles(amount(other)) is expected


SOURCES = {"news": {"title": "报道", "publisher": "某报"}}


def verifier(**programme: Any) -> Verifier:
    """A reported street with two communities and a project, and what its report says."""
    figures = {
        "all": {"label": "签约合伙人", "value": 398, "unit": "家", "source": "news", "recorded": {"of": "partners"}},
        "done": {"label": "完成的共建项目", "value": 588, "unit": "项", "source": "news"},
        "old": {"label": "60 岁以上老人", "value": 876, "unit": "名", "source": "news"},
        "agreed": {"label": "商定的合作项目", "value": 728, "unit": "项", "source": "news"},
        "rate": {"label": "物业费收缴率", "value": 93, "before": 70, "unit": "%", "source": "news", "date": "2025-11"},
    }
    area = {"province": "某省", "city": "某市", "district": "长河区", "street": "柳下街道"}
    registry = registry_of(
        {
            "communities/p/shan": {"name": "东山社区"},
            "communities/p/gou": {"name": "西沟社区"},
            "partners/p/a": partner(name="明灯电器行"),
            "projects/p/x": project(step("2025", "announce"), step("2025", "claim", "a"), step("2025", "finish"),
                                    title="东山巷装灯", **{"for": {"community": "shan"}},
                                    outcomes=[{"measure": "lamps", "quantity": 36}]),
        },
        {**PROGRAMME, "name": "柳下合伙人", "area": area, "nature": "reported", "figures": figures, "sources": SOURCES,
         **programme},
    )  # fmt: skip
    return verifier_of(registry, derive(registry, date(2026, 6, 1)).figures.values())


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("柳下街道签约合伙人398家", "holds"),
        ("柳下街道有398家合伙人", "holds"),
        ("柳下街道签约合伙人20家", "contradicts"),
        ("柳下街道完成共建项目728项", "contradicts"),
        ("柳下街道签约合伙人398座", "contradicts"),
        ("柳下街道签约商会398家", "unknown"),
        ("柳下街道女性合伙人398名", "unknown"),
        ("柳下街道合伙人家属398名", "unknown"),
        ("柳下街道退出的合伙人13家", "unknown"),
        ("柳下街道合伙人里有银行13家", "unknown"),
        ("柳下街道力争签约合伙人398家", "unknown"),
        ("柳下街道本月新增签约合伙人398家", "unknown"),
        ("柳下街道签约合伙人比去年多398家", "unknown"),
        ("柳下街道签约合伙人并不是398家", "unknown"),
        ("柳下街道梧桐社区的合伙人有398家", "unknown"),
        ("柳下街道80岁以上老人876名", "unknown"),
        ("柳下街道60岁以上老人876名", "holds"),
        ("柳下街道的合伙人企业有398家", "holds"),
        ("签约合伙人398家", "unknown"),
        ("梧桐街道的签约合伙人398家", "unknown"),
        ("全市签约合伙人398家", "unknown"),
        ("东山社区签约合伙人398家", "unknown"),
        ("2019年，柳下街道签约合伙人398家", "unknown"),
        ("柳下街道平均每月签约合伙人398家", "unknown"),
        ("2025年柳下街道物业费收缴率93%", "holds"),
        ("2024年柳下街道物业费收缴率93%", "unknown"),
        ("柳下街道物业费收缴率70%", "contradicts"),
        ("柳下街道物业费收缴率此前只有70%", "holds"),
        ("柳下街道物业费收缴率提高23个百分点", "holds"),
        ("柳下街道物业费收缴率下降23个百分点", "contradicts"),
        ("东山社区装路灯36盏", "holds"),
        ("明灯电器行给东山巷装路灯36盏", "holds"),
        ("东山社区装路灯63盏", "contradicts"),
        ("西沟社区装路灯36盏", "contradicts"),
        ("西沟社区装路灯20盏", "unknown"),
        ("柳下街道装路灯36盏", "unknown"),
    ],
)
def test_a_number_holds_contradicts_or_is_not_known_here(text: str, verdict: str) -> None:
    (found,) = verifier().check(text)
    assert found.verdict == verdict, found
    assert bool(found.statements) == (verdict != "unknown")


def test_what_is_spoken_of_is_carried_on_until_something_else_is_named() -> None:
    text = "柳下街道开会。签约合伙人398家。梧桐街道也开会。签约合伙人398家。"
    assert [found.verdict for found in verifier().check(text)] == ["holds", "unknown"]
    text = "东山社区亮了。装了路灯36盏。"
    assert [found.verdict for found in verifier().check(text)] == ["holds"]
    assert [found.verdict for found in verifier().check("签约合伙人398家", "p")] == ["holds"]


def test_what_is_counted_speaks_only_where_the_list_is_complete() -> None:
    assert verifier(nature="demo", figures={}).check("柳下街道有合伙人1家以上，社区2个")[1].verdict == "holds"
    assert verifier(figures={}).check("柳下街道有社区2个")[0].verdict == "unknown"


def test_five_thousand_numbers_are_looked_up_among_ten_thousand_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is weighed against the few that it may be about: a text twice as long costs twice as much."""
    communities = {
        f"communities/p/c{number}": {"name": f"{han(number)}社区", "households": number + 1000, "residents": number + 3000,
                                     "grids": 5, "figures": {"old": {"label": "八旬老人", "value": number + 20,
                                                                     "unit": "人", "source": "news"}}}
        for number in range(2500)
    }  # fmt: skip
    registry = registry_of(communities, {**PROGRAMME, "sources": SOURCES})
    found = verifier_of(registry, ())
    weighed = 0
    plain = Thing.named

    def counting(*given: Any) -> float:
        nonlocal weighed
        weighed += 1
        return plain(*given)

    monkeypatch.setattr(Thing, "named", counting)
    apart = "。".join(f"{han(number)}社区有{number + 1000}户、居民{number + 3000}人" for number in range(2500))
    listed = "、".join(f"{han(number)}社区{number + 1000}户" for number in range(2500))
    assert {one.verdict for one in found.check(apart)} == {"holds"}
    first, weighed = weighed, 0
    judged: tuple[Judged, ...] = found.check(f"某区{listed}")
    assert len(judged) == 2500 and [one.verdict for one in judged].count("contradicts") == 0
    assert first < 5000 * 20 and weighed < 2500 * 20, (first, weighed)


def han(number: int) -> str:
    """A name of four characters, another for each number."""
    return "".join("梅兰竹菊松柏桃李杏梨"[int(digit)] for digit in f"{number:04}")


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
