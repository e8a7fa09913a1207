"""Finds where two uses of one space meet: bookings with each other, and events with bookings.

Compares only what is in the same space on the same weekday at overlapping hours, so that it stays linear in records.
The rule and its words are in `bookings`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hehuo.check.records.events import weekday_of
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.records import Booking, CalendarEvent
from hehuo.model.recurrence import (
    WEEKDAYS,
    ahead,
    days_off,
    first_common_day,
    first_day,
    last_day,
    occurrences,
    term_of,
)  # fmt: skip
from hehuo.model.registry import programme_of, record_path, resolve
from hehuo.words import gettext_lazy, named_lazy

_DAY = ("00:00", "24:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """One booking's use of a space on one weekday; `slot` is the place in its list, None for the whole space."""

    key: str
    booking: Booking
    start: str
    end: str
    slot: int | None

    @property
    def route(self) -> Route:
        return ("space",) if self.slot is None else ("slots", self.slot)


Uses = Mapping[tuple[str, str, str], list[_Use]]
"""(Community, space, weekday) → the uses of that day, by their beginning."""


def space_clash(survey: Survey) -> Iterator[Finding]:
    """Every booking or event that meets an earlier record in its space, each use reported once."""
    uses = _uses(survey)
    found: dict[tuple[str, Route], Finding] = {}
    for (_, _, weekday), booked in uses.items():
        for clash in _between_bookings(weekday, booked):
            found.setdefault((clash.path, clash.route), clash)
    for key, event in sorted(survey.registry.events.items()):
        if event.space is not None and event.community is not None and first_day(event) is not None:
            clash_or_none = _with_event(survey, key, event, uses)
            if clash_or_none is not None:
                found[clash_or_none.path, clash_or_none.route] = clash_or_none
    yield from found.values()


def _uses(survey: Survey) -> Uses:
    grouped: dict[tuple[str, str, str], list[_Use]] = defaultdict(list)
    for key, booking in sorted(survey.registry.bookings.items()):
        community = resolve(programme_of(key), booking.community)
        if not booking.slots:
            for weekday in WEEKDAYS:
                use = _Use(key=key, booking=booking, start=_DAY[0], end=_DAY[1], slot=None)
                grouped[community, booking.space, weekday].append(use)
        for index, slot in enumerate(booking.slots):
            if slot.from_ < slot.until:
                use = _Use(key=key, booking=booking, start=slot.from_, end=slot.until, slot=index)
                grouped[community, booking.space, slot.weekday].append(use)
    for uses in grouped.values():
        uses.sort(key=lambda use: (use.start, use.key, use.slot or 0))
    return grouped


def _between_bookings(weekday: str, uses: list[_Use]) -> Iterator[Finding]:
    """Each use against those that begin before it and last into it."""
    lasting: list[_Use] = []
    for use in uses:
        lasting = [other for other in lasting if other.end > use.start]
        for other in lasting:
            if other.key == use.key:
                continue  # its own slots are another rule's business
            day = first_common_day(use.booking, other.booking, weekday)
            if day is not None:
                later, earlier = sorted((use, other), key=lambda one: one.key, reverse=True)
                yield _finding(record_path("booking", later.key), later.route, day, earlier)
                break
        lasting.append(use)


def _with_event(survey: Survey, key: str, event: CalendarEvent, uses: Uses) -> Finding | None:
    """The first time that an event finds its space booked by somebody who has no part in it."""
    programme, start = programme_of(key), first_day(event)
    assert event.community is not None and event.space is not None and start is not None
    community = resolve(programme, event.community)
    taking_part = {resolve(programme, offer.partner) for offer in event.offers if offer.partner}
    begin, end = (event.from_, event.until or event.from_) if event.from_ else _DAY
    last = last_day(event) or ahead(max(start, survey.as_of))
    last = max((last, *(date.fromisoformat(move.to) for move in event.moved)))
    for occurrence in occurrences(event, programme, date.min, last):
        if occurrence.called_off is not None:
            continue
        for use in uses.get((community, event.space, weekday_of(occurrence.day)), ()):
            partner = resolve(programme_of(use.key), use.booking.partner)
            meets = begin < use.end and (use.start < end or use.start == begin)
            free = occurrence.day not in term_of(use.booking) or occurrence.day in days_off(use.booking)
            if meets and not free and partner not in taking_part:
                return _finding(record_path("event", key), ("space",), occurrence.day, use)
    return None


def _finding(path: str, route: Route, day: date, other: _Use) -> Finding:
    when = gettext_lazy("all the time")
    if other.slot is not None:
        weekday = named_lazy("weekday", weekday_of(day))
        when = gettext_lazy("on %(weekday)ss %(start)s–%(end)s", weekday=weekday, start=other.start, end=other.end)
    args = {"day": day.isoformat(), "other": other.key.partition("/")[2], "when": when}
    return Finding(
        rule="space-clash", path=path, route=route, args=args,
        related=((record_path("booking", other.key), other.route),),
    )  # fmt: skip
