"""Every page of the site, in a fixed order. Each module of pages yields its own; this one only strings them together."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.render.page import Page, World


def iter_pages(world: World) -> Iterator[Page]:
    """All pages poured from records."""
    yield from ()
