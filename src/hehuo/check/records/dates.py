"""Rules about dates and times: what must not run backwards within a record."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from hehuo.check.records.order import misplaced
from hehuo.check.shape.field_names import place_of
from hehuo.check.survey import Survey
from hehuo.check.words import Args
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route
from hehuo.model.dates import parse_date, surely_before
from hehuo.schema.marks import values_at
from hehuo.words import gettext_lazy


def _find(survey: Survey, document: Document) -> Iterator[Finding]:
    yield from _marked_ranges(survey, document)
    if document.type.name == "project":
        yield from _early_deadline(survey, document)
    elif document.type.name == "close":
        yield from _early_close(survey, document)
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


def _early_close(survey: Survey, document: Document) -> Iterator[Finding]:
    """A month is sealed on its last day at the earliest."""
    month = document.key.split("/")[1]
    last = f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}"
    if document.value["date"] < last:
        early, late = gettext_lazy("the month's end"), place_of(survey.schemas, document, ("date",))
        args = {"early": early, "late": late, "early_value": last, "late_value": document.value["date"]}
        yield Finding(rule="bad-date-order", path=document.path, route=("date",), args=args)


def _finding(
    survey: Survey, document: Document, at: Route, early: Route, late: Route, early_value: str, late_value: str
) -> Finding:
    args: Args = {name: place_of(survey.schemas, document, route) for name, route in (("early", early), ("late", late))}
    args |= {"early_value": early_value, "late_value": late_value}
    related = () if early[:-1] == late[:-1] else ((document.path, early),)
    return Finding(rule="bad-date-order", path=document.path, route=at, args=args, related=related)


def bad_date_order(survey: Survey) -> Iterator[Finding]:
    """Two dates or times of one place run backwards: an end before its beginning, a deadline before the opening, a
    month sealed before its last day."""
    for document in survey.sound:
        yield from _find(survey, document)
