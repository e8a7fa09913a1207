"""Writes one page into a site; the only place that knows how an address becomes a file."""

from __future__ import annotations

from pathlib import Path


def write_page(out: Path, url: str, content: bytes) -> None:
    """Write a page: an address that ends in a slash is a folder with an index.html."""
    target = out / url / "index.html" if not url or url.endswith("/") else out / url
    try:
        target.write_bytes(content)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
