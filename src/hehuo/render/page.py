"""What a page is before it is poured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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
