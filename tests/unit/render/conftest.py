"""Pages of small registries, poured as far as their slots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hehuo.derive.pages.benefits import benefit_pages
from hehuo.derive.pages.calls import call_pages
from hehuo.derive.pages.communities import community_pages
from hehuo.derive.pages.coverage import coverage_pages
from hehuo.derive.pages.home import home_pages
from hehuo.derive.pages.matching import match_pages
from hehuo.derive.pages.meetings import meeting_pages
from hehuo.derive.pages.partner_records import partner_pages
from hehuo.derive.pages.partners import partner_list_pages
from hehuo.derive.pages.programmes import programme_pages
from hehuo.derive.pages.project_records import agreement_pages, project_pages
from hehuo.derive.pages.projects import project_list_pages
from hehuo.model.registry import Registry
from hehuo.render import Page
from poured import World, pages_of

Render = Callable[[Registry], dict[str, Page]]


@pytest.fixture
def render() -> Render:
    """The pages of home, programmes, partners, projects and communities, by address."""

    def made(registry: Registry) -> dict[str, Page]:
        pages: dict[str, Page] = {}
        for views in (
            home_pages,
            programme_pages,
            partner_list_pages,
            partner_pages,
            project_list_pages,
            project_pages,
            agreement_pages,
            call_pages,
            meeting_pages,
            community_pages,
            coverage_pages,
            benefit_pages,
            match_pages,
        ):
            pages |= pages_of(World(registry, "2026-06-01"), views)
        return pages

    return made


def body(page: Page) -> str:
    """Everything that fills a page's slots."""
    return "".join(page.slots.values())
