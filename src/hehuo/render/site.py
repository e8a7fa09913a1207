"""Every page of the site, in a fixed order. Each module of pages yields its own; this one strings them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from hehuo.render.page import Page, RenderContext
from hehuo.render.pages.reference import reference_pages
from hehuo.render.pages.shared import share
from hehuo.render.renderer import make_renderer
from hehuo.view.page import PageView


def page_shares(
    context: RenderContext, views: tuple[Iterable[PageView], Iterable[PageView]]
) -> tuple[Iterator[Page], Iterator[Page]]:
    """All pages in two shares of about the same work, for two processors. `views` are the shares made as views."""
    shared = share(context)
    renderer = make_renderer(context.templates, context.words, context.schemas, context.compiled)
    here, there = views
    return (
        chain(
            reference_pages(shared),
            map(renderer.page, here),
        ),
        map(renderer.page, there),
    )
