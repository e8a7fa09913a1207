"""Claim meetings: who claimed what in one sitting, a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hehuo.render.page import Page
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import page_url, root_of


def meeting_pages(shared: Shared) -> Iterator[Page]:
    """A page for each declared meeting."""
    template = shared.template("meetings/record.html")
    for key, view in shared.world.derived.meetings.items():
        url = page_url("meeting", key)
        path, edit = shared.edit("programme", view.programme)
        programme = shared.programmes[view.programme]
        body = template.render(
            view=view,
            meeting=view.meeting,
            programme=programme,
            projects=shared.world.derived.projects,
            claims=[(name, list(each)) for name, each in groupby(view.claims, key=lambda claim: claim.partner)],
            banner=shared.banners[view.programme],
            sources=shared.sources(view.programme, view.meeting.sources),
            names=shared.names,
            root=root_of(url),
            path=path,
            edit=edit,
            as_of=shared.world.derived.as_of,
        )
        trail = (("方案", "programmes/"), (programme.name, page_url("programme", view.programme)))
        yield shared.page("meetings/programme/record", url, view.meeting.name, shared.crumbs(trail, url), body)
