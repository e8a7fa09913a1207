"""Rules about references to workflows, events, states and roles. Finding them is the work of `references`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.references.lookup import dangling
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="本方案没有{which}流程{hint}{more}",
    en="The programme has no workflow {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_workflow(survey: Survey) -> Iterator[Finding]:
    """写了方案里没有的流程。流程在方案文件的 workflows 里声明，每个项目走其中一种。

    A workflow that the programme does not declare under `workflows`; each project walks one of them.

    不对 Bad:

        workflow: clam

    对 Good:

        workflow: claim
    """
    yield from dangling(survey, "unknown-workflow")


@rule(
    zh="这个流程没有{which}步骤{hint}{more}",
    en="The workflow has no event {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_event(survey: Survey) -> Iterator[Finding]:
    """项目的经过里写了流程没有的步骤。步骤在方案文件里本流程的 events 里声明。

    A timeline names a step that the project's workflow does not have under `events`.

    不对 Bad:

        timeline:
          - date: "2026-03-01"
            event: anounce

    对 Good:

        timeline:
          - date: "2026-03-01"
            event: announce
    """
    yield from dangling(survey, "unknown-event")


@rule(
    zh="这个流程没有{which}状态{hint}{more}",
    en="The workflow has no state {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_state(survey: Survey) -> Iterator[Finding]:
    """步骤的 from 或 to 写了流程没有的状态。状态在同一流程的 states 里声明。

    An event leads from or to a state that its workflow does not declare under `states`.

    不对 Bad:

        states:
          wanted: {name: 待认领, class: open}
        events:
          announce: {name: 发布, to: wantd}

    对 Good:

        states:
          wanted: {name: 待认领, class: open}
        events:
          announce: {name: 发布, to: wanted}
    """
    yield from dangling(survey, "unknown-state")


@rule(
    zh="本方案没有{which}角色{hint}{more}",
    en="The programme has no role {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_role(survey: Survey) -> Iterator[Finding]:
    """写了方案里没有的角色。谁来做某一步，写方案文件 roles 里的编号，例如居民、社区、合伙人。

    A role that the programme does not declare under `roles`.

    不对 Bad:

        by: comunity

    对 Good:

        by: community
    """
    yield from dangling(survey, "unknown-role")


@rule(
    zh="本方案没有{which}认领会{hint}{more}",
    en="The programme has no claim meeting {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_meeting(survey: Survey) -> Iterator[Finding]:
    """项目的经过里写了方案里没有的认领会。哪天在哪里开过哪次认领会，写在方案文件的 meetings 里，别处只写编号。

    A timeline names a claim meeting that the programme does not declare under `meetings`.

    不对 Bad:

        - {date: "2026-03-05", event: claim, partner: sm-plaza, meeting: sping-2026}

    对 Good:

        - {date: "2026-03-05", event: claim, partner: sm-plaza, meeting: spring-2026}
    """
    yield from dangling(survey, "unknown-meeting")
