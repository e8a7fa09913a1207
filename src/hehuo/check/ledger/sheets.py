"""Rules about a ledger batch as a whole. Finding them is the work of `batch_audit`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.ledger.batch_audit import batch_findings
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.registry import record_path


@rule(
    zh="合计写的是 {stated}，{count} 行加起来是 {total}",
    en="The total says {stated}; the entries ({count}) add up to {total}",
    fix_zh="逐行核对；如果明细没错，改成：\n    total: {total}",
    fix_en="Check the entries; if they are right, write:\n    total: {total}",
)
def wrong_total(survey: Survey) -> Iterator[Finding]:
    """合计和明细对不上。得分单的合计是每行“数量 × 每单位积分”之和，兑换单是“份数 × 所需积分”之和，其余是积分之和。

    合计写在最后一行，文件被截断就对不上；对不上，不是明细抄错，就是合计加错。

    The total is not the sum of the entries: quantity times points of the rule for an earning sheet, quantity times cost
    of the offer for a redemption sheet, points for the others. As the last key it also gives away a cut-off file.

    不对 Bad:

        rule: patrol # 每小时 2 分 2 points an hour
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 3}
        total: 5

    对 Good:

        rule: patrol
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 3}
        total: 6
    """
    yield from batch_findings(survey, "wrong-total")


@rule(
    zh="入账日期是 {date}，文件却放在 {month}",
    en="The date is {date}, and the file lies in {month}",
    fix_zh="把文件移到 {right} 文件夹；迟交的表，date 写本月入账的那天，活动当天写在 effective",
    fix_en="Move the file to the folder {right}; a late sheet has the day of booking in `date`, its own in `effective`",
)
def wrong_month(survey: Survey) -> Iterator[Finding]:
    """批次的入账日期不在它所在的月份文件夹里。一个月的批次都在那个月的文件夹里，封账时一起封。

    The date of a batch is not in the month of its folder. A month's batches lie together and are sealed together.

    不对 Bad:

        # data/points/demo/2026-03/patrol-0401.yml
        date: "2026-04-01"

    对 Good:

        # data/points/demo/2026-04/patrol-0401.yml
        date: "2026-04-01"
    """
    yield from batch_findings(survey, "wrong-month")


@rule(
    zh="单据号和批次 {batch} 重复",
    en="The sheet number is that of batch {batch} already",
    fix_zh="同一张单据只能入账一次：删掉重复的批次，或改正单据号",
    fix_en="A sheet is booked once: delete the second batch, or correct its number",
)
def duplicate_source(survey: Survey) -> Iterator[Finding]:
    """两个批次写了同一个单据号。单据号在整个方案内永不重复，重复往往说明同一张纸表录了两次，积分就多发了一遍。

    Two batches have the same sheet number. Numbers are unique in a programme for ever; a double mostly means that a
    paper sheet was entered twice and its points given twice.

    不对 Bad:

        # 2026-03/patrol-0301.yml
        source: 巡逻-001
        # 2026-03/patrol-0308.yml
        source: 巡逻-001

    对 Good:

        # 2026-03/patrol-0301.yml
        source: 巡逻-001
        # 2026-03/patrol-0308.yml
        source: 巡逻-002
    """
    yield from batch_findings(survey, "duplicate-source")


@rule(
    zh="{date} 不在这条规则的有效期内（{start} 至 {end}）",
    en="{date} is outside the term of this rule ({start} to {end})",
    fix_zh="核对日期和规则；迟交的表把活动当天写在 effective",
    fix_en="Check the date and the rule; a late sheet states the day of the activity in `effective`",
)
def rule_not_in_force(survey: Survey) -> Iterator[Finding]:
    """得分单用的规则，在活动那天还没生效或已经失效。看的是 effective，没写就看 date。

    An earning sheet uses a rule outside its term. What counts is `effective`, or `date` where that is left out.

    不对 Bad:

        # rules.yml: patrol from "2026-01-01" until "2026-03-31"
        date: "2026-04-11"
        rule: patrol

    对 Good:

        date: "2026-04-11"
        effective: "2026-03-28"
        rule: patrol
    """
    yield from batch_findings(survey, "rule-not-in-force")


@rule(
    zh="入账日期 {date} 在 {as_of} 之后，还没有到",
    en="The date of booking, {date}, is after {as_of}: it has not come yet",
    fix_zh="核对年份和月份；改了日期，文件也要移到那个月的文件夹",
    fix_en="Check the year and the month; with the date, the file moves to the folder of its month",
)
def future_batch(survey: Survey) -> Iterator[Finding]:
    """批次的入账日期还没到。没发生的兑换、没做完的志愿服务不能先入账。

    “截至日期”由 --as-of 给出；不给，就是数据里最晚的一天，这条规则也就不会触发。

    A batch is dated after the day the check speaks for (`--as-of`; by default the latest day in the data, so that this
    can't occur). Points are booked when they have been earned or spent.

    不对 Bad:

        date: "2062-04-18"

    对 Good:

        date: "2026-04-18"
    """
    for key, batch in survey.registry.batches.items():
        if batch.date > survey.as_of.isoformat():
            args = {"date": batch.date, "as_of": survey.as_of.isoformat()}
            yield Finding(rule="future-batch", path=record_path("batch", key), route=("date",), args=args)
