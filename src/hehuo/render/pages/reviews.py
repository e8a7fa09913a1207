"""Reviews: which programmes have panels, a programme's scores and findings, and each review's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.judging import charts
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import page_url

_OTHERS = 12
"""Other reviews of the same partner beside one."""


def review_pages(shared: Shared) -> Iterator[Page]:
    """The list of programmes, then each programme's reviews and each review."""
    yield framed(
        shared,
        "reviews/index.html",
        shell="reviews/index",
        url="reviews/",
        title="评议",
        programmes=shared.programmes,
        reviews=shared.world.derived.reviews.programmes,
    )
    for key in shared.programmes:
        yield _programme(shared, key)
    for view in shared.world.derived.reviews.views.values():
        if view.programme in shared.programmes:
            yield _record(shared, view)


def _programme(shared: Shared, key: str) -> Page:
    view, programme = shared.world.derived.reviews.programmes[key], shared.programmes[key]
    path, edit = shared.edit("programme", key)
    counts = Counter(each.review.panel for each in view.reviews)
    return framed(
        shared,
        "reviews/programme.html",
        shell="reviews/programme/index",
        url=f"reviews/{key}/",
        title=f"{programme.name}的评议",
        trail=(("评议", "reviews/"),),
        key=key,
        programme=programme,
        view=view,
        counts=counts,
        charts=[
            (partner, panel, chart, scored)
            for partner, series in view.series.items()
            for panel, chart, scored in charts(series)
        ],
        path=path,
        edit=edit,
    )


def _record(shared: Shared, view: Any) -> Page:
    programme = shared.programmes[view.programme]
    path, edit = shared.edit("review", view.key)
    same = shared.world.derived.reviews.of_partner.get(view.partner, ()) if view.partner else ()
    return framed(
        shared,
        "reviews/record.html",
        shell="reviews/programme/record",
        url=page_url("review", view.key),
        title=view.review.title,
        trail=(("评议", "reviews/"), (programme.name, f"reviews/{view.programme}/")),
        view=view,
        programme=programme,
        others=[each for each in same if each.key != view.key][:_OTHERS],
        banner=shared.banners[view.programme],
        sources=shared.sources(view.programme, view.review.sources),
        path=path,
        edit=edit,
    )
