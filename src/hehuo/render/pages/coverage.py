"""The coverage page of each programme: communities by kind of partner and by direction, teams, levels and brands."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared


def coverage_pages(shared: Shared) -> Iterator[Page]:
    """One page a programme."""
    registry, derived = shared.world.registry, shared.world.derived
    for key, programme in shared.programmes.items():
        coverage = derived.coverage[key]
        path, edit = shared.edit("programme", key)
        yield framed(
            shared,
            "communities/coverage.html",
            shell="communities/programme/coverage",
            url=f"communities/{key}/coverage/",
            title=f"{programme.name}的覆盖",
            trail=(("社区", "communities/"), (programme.name, f"communities/{key}/")),
            key=key,
            programme=programme,
            coverage=coverage,
            communities=registry.communities,
            communities_here=[(each.key, registry.communities[each.key]) for each in coverage.communities],
            path=path,
            edit=edit,
        )
