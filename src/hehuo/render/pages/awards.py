"""Awards: which programmes have given any, a programme's awards, and each award's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import page_url


def award_pages(shared: Shared) -> Iterator[Page]:
    """The list of programmes, then each programme's awards and each award."""
    awards = shared.world.derived.awards
    yield framed(
        shared,
        "awards/index.html",
        shell="awards/index",
        url="awards/",
        title="奖项",
        trail=(("光荣榜", "honours/"),),
        programmes=shared.programmes,
        awards=awards.programmes,
    )
    for key, programme in shared.programmes.items():
        yield framed(
            shared,
            "awards/programme.html",
            shell="awards/programme/index",
            url=f"awards/{key}/",
            title=f"{programme.name}的奖项",
            trail=(("光荣榜", "honours/"), ("奖项", "awards/")),
            key=key,
            programme=programme,
            awards=awards.programmes[key],
        )
    for view in awards.views.values():
        if view.programme in shared.programmes:
            yield _record(shared, view)


def _record(shared: Shared, view: Any) -> Page:
    programme = shared.programmes[view.programme]
    path, edit = shared.edit("award", view.key)
    return framed(
        shared,
        "awards/record.html",
        shell="awards/programme/record",
        url=page_url("award", view.key),
        title=view.award.name,
        trail=(("光荣榜", "honours/"), ("奖项", "awards/"), (programme.name, f"awards/{view.programme}/")),
        view=view,
        programme=programme,
        banner=shared.banners[view.programme],
        sources=shared.sources(view.programme, view.award.sources),
        path=path,
        edit=edit,
    )
