"""The rule about what can't have happened yet: dates that the schemas mark as `past`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date
from hehuo.schema.marks import iter_dates

_TOLD_ELSEWHERE = frozenset((("partner", "history"), ("project", "timeline"), ("batch", "date")))
"""Record type and field whose dates have a rule of their own."""


@rule(
    zh="日期 {date} 在 {as_of} 之后，还没有发生",
    en="The date {date} is after {as_of}: it has not happened yet",
    fix_zh="这里只记已经发生的事；核对年份",
    fix_en="Only what has happened is recorded here; check the year",
)
def future_fact(survey: Survey) -> Iterator[Finding]:
    """评议、颁奖、量得的数，合伙人的资格审核、反哺的兑现（given）、承诺的勾选（kept），日期还没到。

    整改期限、反哺的期限（due）是打算，不在此列。

    “截至日期”由 --as-of 给出；不给，就是数据里最晚的一天，这条规则也就不会触发。

    A review, an award, a measurement, or of a partner a vetting, a benefit given or a commitment kept, is dated after the day the check speaks for (`--as-of`; by default the latest
    day in the data, so that this can't occur). When a finding or a benefit is due is a plan, and may lie ahead.

    不对 Bad:

        date: "2062-05"
        panel: residents

    对 Good:

        date: "2026-05"
        panel: residents
    """
    for document in survey.sound:
        name = document.type.name
        for route, text in iter_dates(document.value, survey.schemas.marks[name], "past"):
            if (name, route[0]) not in _TOLD_ELSEWHERE and parse_date(text).first > survey.as_of:
                args = {"date": text, "as_of": survey.as_of.isoformat()}
                yield Finding(rule="future-fact", path=document.path, route=route, args=args)
