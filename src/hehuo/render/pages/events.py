"""Events: the calendar of all programmes, each programme's, each event's page, and the feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from hehuo.render.feeds import Feed, calendar_bytes
from hehuo.render.page import Page
from hehuo.render.pages.agenda import (
    AgendaRow,
    community_feed_url,
    hours,
    in_order,
    programme_feed_url,
    rhythm,
    row,
    rows_of,
)
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import page_url

_SHOWN = 120
"""Times listed on a programme's calendar; each event's own page has its own."""

_SHOWN_OF_ALL = 40


def event_pages(shared: Shared) -> Iterator[Page]:
    """The calendars, then the events in order of key, then the feeds."""
    views: dict[str, list[Any]] = {key: [] for key in shared.programmes}
    for view in shared.world.derived.calendar.events.values():
        if view.programme in views:
            views[view.programme].append(view)
    yield _calendar_of_all(shared, views)
    for key, each in views.items():
        yield _calendar(shared, key, each)
    for each in views.values():
        for view in each:
            yield _record(shared, view)
    yield from feed_files(shared)


def _months(rows: Sequence[AgendaRow]) -> list[tuple[str, list[AgendaRow]]]:
    return [(month, list(each)) for month, each in groupby(rows, key=lambda row: row.month)]


def _calendar_of_all(shared: Shared, views: dict[str, list[Any]]) -> Page:
    rows = in_order(rows_of(shared, (view for each in views.values() for view in each)))
    return framed(
        shared,
        "events/index.html",
        shell="events/index",
        url="events/",
        title="活动",
        programmes=shared.programmes,
        views=views,
        months=_months(rows[:_SHOWN_OF_ALL]),
        more=len(rows) - _SHOWN_OF_ALL,
        undated=[view for each in views.values() for view in each if not view.dated],
        rhythm=rhythm,
    )


def _calendar(shared: Shared, key: str, views: Sequence[Any]) -> Page:
    rows = in_order(rows_of(shared, views))
    return framed(
        shared,
        "events/programme.html",
        shell="events/programme/index",
        url=f"events/{key}/",
        title=f"{shared.programmes[key].name}的活动",
        trail=(("活动", "events/"),),
        programme=shared.programmes[key],
        banner=shared.banners[key],
        months=_months(rows[:_SHOWN]),
        more=len(rows) - _SHOWN,
        views=views,
        undated=[view for view in views if not view.dated],
        over=[view for view in views if view.over],
        feed=_address(shared, programme_feed_url(key)) if any(view.dated for view in views) else None,
        rhythm=rhythm,
    )


def _record(shared: Shared, view: Any) -> Page:
    event, programme = view.event, shared.programmes[view.programme]
    path, edit = shared.edit("event", view.key)
    registry = shared.world.registry
    coming = [row(shared, view, each) for each in view.coming]
    return framed(
        shared,
        "events/record.html",
        shell="events/programme/record",
        url=page_url("event", view.key),
        title=event.title,
        trail=(("活动", "events/"), (programme.name, f"events/{view.programme}/")),
        view=view,
        event=event,
        programme=programme,
        banner=shared.banners[view.programme],
        catalogue=registry.catalogue[view.programme],
        coming=coming,
        turns=[(host, _turn(coming, host)) for host in view.hosts] if event.rotates else [],
        past=[row(shared, view, each) for each in view.past],
        next=row(shared, view, view.next) if view.next else None,
        rhythm=rhythm(event),
        hours=hours(event),
        feed=_address(shared, programme_feed_url(view.programme)) if view.dated else None,
        partner=lambda reference: reference if "/" in reference else f"{view.programme}/{reference}",
        sources=shared.sources(view.programme, event.sources),
        path=path,
        edit=edit,
    )


def _turn(coming: Sequence[AgendaRow], host: str) -> AgendaRow | None:
    """The next time that a community has."""
    return next((each for each in coming if each.community == host and each.called_off is None), None)


def _address(shared: Shared, url: str) -> tuple[str, str | None]:
    """A feed's address relative to the root, and the whole one where the site's is known."""
    site = shared.world.site_url
    return url, f"{site.rstrip('/')}/{url}" if site else None


def feed_files(shared: Shared) -> Iterator[Page]:
    """The calendar of each programme and of each community that has any dated event."""
    registry, derived = shared.world.registry, shared.world.derived
    for key, programme in shared.programmes.items():
        events = tuple(each for each in derived.calendar.events if each.startswith(f"{key}/"))
        yield from _file(shared, programme_feed_url(key), Feed(name=f"{programme.name}的活动", events=events))
    for key, events in sorted(derived.calendar.community_events.items()):
        if key in registry.communities:
            feed = Feed(name=f"{registry.communities[key].name}的活动", events=events, host=key)
            yield from _file(shared, community_feed_url(key), feed)


def _file(shared: Shared, url: str, feed: Feed) -> Iterator[Page]:
    world = shared.world
    content = calendar_bytes(world.registry, feed, world.derived.as_of, world.site_url)
    if content is not None:
        yield Page(shell="", url=url, title=feed.name, slots={}, listed=False, content=content)
