"""The home page: what this is, how much of it there is, what waits for somebody, and where to go next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hehuo.model.registry import programme_of
from hehuo.render.page import Page
from hehuo.render.pages.lists import ROOT
from hehuo.render.pages.programmes import cards
from hehuo.render.pages.projects import board_order, is_claimable
from hehuo.render.pages.shared import Shared

_SHOWN = 6
"""Open projects on the home page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A figure over all programmes; its receipt is what each programme adds: (programme, value, address)."""

    label: str
    unit: str
    value: int
    parts: tuple[tuple[str, int, str], ...]


def home_pages(shared: Shared) -> Iterator[Page]:
    """The home page."""
    world, settings = shared.world, shared.world.registry.settings
    title = settings.title if settings else "合伙"
    body = shared.template("home/home.html").render(
        title=title,
        headlines=headlines(shared),
        leaves_out_demo=_leaves_out_demo(shared),
        waiting=waiting(shared),
        cards=cards(shared),
        programmes=shared.programmes,
        names=shared.names,
        programme_of=programme_of,
        root="",
        as_of=world.derived.as_of,
    )
    yield Page(shell="index", url="", title=title, slots={"body": body.replace(ROOT, "")})


def _leaves_out_demo(shared: Shared) -> bool:
    """Demonstration programmes are left out of the sums as soon as there is another programme to count."""
    natures = {programme.nature for programme in shared.programmes.values()}
    return "demo" in natures and len(natures) > 1


def headlines(shared: Shared) -> list[Headline]:
    """The registry in a few figures."""
    skip = _leaves_out_demo(shared)
    counted = [key for key, programme in shared.programmes.items() if not (skip and programme.nature == "demo")]
    statistics = shared.world.derived.statistics

    def headline(label: str, unit: str, field: str, address: str) -> Headline:
        found = [(key, getattr(statistics[key], field).value, address.format(key)) for key in counted]
        parts = tuple(part for part in found if part[1])
        return Headline(label=label, unit=unit, value=sum(part[1] for part in parts), parts=parts)

    made = [
        headline("合伙人", "家", "partners", "partners/{}/?standing=present"),
        headline("社区", "个", "communities", "communities/{}/"),
        headline("项目", "个", "projects", "projects/{}/"),
        headline("等人认领", "个", "open", "projects/{}/?class=open"),
        headline("已完成", "个", "done", "projects/{}/?class=done"),
        headline("投入", "元", "money", "projects/{}/?has=money"),
    ]
    return [each for each in made if each.value]


def waiting(shared: Shared) -> list[Any]:
    """Open projects that a partner can claim now, the longest waiting first; demonstration ones only fill up."""
    found = [view for view in shared.world.derived.projects.values() if view.state_class == "open"]
    claimable = [view for view in found if is_claimable(view)]
    return sorted(claimable, key=lambda view: (shared.programmes[view.programme].nature == "demo", board_order(view)))[
        :_SHOWN
    ]
