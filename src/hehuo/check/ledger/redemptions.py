"""Rules about redemption sheets and their offers. Finding them is the work of `batch_audit` and `entry_audit`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.ledger.batch_audit import batch_findings
from hehuo.check.ledger.entry_audit import entry_findings
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="{date} 不在这个兑换项的期限内（{start} 至 {end}）",
    en="{date} is outside the term of this offer ({start} to {end})",
    fix_zh="核对日期和兑换项；迟交的单子把兑换当天写在 effective",
    fix_en="Check the date and the offer; a late sheet states the day of redeeming in `effective`",
)
def offer_not_open(survey: Survey) -> Iterator[Finding]:
    """兑换那天，这个兑换项还没开始或已经截止。看的是 effective，没写就看 date。

    A redemption takes place before its offer begins or after it ends. What counts is `effective`, or `date` where that
    is left out.

    不对 Bad:

        # offers/haircut.yml: from "2026-03-01" until "2026-03-31"
        date: "2026-04-05"
        offer: haircut

    对 Good:

        date: "2026-04-05"
        effective: "2026-03-30"
        offer: haircut
    """
    yield from batch_findings(survey, "offer-not-open")


@rule(
    zh="这个兑换项是 {partner} 的",
    en="This offer is one of {partner}",
    fix_zh="改成：\n    partner: {partner}\n或者核对 offer",
    fix_en="Write:\n    partner: {partner}\nor check `offer`",
)
def offer_wrong_partner(survey: Survey) -> Iterator[Finding]:
    """兑换单上的商户和兑换项的商户不是同一家。

    The partner on a redemption sheet is not the one that makes the offer.

    不对 Bad:

        # offers/haircut.yml: partner: barber
        partner: sm-plaza
        offer: haircut

    对 Good:

        partner: barber
        offer: haircut
    """
    yield from batch_findings(survey, "offer-wrong-partner")


@rule(
    zh="要兑 {asked} 份，总共 {stock} 份，只剩 {left} 份",
    en="{asked} redeemed, and of {stock} only {left} left",
    fix_zh="核对份数；商户加了量，就改兑换项的 stock",
    fix_en="Check the quantity; if the partner offers more, raise the offer's stock",
)
def offer_out_of_stock(survey: Survey) -> Iterator[Finding]:
    """兑换的份数超过了兑换项的总份数。按日期先后数，报在超出的那一行；冲销掉的不算。

    More is redeemed than the offer has in stock. Counted in order of date and reported at the entry that goes over;
    reversed entries don't count.

    不对 Bad:

        # offers/haircut.yml: stock: 10 (已兑 9 份 9 redeemed)
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}

    对 Good:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B}
    """
    yield from entry_findings(survey, "offer-out-of-stock")


@rule(
    zh="这张卡已兑 {before} 份，再兑 {asked} 份就超过每卡 {limit} 份",
    en="This card has redeemed {before}; {asked} more would pass the limit of {limit} per card",
    fix_zh="核对卡号和份数",
    fix_en="Check the card and the quantity",
)
def offer_over_limit(survey: Survey) -> Iterator[Finding]:
    """一张卡兑换的份数超过了兑换项的每卡限兑。按日期先后数，同一张卡只报第一次。

    A card redeems more of an offer than its limit per card. Counted in order of date; each card is reported once.

    不对 Bad:

        # offers/haircut.yml: limit_per_card: 1
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}

    对 Good:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 1}
    """
    yield from entry_findings(survey, "offer-over-limit")
