"""Every page of the site, in a fixed order. Each module of pages yields its own; this one strings them together."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.render.page import Page, World
from hehuo.render.pages.partners import partner_pages
from hehuo.render.pages.projects import project_pages
from hehuo.render.pages.shared import share


def iter_pages(world: World) -> Iterator[Page]:
    """All pages poured from records."""
    shared = share(world)
    yield from partner_pages(shared)
    yield from project_pages(shared)
