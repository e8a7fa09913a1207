"""The view of one thing to find, for the search index."""

from __future__ import annotations

from hehuo.view.page import View


class SearchEntry(View, frozen=True, kw_only=True):
    """One thing to find: where it is, what it is called, its kind, and the texts people look for.

    `kind` is a record type, or `guide` for a page written by hand. `demo` says that it belongs to a demonstration.
    """

    url: str
    title: str
    kind: str
    texts: tuple[str, ...]
    demo: bool = False
