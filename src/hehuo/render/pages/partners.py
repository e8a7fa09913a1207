"""Each partner's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from hehuo.model.registry import resolve
from hehuo.render.page import Page
from hehuo.render.pages.agenda import partner_agenda
from hehuo.render.pages.judging import judged
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import page_url, root_of

HEADINGS: Mapping[str, str] = {**{letter: letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}, "#": "0–9"}
"""Groups of the directory: the first letter of a name's pinyin."""


def partner_pages(shared: Shared) -> Iterator[Page]:
    """The records in order of key."""
    yield from _records(shared)


def _records(shared: Shared) -> Iterator[Page]:
    template, derived, registry = shared.template("partners/record.html"), shared.world.derived, shared.world.registry
    trails = {
        key: shared.crumbs((("合伙人", "partners/"), (programme.name, f"partners/{key}/")), "partners/p/id/")
        for key, programme in shared.programmes.items()
    }
    root = root_of("partners/p/id/")
    for key, view in derived.partners.items():
        programme = shared.programmes.get(view.programme)
        if programme is None:
            continue
        path, edit = shared.edit("partner", key)
        body = template.render(
            view=view,
            sources=shared.sources(view.programme, view.partner.sources),
            judged=judged(shared, "partner", key),
            agenda=partner_agenda(shared, key),
            partner=view.partner,
            programme=programme,
            catalogue=registry.catalogue[view.programme],
            projects=derived.projects,
            claimable=derived.matches[view.programme].partners.get(key, ()),
            banner=shared.banners[view.programme],
            names=shared.names,
            resolve=partial(resolve, view.programme),
            root=root,
            path=path,
            edit=edit,
            as_of=derived.as_of,
        )
        yield shared.page(
            "partners/programme/record", page_url("partner", key), view.partner.name, trails[view.programme], body
        )
