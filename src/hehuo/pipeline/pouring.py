"""Writes the poured pages and the sitemap into a built site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from hehuo.pipeline import Loaded, pages
from hehuo.pipeline.writing import write_page
from hehuo.render import Shell, pour


def pour_site(
    loaded: Loaded, shells: Mapping[str, Shell], out: Path, *, site_url: str = "", written: Iterable[str] = ()
) -> None:
    """Pour every page of `loaded` into `out`; `written` are the addresses that MkDocs wrote itself."""
    urls = list(written)
    for page in pages(loaded):
        write_page(out, page.url, pour(shells[page.shell], page))
        urls.append(page.url)
    _write_sitemap(out, site_url, urls)


def _write_sitemap(out: Path, site_url: str, urls: list[str]) -> None:
    """The sitemap of all pages. The standard wants whole addresses, so without `site_url` there is none."""
    for stale in ("sitemap.xml", "sitemap.xml.gz"):
        (out / stale).unlink(missing_ok=True)
    if not site_url:
        return
    base = site_url.rstrip("/") + "/"
    entries = "".join(f"<url><loc>{escape(base + url)}</loc></url>\n" for url in sorted(set(urls)))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (out / "sitemap.xml").write_text(f"{head}{entries}</urlset>\n", encoding="utf-8")
