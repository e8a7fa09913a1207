"""Rules about references to other records. Finding them is the work of `references`; here are their words and pages."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.references import dangling
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="没有{which}合伙人{hint}{more}",
    en="There is no partner {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_partner(survey: Survey) -> Iterator[Finding]:
    """提到了登记簿里没有的合伙人。编号就是文件名：data/partners/方案/编号.yml；别的方案的合伙人写“方案/编号”。

    A partner that the registry does not have. The id is the file's name: data/partners/programme/id.yml; a partner
    of another programme is written programme/id.

    不对 Bad:

        timeline:
          - date: "2026-03-05"
            event: claim
            partner: sm-plza

    对 Good:

        timeline:
          - date: "2026-03-05"
            event: claim
            partner: sm-plaza
    """
    yield from dangling(survey, "unknown-partner")


@rule(
    zh="没有{which}社区{hint}{more}",
    en="There is no community {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_community(survey: Survey) -> Iterator[Finding]:
    """提到了登记簿里没有的社区。编号就是文件名：data/communities/方案/编号.yml。

    A community that the registry does not have. The id is the file's name: data/communities/programme/id.yml.

    不对 Bad:

        communities: [dongshen]

    对 Good:

        communities: [dongsheng]
    """
    yield from dangling(survey, "unknown-community")


@rule(
    zh="没有{which}兑换项{hint}{more}",
    en="There is no offer {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_offer(survey: Survey) -> Iterator[Finding]:
    """兑换单写了没有的兑换项。编号就是文件名：data/points/方案/offers/编号.yml。

    A redemption sheet names an offer that does not exist as data/points/programme/offers/id.yml.

    不对 Bad:

        kind: redeem
        offer: hair-cut

    对 Good:

        kind: redeem
        offer: haircut
    """
    yield from dangling(survey, "unknown-offer")


@rule(
    zh="没有{which}得分规则{hint}{more}",
    en="There is no earning rule {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_rule(survey: Survey) -> Iterator[Finding]:
    """得分单写了没有的得分规则。规则列在 data/points/方案/rules.yml 里。

    An earning sheet names a rule that data/points/programme/rules.yml does not have.

    不对 Bad:

        kind: earn
        rule: patol

    对 Good:

        kind: earn
        rule: patrol
    """
    yield from dangling(survey, "unknown-rule")


@rule(
    zh="这张卡不在卡册里{more}",
    en="This card is not on the list of cards{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_card(survey: Survey) -> Iterator[Finding]:
    """单子上的积分卡不在卡册里。发过的卡都列在 data/points/方案/cards.yml 里；同一张卡只在第一次出现的地方报一次。

    卡号的校验符是对的，所以多半不是抄错，而是忘了登记。

    A sheet has a card that data/points/programme/cards.yml does not list. Each such card is reported once, where it
    first appears. Its check character is right, so it was hardly miscopied: it was never entered.

    不对 Bad:

        entries:
          - {card: 0000-0000-0000-1, quantity: 2} # 卡册里没有 not listed

    对 Good:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}
    """
    yield from dangling(survey, "unknown-card")


@rule(
    zh="没有{which}批次{hint}{more}",
    en="There is no batch {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_batch(survey: Survey) -> Iterator[Finding]:
    """冲销单写了没有的批次。批次写“年-月/批次”，就是 data/points/方案/ 下面的路径。

    A reversal names a batch that does not exist; a batch is written yyyy-mm/batch, its path below
    data/points/programme/.

    不对 Bad:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, batch: 2026-05/cleanup-0590, entry: 1, points: -4}

    对 Good:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, batch: 2026-05/cleanup-0509, entry: 1, points: -4}
    """
    yield from dangling(survey, "unknown-batch")
