"""Rules about awards: who got one, and when."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hehuo.check.declare import rule
from hehuo.check.records.histories import has_doubtful_history
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date, surely_before
from hehuo.model.registry import programme_of, record_path, resolve


@rule(
    zh="这个获奖者已经写过一次（第 {first} 项）",
    en="This recipient is named already (no. {first})",
    fix_zh="删掉一项；两次分别为不同的事，就把两段颁奖词合成一段",
    fix_en="Delete one; if both were for different deeds, put their citations together",
)
def duplicate_recipient(survey: Survey) -> Iterator[Finding]:
    """同一次颁奖里，同一家合伙人、同一个项目、社区或同一张卡出现了两次。

    One partner, project, community or card is named twice in one award.

    不对 Bad:

        recipients:
          - to: {partner: sm-plaza}
          - to: {partner: sm-plaza}

    对 Good:

        recipients:
          - to: {partner: sm-plaza}
          - to: {project: massage-beds}
    """
    for key, award in sorted(survey.registry.awards.items()):
        first: dict[tuple[str, str], int] = {}
        for index, recipient in enumerate(award.recipients):
            named = msgspec.structs.asdict(recipient.to)
            kind, text = next((kind, text) for kind, text in named.items() if text is not None)
            earlier = first.setdefault((kind, resolve(programme_of(key), text)), index)
            if earlier != index:
                path, place = record_path("award", key), ("recipients", index, "to", kind)
                yield Finding(rule="duplicate-recipient", path=path, route=place, args={"first": earlier + 1},
                              related=((path, ("recipients", earlier, "to", kind)),))  # fmt: skip


@rule(
    zh="{partner} {joined} 才加入，{date} 还得不了奖",
    en="{partner} joined only on {joined} and can't have won this on {date}",
    fix_zh="核对颁发日期和合伙人；经历里的加入日期错了，就改那里",
    fix_en="Check the award's date and the partner, or the date of joining in its history",
)
def award_before_joining(survey: Survey) -> Iterator[Finding]:
    """颁奖的时候，得奖的合伙人还没有加入。退出以后再得奖，不算错；经历从“见于报道”开始的，不查。

    A partner wins an award before it joined. An award after leaving is no mistake; a history that begins with
    `reported` leaves the joining open.

    不对 Bad:

        # data/partners/…/sm-plaza.yml: joined "2026-01-10"
        date: "2025-12-30"
        recipients:
          - to: {partner: sm-plaza}

    对 Good:

        date: "2026-12-30"
        recipients:
          - to: {partner: sm-plaza}
    """
    for key, award in sorted(survey.registry.awards.items()):
        for index, recipient in enumerate(award.recipients):
            partner_key = resolve(programme_of(key), recipient.to.partner or "")
            partner = survey.registry.partners.get(partner_key)
            if award.date is None or partner is None or has_doubtful_history(survey, partner_key):
                continue
            first = partner.history[0]
            if first.event == "joined" and surely_before(parse_date(award.date), parse_date(first.date)):
                yield Finding(
                    rule="award-before-joining",
                    path=record_path("award", key),
                    route=("recipients", index, "to", "partner"),
                    args={"partner": recipient.to.partner, "joined": first.date, "date": award.date},
                    related=((record_path("partner", partner_key), ("history", 0)),),
                )
