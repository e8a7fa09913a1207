"""The rule about what can't have happened yet: a table of dated facts by record type, and one function."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hehuo.check.declare import rule
from hehuo.check.records.ranges import places
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date

_FACTS: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = {
    "review": (
        ((), "date"),
        (("findings", "*"), "found"),
        (("findings", "*", "steps", "*"), "date"),
        (("findings", "*"), "closed"),
        (("consequence",), "date"),
    ),
    "award": (((), "date"),),
    "indicator": ((("series", "*"), "date"),),
    "partner": (
        (("vetting", "*"), "date"),
        (("benefits", "*", "given", "*"), "date"),
        (("commitments", "*", "kept", "*"), ""),
    ),
}
"""Record type → where dated facts stand (``*`` for every item) and the field that dates them, "" for
a list of dates. Plans are left out."""


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
        for under, field in _FACTS.get(document.type.name, ()):
            for place, value in places(document.value, under):
                text = value.get(field) if field else value
                if text is not None and parse_date(text).first > survey.as_of:
                    args = {"date": text, "as_of": survey.as_of.isoformat()}
                    route = (*place, field) if field else place
                    yield Finding(rule="future-fact", path=document.path, route=route, args=args)
