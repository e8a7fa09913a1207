"""Every page of the site, in a fixed order. Each module of pages yields its own; this one strings them together."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.render.page import Page, World
from hehuo.render.pages.communities import community_pages
from hehuo.render.pages.home import home_pages
from hehuo.render.pages.honours import honour_pages
from hehuo.render.pages.partners import partner_pages
from hehuo.render.pages.points import points_pages
from hehuo.render.pages.programmes import programme_pages
from hehuo.render.pages.projects import project_pages
from hehuo.render.pages.reference import reference_pages
from hehuo.render.pages.rules import rule_pages
from hehuo.render.pages.shared import share


def iter_pages(world: World) -> Iterator[Page]:
    """All pages poured from records."""
    shared = share(world)
    yield from home_pages(shared)
    yield from programme_pages(shared)
    yield from partner_pages(shared)
    yield from project_pages(shared)
    yield from community_pages(shared)
    yield from points_pages(shared)
    yield from honour_pages(shared)
    yield from rule_pages(shared)
    yield from reference_pages(shared)
