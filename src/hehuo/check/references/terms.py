"""Rules about references to what a programme declares. Finding them is the work of `references`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.references.lookup import dangling
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="本方案没有{which}合伙人类别{hint}{more}",
    en="The programme has no kind of partner {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_kind(survey: Survey) -> Iterator[Finding]:
    """写了方案里没有的合伙人类别。类别在方案文件的 kinds 里列出，写的必须是那里的编号。

    A kind of partner that the programme does not declare. Kinds are listed under `kinds` in the programme's file.

    不对 Bad:

        kind: merchnat

    对 Good:

        kind: merchant
    """
    yield from dangling(survey, "unknown-kind")


@rule(
    zh="本方案没有{which}队伍{hint}{more}",
    en="The programme has no team {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_team(survey: Survey) -> Iterator[Finding]:
    """写了方案里没有的队伍。队伍在方案文件的 teams 里列出。

    A team that the programme does not declare under `teams`.

    不对 Bad:

        kinds:
          property:
            name: 物业公司
            team: proprety-team

    对 Good:

        kinds:
          property:
            name: 物业公司
            team: property-team
    """
    yield from dangling(survey, "unknown-team")


@rule(
    zh="本方案没有{which}层级{hint}{more}",
    en="The programme has no level {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_level(survey: Survey) -> Iterator[Finding]:
    """写了方案里没有的层级。层级在方案文件的 levels 里自上而下列出，例如街道、社区、网格、楼栋。

    A level of organisation that the programme does not declare under `levels`.

    不对 Bad:

        levels:
          - {level: bulding, units: 38, stewards: 36}

    对 Good:

        levels:
          - {level: building, units: 38, stewards: 36}
    """
    yield from dangling(survey, "unknown-level")


@rule(
    zh="本方案没有{which}业态{hint}{more}",
    en="The programme has no trade {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_trade(survey: Survey) -> Iterator[Finding]:
    """写了方案里没有的业态。业态在方案文件的 trades 里列出，例如餐饮、理发、银行。

    A trade that the programme does not declare under `trades`.

    不对 Bad:

        trade: catring

    对 Good:

        trade: catering
    """
    yield from dangling(survey, "unknown-trade")


@rule(
    zh="本方案没有{which}方向、组或项目类{hint}{more}",
    en="The programme has no direction, group or item {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_item(survey: Survey) -> Iterator[Finding]:
    """写了项目目录里没有的编号。方向、组、项目类都在方案文件的 directions 里列出，写哪一级都可以。

    An id that is not in the programme's catalogue. Directions, groups and items stand under `directions`;
    any level can be named.

    不对 Bad:

        items: [grening]

    对 Good:

        items: [greening]
    """
    yield from dangling(survey, "unknown-item")


@rule(
    zh="本方案没有{which}成果量{hint}{more}",
    en="The programme has no measure {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_measure(survey: Survey) -> Iterator[Finding]:
    """成果写了方案里没有的成果量。成果怎么计（名称和单位）在方案文件的 measures 里声明。

    An outcome is counted in a measure that the programme does not declare under `measures`.

    不对 Bad:

        outcomes:
          - measure: lamp
            quantity: 9

    对 Good:

        outcomes:
          - measure: lamps
            quantity: 9
    """
    yield from dangling(survey, "unknown-measure")


@rule(
    zh="本方案没有{which}反哺项目{hint}{more}",
    en="The programme has no benefit {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_benefit(survey: Survey) -> Iterator[Finding]:
    """写了反哺清单里没有的项目。反哺清单是方案文件的 benefits。

    A benefit that is not on the programme's list under `benefits`.

    不对 Bad:

        benefits:
          - benefit: vanue

    对 Good:

        benefits:
          - benefit: venue
    """
    yield from dangling(survey, "unknown-benefit")


@rule(
    zh="本方案没有{which}兑换形式{hint}{more}",
    en="The programme has no form of offer {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_offer_form(survey: Survey) -> Iterator[Finding]:
    """兑换项写了方案里没有的形式。兑换形式在方案文件的 offer_forms 里列出。

    An offer takes a form that the programme does not declare under `offer_forms`.

    不对 Bad:

        form: vocher

    对 Good:

        form: voucher
    """
    yield from dangling(survey, "unknown-offer-form")


@rule(
    zh="这个社区没有{which}场地{hint}{more}",
    en="The community has no space {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_space(survey: Survey) -> Iterator[Finding]:
    """预约或活动写了社区里没有的场地。场地在社区文件的 spaces 里列出，写的必须是那里的编号。

    A booking or an event names a space that its community does not list under `spaces`.

    不对 Bad:

        community: dongsheng
        space: hal

    对 Good:

        community: dongsheng
        space: hall
    """
    yield from dangling(survey, "unknown-space")


@rule(
    zh="本方案没有{which}来源{hint}{more}",
    en="The programme has no source {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_source(survey: Survey) -> Iterator[Finding]:
    """引用了方案里没有的来源。每条来源（哪家媒体、哪天、什么标题）写在方案文件的 sources 里，别处只写编号。

    A source that the programme does not list under `sources`; other records cite sources by id.

    不对 Bad:

        sources: [dayl-2025]

    对 Good:

        sources: [daily-2025]
    """
    yield from dangling(survey, "unknown-source")
