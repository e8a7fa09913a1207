"""Forty mistyped values of ten kinds: each is told what was meant, or asked; none is told a value that was made up.

`WORKED` are told a line to copy, which stands beside them; the others are asked a question. `python3 tests/test_mistyped.py`
prints every message in both languages, to be read aloud.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass

import pytest

from advising import judge
from hehuo.read.checks import PLACE_CHECKS
from hehuo.read.places import Place
from hehuo.rules import load_rule
from hehuo.words import Lang, load_words

PARTNER = 'name: 某店\nkind: merchant\nhistory:\n  - {date: "2026-01-10", event: joined}\n'
PROJECT = 'title: 某事\nworkflow: claim\ntimeline:\n  - {date: "2026-03-01", event: announce}\n'
EVENT = 'title: 集市\ndate: "2026-05-09"\n'
BATCH = (
    'date: "2026-06-01"\nkind: earn\nrule: patrol\nsource: 巡逻-0601\nentries:\n'
    "  - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}\ntotal: 4\n"
)
PATHS = {
    PARTNER: "data/partners/demo/zz.yml",
    PROJECT: "data/projects/demo/zz.yml",
    EVENT: "data/events/demo/zz.yml",
    BATCH: "data/points/demo/2026-06/zz.yml",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed instead of a part of a sound record, or behind it; and the lines to copy, if any can be known."""

    kind: str
    record: str
    old: str
    new: str
    copyable: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The file as it was typed."""
        return self.record.replace(self.old, self.new, 1) if self.old else self.record + self.new


def _yuan(typed: str) -> str:
    return f"money:\n  - yuan: {typed}\n"


TABLE = (
    Typed("numbers", PROJECT, "", _yuan("20万"), ("yuan: 200000",)),
    Typed("numbers", PROJECT, "", _yuan("２"), ("yuan: 2",)),
    Typed("numbers", PROJECT, "", _yuan("1,200"), ("yuan: 1200",)),
    Typed("numbers", PROJECT, "", _yuan("一百二十元"), ("yuan: 120",)),
    Typed("numbers", PROJECT, "", "wanted: {quantity: 三十多, unit: 张}\n"),
    Typed("numbers", PROJECT, "", "rating: {score: 95分, out_of: 100}\n", ("score: 95",)),
    Typed("units", PARTNER, "", "resources:\n  - what: 推车\n    quantity: 2台\n", ("quantity: 2", "unit: 台")),
    Typed("units", PROJECT, "", _yuan("约200"), ("yuan: 200", "qualifier: about")),
    Typed("units", PROJECT, "", _yuan("300美元")),
    Typed("units", PROJECT, "", "money:\n  - {yuan: 1,200, from: 某单位}\n", ("yuan: 1200",)),
    Typed("totals", BATCH, "total: 4\n", ""),
    Typed("totals", BATCH, "total: 4", "total: 5"),
    Typed("totals", BATCH, "total: 4", "total: …"),
    Typed("totals", BATCH, "total: 4", "total: ４", ("total: 4",)),
    Typed("dates", PROJECT, "", "deadline: 2026年11月2日\n", ('deadline: "2026-11-02"',)),
    Typed("dates", PROJECT, "", "deadline: 46328\n", ('deadline: "2026-11-02"',)),
    Typed("dates", PROJECT, "", "deadline: 11月2日\n"),
    Typed("dates", PARTNER, "", "services:\n  - title: 讲座\n    since: 2026年11月2日至5日\n", ('since: "2026-11-02"', 'until: "2026-11-05"')),
    Typed("times", EVENT, "", "from: 下午3点\n", ('from: "15:00"',)),
    Typed("times", EVENT, "", "from: 15：00\n", ('from: "15:00"',)),
    Typed("times", EVENT, "", "from: 3点\n"),
    Typed("times", EVENT, "", "from: 9:30-11:00\n", ('from: "09:30"', 'until: "11:00"')),
    Typed("marks", PARTNER, '"2026-01-10"', "“2026-01-10”", ('date: "2026-01-10"',)),
    Typed("marks", PARTNER, '", event', '"，event', ('- {date: "2026-01-10", event: joined}',)),
    Typed("marks", PARTNER, '{date: "2026-01-10", event: joined}', '｛date: "2026-01-10", event: joined｝', ('- {date: "2026-01-10", event: joined}',)),
    Typed("marks", PARTNER, '{date: "2026-01-10", event: joined}', 'date: "2026-01-10", event: joined', ('- {date: "2026-01-10", event: joined}',)),
    Typed("names", PARTNER, "kind: merchant", "kind: 商户", ("kind: merchant",)),
    Typed("names", PROJECT, "event: announce", "event: 发布", ("event: announce",)),
    Typed("names", PROJECT, "", "for: {partner: 示例广场}\n", ("partner: sm-plaza",)),
    Typed("names", PARTNER, "", "items: 按摩、绿化\n", ("items: [massage, greening]",)),
    Typed("names", BATCH, "4Q7M-0XJ2-9KPD-B", "4q7m-0xj2-9kpd-b", ("card: 4Q7M-0XJ2-9KPD-B",)),
    Typed("names", BATCH, "4Q7M-0XJ2-9KPD-B", "4Q7M-OXJ2-9KPD-B", ("card: 4Q7M-0XJ2-9KPD-B",)),
    Typed("names", BATCH, "4Q7M-0XJ2-9KPD-B", "4Q7M-0XJ2-9KPD-C"),
    Typed("choices", PARTNER, "event: joined", "event: 加入", ("event: joined",)),
    Typed("choices", PARTNER, "", 'vetting: [{date: "2026-01-02", result: 通过}]\n', ("result: passed",)),
    Typed("choices", PARTNER, "event: joined", "event: 来了"),
    Typed("lists", PARTNER, '  - {date: "2026-01-10", event: joined}', '  date: "2026-01-10"\n  event: joined', ("history:", '  - date: "2026-01-10"', "    event: joined")),
    Typed("lists", PARTNER, '  - {date: "2026-01-10", event: joined}', '  - date: "2026-01-10"\n    event: joined\n    date: "2026-03-10"\n    event: left', ('- date: "2026-03-10"',)),
    Typed("gaps", PARTNER, "name: 某店", "name: …"),
    Typed("gaps", PARTNER, "kind: merchant\n", ""),
)  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("typed", TABLE, ids=lambda typed: f"{typed.kind}-{typed.new.strip()[:20]}")
def test_what_was_meant_is_told_or_asked(typed: Typed, lang: Lang) -> None:
    assert judge(PATHS[typed.record], typed.record) == [], "the record was sound"
    told = judge(PATHS[typed.record], typed.text, lang)
    assert len(told) == 1, told
    assert tuple(told[0].copyable) == typed.copyable, told[0].help


def test_most_are_worked_out() -> None:
    assert len(TABLE) == 40
    assert len({typed.kind for typed in TABLE}) == 10
    assert sum(bool(typed.copyable) for typed in TABLE) >= 28


FILES = {
    "药房.yml": ("bad-file-name", "yao-fang.yml"),
    "SM Plaza.yml": ("bad-file-name", "sm-plaza.yml"),
    "药房 - 副本.yml": ("copied-file", "药房.yml"),
    "sunny (1).yml": ("copied-file", "sunny.yml"),
    "药房.yaml": ("wrong-ending", "yao-fang.yml"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_name_is_told_another_or_whose_copy_it_is(name: str) -> None:
    place = Place(path=f"data/partners/demo/{name}", kind="file")
    (finding,) = (finding for check in PLACE_CHECKS for finding in check(place))
    rule, words = load_rule(finding.rule), load_words("zh", "cli")
    said = [
        text.of("zh").format(**{key: words.say(arg) for key, arg in finding.args.items()})
        for text in (rule.message, rule.help)
    ]
    assert finding.rule == FILES[name][0]
    assert FILES[name][1] in " ".join(said)


def _table() -> str:
    """Every message in both languages."""
    lines = []
    for number, typed in enumerate(TABLE, 1):
        lines.append(f"\n## {number}. {typed.kind}: `{typed.new.strip() or '（没有写）'}`\n")
        for lang in ("zh", "en"):
            for told in judge(PATHS[typed.record], typed.text, lang):
                lines.append(f"[{told.rule}] {told.message}\n\n    {told.help.replace(chr(10), chr(10) + '    ')}\n")
    counted = Counter("worked out" if typed.copyable else "asked" for typed in TABLE)
    return f"# Mistyped values ({dict(counted)})\n" + "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(_table())
