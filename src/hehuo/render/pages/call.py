"""The call for partners: what is sought, what partners get, the steps to join. Prints as a poster on one A4 page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hehuo.render.codes import qr_svg
from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.projects import board_order, is_claimable
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import page_url, root_of, whole_address

_SHOWN = 5
"""Open projects named on a poster; more don't fit on one page."""

_NOTICED = 8
"""Open projects on a notice, each with its code."""


def call_pages(shared: Shared) -> Iterator[Page]:
    """The list of calls, then each programme's."""
    open_by_programme: dict[str, list[Any]] = {key: [] for key in shared.programmes}
    for view in shared.world.derived.projects.values():
        if view.state_class == "open":
            open_by_programme[view.programme].append(view)
    calls = shared.world.derived.calls
    yield framed(shared, "call/index.html", shell="call/index", url="call/", title="找合伙人",
                 programmes=shared.programmes, calls=calls, statistics=shared.world.derived.statistics)  # fmt: skip
    for key in shared.programmes:
        waiting = sorted(open_by_programme[key], key=board_order)
        yield _call(shared, key, waiting)
        yield _notice(shared, key, [view for view in waiting if is_claimable(view)])


def _call(shared: Shared, key: str, waiting: list[Any]) -> Page:
    programme, derived, url = shared.programmes[key], shared.world.derived, f"call/{key}/"
    statistics, address = derived.statistics[key], whole_address(shared.world.site_url, f"call/{key}/")
    path, edit = shared.edit("programme", key)
    body = shared.template("call/programme.html").render(
        key=key,
        programme=programme,
        banner=shared.banners[key],
        statistics=statistics,
        calling=derived.calls[key],
        sought=[row for row in statistics.by_direction if row.open.value],
        unplaced=sum(1 for view in waiting if not view.directions),
        examples=[view for view in waiting if is_claimable(view)][:_SHOWN],
        address=address,
        code=qr_svg(address, f"{programme.name}召集令的网址") if address else None,
        names=shared.names,
        root=root_of(url),
        path=path,
        edit=edit,
        as_of=derived.as_of,
    )
    return shared.page(
        "call/programme", url, f"{programme.name}找合伙人", shared.crumbs((("找合伙人", "call/"),), url), body
    )


def _notice(shared: Shared, key: str, waiting: list[Any]) -> Page:
    """What anybody can claim now, as a public notice on one A4 page, each with a code that opens its page."""
    programme, site_url = shared.programmes[key], shared.world.site_url
    rows = []
    for view in waiting[:_NOTICED]:
        address = whole_address(site_url, page_url("project", view.key))
        rows.append((view, qr_svg(address, f"{view.project.title}的网址") if address else None))
    return framed(
        shared,
        "call/notice.html",
        shell="call/programme/notice",
        url=f"call/{key}/notice/",
        title=f"{programme.name}需求公示单",
        trail=(("找合伙人", "call/"), (programme.name, f"call/{key}/")),
        key=key,
        programme=programme,
        banner=shared.banners[key],
        rows=rows,
        more=max(len(waiting) - _NOTICED, 0),
        has_codes=bool(site_url),
    )
