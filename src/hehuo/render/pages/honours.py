"""The honour rolls: which programmes have one, and a programme's partners and volunteers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from hehuo.model.registry import resolve
from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared


def honour_pages(shared: Shared) -> Iterator[Page]:
    """The list of rolls, then each programme's."""
    yield framed(
        shared,
        "honours/index.html",
        shell="honours/index",
        url="honours/",
        title="光荣榜",
        programmes=shared.programmes,
        honours=shared.world.derived.honours,
    )
    for key in shared.programmes:
        yield _programme(shared, key)


def _programme(shared: Shared, key: str) -> Page:
    derived, programme = shared.world.derived, shared.programmes[key]
    honours = derived.honours[key]
    return framed(
        shared,
        "honours/programme.html",
        shell="honours/programme",
        url=f"honours/{key}/",
        title=f"{programme.name}光荣榜",
        trail=(("光荣榜", "honours/"),),
        key=key,
        programme=programme,
        partners=derived.partners,
        honours=honours,
        ties=Counter(row.rank for row in honours.volunteers),
        community=partial(resolve, key),
        has_points=key in derived.points,
        awards=derived.awards.programmes[key],
    )
