"""The rule about settlements: a partner is paid for what it has accepted, once."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import Args, rule
from hehuo.check.ledger.doubts import judged_ledgers
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.ledger.settlements import OverSettlement
from hehuo.model.registry import record_path


def _finding(over: OverSettlement) -> Finding:
    key, index = over.line
    names = ("month", "points", "accepted", "settled", "excess")
    args: Args = {name: getattr(over, name) for name in names}
    route = ("entries", index, "points")
    return Finding(rule="over-settled", path=record_path("batch", key), route=route, args=args)


@rule(
    zh="{month} 这家合伙人入账的兑换是 {accepted} 分，已结算 {settled} 分，再结算 {points} 分就多了 {excess} 分",
    en="In {month} this partner has {accepted} points booked and {settled} settled; {points} more is {excess} too many",
    fix_zh="核对月份和积分；同一个月的兑换只能结算一次，冲销了的不结算",
    fix_en="Check month and points; a month's redemptions are settled once, and reversed ones not at all",
)
def over_settled(survey: Survey) -> Iterator[Finding]:
    """与合伙人结算的积分，比它那个月收的多，或者同一个月结算了两次。

    月份是兑换批次所在的月份文件夹；一个月可以分几次结算，合起来不能超过那个月入账的兑换，减去结算时已经冲销的。

    More points are settled with a partner than it accepted in the month, or a month is settled twice. The month is
    that of the redemption's folder. It may be settled in parts, which together don't pass what was booked in it, less
    what had been reversed by the time of settling.

    不对 Bad:

        # 四月在这家兑换了 10 分 10 points redeemed there in April
        kind: settlement
        partner: barber
        entries:
          - {month: "2026-04", points: 20, yuan: 10}

    对 Good:

        kind: settlement
        partner: barber
        entries:
          - {month: "2026-04", points: 10, yuan: 5}
    """
    for ledger in judged_ledgers(survey).values():
        yield from map(_finding, ledger.over_settlements)
