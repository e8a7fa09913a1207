"""Fills in the figures that Markdown pages cite. An unknown figure stops the build with the page's name."""

from __future__ import annotations

from hehuo.derive.pages.figures import cited_figures
from hehuo.pipeline import Loaded
from hehuo.pipeline.failures import SiteError
from hehuo.render.citing import UnknownFigureError, cite, cites
from hehuo.words import N_, load_words


def cite_figures(loaded: Loaded, html: str, url: str, source: str) -> str:
    """The built page with every `<!--figure:NAME-->` filled in. `source` is its Markdown file under `site/pages`."""
    if not cites(html):
        return html
    try:
        figures = cited_figures(loaded.derived.figures, loaded.registry.programmes)
        return cite(html, url, figures, load_words("zh", "site"))
    except UnknownFigureError as error:
        file = loaded.paths.site / "pages" / source
        if not error.near:
            message = N_("%(file)s cites a figure that doesn't exist: %(name)s. hehuo figures lists them all.")
            raise SiteError(message, file=file, name=error.name) from error
        message = N_(
            "%(file)s cites a figure that doesn't exist: %(name)s. Did you mean %(near)s? hehuo figures lists them all."
        )
        raise SiteError(message, file=file, name=error.name, near=error.near) from error
