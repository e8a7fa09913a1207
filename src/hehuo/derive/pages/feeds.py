"""The views of calendar files: one for each programme and each community.

An event that goes round becomes one repeating entry for each community in the rotation, so that a phone needs nothing
but the file to know whose turn it is, and a community's file has its own turns alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hehuo.derive.pages.agenda import community_feed_url, programme_feed_url
from hehuo.derive.pages.context import PageContext
from hehuo.model.records import CalendarEvent, Move, Nature
from hehuo.model.recurrence import first_day, last_day, planned_days, turn_of
from hehuo.model.registry import programme_of, resolve
from hehuo.model.timezones import FALLBACK
from hehuo.view.addresses import page_url, whole_address
from hehuo.view.feeds import CalendarFeed, FeedEntry, FeedOffer, FeedRule

_ENOUGH = 366 * 8
"""Days within which every community has had its first turn, for all but the slowest of rotations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turns:
    """The times of an event that one host has: those whose zero-based index leaves `place` when divided by `hosts`."""

    key: str
    event: CalendarEvent
    host: str | None
    place: int
    hosts: int

    def has(self, planned: date) -> bool:
        """Whether a planned day is one of this host's."""
        index = turn_of(self.event, planned)
        return index is not None and index % self.hosts == self.place


def calendar_feeds(context: PageContext) -> Iterator[CalendarFeed]:
    """The calendar of each programme and of each community that has any event with a known day."""
    calendar = context.derived.calendar
    for key, programme in context.programmes.items():
        events = [event for event in calendar.events if event.startswith(f"{key}/")]
        yield from _feed(context, programme_feed_url(key), programme.name, programme.nature, events)
    for key, hosted in sorted(calendar.community_events.items()):
        if key in context.registry.communities:
            name, nature = context.registry.communities[key].name, context.programmes[programme_of(key)].nature
            yield from _feed(context, community_feed_url(key), name, nature, hosted, key)


def _feed(
    context: PageContext, url: str, owner: str, nature: Nature, events: Iterable[str], host: str | None = None
) -> Iterator[CalendarFeed]:
    """The calendar of some events, of one host's turns only; nothing where none of them has a day."""
    settings = context.registry.settings
    dated = [event for event in events if context.derived.calendar.events[event].dated]
    entries = [
        entry
        for turns in _turns(context, dated, host)
        if (first := _first(turns)) is not None
        for entry in _entries(context, turns, first)
    ]
    if entries:
        yield CalendarFeed(
            url=url,
            as_of=context.as_of,
            owner=owner,
            nature=nature,
            timezone=settings.timezone if settings else FALLBACK,
            entries=tuple(entries),
        )


def _turns(context: PageContext, events: Iterable[str], wanted: str | None) -> Iterator[_Turns]:
    for key in events:
        event, programme = context.registry.events[key], programme_of(key)
        listed = event.rotates or (event.community,)
        for place, community in enumerate(listed):
            host = resolve(programme, community) if community else None
            if wanted in (None, host):
                yield _Turns(key=key, event=event, host=host, place=place, hosts=len(listed))


def _first(turns: _Turns) -> date | None:
    """The first day that is this host's turn."""
    start = first_day(turns.event)
    if start is None:
        return None
    enough = date.fromordinal(min(start.toordinal() + _ENOUGH * turns.hosts, date.max.toordinal()))
    end = min(enough, last_day(turns.event) or date.max)
    return next((day for day in planned_days(turns.event, start, end) if turns.has(day)), None)


def _entries(context: PageContext, turns: _Turns, first: date) -> Iterator[FeedEntry]:
    """The repeating entry of a host's turns, and one for each of them that was moved."""
    event = turns.event
    moves = [move for move in event.moved if turns.has(date.fromisoformat(move.date))]
    off = tuple(day_off.date for day_off in event.except_ if turns.has(date.fromisoformat(day_off.date)))
    if event.repeat is None:
        day = moves[0].to if moves else first.isoformat()
        yield _entry(context, turns, day, moves=moves, cancelled=bool(off))
        return
    yield _entry(context, turns, first.isoformat(), rule=_rule(turns), except_days=off)
    for move in moves:
        yield _entry(context, turns, move.to, moves=(move,), replaces=move.date)


def _entry(
    context: PageContext,
    turns: _Turns,
    day: str,
    *,
    moves: Iterable[Move] = (),
    rule: FeedRule | None = None,
    except_days: tuple[str, ...] = (),
    replaces: str | None = None,
    cancelled: bool = False,
) -> FeedEntry:
    event = turns.event
    return FeedEntry(
        uid=_uid(turns),
        sequence=len(event.except_) + len(event.moved),
        url=whole_address(context.site_url, page_url("event", turns.key)),
        title=event.title,
        day=day,
        start=event.from_,
        end=event.until,
        place=_place(context, turns),
        summary=event.summary,
        offers=tuple(
            FeedOffer(what=offer.what, partner=_partner(context, turns.key, offer.partner)) for offer in event.offers
        ),
        moved=tuple(move.reason for move in moves),
        rule=rule,
        except_days=except_days,
        replaces=replaces,
        cancelled=cancelled,
    )


def _uid(turns: _Turns) -> str:
    """Stays the same for ever: the event's key and, of one that goes round, its host's."""
    host = f".{turns.host.replace('/', '.')}" if turns.host and turns.hosts > 1 else ""
    return f"event.{turns.key.replace('/', '.')}{host}@hehuo"


def _rule(turns: _Turns) -> FeedRule | None:
    repeat = turns.event.repeat
    if repeat is None:
        return None
    by_weekday = repeat.every == "month" and repeat.nth is not None and repeat.weekday is not None
    return FeedRule(
        every=repeat.every,
        interval=repeat.interval * turns.hosts,
        weekday=repeat.weekday if by_weekday else None,
        nth=repeat.nth if by_weekday else None,
        until=repeat.until,
    )


def _place(context: PageContext, turns: _Turns) -> str:
    host = context.registry.communities.get(turns.host) if turns.host else None
    space = host.spaces.get(turns.event.space) if host and turns.event.space else None
    parts = (host.name if host else None, space.name if space else None, turns.event.place)
    return " ".join(part for part in parts if part)


def _partner(context: PageContext, event: str, reference: str | None) -> str | None:
    if reference is None:
        return None
    partner = context.registry.partners.get(resolve(programme_of(event), reference))
    return (partner.short or partner.name) if partner else reference
