"""The calendars, read back by another library: over two years it finds the same times as the model.

vobject and dateutil know nothing of hehuo: repetition, days off, moves, rounds and time zones must be said in the files
as RFC 5545 has it, or the two would differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
import vobject.icalendar
from dateutil.tz import tzical

import worlds
from hehuo.derive import derive
from hehuo.derive.pages.context import page_context
from hehuo.derive.pages.feeds import calendar_feeds
from hehuo.model.records import CalendarEvent
from hehuo.model.recurrence import occurrences
from hehuo.model.registry import Registry, programme_of, resolve
from hehuo.pipeline import load
from hehuo.render.feeds import calendar_bytes
from hehuo.words import load_words

ROOT = Path(__file__).parents[3]
AS_OF = date(2026, 6, 1)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)

WORDS = load_words("zh", "site")


@dataclass(frozen=True)
class Feed:
    """A calendar: its owner, the events of its programme, and the host whose turns alone are in it, or None for all."""

    name: str
    events: tuple[str, ...]
    host: str | None


Time = tuple[str, str, date, str]
"""Title, host's name, day and hour of one time."""

OFF = {"except": [{"date": "2026-05-02", "reason": "劳动节"}, {"date": "2026-05-09", "reason": "下雨"}]}
MOVED = {"moved": [{"date": "2026-06-06", "to": "2026-06-07", "reason": "高考"}]}
WEEKLY = {"date": "2026-03-07", "from": "09:00", "until": "11:00", "repeat": {"every": "week", "weekday": "sa"}}

EVENTS: dict[str, worlds.Value] = {
    "single": {"date": "2026-05-09", "from": "09:30"},
    "whole-day": {"date": "2026-05-10"},
    "called-off": {"date": "2026-05-09", "from": "09:30", "except": [{"date": "2026-05-09", "reason": "雨"}]},
    "put-off": {"date": "2026-05-09", "from": "09:30",
                "moved": [{"date": "2026-05-09", "to": "2028-02-29", "reason": "雨"}]},
    "weekly": WEEKLY,
    "fortnightly": {**WEEKLY, "repeat": {"every": "week", "interval": 2}, "community": "east"},
    "weekly-off": {**WEEKLY, **OFF, **MOVED},
    "weekly-ending": {**WEEKLY, "repeat": {"every": "week", "until": "2026-10-31"}},
    "whole-days": {"date": "2026-03-07", "repeat": {"every": "week", "until": "2026-08-01"}, **OFF, **MOVED},
    "round": {**WEEKLY, "rotates": ["east", "west", "north"]},
    "round-off": {**WEEKLY, **OFF, **MOVED, "rotates": ["east", "west", "north"]},
    "round-ending": {**WEEKLY, "rotates": ["west", "north", "east"], "repeat": {"every": "week", "until": "2026-03-14"}},
    "second-tuesday": {"date": "2026-01-13", "from": "08:30", "repeat": {"every": "month", "weekday": "tu", "nth": 2}},
    "last-sunday": {"date": "2026-01-25", "from": "20:00", "repeat": {"every": "month", "weekday": "su", "nth": -1},
                    "rotates": ["north", "east"]},
    "by-day": {"date": "2025-07-05", "from": "09:00", "repeat": {"every": "month", "interval": 3}, "community": "west",
               "except": [{"date": "2026-10-05", "reason": "国庆"}]},
    "past-midnight-elsewhere": {"date": "2026-01-01", "from": "00:30", "until": "23:45",
                                "repeat": {"every": "week", "until": "2026-12-31"}},
    "undated": {"date": "2026-05", "repeat": {"every": "month"}},
}  # fmt: skip


def world(timezone: str = "Asia/Shanghai", text: str = "活动") -> Registry:
    """A programme with every sort of event."""
    records: dict[str, worlds.Value] = {
        "registry": {"title": "登记簿", "language": "zh-CN", "timezone": timezone},
        **{f"communities/p/{name}": {"name": f"社区{name}"} for name in ("east", "west", "north")},
        **{f"events/p/{key}": {"title": f"{text}{key}", **value} for key, value in EVENTS.items()},
    }
    return worlds.registry_of(records)


def feeds(registry: Registry, as_of: date = AS_OF) -> Iterator[tuple[Feed, bytes]]:
    """The calendar of each programme and each community that has one, and what should be in it."""
    for view in calendar_feeds(page_context(registry, derive(registry, as_of))):
        section, _, key = view.url.removesuffix("/events.ics").partition("/")
        host = key if section == "communities" else None
        keys = tuple(event for event in registry.events if programme_of(event) == programme_of(key))
        yield Feed(name=key, events=keys, host=host), calendar_bytes(view, WORDS)


def hosts(key: str, event: CalendarEvent) -> set[str]:
    listed = event.rotates or ((event.community,) if event.community else ())
    return {resolve(programme_of(key), reference) for reference in listed}


