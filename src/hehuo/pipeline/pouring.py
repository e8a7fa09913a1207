"""Writes the poured pages and the sitemap into a built site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from html import escape
from pathlib import Path

from hehuo.pipeline import Loaded, page_shares
from hehuo.pipeline.failures import SiteError
from hehuo.pipeline.forked_task import ForkedTask
from hehuo.pipeline.writing import write_page
from hehuo.render import Page, Shell, pour
from hehuo.words import N_


def pour_site(
    loaded: Loaded, shells: Mapping[str, Shell], out: Path, *, site_url: str = "", written: Iterable[str] = ()
) -> list[str]:
    """Pour every page of `loaded` into `out` and return the addresses for the sitemap.

    `written` are the addresses that MkDocs wrote itself.
    """
    here, there = page_shares(loaded, site_url)
    with ForkedTask(partial(_pour, loaded, shells, out, there)) as task:
        urls = [*written, *_pour(loaded, shells, out, here), *task.finish()]
    _write_sitemap(out, site_url, urls)
    return urls


def _pour(loaded: Loaded, shells: Mapping[str, Shell], out: Path, share: Iterable[Page]) -> list[str]:
    urls = []
    for page in share:
        try:
            content = page.content if page.content is not None else pour(shells[page.shell], page)
        except KeyError as error:
            raise _misfit(loaded, page.shell, str(error)) from error
        write_page(out, page.url, content)
        if page.listed:
            urls.append(page.url)
    return urls


def _misfit(loaded: Loaded, shell: str, missing: str) -> SiteError:
    """The error where a registry's own shell is missing or has a slot that no page fills."""
    file = loaded.paths.site / "pages" / f"{shell}.md"
    message = N_("A source of the site is wrong: %(file)s is missing, or has a slot that nothing fills: %(slot)s")
    return SiteError(message, file=file, slot=missing)


def _write_sitemap(out: Path, site_url: str, urls: list[str]) -> None:
    """Write the sitemap of all pages. The standard asks for absolute URLs, so without `site_url` there is none."""
    for stale in ("sitemap.xml", "sitemap.xml.gz"):
        (out / stale).unlink(missing_ok=True)
    if not site_url:
        return
    base = site_url.rstrip("/") + "/"
    entries = "".join(f"<url><loc>{escape(base + url)}</loc></url>\n" for url in sorted(set(urls)))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (out / "sitemap.xml").write_text(f"{head}{entries}</urlset>\n", encoding="utf-8")
