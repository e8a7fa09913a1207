"""Rules about claim meetings: a step taken at a meeting was taken on its day."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.registry import programme_of, record_path


@rule(
    zh="这一步写明在认领会“{meeting}”上，会是 {day} 开的，这里写的是 {date}",
    en='The step is said to have been taken at the meeting "{meeting}", which was on {day}; it is dated {date}',
    fix_zh='改成：\n    date: "{day}"\n  如果不是会上认领的，删掉 meeting',
    fix_en='Write:\n    date: "{day}"\n  or leave `meeting` out if it was not taken there',
)
def wrong_meeting_date(survey: Survey) -> Iterator[Finding]:
    """经过里写明在某次认领会上走的一步，日期和会议的日期不一样。会上认领的，就是开会那天认领的。

    A step that names a claim meeting is dated otherwise than the meeting. What is claimed at a meeting is claimed on
    its day; where a source has no exact day, both are written as far as it goes.

    不对 Bad:

        # 方案 programme: spring-2026: {name: 春季认领会, date: "2026-03-05"}
        - {date: "2026-03-06", event: claim, partner: sm-plaza, meeting: spring-2026}

    对 Good:

        - {date: "2026-03-05", event: claim, partner: sm-plaza, meeting: spring-2026}
    """
    for key, project in survey.registry.projects.items():
        name = programme_of(key)
        programme = survey.registry.programmes.get(name)
        meetings = programme.meetings if programme is not None else {}
        for index, entry in enumerate(project.timeline):
            meeting = meetings.get(entry.meeting or "")
            if meeting is not None and meeting.date != entry.date:
                yield Finding(
                    rule="wrong-meeting-date",
                    path=record_path("project", key),
                    route=("timeline", index, "date"),
                    args={"meeting": entry.meeting, "day": meeting.date, "date": entry.date},
                    related=((record_path("programme", name), ("meetings", str(entry.meeting), "date")),),
                )
