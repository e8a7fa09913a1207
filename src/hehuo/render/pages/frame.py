"""Makes a page from a template that is given `root`, `as_of` and `names`, with the way down to the page above it."""

from __future__ import annotations

from typing import Any

from hehuo.render.page import Page
from hehuo.render.pages.shared import Shared, Trail
from hehuo.view.addresses import root_of


def framed(
    shared: Shared, template: str, *, shell: str, url: str, title: str, trail: Trail = (), **values: Any
) -> Page:
    """The page of a template. `trail` leaves home and the page itself out."""
    as_of, root = shared.world.derived.as_of, root_of(url)
    body = shared.template(template).render(root=root, as_of=as_of, names=shared.names, **values)
    return shared.page(shell, url, title, shared.crumbs(trail, url), body)
