"""Figures cited in a Markdown page: `<!--figure:NAME-->` becomes the figure's value, linked to the records behind it.

So that no page types a number that the registry knows. Owns the slot and how it is shown; knows no figure by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from markupsafe import escape

from hehuo.model.registry import Registry
from hehuo.render.environment import chinese_date, qualified
from hehuo.render.pages.programmes import more_of
from hehuo.view.addresses import root_of

_CITED = re.compile(r"<!--\s*figure:([a-z0-9/-]+)\s*-->")


class UnknownFigureError(Exception):
    """A page cites a figure that there is not; `near` may have been meant."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.near = near


def cites(html: str) -> bool:
    """Whether a page cites any figure."""
    return _CITED.search(html) is not None


def cite(html: str, url: str, figures: Mapping[str, Any], registry: Registry) -> str:
    """The page with its citations filled in. Raises UnknownFigureError."""

    def shown(match: re.Match[str]) -> str:
        figure = figures.get(match[1])
        if figure is None:
            raise UnknownFigureError(match[1], tuple(get_close_matches(match[1], figures, n=3, cutoff=0.5)))
        told = f"{figure.label}：{figure.definition}；截至 {chinese_date(figure.as_of)}"
        address = root_of(url) + figure_url(figure, registry)
        return f'<a class="hh-cited" href="{escape(address)}" title="{escape(told)}">{_amount(figure)}</a>'

    return _CITED.sub(shown, html)


def _amount(figure: Any) -> str:
    if figure.unit == "元" and figure.value >= 10000 and figure.value % 10000 == 0:
        return f"{qualified(figure.value // 10000, figure.qualifier)}万"
    return qualified(figure.value, figure.qualifier)


def figure_url(figure: Any, registry: Registry) -> str:
    """Where the records behind a figure are listed, relative to the site's root."""
    if figure.programme is None:
        folder = {"partner": "partners/", "community": "communities/"}.get(figure.counted.type, "projects/")
        return folder + (f"?class={figure.query.class_}" if figure.query.class_ else "")
    if figure.origin == "reported":
        return f"programmes/{figure.programme}/#reported"
    if figure.counted is not None and figure.counted.type == "batch":
        return f"points/{figure.programme}/"
    more = more_of(figure.programme, registry.programmes[figure.programme], figure.query)
    return more or f"programmes/{figure.programme}/"
