"""Fills in the figures that Markdown pages cite. An unknown figure stops the build with the page's name."""

from __future__ import annotations

from hehuo.derive.pages.figures import cited_figures
from hehuo.pipeline import Loaded
from hehuo.pipeline.failures import SiteError
from hehuo.render.citing import UnknownFigureError, cite, cites
from hehuo.words import load_words


def cite_figures(loaded: Loaded, html: str, url: str, source: str) -> str:
    """The built page with every `<!--figure:NAME-->` filled in. `source` is its Markdown file under `site/pages`."""
    if not cites(html):
        return html
    try:
        figures = cited_figures(loaded.derived.figures, loaded.registry.programmes)
        return cite(html, url, figures, load_words("zh", "site"))
    except UnknownFigureError as error:
        file = loaded.paths.site / "pages" / source
        near_zh, near_en = "、".join(error.near), ", ".join(error.near)
        ask_zh = f"，想写的是不是 {near_zh}？" if near_zh else "。"
        ask_en = f"; did you mean {near_en}?" if near_en else "."
        zh = f"{file} 引用了没有的数字 {error.name}{ask_zh}hehuo figures 列出全部。"
        raise SiteError(
            zh, f"{file} cites a figure that there is not: {error.name}{ask_en} hehuo figures lists them all."
        ) from error
