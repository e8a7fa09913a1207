"""The view of a record for the search engine."""

from __future__ import annotations

from hehuo.view.page import View


class SearchEntry(View, frozen=True, kw_only=True):
    """One thing to find: where it is, what it is called, of which record type it is, and the words people look for."""

    url: str
    title: str
    type: str
    text: str
