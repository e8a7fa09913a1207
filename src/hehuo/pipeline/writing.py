"""Writes one page into a site. The only module that turns an address into a file name."""

from __future__ import annotations

from pathlib import Path


def write_page(out: Path, url: str, content: bytes) -> None:
    """Write a page: an address that ends in a slash is a folder with an index.html."""
    folder, _, name = url.rpartition("/")
    place = out / folder
    try:
        place.mkdir()  # the common case first: nearly every page is the first in its folder
    except FileExistsError:
        pass
    except FileNotFoundError:
        place.mkdir(parents=True, exist_ok=True)
    (place / (name or "index.html")).write_bytes(content)
