"""The week of each community's spaces: who uses which when, on what terms, and what is still free."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hehuo.model.registry import programme_of, record_path
from hehuo.render.page import Page
from hehuo.render.pages.agenda import timetable_url
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import edit_url, page_url


def timetable_pages(shared: Shared) -> Iterator[Page]:
    """One page for each community that has a space."""
    derived, registry = shared.world.derived, shared.world.registry
    for key, weeks in derived.calendar.weeks.items():
        programme = programme_of(key)
        if programme in shared.programmes:
            yield _timetable(shared, key, registry.communities[key], weeks)


def _timetable(shared: Shared, key: str, community: Any, weeks: Any) -> Page:
    derived, programme = shared.world.derived, programme_of(key)
    calendar = derived.calendar
    bookings = [calendar.bookings[each] for each in calendar.community_bookings.get(key, ())]
    path, edit = shared.edit("community", key)
    settings = shared.world.registry.settings
    forge = settings.forge if settings else None
    files = {view.key: record_path("booking", view.key) for view in bookings}
    return framed(
        shared,
        "communities/timetable.html",
        shell="communities/programme/record/timetable",
        url=timetable_url(key),
        title=f"{community.name}场地时段表",
        trail=(
            ("社区", "communities/"),
            (shared.programmes[programme].name, f"communities/{programme}/"),
            (community.name, page_url("community", key)),
        ),
        key=key,
        community=community,
        programme=shared.programmes[programme],
        banner=shared.banners[programme],
        weeks=weeks,
        views=calendar.bookings,
        bookings=sorted(bookings, key=lambda view: (view.phase == "ended", view.booking.space, view.key)),
        sources={view.key: shared.sources(programme_of(view.key), view.booking.sources) for view in bookings},
        edits={each: edit_url(forge, file) for each, file in files.items()},
        path=path,
        edit=edit,
    )
