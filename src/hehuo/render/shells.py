"""Shells and pouring: a page built once by MkDocs is cut at its slots and filled once for every record.

A slot is an HTML comment, `<!--slot:NAME-->`, in a Markdown page or in the theme. Cutting a shell costs once;
pouring a record is joining strings, so thousands of records never pass through Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from hehuo.render.page import Page

_SLOT = re.compile(r"<!--\s*slot:([a-z-]+)\s*-->")


@dataclass(frozen=True, slots=True)
class Shell:
    """A built page cut at its slots: `parts` has one more member than `slots`."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a built page at its slots. A page without slots is a shell of one part."""
        pieces = _SLOT.split(html)
        return cls(parts=tuple(pieces[::2]), slots=tuple(pieces[1::2]))


def pour(shell: Shell, page: Page) -> bytes:
    """The finished page. Slots hold HTML, `title` excepted, which is text. Raises KeyError for a slot left unfilled."""
    filled = {"title": escape(page.title), **page.slots}
    pieces = [shell.parts[0]]
    for slot, part in zip(shell.slots, shell.parts[1:], strict=True):
        pieces += (filled[slot], part)
    return "".join(pieces).encode("utf-8")
