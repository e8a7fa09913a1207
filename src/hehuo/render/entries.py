"""Search entries as small pages for Pagefind."""

from __future__ import annotations

from html import escape

from hehuo.view.search import SearchEntry
from hehuo.words import Words


def entry_file(entry: SearchEntry) -> str:
    """The name of an entry's page. All lie in one folder: making a thousand folders takes longer than what is in them."""
    return entry.url.rstrip("/").replace("/", "_").replace("#", "_") + ".html"


def entry_page(entry: SearchEntry, words: Words) -> bytes:
    """The entry as a page for Pagefind. The address and the kind of thing that it is go along."""
    kind = escape(words.record_type(entry.type))
    return (
        f'<!doctype html><html lang="{words.tag}"><head><meta charset="utf-8">'
        f"<title>{escape(entry.title)}</title></head>"
        f'<body><main data-pagefind-body data-pagefind-meta="kind:{kind}">'
        f'<h1 data-pagefind-meta="title">{escape(entry.title)}</h1><p>{escape(entry.text)}</p>'
        f'<i data-pagefind-meta="url:{escape(entry.url)}"></i></main></body></html>'
    ).encode()
