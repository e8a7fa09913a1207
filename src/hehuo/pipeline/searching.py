"""Writes the search index: the records, and the pages of the site that are written by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hehuo.derive.pages.search import search_entries
from hehuo.pipeline import Loaded
from hehuo.pipeline.writing import write_page
from hehuo.render.search_index import search_files
from hehuo.view.search import SearchEntry
from hehuo.words import load_words


def write_search_index(loaded: Loaded, written: Iterable[SearchEntry], out: Path) -> None:
    """Write the files that the search page reads. `written` are the entries of pages that MkDocs wrote itself."""
    words = load_words("zh", "site", loaded.paths.words)
    entries = (*search_entries(loaded.registry, loaded.schemas.marks), *written)
    for name, content in search_files(entries, words):
        write_page(out, f"search/{name}", content)
