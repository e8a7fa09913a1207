"""The days of a repetition, compared with dateutil's answers and with a wall calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from hehuo.model.records import Booking, CalendarEvent, Repeat
from hehuo.model.recurrence import (
    WEEKDAYS,
    Term,
    ahead,
    day_in_month,
    first_common_day,
    host_on,
    occurrences,
    planned_days,
    term_of,
    turn_of,
)

FAR = date(2030, 12, 31)


def event(date: str, **more: Any) -> CalendarEvent:
    return msgspec.convert({"title": "某活动", "date": date, **more}, CalendarEvent)


def booking(**more: Any) -> Booking:
    fields = {"title": "课", "community": "east", "space": "hall", "partner": "shop", **more}
    return msgspec.convert(fields, Booking)


days = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@given(days, st.integers(1, 9), st.sampled_from(["week", "by-day", 1, 2, 3, 4, -1]))
def test_the_days_of_a_repetition_are_those_that_have_a_turn(start: date, interval: int, how: str | int) -> None:
    repeat: dict[str, Any] = {"every": "week" if how == "week" else "month", "interval": interval}
    if isinstance(how, int):
        repeat |= {"weekday": WEEKDAYS[start.weekday()], "nth": how}
        first = day_in_month(msgspec.convert(repeat, Repeat), start, start.year, start.month)
        assert first is not None
        start = first
    one = event(start.isoformat(), repeat=repeat)
    found = list(islice(planned_days(one, start, start + timedelta(days=900)), 40))
    last = found[-1]
    walked = [
        day
        for day in (start + timedelta(days=n) for n in range((last - start).days + 1))
        if turn_of(one, day) is not None
    ]
    assert found == walked
    middle = found[len(found) // 2]
    assert list(planned_days(one, middle, last)) == found[len(found) // 2 :]
    assert list(planned_days(one, middle + timedelta(days=1), last)) == found[len(found) // 2 + 1 :]
    if how != "by-day":
        assert [turn_of(one, day) for day in found] == list(range(len(found)))


def test_an_event_that_never_ends_is_only_walked_as_far_as_asked() -> None:
    assert (
        len(occurrences(event("2026-03-07", repeat={"every": "week"}), "p", date(2026, 3, 7), date(2027, 3, 6))) == 53
    )
    assert occurrences(event("9999-12-31", repeat={"every": "week"}), "p", date.min, date.max)[0].day == date.max


def test_a_time_called_off_uses_up_its_turn_and_a_moved_one_keeps_its_host() -> None:
    fair = event(
        "2026-03-07", repeat={"every": "week"}, rotates=["a", "b", "q/c"],
        **{"except": [{"date": "2026-03-14", "reason": "雨"}]},
        moved=[{"date": "2026-03-21", "to": "2026-04-01", "reason": "停电"}],
    )  # fmt: skip
    told = [(occurrence.day.isoformat(), occurrence.community, occurrence.called_off, occurrence.moved)
            for occurrence in occurrences(fair, "p", date(2026, 3, 1), date(2026, 4, 4))]  # fmt: skip
    assert told == [
        ("2026-03-07", "p/a", None, None),
        ("2026-03-14", "p/b", "雨", None),
        ("2026-03-28", "p/a", None, None),
        ("2026-04-01", "q/c", None, "停电"),
        ("2026-04-04", "p/b", None, None),
    ]
    assert host_on(fair, "p", date(2026, 3, 8)) is None


def test_a_move_into_the_window_is_found_and_one_out_of_it_is_not() -> None:
    single = event("2026-03-07", moved=[{"date": "2026-03-07", "to": "2027-01-02", "reason": "雨"}])
    assert occurrences(single, "p", date(2026, 3, 1), date(2026, 3, 31)) == ()
    assert [occurrence.day for occurrence in occurrences(single, "p", date(2027, 1, 1), FAR)] == [date(2027, 1, 2)]


def test_a_move_takes_its_host_along_and_keeps_to_the_days_asked_for() -> None:
    moved = [{"date": "2026-03-14", "to": "2026-03-20", "reason": "雨"}]
    weekly = event("2026-03-07", repeat={"every": "week"}, rotates=["east", "west"], moved=moved)
    [found] = [one for one in occurrences(weekly, "p", date(2026, 3, 8), date(2026, 3, 20)) if one.moved]
    assert (found.day, found.planned, found.community) == (date(2026, 3, 20), date(2026, 3, 14), "p/west")
    assert (found.moved, found.called_off) == ("雨", None)
    for first, last, days in (
        (date(2026, 3, 20), date(2026, 3, 20), [20]),
        (date(2026, 3, 15), date(2026, 3, 19), []),
        (date(2026, 3, 14), date(2026, 3, 14), []),
    ):
        assert [one.day.day for one in occurrences(weekly, "p", first, last)] == days
    unplanned = event("2026-03-07", repeat={"every": "week"}, moved=[{**moved[0], "date": "2026-03-13"}])
    assert [one.day.day for one in occurrences(unplanned, "p", date(2026, 3, 8), date(2026, 3, 20))] == [14]


def test_of_two_on_one_day_the_one_planned_earlier_comes_first() -> None:
    moved = [{"date": "2026-03-21", "to": "2026-03-14", "reason": "雨"}]
    weekly = event("2026-03-07", repeat={"every": "week"}, moved=moved)
    found = occurrences(weekly, "p", date(2026, 3, 8), date(2026, 3, 22))
    assert [(one.day.day, one.planned.day) for one in found] == [(14, 14), (14, 21)]


def test_a_booking_goes_by_its_own_end_or_else_by_its_agreements() -> None:
    agreed = booking(since="2026-01", until="2026-03-01", agreement={"signed": "2025-01-01", "until": "2026-01-09"})
    assert term_of(agreed) == Term(first=date(2026, 1, 31), last=date(2026, 3, 1))
    assert term_of(booking(until="2026-03")) == Term(first=date.min, last=date(2026, 3, 1))
    assert term_of(booking()) == Term(first=date.min, last=None)
    term = term_of(agreed)
    assert [day in term for day in (date(2026, 1, 30), date(2026, 1, 31), date(2026, 3, 1), date(2026, 3, 2))] == [
        False,
        True,
        True,
        False,
    ]


def test_without_a_full_date_nothing_is_planned() -> None:
    assert occurrences(event("2026-03", repeat={"every": "week"}), "p", date.min, FAR) == ()
    assert occurrences(event("XXXX-03-07"), "p", date.min, date.max) == ()


def test_two_bookings_meet_on_the_first_day_that_neither_has_off() -> None:
    one = booking(since="2026-01-05", until="2026-02-28", **{"except": [{"date": "2026-01-10", "reason": "雪"}]})
    other = booking(**{"except": [{"date": "2026-01-17", "reason": "雪"}]})
    assert first_common_day(one, other, "sa") == date(2026, 1, 24)
    assert first_common_day(one, booking(since="2026-03-01"), "sa") is None
    assert first_common_day(one, booking(since="2026-02-22"), "sa") == date(2026, 2, 28)
    assert first_common_day(one, booking(since="2026-02"), "sa") == date(2026, 2, 28)
    assert first_common_day(booking(), booking(), None) == date.min
    agreed = booking(agreement={"signed": "2025-01-01", "until": "2026-01-09"})
    assert first_common_day(one, agreed, "sa") is None


def test_ahead_is_a_year_and_a_day_and_never_beyond_the_calendar() -> None:
    assert ahead(date(2026, 1, 1)) == date(2027, 1, 2)
    assert ahead(date(9998, 12, 30)) == date(9999, 12, 31)
    assert ahead(date(9998, 12, 31)) == ahead(date.max) == date.max


def test_a_single_event_is_planned_on_its_day_alone() -> None:
    one, day = event("2026-05-09"), date(2026, 5, 9)
    assert list(planned_days(one, day, day)) == [day]
    assert list(planned_days(one, day + timedelta(days=1), date.max)) == []
    assert list(planned_days(one, date.min, day - timedelta(days=1))) == []
