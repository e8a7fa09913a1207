"""Rules about indicators: the order of what was measured, what a percentage can be, and which number is meant."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.records.order import misplaced, neighbours
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date
from hehuo.model.registry import programme_of, record_path, resolve

_PERCENT = ("%", "％")


@rule(
    zh="这个数的日期 {date} 和前后对不上（前一个 {before}，后一个 {after}）",
    en="The date {date} does not fit between its neighbours ({before} before, {after} after)",
    fix_zh="核对日期；历次数值按先后排列，早的在前",
    fix_en="Check the date; a series runs from the earliest value to the latest",
)
def unordered_measurement(survey: Survey) -> Iterator[Finding]:
    """指标的历次数值没有按日期先后排列，多半是日期写错了；只报站错位置的那一个。前后变化是拿头尾两个数比出来的。

    The values of an indicator are not in order of date; mostly one date is mistyped, and that one is reported. What
    changed is told from the first and the last.

    不对 Bad:

        series:
          - {date: "2026-06", value: 88}
          - {date: "2026-03", value: 71}

    对 Good:

        series:
          - {date: "2026-03", value: 71}
          - {date: "2026-06", value: 88}
    """
    for key, indicator in sorted(survey.registry.indicators.items()):
        moments = [parse_date(each.date) for each in indicator.series]
        wrong = misplaced(moments)
        for index in wrong:
            before, after = neighbours(moments, index, wrong)
            yield Finding(
                rule="unordered-measurement",
                path=record_path("indicator", key),
                route=("series", index, "date"),
                args={"date": moments[index].text, "before": before, "after": after},
            )


@rule(
    zh="{date} 的数已经有了（第 {first} 项）",
    en="There is a value for {date} already (no. {first})",
    fix_zh="删掉一个；两个来源说法不同的，把另一个写进备注",
    fix_en="Delete one; where two sources differ, put the other into the note",
)
def duplicate_measurement(survey: Survey) -> Iterator[Finding]:
    """同一个指标、同一个日期有两个数。哪个算数，网站没法替你定。都没写年份、另用 label 区别开的，不算重复。

    An indicator has two values of one date; which of them counts, nobody can tell. Two of an unknown year, told apart
    by their `label`, are no duplicates.

    不对 Bad:

        series:
          - {date: "2026-06", value: 88}
          - {date: "2026-06", value: 89}

    对 Good:

        series:
          - {date: "2026-06", value: 88}
          - {date: "2026-07", value: 89}
    """
    for key, indicator in sorted(survey.registry.indicators.items()):
        first: dict[tuple[str, str | None], int] = {}
        for index, each in enumerate(indicator.series):
            named = each.label if each.date.startswith("XXXX") else None
            earlier = first.setdefault((each.date, named), index)
            if earlier != index:
                path = record_path("indicator", key)
                args = {"date": each.date, "first": earlier + 1}
                yield Finding(rule="duplicate-measurement", path=path, route=("series", index, "date"), args=args,
                              related=((path, ("series", earlier, "date")),))  # fmt: skip


@rule(
    zh="百分比不会到 {value}%",
    en="A share can't be {value}%",
    fix_zh="核对数值；要写的不是占比（例如增长了一倍半），就把单位写成别的，例如“上年为 100”",
    fix_en='Check the value; where it is no share (a growth, say), take another unit, such as "last year = 100"',
)
def percent_out_of_range(survey: Survey) -> Iterator[Finding]:
    """单位是 % 的指标，数值超过了 100。缴费率、满意率这样的占比，只能在 0 到 100 之间。

    An indicator whose unit is % has a value above 100. A share lies between 0 and 100.

    不对 Bad:

        unit: "%"
        series:
          - {date: "2026-06", value: 870}

    对 Good:

        unit: "%"
        series:
          - {date: "2026-06", value: 87}
    """
    for key, indicator in sorted(survey.registry.indicators.items()):
        for index, each in enumerate(indicator.series):
            if indicator.unit.strip() in _PERCENT and each.value > 100:
                path, route = record_path("indicator", key), ("series", index, "value")
                yield Finding(rule="percent-out-of-range", path=path, route=route, args={"value": each.value})


@rule(
    zh="本方案已经有一个这样的指标：{other}",
    en="The programme has this indicator already: {other}",
    fix_zh="是同一个指标，就把数值合到一个文件里；不是，就把名称写得分得清，或者写上 community、partner",
    fix_en="If they are one, put their values into one file; if not, tell them apart by title, community or partner",
)
def duplicate_indicator(survey: Survey) -> Iterator[Finding]:
    """同一方案里，两个指标的名称一样，说的又是同一个社区、同一家合伙人（或都没写）。读者分不清哪个是哪个。

    Two indicators of one programme have one title and speak of the same community and partner, or of none.

    不对 Bad:

        # fees.yml
        title: 物业费收缴率
        # fees-2026.yml
        title: 物业费收缴率

    对 Good:

        # fees-east.yml
        title: 物业费收缴率
        community: dongsheng
        # fees-west.yml
        title: 物业费收缴率
        community: xinghe
    """
    first: dict[tuple[str, str, str, str], str] = {}
    for key, each in sorted(survey.registry.indicators.items()):
        programme = programme_of(key)
        place = programme, each.title, resolve(programme, each.community or ""), resolve(programme, each.partner or "")
        other = first.setdefault(place, key)
        if other != key:
            path = record_path("indicator", other)
            args = {"other": path.rpartition("/")[2]}
            yield Finding(rule="duplicate-indicator", path=record_path("indicator", key), route=("title",), args=args,
                          related=((path, ("title",)),))  # fmt: skip
