"""The benefits page of each programme that declares any: what partners got for what they gave, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared

_SHOWN = 100
"""Balances listed; the directory has all partners."""


def benefit_pages(shared: Shared) -> Iterator[Page]:
    """One page a programme with benefits."""
    for key, programme in shared.programmes.items():
        benefits = shared.world.derived.benefits.get(key)
        if benefits is None:
            continue
        path, edit = shared.edit("programme", key)
        yield framed(
            shared,
            "benefits/programme.html",
            shell="benefits/programme",
            url=f"benefits/{key}/",
            title=f"{programme.name}的反哺",
            trail=(("方案", "programmes/"), (programme.name, f"programmes/{key}/")),
            key=key,
            programme=programme,
            benefits=benefits,
            shown=_SHOWN,
            path=path,
            edit=edit,
        )
