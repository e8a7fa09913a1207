"""Rules about the expiry of points. Finding them is the work of `lot_audit`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.ledger.lot_audit import lot_findings
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="到 {date} 这张卡到期未用的有 {due} 分，这里过期 {points} 分，多了 {excess} 分",
    en="By {date} {due} points of this card have fallen due; {points} are expired here, {excess} too many",
    fix_zh="改成到期的分数，没有到期就删掉这一行；hehuo points explain 卡号 列出每笔分到哪天到期",
    fix_en="Write what has fallen due, or take the line out; hehuo points explain CARD lists when each lot lapses",
)
def early_expiry(survey: Survey) -> Iterator[Finding]:
    """过期的积分还没到期，或者比到期的多。

    积分按笔记账，先得的先用：每笔从得分那天起，规则的 expires_months 个月后的同一天是最后一天，那天用剩的才能过期。
    兑换和负的调整先用最早得的、还没到期的分；冲销得分先收回那一笔剩下的；冲销兑换把分还给原来那几笔，到期日不变；
    调整补记的分不过期。已经冲销的过期不算。

    Points are expired that have not fallen due, or more than have. Points are kept by lots, first in, first out: a lot
    can be used through the same day `expires_months` later, and what is left of it then can be expired. What takes
    points takes the oldest lot that is still good; reversing an earning takes its own lot's rest first, reversing a
    redemption puts the points back where they came from. Adjusted points never lapse.

    不对 Bad:

        # rules.yml: patrol: expires_months 3; 2026-03-07 得 10 分 10 earned
        date: "2026-05-31"
        kind: expiry
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, points: 10}

    对 Good:

        date: "2026-06-30"
        kind: expiry
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, points: 10}
    """
    yield from lot_findings(survey, "early-expiry")


@rule(
    zh="{month} 封账，{cards} 张卡上共 {points} 分到期未用却没有过期",
    en="At the close of {month}, {points} points on {cards} cards had fallen due and were not expired",
    fix_zh="补一个过期批次；这个月的月结还没提交就记在这个月，提交了就记在未封账的月份：\n"
    "    kind: expiry\n    entries:{entries}{more}",
    fix_en="Add an expiry batch, in this month if its close is not committed yet, else in an open one:\n"
    "    kind: expiry\n    entries:{entries}{more}",
)
def missed_expiry(survey: Survey) -> Iterator[Finding]:
    """封了账的月份里，有的积分到期未用，却一直没有过期。封账前要把当月到期的分过期完，否则月末余额就虚高了。

    月末那天到期的分，那天还能用，算下个月的。补上过期批次之后就不再报。

    A month is closed although points fell due in it that nobody has expired, so its closing figure is too high. Points
    whose last day is the month's last can still be used on it and belong to the next month. An expiry booked later
    settles the matter.

    不对 Bad:

        # 2026-07/close.yml: 七月有 10 分到期 10 points fell due in July
        expired: 0

    对 Good:

        # 2026-07/expiry.yml
        date: "2026-07-31"
        kind: expiry
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, points: 10}
        total: 10
        # 2026-07/close.yml
        expired: 10
    """
    yield from lot_findings(survey, "missed-expiry")
