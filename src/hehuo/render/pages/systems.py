"""The table of practices: what each programme does, where it can be seen, which file keeps it. Knows no practice."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.model.records import Practice
from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import edit_url


def systems_pages(shared: Shared) -> Iterator[Page]:
    """The one page, where the registry has a table."""
    systems = shared.world.registry.systems
    if systems is None:
        return
    settings = shared.world.registry.settings
    forge = settings.forge if settings else None
    edits = {path: edit_url(forge, path) for row in systems.rows for path in row.records}
    yield framed(
        shared,
        "systems/index.html",
        shell="systems/index",
        url="systems/",
        title="做法对照表",
        trail=(("指南", "guide/"),),
        groups=_grouped(shared, systems.rows),
        edits=edits,
        known={rule.id for rule in shared.world.rules},
        file=shared.edit("systems", ""),
    )


def _grouped(shared: Shared, rows: tuple[Practice, ...]) -> list[tuple[str | None, list[Practice]]]:
    """Rows by programme, in the order in which programmes first come; None for those that no programme has."""
    grouped: dict[str | None, list[Practice]] = {}
    for row in rows:
        grouped.setdefault(row.programme if row.programme in shared.programmes else None, []).append(row)
    return list(grouped.items())
