"""What every page of a build shares, worked out once: names, order of programmes, banners, dates and edit links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from hehuo.model.records import Programme
from hehuo.model.registry import record_path
from hehuo.render.environment import environment
from hehuo.render.names import Names
from hehuo.render.page import Page, RenderContext
from hehuo.view.addresses import edit_url, root_of

CLASSES: Mapping[str, str] = {"open": "待认领", "active": "进行中", "done": "已完成", "dropped": "已中止"}
"""The classes of states, in the order of every board."""

STANDINGS: Mapping[str, str] = {"active": "在册", "suspended": "暂停", "left": "已退出"}

HISTORY: Mapping[str, str] = {
    "joined": "加入", "reported": "见于报道", "renewed": "续签", "suspended": "暂停", "resumed": "恢复", "left": "退出",
}  # fmt: skip

VETTING: Mapping[str, str] = {"passed": "通过", "failed": "未通过", "pending": "进行中"}

WEEKDAYS: Mapping[str, str] = {
    "mo": "周一", "tu": "周二", "we": "周三", "th": "周四", "fr": "周五", "sa": "周六", "su": "周日",
}  # fmt: skip

CORRECTED: Mapping[str, str] = {
    "timeline": "经过", "steps": "实施步骤", "figures": "报道数字", "history": "经历", "vetting": "资质审查",
    "agreement": "协议", "benefits": "反哺", "commitments": "承诺",
}  # fmt: skip
"""What a correction may be about, as a page says it; a removed record stands by its own name."""

Trail = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The world and what is derived from it for pages. `programmes`: demonstration programmes come last."""

    world: RenderContext
    names: Names
    programmes: Mapping[str, Programme]
    banners: Mapping[str, Markup]
    macros: Any
    sources: Callable[[str, tuple[str, ...]], Markup]
    """Programme and ids → the list of sources as HTML; most records of a programme name the same ones."""

    def template(self, name: str) -> Template:
        """A compiled template with the words that all of them use."""
        return environment(self.world.templates, self.world.words, self.world.compiled).get_template(name)

    def edit(self, type_name: str, key: str) -> tuple[str, str | None]:
        """The path of a record's file and the address of the forge's editor for it."""
        path = record_path(type_name, key)
        settings = self.world.registry.settings
        return path, edit_url(settings.forge if settings else None, path)

    def crumbs(self, trail: Trail, url: str) -> str:
        """The way down to a page, as HTML."""
        return str(self.macros.crumbs(trail, root_of(url)))

    def footer(self) -> Markup:
        """The end of a page that has no file of its own."""
        return Markup(self.macros.record_footer(None, None, self.world.derived.as_of))

    def page(self, shell: str, url: str, title: str, crumbs: str, body: str) -> Page:
        """A page of a shell with the slots `crumbs` and `body`."""
        return Page(shell=shell, url=url, title=title, slots={"crumbs": crumbs, "body": body})


def term(terms: Mapping[str, Any], key: str) -> str:
    """The name of a kind, trade, benefit or other term of a programme; the id itself where there is none."""
    found = terms.get(key)
    return str(found.name) if found is not None else key


_WORDS: Mapping[str, Any] = {
    "term": term,
    "CLASSES": CLASSES,
    "STANDINGS": STANDINGS,
    "HISTORY": HISTORY,
    "VETTING": VETTING,
    "WEEKDAYS": WEEKDAYS,
    "CORRECTED": CORRECTED,
}


def share(world: RenderContext) -> Shared:
    """Work out what the pages of a world share."""
    env = environment(world.templates, world.words, world.compiled)
    # As globals of the environment, not of a template: otherwise every render makes the imported macros anew.
    env.globals.update(_WORDS)
    macros = env.get_template("_macros.html").module
    programmes = dict(sorted(world.registry.programmes.items(), key=lambda item: (item[1].nature == "demo", item[0])))
    banner = macros.banner  # type: ignore[attr-defined]
    return Shared(
        world=world,
        names=Names(world.registry),
        programmes=programmes,
        banners={key: banner(programme) for key, programme in programmes.items()},
        macros=macros,
        sources=lru_cache(maxsize=4096)(
            lambda programme, ids: macros.sources(ids, programmes[programme])  # type: ignore[attr-defined]
        ),
    )
