"""Rules about reviews by a panel, and about any rating: what was scored, of whom, when, and who sees to what was found.

Knows nothing of how a score is summed up or shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.records.histories import has_doubtful_history
from hehuo.check.records.replaying import why_inactive
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.dates import parse_date
from hehuo.model.membership import was_active
from hehuo.model.registry import programme_of, record_path, resolve
from hehuo.model.reviews import period_of


@rule(
    zh="得了 {score} 分，满分才 {full} 分",
    en="{score} points where the full score is {full}",
    fix_zh="核对得分和满分，是不是写反了或者多打了一位",
    fix_en="Check both numbers; they may be swapped, or one has a digit too many",
)
def score_above_max(survey: Survey) -> Iterator[Finding]:
    """得分高于满分。评议的每一项评分、项目的评价都查。

    A score is higher than the full score: in a criterion of a review, or in the rating of a project.

    不对 Bad:

        criteria:
          - {title: 环境保洁, max: 30, score: 62}

    对 Good:

        criteria:
          - {title: 环境保洁, max: 30, score: 26}
    """
    for key, review in sorted(survey.registry.reviews.items()):
        for index, each in enumerate(review.criteria):
            if each.score > each.max:
                yield _too_high(record_path("review", key), ("criteria", index, "score"), each.score, each.max)
    for key, project in sorted(survey.registry.projects.items()):
        rating = project.rating
        if rating is not None and rating.score > rating.out_of:
            yield _too_high(record_path("project", key), ("rating", "score"), rating.score, rating.out_of)


def _too_high(path: str, route: Route, score: int, full: int) -> Finding:
    return Finding(rule="score-above-max", path=path, route=route, args={"score": score, "full": full})


@rule(
    zh="这个问题没写归谁办",
    en="Nobody is named to see to this finding",
    fix_zh="写上归哪家合伙人或哪个角色，例如：\n    owner: {{role: …}}\n整次评议只评一家的，写评议的 partner 就行",
    fix_en="Name the partner or role, for example:\n    owner: {{role: …}}\nor, where one partner is reviewed, the review's `partner`",
)
def unowned_finding(survey: Survey) -> Iterator[Finding]:
    """评议查出的问题没有写归谁办，评议也没有写对象。没有人管的问题，追不到底。

    A finding names no owner, and its review no partner. What belongs to nobody is never followed to the end.

    不对 Bad:

        # 没有 partner no partner
        findings:
          - {title: 门岗夜里没人, found: "2026-05-20"}

    对 Good:

        findings:
          - {title: 门岗夜里没人, found: "2026-05-20", owner: {partner: sm-plaza}}
    """
    for key, review in sorted(survey.registry.reviews.items()):
        for index, each in enumerate(review.findings):
            if each.owner is None and review.partner is None:
                yield Finding(rule="unowned-finding", path=record_path("review", key), route=("findings", index))


@rule(
    zh="这个评议组织对这家合伙人，{period}已经评过一次：{other}",
    en="This panel has a review of this partner for {period} already: {other}",
    fix_zh="核对日期和评议对象；同一次评议重复录入的，删掉一份",
    fix_en="Check the date and the partner; where one review was entered twice, delete one",
)
def duplicate_review(survey: Survey) -> Iterator[Finding]:
    """同一个评议组织，同一个月，对同一家合伙人评了两次。多半是重复录入，或者月份写错；不去掉，名次和曲线就乱了。

    One panel has reviewed one partner twice in one month. Mostly it was entered twice, or the month is wrong.

    不对 Bad:

        # plaza-may.yml
        {panel: residents, partner: sm-plaza, date: "2026-05"}
        # plaza-may-again.yml
        {panel: residents, partner: sm-plaza, date: "2026-05-28"}

    对 Good:

        # plaza-june.yml
        {panel: residents, partner: sm-plaza, date: "2026-06-28"}
    """
    first: dict[tuple[str, str, str, str], str] = {}
    for key, review in sorted(survey.registry.reviews.items()):
        if review.partner is None:
            continue
        programme = programme_of(key)
        place = programme, review.panel, resolve(programme, review.partner), period_of(review.date)
        other = first.setdefault(place, key)
        if other != key:
            path, earlier = record_path("review", key), record_path("review", other)
            args = {"period": place[3], "other": earlier.rpartition("/")[2]}
            yield Finding(rule="duplicate-review", path=path, route=("date",), args=args,
                          related=((earlier, ("date",)),))  # fmt: skip


@rule(
    zh="{partner} 在 {date} 不是在册合伙人（{why}），评不到它",
    en="{partner} was no active partner on {date} ({why}) and can't have been reviewed",
    fix_zh="核对日期和评议对象；如果经历漏记了，补在合伙人文件的 history 里",
    fix_en="Check the date and the partner; if its history lacks an event, add it there",
)
def inactive_review(survey: Survey) -> Iterator[Finding]:
    """评议的那个月，这家合伙人还没加入、已经退出，或者正在暂停。只在经历确实排除了那时才报；日期不完整的，不报。

    A partner is reviewed at a time when it had not joined yet, had left, or was suspended. Reported only where its
    history rules that time out.

    不对 Bad:

        # data/partners/…/sm-plaza.yml: joined "2026-01-10"
        partner: sm-plaza
        date: "2025-12"

    对 Good:

        partner: sm-plaza
        date: "2026-02"
    """
    for key, review in sorted(survey.registry.reviews.items()):
        partner_key = resolve(programme_of(key), review.partner or "")
        partner, moment = survey.registry.partners.get(partner_key), parse_date(review.date)
        if partner is None or was_active(partner, moment) or has_doubtful_history(survey, partner_key):
            continue
        index, why = why_inactive(partner, moment)
        yield Finding(
            rule="inactive-review",
            path=record_path("review", key),
            route=("partner",),
            args={"partner": review.partner, "date": review.date, **why},
            related=((record_path("partner", partner_key), ("history", index)),),
        )
