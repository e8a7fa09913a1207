"""Rules that compare the ledger with what it was at the base revision. Finding them is the work of `past_ledger`.

Without a base revision they find nothing. There is no correction to excuse them: a ledger is corrected by reversals.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.base.past_ledger import ledger_losses
from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="入了账的批次被改动：{place}{change}",
    en="A booked batch has been changed: {place}{change}",
    fix_zh="恢复原样；记错的一行，在未封账的月份里写一张冲销，再补记",
    fix_en="Restore it; an entry booked wrongly is reversed in an open month and booked anew",
)
def rewritten_batch(survey: Survey) -> Iterator[Finding]:
    """基准版本（--base）里已有的批次，内容变了。入了账的单子一个数也不能动，封没封账都一样；更正只能冲销。

    逐项、逐行比较，行按行号比，因为冲销单按行号指认；排版和注释不算内容。

    A batch that is on the base revision (`--base`) says something else now. A booked sheet never changes, whether its
    month is closed or not; a mistake is reversed. Compared field by field and entry by entry, an entry by its number,
    for that is how a reversal names it; layout and comments don't count.

    不对 Bad:

        # 基准版本里是 8 小时 the base revision says 8
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 10}

    对 Good:

        # 2026-04/reversal-0405.yml
        kind: reversal
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, batch: 2026-03/patrol-0307, entry: 1, points: -16}
    """
    yield from ledger_losses(survey, "rewritten-batch")


@rule(
    zh="入了账的批次不见了",
    en="A booked batch is gone",
    fix_zh="恢复这个文件，名字和文件夹也不能变；整张记错的，逐行冲销",
    fix_en="Restore the file under its name in its folder; a sheet that is all wrong is reversed entry by entry",
)
def removed_batch(survey: Survey) -> Iterator[Finding]:
    """基准版本（--base）里有的批次，文件不见了。改名、挪到别的月份，也是不见了。

    A batch of the base revision (`--base`) has no file any more; renamed or moved to another month, it is gone too.

    不对 Bad:

        # 2026-03/patrol-0307.yml 删掉了 deleted

    对 Good:

        # 2026-04/reversal-0405.yml
        kind: reversal
        reason: 这张签到表重复录入
    """
    yield from ledger_losses(survey, "removed-batch")


@rule(
    zh="封过的账被改动：{change}",
    en="A close has been changed: {change}",
    fix_zh="恢复原样；要更正，在未封账的月份里冲销",
    fix_en="Restore it; what was wrong is reversed in a month that is open",
)
def rewritten_close(survey: Survey) -> Iterator[Finding]:
    """基准版本（--base）里已有的月结，内容变了。连着批次一起改、摘要重新算对，也一样看得出来。

    A month's close that is on the base revision (`--base`) says something else now. Changing a batch and its digest
    together doesn't hide it.

    不对 Bad:

        # 基准版本里是 28 the base revision says 28
        issued: 32

    对 Good:

        issued: 28
    """
    yield from ledger_losses(survey, "rewritten-close")


@rule(
    zh="封过的账不见了",
    en="A close is gone",
    fix_zh="恢复这个文件；封了的月份不能再打开",
    fix_en="Restore the file; a closed month is not opened again",
)
def removed_close(survey: Survey) -> Iterator[Finding]:
    """基准版本（--base）里有的月结，文件不见了。没有月结，那个月的批次就又能改了，所以不能删。

    A month's close of the base revision (`--base`) has no file any more. Without it that month's batches could be
    changed again.

    不对 Bad:

        # 2026-03/close.yml 删掉了 deleted

    对 Good:

        # 2026-04/reversal-0405.yml
        kind: reversal
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, batch: 2026-03/patrol-0307, entry: 1, points: -16}
    """
    yield from ledger_losses(survey, "removed-close")


@rule(
    zh="卡册里少了已经发过的卡 {card}",
    en="Card {card}, already issued, is off the list",
    fix_zh="恢复这一行；不用了的卡，写停用日期 closed",
    fix_en="Restore the line; a card no longer used gets the day it was closed",
)
def removed_card(survey: Survey) -> Iterator[Finding]:
    """基准版本（--base）的卡册里有的卡，现在没有了。卡只停用，不注销；卡号也不能改。

    A card that the base revision (`--base`) lists is no longer listed. Cards are closed, never struck off, and never
    get another number.

    不对 Bad:

        # 原来还有 8T2W-B5R6-ZC1H-T it was there
        cards:
          4Q7M-0XJ2-9KPD-B: {opened: "2026-03-01"}

    对 Good:

        cards:
          4Q7M-0XJ2-9KPD-B: {opened: "2026-03-01"}
          8T2W-B5R6-ZC1H-T: {opened: "2026-03-01", closed: "2026-04-02"}
    """
    yield from ledger_losses(survey, "removed-card")


@rule(
    zh="卡 {card} 的启用或停用日期变了：{change}",
    en="When card {card} was opened or closed has been changed: {change}",
    fix_zh="恢复原样；停用的卡不再启用，另发一张新卡",
    fix_en="Restore it; a closed card is not opened again, its holder gets a new one",
)
def rewritten_card(survey: Survey) -> Iterator[Finding]:
    """卡的启用日期变了，或者停用的卡又启用了、停用日期变了。和基准版本（--base）比。

    停用日期可以新写上去；化名和同意日期随时可以撤回，社区可以换。

    When a card was opened has been changed, or a closed card is open again, or was closed on another day. Compared with
    the base revision (`--base`). A day of closing may be added; alias and consent may be withdrawn at any time.

    不对 Bad:

        # 基准版本里 4 月 2 日停用 the base revision says closed on 2 April
        cards:
          8T2W-B5R6-ZC1H-T: {opened: "2026-03-01"}

    对 Good:

        cards:
          8T2W-B5R6-ZC1H-T: {opened: "2026-03-01", closed: "2026-04-02"}
    """
    yield from ledger_losses(survey, "rewritten-card")


@rule(
    zh="已经按它记过分的规则被改动：{change}",
    en="A rule by which points were given has been changed: {change}",
    fix_zh="恢复原样；要改，给它写上 until，另立一条新规则",
    fix_en="Restore it; to change the terms, give this rule an `until` and make another",
)
def rewritten_rule(survey: Survey) -> Iterator[Finding]:
    """得分规则已经用过，分值、单位、起始日、每月上限或有效期却变了：以前的单子会跟着变。和基准版本（--base）比。

    名称、备注、截止日可以改；还没用过的规则随便改。

    A rule by which points were given has other terms now (points, unit, first day, cap or expiry), and with them every
    sheet of the past. Compared with the base revision (`--base`). Its title, note and last day may change, and a rule
    not used yet may change altogether.

    不对 Bad:

        # 基准版本里上限是 20 the base revision says 20
        rules:
          patrol: {title: 巡逻, points: 2, unit: 小时, from: "2026-01-01", cap_per_month: 40}

    对 Good:

        rules:
          patrol: {title: 巡逻, points: 2, unit: 小时, from: "2026-01-01", until: "2026-06-30", cap_per_month: 20}
          patrol-2: {title: 巡逻, points: 2, unit: 小时, from: "2026-07-01", cap_per_month: 40}
    """
    yield from ledger_losses(survey, "rewritten-rule")
