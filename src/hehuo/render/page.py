"""What a page is before it is poured, and everything that the pages are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from jinja2 import BytecodeCache

from hehuo.model.registry import Registry
from hehuo.words import Words, load_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site: the shell it is poured into, its address and what fills the shell's slots.

    `url` is relative to the site's root: `partners/banyang/sm-plaza/` (written as its index.html) or a file name
    such as `partners/banyang/page-2.html`. It lies as deep as the shell, so that the shell's relative links hold.
    A page that is not `listed` is left out of the sitemap. A file that is no page, such as a calendar, has its finished
    `content` and no shell.
    """

    shell: str
    url: str
    title: str
    slots: Mapping[str, str]
    listed: bool = True
    content: bytes | None = None


class Conclusions(Protocol):
    """`derive.Derived`, seen from here: rooms don't import one another, so render knows it by its shape."""

    @property
    def as_of(self) -> Any: ...
    @property
    def projects(self) -> Mapping[str, Any]: ...
    @property
    def partners(self) -> Mapping[str, Any]: ...
    @property
    def points(self) -> Mapping[str, Any]: ...
    @property
    def honours(self) -> Mapping[str, Any]: ...
    @property
    def statistics(self) -> Mapping[str, Any]: ...
    @property
    def matches(self) -> Mapping[str, Any]: ...
    @property
    def coverage(self) -> Mapping[str, Any]: ...
    @property
    def benefits(self) -> Mapping[str, Any]: ...
    @property
    def redeemable(self) -> Mapping[str, Any]: ...
    @property
    def reviews(self) -> Any: ...
    @property
    def awards(self) -> Any: ...
    @property
    def indicators(self) -> Any: ...
    @property
    def meetings(self) -> Mapping[str, Any]: ...
    @property
    def trails(self) -> Mapping[str, Any]: ...
    @property
    def calls(self) -> Mapping[str, Any]: ...
    @property
    def statements(self) -> Mapping[str, Any]: ...
    @property
    def calendar(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderContext:
    """All that pages are made from: the records, the conclusions, the schemas to document, the templates."""

    registry: Registry
    derived: Conclusions
    schemas: Mapping[str, Mapping[str, Any]]
    templates: Path
    compiled: BytecodeCache | None = None
    site_url: str = ""
    words: Words = field(default_factory=lambda: load_words("zh", "site"))
