"""Rules about references to other records. Finding them is the work of `references`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.references.lookup import dangling, more
from hehuo.check.survey import Survey
from hehuo.check.words import both, nearest
from hehuo.diagnostic import Finding
from hehuo.model.registry import programme_of, record_path
from hehuo.record_types import RECORD_TYPES


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
    zh="没有{which}项目{hint}{more}",
    en="There is no project {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_project(survey: Survey) -> Iterator[Finding]:
    """提到了登记簿里没有的项目。编号就是文件名：data/projects/方案/编号.yml；别的方案的项目写“方案/编号”。

    A project that the registry does not have. The id is the file's name: data/projects/programme/id.yml; a project of
    another programme is written programme/id.

    不对 Bad:

        recipients:
          - to: {project: massage-bed}

    对 Good:

        recipients:
          - to: {project: massage-beds}
    """
    yield from dangling(survey, "unknown-project")


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


@rule(
    zh="没有方案“{programme}”，这个文件夹不属于任何方案{more}",
    en='There is no programme "{programme}" for this folder to belong to{more}',
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_programme(survey: Survey) -> Iterator[Finding]:
    """文件放在一个方案的文件夹里，而这个方案没有文件。多半是文件夹名字写错了。

    data/partners/banyang/ 里的文件都属于方案 data/programmes/banyang.yml。同一个文件夹名只报一次。

    A file lies in the folder of a programme that has no file; mostly the folder's name is misspelt. Each such name is
    reported once.

    不对 Bad:

        data/partners/banynag/sm-plaza.yml

    对 Good:

        data/partners/banyang/sm-plaza.yml
    """
    programmes = survey.registry.known.get("programme", frozenset())
    strays: dict[str, list[str]] = {}
    for each in RECORD_TYPES:
        if each.name not in ("registry", "programme"):
            for key in survey.registry.known.get(each.name, ()):
                if programme_of(key) not in programmes:
                    strays.setdefault(programme_of(key), []).append(each.path(key))
    for programme, paths in sorted(strays.items()):
        meant = nearest(programme, sorted(programmes))
        file = record_path("programme", programme)
        remedy = both("remedy", f"新建 {file}", f"Make {file}")
        if meant is not None:
            remedy = both("remedy", f"把文件夹改名为 {meant}", f"Rename the folder to {meant}")
        args = {"programme": programme, **more(len(paths) - 1), **remedy}
        yield Finding(rule="unknown-programme", path=min(paths), args=args)