def modelled(registry: Registry, feed: Feed) -> list[Time]:
    """What the model says takes place in two years."""
    found = []
    for key in feed.events:
        event = registry.events[key]
        for occurrence in occurrences(event, programme_of(key), FIRST, LAST):
            if occurrence.called_off is None and feed.host in (None, occurrence.community):
                host = registry.communities[occurrence.community].name if occurrence.community else ""
                found.append((marked(registry, key, event.title), host, occurrence.day, event.from_ or ""))
    return sorted(found)


def marked(registry: Registry, key: str, title: str) -> str:
    """A title as calendars say it: that of a demonstration is marked."""
    return f"【演示】{title}" if registry.programmes[programme_of(key)].nature == "demo" else title


def read(content: bytes, zone: ZoneInfo) -> list[Time]:
    """What another library finds in the file in two years."""
    _know_time_zone(content)
    entries = list(vobject.readOne(content.decode()).contents.get("vevent", ()))
    moves = [entry for entry in entries if "recurrence-id" in entry.contents]
    moved = {(entry.uid.value, entry.recurrence_id.value) for entry in moves}
    found = [
        timed(entry, moment, zone)
        for entry in entries
        if "recurrence-id" not in entry.contents and "status" not in entry.contents
        for moment in moments(entry)
        if (entry.uid.value, moment) not in moved
    ]
    found += [timed(entry, entry.dtstart.value, zone) for entry in moves]
    return sorted(time for time in found if FIRST <= time[2] <= LAST)


def _know_time_zone(content: bytes) -> None:
    """Have dateutil read the file's time zone: of several days in one RDATE, vobject by itself keeps the first."""
    text = content.decode().replace("\r\n ", "")
    if "BEGIN:VTIMEZONE" in text:
        zones = tzical(StringIO(text))
        for name in zones.keys():  # noqa: SIM118 - no mapping
            vobject.icalendar.registerTzid(name, zones.get(name))


def moments(entry: Any) -> Iterator[date | datetime]:
    """When an entry begins, each time."""
    start = entry.dtstart.value
    if "rrule" not in entry.contents:
        yield start
        return
    zone = start.tzinfo if isinstance(start, datetime) else None
    edges = datetime.combine(FIRST, time(), zone), datetime.combine(LAST, time(23, 59), zone)
    for moment in entry.getrruleset().between(*edges, inc=True):
        yield moment if isinstance(start, datetime) else moment.date()


def timed(entry: Any, moment: date | datetime, zone: ZoneInfo) -> Time:
    local = moment.astimezone(zone) if isinstance(moment, datetime) else None
    place = entry.location.value if "location" in entry.contents else ""
    day = local.date() if local else moment
    return entry.summary.value, place.split(" ")[0], day, local.strftime("%H:%M") if local else ""


@pytest.mark.parametrize("timezone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
def test_another_library_finds_the_same_times_in_two_years(timezone: str) -> None:
    registry, zone = world(timezone), ZoneInfo(timezone)
    found = list(feeds(registry))
    for feed, content in found:
        assert read(content, zone) == modelled(registry, feed), feed.name
    assert [feed.name for feed, _ in found] == ["p", "p/east", "p/north", "p/west"]
    assert len(modelled(registry, found[0][0])) > 500


def test_the_feeds_of_the_repository_read_back_the_same() -> None:
    loaded = load(ROOT)
    registry, settings = loaded.registry, loaded.registry.settings
    assert settings is not None
    dated = 0
    for feed, content in feeds(registry, loaded.as_of):
        dated += 1
        assert read(content, ZoneInfo(settings.timezone)) == modelled(registry, feed), feed.name
    assert dated >= 9, "a programme and its eight communities"


def test_a_round_gives_each_community_its_own_turns() -> None:
    content = next(content for feed, content in feeds(world()) if feed.host == "p/east")
    times = read(content, ZoneInfo("Asia/Shanghai"))
    assert {host for _, host, _, _ in times} == {"社区east"}
    days = [day for title, _, day, _ in times if title == "【演示】活动round"]
    assert days[:3] == [date(2026, 3, 7), date(2026, 3, 28), date(2026, 4, 18)]
    assert b"RRULE:FREQ=WEEKLY;INTERVAL=3" in content


def test_the_file_is_what_clients_expect() -> None:
    registry = world(text="长，长；逗号,分号;反斜杠\\与名字" * 4)
    _, content = next(feeds(registry))
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    assert {line for line in content.split(b"\r\n") if line.startswith(b"DTSTAMP")} == {b"DTSTAMP:20260601T000000Z"}
    assert content == next(feeds(registry))[1]


def test_names_of_entries_stay_the_same_and_are_one_of_a_kind() -> None:
    _, content = next(feeds(world()))
    entries = vobject.readOne(content.decode()).vevent_list
    uids = [entry.uid.value for entry in entries if "recurrence-id" not in entry.contents]
    assert len(uids) == len(set(uids))
    assert {"event.p.weekly@hehuo", "event.p.round.p.east@hehuo"} <= set(uids)


def test_without_a_day_there_is_no_calendar() -> None:
    undated = {"title": "没写日子", "date": "2026-05", "community": "east"}
    assert not list(feeds(worlds.registry_of({"communities/p/east": {"name": "东"}, "events/p/undated": undated})))
    assert not list(feeds(worlds.registry_of({"communities/p/east": {"name": "东"}})))
