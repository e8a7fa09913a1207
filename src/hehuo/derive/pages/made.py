"""Which pages of a programme are made: none that would hold only what its records are too few to tell.

Whoever links to one of these pages asks here for its address.
"""

from __future__ import annotations

from typing import Literal

from hehuo.derive.pages.context import PageContext

SectionName = Literal["partners", "projects", "communities", "events", "awards", "reviews", "indicators"]
"""A list that has a page of its own in each programme, which lies in the folder of its name."""


def section_url(context: PageContext, name: SectionName, programme: str, recorded: int) -> str | None:
    """A programme's list of something: not where nothing is recorded, which doesn't mean that there is nothing."""
    return f"{name}/{programme}/" if recorded or context.extent(programme).holds(name) else None


def coverage_url(context: PageContext, programme: str) -> str | None:
    """Which community lacks what: only where all partners are known."""
    return f"communities/{programme}/coverage/" if context.extent(programme).holds("partners") else None


def match_url(context: PageContext, programme: str) -> str | None:
    """Needs and resources: only where it is known what is open now."""
    return f"match/{programme}/" if context.extent(programme).current else None


def notice_url(context: PageContext, programme: str) -> str | None:
    """The notice of what can be claimed: only where it is known what is open now."""
    return f"call/{programme}/notice/" if context.extent(programme).current else None


def benefits_url(context: PageContext, programme: str) -> str | None:
    """What partners gave and got: only where all of it is known."""
    return f"benefits/{programme}/" if programme in context.derived.benefits else None


def honours_url(context: PageContext, programme: str) -> str | None:
    """The honour rolls: only where enough is known for one of them."""
    honours = context.derived.honours[programme]
    return None if honours.partners is None and honours.volunteers is None else f"honours/{programme}/"
