"""The rule about dates and times of a record that run backwards: those that the schemas mark, and a few that need more."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from hehuo.check.declare import Args, rule
from hehuo.check.records.order import misplaced
from hehuo.check.shape.field_names import schemas_at, title_of
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route
from hehuo.model.dates import parse_date, surely_before
from hehuo.schema.marks import values_at


def has_doubtful_range(survey: Survey, path: str, place: Route) -> bool:
    """Whether the dates of a place of a file are already reported to run backwards."""
    return (path, place) in survey.once(_doubtful)


def _doubtful(survey: Survey) -> frozenset[tuple[str, Route]]:
    return frozenset((finding.path, finding.route[:-1]) for finding in survey.once(_find_all))


def _find_all(survey: Survey) -> tuple[Finding, ...]:
    return tuple(finding for document in survey.sound for finding in _find(survey, document))


def _find(survey: Survey, document: Document) -> Iterator[Finding]:
    yield from _marked_ranges(survey, document)
    if document.type.name == "project":
        yield from _early_deadline(survey, document)
    elif document.type.name == "close":
        yield from _early_close(document)
    elif document.type.name == "event":
        yield from _early_end(survey, document)
    elif document.type.name == "review":
        yield from _early_follow_up(survey, document)


def _marked_ranges(survey: Survey, document: Document) -> Iterator[Finding]:
    """What the schema says of two fields of one place; of times of day the later must be after the earlier."""
    for way, marks in survey.schemas.marks[document.type.name].items():
        if "x-not-before" not in marks and "x-not-after" not in marks:
            continue
        *above, field = way
        early, late = marks.get("x-not-before", field), marks.get("x-not-after", field)
        for place, value in values_at(document.value, tuple(above)):
            first, last = value.get(early), value.get(late)
            if first is not None and last is not None and _runs_backwards(first, last):
                yield _finding(survey, document, (*place, field), (*place, early), (*place, late), first, last)


def _runs_backwards(early: str, late: str) -> bool:
    if ":" in early:
        return late <= early
    return surely_before(parse_date(late), parse_date(early))


def _early_deadline(survey: Survey, document: Document) -> Iterator[Finding]:
    deadline, opening = document.value.get("deadline"), document.value["timeline"][0]["date"]
    moments = [parse_date(step["date"]) for step in document.value["timeline"]]
    if deadline is not None and _runs_backwards(opening, deadline) and 0 not in misplaced(moments):
        yield _finding(survey, document, ("deadline",), ("timeline", 0, "date"), ("deadline",), opening, deadline)


def _early_follow_up(survey: Survey, document: Document) -> Iterator[Finding]:
    """What was done about a finding comes after it was found, in order, and before it was closed; what follows from a
    review comes after it."""
    for index, finding in enumerate(document.value.get("findings", ())):
        route: Route = ("findings", index)
        earlier, before = (*route, "found"), finding["found"]
        for number, step in enumerate(finding.get("steps", ())):
            here: Route = (*route, "steps", number, "date")
            if _runs_backwards(before, step["date"]):
                yield _finding(survey, document, here, earlier, here, before, step["date"])
            else:
                earlier, before = here, step["date"]
        closed = finding.get("closed")
        if closed is not None and earlier[-1] != "found" and _runs_backwards(before, closed):
            yield _finding(survey, document, earlier, earlier, (*route, "closed"), before, closed)
    date, consequence = document.value["date"], document.value.get("consequence", {}).get("date", "")
    if consequence and _runs_backwards(date, consequence):
        at = ("consequence", "date")
        yield _finding(survey, document, at, ("date",), at, date, consequence)


def _early_end(survey: Survey, document: Document) -> Iterator[Finding]:
    """What repeats does not end before its first day."""
    first, last = document.value.get("date"), document.value.get("repeat", {}).get("until")
    if first is not None and last is not None and _runs_backwards(first, last):
        end = ("repeat", "until")
        yield _finding(survey, document, end, ("date",), end, first, last)


def _early_close(document: Document) -> Iterator[Finding]:
    """A month is sealed on its last day at the earliest."""
    month = document.key.split("/")[1]
    last = f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}"
    if document.value["date"] < last:
        words = {**both("early", "月末", "the month's end"), **both("late", "“date”（封账日期）", '"date" (Closed on)')}
        args = {**words, "early_value": last, "late_value": document.value["date"]}
        yield Finding(rule="bad-date-order", path=document.path, route=("date",), args=args)


def _finding(
    survey: Survey, document: Document, at: Route, early: Route, late: Route, early_value: str, late_value: str
) -> Finding:
    words: Args = {}
    for name, route in (("early", early), ("late", late)):
        title = title_of(schemas_at(survey.schemas, document, route))
        words |= both(name, f"“{route[-1]}”（{title.zh}）", f'"{route[-1]}" ({title.en})')
    args = {**words, "early_value": early_value, "late_value": late_value}
    related = () if early[:-1] == late[:-1] else ((document.path, early),)
    return Finding(rule="bad-date-order", path=document.path, route=at, args=args, related=related)


@rule(
    zh="先后颠倒：{late}是 {late_value}，{early}是 {early_value}",
    en="Back to front: {late} is {late_value}, {early} is {early_value}",
    fix_zh="核对这两个日期（时刻），前者不能早于后者",
    fix_en="Check the two: the first must not be before the second",
)
def bad_date_order(survey: Survey) -> Iterator[Finding]:
    """同一处的两个日期或时刻先后颠倒：截止早于开始，停用早于启用，时限早于立项，封账早于月末。

    查的有：服务的自和至、协议的签订和到期、反哺的承诺和应兑现、规则和兑换项的起止、积分卡的启用和停用、空间时段的
    开始和结束、项目的完成时限和第一步、评议查出问题的日期和整改期限、每次跟进、了结，评议和结果运用、活动的起止、场地预约的期限、批次的实际日期和入账日期、月结的封账日期和月末。

    Two dates or times of one place run backwards: an end before its beginning, a deadline before the opening, a
    month sealed before its last day.

    不对 Bad:

        from: "2026-03-01"
        until: "2025-12-31"

    对 Good:

        from: "2026-03-01"
        until: "2026-12-31"
    """
    yield from survey.once(_find_all)
