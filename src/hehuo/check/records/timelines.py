"""Rules about timelines: steps that a project's workflow or the calendar does not allow.

Finding them is the work of `replaying`; here are their words and pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.records.replaying import timeline_findings
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="“{event}”这一步不能在“{state}”时做",
    en='"{event}" can\'t happen while the project is {state}',
    fix_zh="现在能做的：{possible}；“{event}”要先到：{allowed}",
    fix_en='Possible now: {possible}; "{event}" needs: {allowed}',
)
def illegal_step(survey: Survey) -> Iterator[Finding]:
    """项目走不到这一步：流程规定这一步只能从某些状态走，而项目这时不在其中。多半是漏记了中间一步，或者步骤写错了。

    同一个项目只报第一处；后面的步骤要等它改好才能判断。

    A step that the project's workflow does not allow from the state it is in; mostly a step in between was left out.
    Only the first such step of a project is reported: what follows can be judged only once it is put right.

    不对 Bad:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-20", event: finish} # 还没有人认领 nobody has claimed it

    对 Good:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza}
          - {date: "2026-03-20", event: finish}
    """
    yield from timeline_findings(survey, "illegal-step")


@rule(
    zh="这一步的日期 {date} 和前后对不上（前一步 {before}，后一步 {after}）",
    en="The date {date} does not fit between its neighbours ({before} before, {after} after)",
    fix_zh="核对日期；经过按先后排列，早的在前",
    fix_en="Check the date; a timeline runs from the earliest step to the latest",
)
def unordered_step(survey: Survey) -> Iterator[Finding]:
    """经过没有按日期先后排列，多半是日期写错了。只报站错位置的那一步；日期不完整的（只有年、月）只在确实矛盾时才算。

    The steps of a timeline are not in order of date; mostly one date is mistyped, and that one is reported. Partial
    dates count only where they surely contradict.

    不对 Bad:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2025-03-05", event: claim, partner: sm-plaza}

    对 Good:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza}
    """
    yield from timeline_findings(survey, "unordered-step")


@rule(
    zh="“{event}”不能是第一步，项目还没有开始",
    en='"{event}" can\'t be the first step: the project has not been opened',
    fix_zh="第一步可以是：{openings}",
    fix_en="The first step can be: {openings}",
)
def not_opened(survey: Survey) -> Iterator[Finding]:
    """经过的第一步不是流程的起始步骤。起始步骤就是流程里没有写 from 的那些，例如发布需求、居民下单。

    A timeline does not begin with an opening step: an event of its workflow that has no `from`.

    不对 Bad:

        timeline:
          - {date: "2026-03-05", event: claim, partner: sm-plaza}

    对 Good:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-03-05", event: claim, partner: sm-plaza}
    """
    yield from timeline_findings(survey, "not-opened")


@rule(
    zh="“{event}”是起始步骤，这个项目已经开始了",
    en='"{event}" opens a project, and this one is open already',
    fix_zh="删掉这一步；如果是另一件事，另建一个项目文件",
    fix_en="Delete the step; if it is another matter, give it a file of its own",
)
def opened_twice(survey: Survey) -> Iterator[Finding]:
    """起始步骤出现了两次。一个项目文件只记一件事，从头开始一次。

    An opening step stands in the middle of a timeline. A project's file holds one matter, opened once.

    不对 Bad:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-04-01", event: announce}

    对 Good:

        timeline:
          - {date: "2026-03-01", event: announce}
          - {date: "2026-04-01", event: claim, partner: sm-plaza}
    """
    yield from timeline_findings(survey, "opened-twice")


@rule(
    zh="“{event}”不由这个角色来做",
    en='"{event}" is not for this role to do',
    fix_zh="可以是：{allowed}",
    fix_en="It can be: {allowed}",
)
def wrong_actor(survey: Survey) -> Iterator[Finding]:
    """步骤写了 by，但流程规定这一步由别的角色来做。

    A step says `by` a role that the workflow does not let take it.

    不对 Bad:

        timeline:
          - {date: "2026-03-01", event: announce, by: partner} # 流程规定由社区发布 for the community to do

    对 Good:

        timeline:
          - {date: "2026-03-01", event: announce, by: community}
    """
    yield from timeline_findings(survey, "wrong-actor")


@rule(
    zh="日期 {date} 在 {as_of} 之后，还没有发生",
    en="The date {date} is after {as_of}: it has not happened yet",
    fix_zh="经过只记已经发生的事；核对年份",
    fix_en="A timeline holds what has happened; check the year",
)
def future_step(survey: Survey) -> Iterator[Finding]:
    """经过里有一步的日期还没到。经过只记已经发生的事；打算何时完成，写在 deadline 或 steps 里。

    “截至日期”由 --as-of 给出；不给，就是数据里最晚的一天，这条规则也就不会触发。

    A step is dated after the day the check speaks for (`--as-of`; by default the latest day in the data, so that this
    can't occur). Plans belong in `deadline` or `steps`.

    不对 Bad:

        timeline:
          - {date: "2062-03-01", event: announce}

    对 Good:

        timeline:
          - {date: "2026-03-01", event: announce}
    """
    yield from timeline_findings(survey, "future-step")
