"""What the pages of communities and partners say of the calendar, as views."""

from __future__ import annotations

from datetime import date

import worlds
from hehuo.derive import derive
from hehuo.derive.pages.agenda import community_agenda, partner_agenda, rhythm
from hehuo.derive.pages.context import PageContext, page_context
from hehuo.view.events import Repetition
from hehuo.view.page import Link

WEEKLY = {"every": "week", "weekday": "sa"}


def context(files: dict[str, worlds.Value], as_of: date = date(2026, 11, 20)) -> PageContext:
    registry = worlds.registry_of(files)
    return page_context(registry, derive(registry, as_of))


def street() -> dict[str, worlds.Value]:
    """A fair that goes round two communities, a festival in a hall on the same day, and two bookings."""
    return {
        "communities/p/east": {"name": "东社区", "spaces": {"hall": {"name": "礼堂"}}},
        "communities/p/west": {"name": "西社区"},
        "partners/p/shop": worlds.partner(services=[{"title": "驿站", "community": "east"}]),
        "events/p/fair": {
            "title": "大集", "rotates": ["east", "west"], "date": "2026-11-21", "from": "09:00", "until": "11:00",
            "repeat": WEEKLY, "offers": [{"partner": "shop", "what": "理发"}],
            "except": [{"date": "2026-12-05", "reason": "下雨"}],
        },
        "events/p/dawn": {"title": "晨练", "community": "east", "space": "hall", "place": "台上", "date": "2026-11-21"},
        "events/p/some-day": {"title": "义诊", "community": "east", "cadence": "每月"},
        "bookings/p/old": {"title": "旧约", "community": "east", "space": "hall", "partner": "shop", "until": "2026-01-31"},
        "bookings/p/use": {"title": "美术课", "community": "east", "space": "hall", "partner": "shop",
                           "agreement": {"signed": "2026-01-01", "until": "2027-01-31"}},
    }  # fmt: skip


def test_a_community_has_its_own_turns_by_day_and_hour() -> None:
    agenda = community_agenda(context(street()), "p/east")
    assert [(entry.day, entry.event.name, entry.start, entry.place, entry.called_off) for entry in agenda.entries] == [
        ("2026-11-21", "晨练", None, "礼堂 台上", None),
        ("2026-11-21", "大集", "09:00", "", None),
        ("2026-12-05", "大集", "09:00", "", "下雨"),
        ("2026-12-19", "大集", "09:00", "", None),
    ]
    assert agenda.entries[0].weekday == "sa"
    assert agenda.undated == (Link(name="义诊", url="events/p/some-day/"),)
    assert agenda.feed == "communities/p/east/events.ics"
    assert agenda.timetable == "communities/p/east/timetable/"
    assert [service.record.title for service in agenda.services] == ["驿站"]


def test_a_partner_has_the_turns_of_all_hosts_and_no_services() -> None:
    agenda = partner_agenda(context(street()), "p/shop")
    hosts = [entry.community.name for entry in agenda.entries if entry.community]
    assert hosts == ["东社区", "西社区", "东社区"]
    assert (agenda.services, agenda.feed, agenda.timetable) == ((), None, None)


def test_bookings_that_have_ended_come_last_and_an_agreement_ends_a_booking() -> None:
    bookings = community_agenda(context(street()), "p/east").bookings
    assert [(booking.record.title, booking.phase, booking.until) for booking in bookings] == [
        ("美术课", "running", "2027-01-31"),
        ("旧约", "ended", "2026-01-31"),
    ]
    assert bookings[0].space == Link(name="礼堂", url="communities/p/east/timetable/#space-hall")


def test_how_an_event_repeats_is_said_by_its_source_or_follows_from_its_first_day() -> None:
    files = street()
    files["events/p/rounds"] = {"title": "走访", "repeat": {"every": "week", "interval": 2}, "date": "2026-11-18"}
    files["events/p/pay-day"] = {"title": "发工资", "repeat": {"every": "month"}, "date": "2026-11-05"}
    events = worlds.registry_of(files).events
    assert rhythm(events["p/some-day"]) == "每月"
    assert rhythm(events["p/dawn"]) is None
    assert rhythm(events["p/rounds"]) == Repetition(every="week", interval=2, weekday="we", day=18)
    assert rhythm(events["p/pay-day"]) == Repetition(every="month", interval=1, day=5)
