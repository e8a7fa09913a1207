"""Rules about cards and what they earn and hold. Finding them is the work of `limit_audit` and `entry_audit`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.ledger.entry_audit import entry_findings
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="这张卡只有 {balance} 分，要扣 {points} 分",
    en="This card holds {balance} points, and {points} are taken",
    fix_zh="核对卡号和数量；如果是得分单还没录，先录得分单",
    fix_en="Check the card and the quantity; if an earning sheet is still to be entered, enter it first",
)
def overdrawn_card(survey: Survey) -> Iterator[Finding]:
    """一张卡扣的分比当时有的多。按日期先后记账，同一天先记得分、后记兑换；任何一笔之后余额都不能为负。

    迟交的表按 effective 那天记；要是因此使后面早已入账的不够扣，错的是迟交的这一张。

    More is taken from a card than it holds. Entries are booked in order of date, on one day what gives before what
    takes; no balance is negative after any of them. A late sheet counts on its `effective` day; where it leaves too
    little for what was booked before it came in, the late sheet is the one that is wrong.

    不对 Bad:

        # 这张卡一共得过 6 分 this card has earned 6 points
        offer: haircut # 20 分 costs 20
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B}

    对 Good:

        offer: soap # 5 分 costs 5
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B}
    """
    yield from entry_findings(survey, "overdrawn-card")


@rule(
    zh="这张卡 {month} 已得 {before} 分，再得 {points} 分就超过每月 {cap} 分",
    en="In {month} this card has earned {before} by this rule; {points} more would pass the cap of {cap}",
    fix_zh="核对卡号和数量；超过上限的部分不记分",
    fix_en="Check the card and the quantity; what passes the cap is not booked",
)
def cap_exceeded(survey: Survey) -> Iterator[Finding]:
    """一张卡按同一条规则一个月得的分超过了上限。

    月份看 effective，没写就看 date；冲销掉的不算；同一张卡一个月只报第一次。

    A card earns more by one rule in one month than the rule's cap. The month is that of `effective`, or of `date` where
    that is left out; reversed entries don't count.

    不对 Bad:

        # rules.yml: patrol: points 2, cap_per_month 20
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 12}

    对 Good:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 10}
    """
    yield from entry_findings(survey, "cap-exceeded")


@rule(
    zh="{date} 这张卡不在使用期内（{opened} 至 {closed}）",
    en="On {date} this card was not in use ({opened} to {closed})",
    fix_zh="核对卡号和日期；启用、停用的日期在 cards.yml",
    fix_en="Check the card and the date; cards.yml has the days it was opened and closed",
)
def card_not_open(survey: Survey) -> Iterator[Finding]:
    """得分、兑换或补记那天，这张卡还没启用或已经停用。同一张卡只报第一次。

    停用的卡上剩的分可以过期，也可以用负的调整转走。

    A card earns, redeems or is credited before it was opened or after it was closed. Each card is reported once. What
    is left on a closed card may expire or be adjusted off.

    不对 Bad:

        # cards.yml: opened: "2026-03-01"
        date: "2026-02-11"
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}

    对 Good:

        date: "2026-03-11"
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}
    """
    yield from entry_findings(survey, "card-not-open")
