"""A calendar file as iCalendar (RFC 5545), for the calendar of a phone. Folding, escaping and line ends are the library's.

The day that the file speaks for is its only stamp: the same view gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar

from hehuo.view.feeds import CalendarFeed, FeedEntry, FeedRule
from hehuo.words import Words


def feed_title(feed: CalendarFeed, words: Words) -> str:
    """What the calendar is called."""
    return _marked(words.gettext("Events of %(name)s", name=feed.owner), feed, words)


def _marked(text: str, feed: CalendarFeed, words: Words) -> str:
    """A text, marked where the feed is of a demonstration."""
    return words.gettext("[Demo] %(title)s", title=text) if feed.nature == "demo" else text


def calendar_bytes(feed: CalendarFeed, words: Words) -> bytes:
    """The calendar as a file."""
    zone = ZoneInfo(feed.timezone)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//hehuo//hehuo//{words.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", feed_title(feed, words))
    calendar.add("x-wr-timezone", zone.key)
    calendar.add("refresh-interval", timedelta(days=1), {"value": "DURATION"})
    for entry in feed.entries:
        calendar.add_component(
            _event(entry, _marked(entry.title, feed, words), zone, date.fromisoformat(feed.as_of), words)
        )
    earliest = min(date.fromisoformat(entry.day) for entry in feed.entries)
    calendar.add_missing_timezones(first_date=earliest.replace(month=1, day=1))
    return bytes(calendar.to_ical())


def _event(entry: FeedEntry, title: str, zone: ZoneInfo, as_of: date, words: Words) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", _moment(entry, entry.day, zone))
    if entry.end is not None:
        event.add("dtend", datetime.combine(date.fromisoformat(entry.day), time.fromisoformat(entry.end), zone))
    event.add("summary", title)
    if entry.place:
        event.add("location", entry.place)
    described = "\n".join(_description(entry, words))
    if described:
        event.add("description", described)
    if entry.cancelled:
        event.add("status", "CANCELLED")
    if entry.rule is not None:
        event.add("rrule", _rule(entry.rule, entry.start is None, zone))
    if entry.except_days:
        event.add("exdate", [_moment(entry, day, zone) for day in entry.except_days])
    if entry.replaces is not None:
        event.add("recurrence-id", _moment(entry, entry.replaces, zone))
    if entry.url is not None:
        event.add("url", entry.url)
    return event


def _moment(entry: FeedEntry, day: str, zone: ZoneInfo) -> date | datetime:
    """When it begins on a day: a time of day, or the whole day where none is given."""
    begins = date.fromisoformat(day)
    return begins if entry.start is None else datetime.combine(begins, time.fromisoformat(entry.start), zone)


def _rule(rule: FeedRule, whole_days: bool, zone: ZoneInfo) -> dict[str, list[object]]:
    made: dict[str, list[object]] = {"FREQ": ["WEEKLY" if rule.every == "week" else "MONTHLY"]}
    if rule.interval > 1:
        made["INTERVAL"] = [rule.interval]
    if rule.weekday is not None:
        made["BYDAY"] = [f"{rule.nth}{rule.weekday.upper()}"]
    if rule.until is not None:
        last = date.fromisoformat(rule.until)
        until = datetime.combine(last, time(23, 59, 59), zone).astimezone(UTC)
        made["UNTIL"] = [last if whole_days else until]
    return made


def _description(entry: FeedEntry, words: Words) -> Iterator[str]:
    if entry.summary:
        yield entry.summary
    for offer in entry.offers:
        if offer.partner:
            yield words.gettext("%(partner)s: %(what)s", partner=offer.partner, what=offer.what)
        else:
            yield offer.what
    for reason in entry.moved:
        yield words.gettext("Moved: %(reason)s", reason=reason)
