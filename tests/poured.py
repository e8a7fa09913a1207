"""Pages of a small registry, parsed far enough for tests to query."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hehuo.derive import derive
from hehuo.derive.pages.context import PageContext, page_context
from hehuo.model.registry import Registry
from hehuo.pipeline.site_paths import find_site_paths
from hehuo.render.page import Page
from hehuo.render.renderer import make_renderer
from hehuo.view.page import PageView
from hehuo.words import load_words

ROOT = Path(__file__).parents[1]
SCHEMAS: Mapping[str, Mapping[str, Any]] = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "schemas").glob("*.schema.json"))
}

EXAMPLES = find_site_paths(ROOT).examples()


def batch(kind: str, source: str, date: str, total: int, *entries: dict[str, Any], **more: object) -> dict[str, Any]:
    """A sheet of the ledger."""
    return {"date": date, "kind": kind, "source": source, "entries": list(entries), "total": total, **more}


@dataclass(frozen=True)
class World:
    """A registry on a day, and where its site stands."""

    registry: Registry
    as_of: str = "2026-11-20"
    site_url: str = ""


def pages_of(world: World, make: Callable[[PageContext], Iterable[PageView]]) -> dict[str, Page]:
    """The pages of a family by address, with the repository's schemas and templates."""
    derived = derive(world.registry, date.fromisoformat(world.as_of))
    context = page_context(world.registry, derived, world.site_url, schemas=SCHEMAS, examples=EXAMPLES)
    renderer = make_renderer(ROOT / "site" / "templates", load_words("zh", "site"), SCHEMAS)
    pages = [renderer.page(view) for view in make(context)]
    assert len({page.url for page in pages}) == len(pages)
    return {page.url: page for page in pages}


class Body(HTMLParser):
    """What is in a page's body: its text, its anchors, its links, and elements left open."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(page.slots["body"])
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values["href"]))
        if tag in ("td", "th"):
            self.words.append(" ")
        if tag not in ("input", "br", "img", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """The visible text, white space squeezed."""
        return " ".join("".join(self.words).split())


def assert_sound(pages: Mapping[str, Page]) -> None:
    """Every page is well formed, names no anchor twice, and links only to its own anchors or to relative addresses."""
    for url, page in pages.items():
        body = Body(page)
        assert body.open == [], url
        assert len(set(body.ids)) == len(body.ids), url
        for link in body.links:
            assert link, url
            if link.startswith("#"):
                assert link[1:] in body.ids, (url, link)
            assert not link.startswith("/"), (url, link)
