"""Rules about claims: who claims, how much, and whether it can.

Finding them is the work of `replaying`; here are their words and pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.records.replaying import timeline_findings
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="“{event}”没有写是哪家合伙人",
    en='"{event}" does not say which partner',
    fix_zh="加上一行：\n    partner: …",
    fix_en="Add a line:\n    partner: …",
)
def claim_without_partner(survey: Survey) -> Iterator[Finding]:
    """认领这一步没有写是谁认领的。

    A claim does not name the partner that makes it.

    不对 Bad:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim}

    对 Good:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza}
    """
    yield from timeline_findings(survey, "claim-without-partner")


@rule(
    zh="要认领 {asked} 份，只剩 {left} 份",
    en="{asked} claimed, and only {left} left",
    fix_zh="{remedy}；已认领的：{holders}",
    fix_en="{remedy}; claimed so far by: {holders}",
)
def over_claimed(survey: Survey) -> Iterator[Finding]:
    """认领的数量超过了还剩的数量。

    需要几份写在 wanted 里（不写就是一份），几家可以分着认领，合起来不能超过；退回的可以再认领。

    A claim asks for more than is left. How many are wanted stands in `wanted` (one when left out); several partners can
    claim parts of it, together no more than that. What is given back can be claimed again.

    不对 Bad:

        wanted: {quantity: 10, unit: 张}
        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza, quantity: 12}

    对 Good:

        wanted: {quantity: 10, unit: 张}
        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza, quantity: 9}
    """
    yield from timeline_findings(survey, "over-claimed")


@rule(
    zh="这家合伙人没有认领，不能“{event}”",
    en='This partner holds no share, so it can\'t "{event}"',
    fix_zh="核对是哪一家；现在认领着的：{holders}",
    fix_en="Check which partner it was; claimed at present by: {holders}",
)
def not_holder(survey: Survey) -> Iterator[Finding]:
    """没有认领的合伙人不能退回。

    A partner that holds no share of a project can't give one back.

    不对 Bad:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza}
          - {date: "2026-03-09", event: give-back, partner: city-bank}

    对 Good:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza}
          - {date: "2026-03-09", event: give-back, partner: sm-plaza}
    """
    yield from timeline_findings(survey, "not-holder")


@rule(
    zh="“{event}”这一步用不着写数量",
    en='"{event}" has no use for a quantity',
    fix_zh="删掉 quantity；数量只写在认领的步骤上，总共需要多少写在 wanted 里",
    fix_en="Delete quantity; it belongs on claims, and what is wanted in all belongs in `wanted`",
)
def unused_quantity(survey: Survey) -> Iterator[Finding]:
    """只有认领的步骤可以写数量，别的步骤写了也不会被读到。

    Only a claim takes a quantity; on any other step it would never be read.

    不对 Bad:

        timeline:
          - {date: "2026-03-20", event: finish, quantity: 9}

    对 Good:

        timeline:
          - {date: "2026-03-20", event: finish, partner: sm-plaza}
    """
    yield from timeline_findings(survey, "unused-quantity")


@rule(
    zh="{partner} 在 {date} 不是在册合伙人（{why}）",
    en="{partner} was no active partner on {date} ({why})",
    fix_zh="核对日期和合伙人；如果经历漏记了，补在合伙人文件的 history 里",
    fix_en="Check the date and the partner; if its history lacks an event, add it there",
)
def inactive_claim(survey: Survey) -> Iterator[Finding]:
    """认领时，这家合伙人还没加入、已经退出，或者正在暂停。只在经历确实排除了这一天时才报；日期不完整的，不报。

    A partner claims a project on a day when it had not joined yet, had left, or was suspended. Reported only where its
    history rules that day out.

    不对 Bad:

        # data/partners/…/sm-plaza.yml: joined "2026-03-10"
        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza}

    对 Good:

        # data/partners/…/sm-plaza.yml: joined "2026-03-01"
        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza}
    """
    yield from timeline_findings(survey, "inactive-claim")
