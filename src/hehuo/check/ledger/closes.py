"""Rules about month closes. Finding them is the work of `close_audit`; they run last."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.ledger.close_audit import close_findings
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="{figure}写的是 {stated}，按批次算是 {counted}",
    en="The {figure} figure says {stated}; the batches give {counted}",
    fix_zh="改成：\n    {field}: {counted}",
    fix_en="Write:\n    {field}: {counted}",
)
def close_mismatch(survey: Survey) -> Iterator[Finding]:
    """月结的数和批次算出来的不一样。

    发放、兑换、过期、调整按文件夹里的批次算，月初余额等于上月末余额，
    月末 = 月初 + 发放 − 兑换 − 过期 + 调整。

    A figure of a month's close is not what its batches give. Opening is the closing of the month before; closing =
    opening + issued − redeemed − expired + adjusted.

    不对 Bad:

        opening: 120
        issued: 60
        redeemed: 25
        expired: 0
        adjusted: 0
        closing: 165

    对 Good:

        opening: 120
        issued: 60
        redeemed: 25
        expired: 0
        adjusted: 0
        closing: 155
    """
    yield from close_findings(survey, "close-mismatch")


@rule(
    zh="批次 {batch} 在封账之后被改动过",
    en="Batch {batch} has changed since the month was closed",
    fix_zh="把那个批次恢复原样；要更正，在未封账的月份里冲销",
    fix_en="Restore the batch; to correct it, reverse it in a month that is open",
)
def changed_batch(survey: Survey) -> Iterator[Finding]:
    """封账时记下了每个批次的摘要，现在的文件和摘要对不上。封了账的月份不能改；更正要在未封账的月份里冲销、重记。

    A close holds the digest of each batch, and a batch no longer matches. A closed month can't be changed: a mistake is
    reversed in an open one.

    不对 Bad:

        # close.yml 里是封账时的摘要 the digest when the month was closed
        batches:
          patrol-0301: 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b

    对 Good:

        batches:
          patrol-0301: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    """
    yield from close_findings(survey, "changed-batch")


@rule(
    zh="月结里有批次 {batch}，文件却不见了",
    en="The close names batch {batch}, and there is no such file",
    fix_zh="把文件恢复；封了账的批次不能删",
    fix_en="Restore the file; a batch of a closed month can't be deleted",
)
def missing_batch(survey: Survey) -> Iterator[Finding]:
    """月结记着的批次，文件夹里没有。封了账的批次不能删除或改名。

    A close names a batch whose file is gone. Batches of a closed month are neither deleted nor renamed.

    不对 Bad:

        # 文件夹里没有 patrol-0308.yml no such file in the folder
        batches:
          patrol-0308: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

    对 Good:

        batches:
          patrol-0301: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    """
    yield from close_findings(survey, "missing-batch")


@rule(
    zh="{month} 已经封账，不能再加批次",
    en="{month} is closed: no batch can be added",
    fix_zh="移到未封账的月份：date 写入账那天，活动当天写在 effective",
    fix_en="Move it to an open month: `date` is the day it is booked, `effective` the day of the activity",
)
def closed_month(survey: Survey) -> Iterator[Finding]:
    """往封了账的月份里加了批次。迟交的表记在未封账的月份里，活动当天写在 effective。

    A batch was added to a closed month. A late sheet goes into an open month, the day of the activity in `effective`.

    不对 Bad:

        # data/points/demo/2026-03/late.yml; 2026-03/close.yml 已有 is there
        date: "2026-03-29"

    对 Good:

        # data/points/demo/2026-04/late.yml
        date: "2026-04-02"
        effective: "2026-03-29"
    """
    yield from close_findings(survey, "closed-month")


@rule(
    zh="上一月结的摘要对不上",
    en="The digest of the previous close does not match",
    fix_zh="先看上一个月结有没有被改动；没有，就写：\n    {line}",
    fix_en="See whether the previous close has been changed; if not, write:\n    {line}",
)
def broken_chain(survey: Survey) -> Iterator[Finding]:
    """每个月结都带着上一个月结的摘要，串成一链。

    对不上，说明上一个月结在这之后被改动过，或者抄错了。第一个月结不写 previous。

    Each close carries the digest of the one before it. A mismatch means that the earlier close has been changed since,
    or that the digest was miscopied. The first close has no `previous`.

    不对 Bad:

        # 2026-04/close.yml，上月有月结，却没写 previous the month before is closed
        date: "2026-05-01"

    对 Good:

        date: "2026-05-01"
        previous: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    """
    yield from close_findings(survey, "broken-chain")


@rule(
    zh="{month} 有批次却没有封账，后面的月份已经封了",
    en="{month} has batches and is not closed, while a later month is",
    fix_zh="先给 {month} 封账",
    fix_en="Close {month} first",
)
def skipped_month(survey: Survey) -> Iterator[Finding]:
    """封账要一个月一个月地封，不能跳过有批次的月份。

    Months are closed one after another; one that has batches can't be skipped.

    不对 Bad:

        2026-03/patrol-0301.yml
        2026-04/patrol-0401.yml
        2026-04/close.yml

    对 Good:

        2026-03/patrol-0301.yml
        2026-03/close.yml
        2026-04/patrol-0401.yml
        2026-04/close.yml
    """
    yield from close_findings(survey, "skipped-month")
