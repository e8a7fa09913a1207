"""Figures cited in a Markdown page: `<!--figure:NAME-->` becomes the figure's value, linked to the records behind it.

So that no page types a number that the registry knows. Owns the slot and how it is shown; knows no figure by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from markupsafe import escape

from hehuo.render.figures import figure_definition, figure_label, figure_unit
from hehuo.render.formats import Formats
from hehuo.view.addresses import root_of
from hehuo.view.figures import CitedFigure
from hehuo.words import Words

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


def cite(html: str, url: str, figures: Mapping[str, CitedFigure], words: Words) -> str:
    """The page with its citations filled in. Raises UnknownFigureError."""

    def shown(match: re.Match[str]) -> str:
        figure = figures.get(match[1])
        if figure is None:
            raise UnknownFigureError(match[1], tuple(get_close_matches(match[1], figures, n=3, cutoff=0.5)))
        told = words.gettext(
            "%(label)s: %(definition)s; as of %(day)s",
            label=figure_label(figure.called, words),
            definition=figure_definition(figure.called, words),
            day=Formats(words).date(figure.as_of),
        )
        address = root_of(url) + figure.url
        return f'<a class="hh-cited" href="{escape(address)}" title="{escape(told)}">{_amount(figure, words)}</a>'

    return _CITED.sub(shown, html)


def _amount(figure: CitedFigure, words: Words) -> str:
    """The number alone; Chinese counts round sums of money in tens of thousands."""
    formats, unit = Formats(words), figure_unit(figure.called, words)
    is_money = unit == words.pgettext("unit of money", "yuan")
    if words.lang == "zh" and is_money and figure.value >= 10000 and figure.value % 10000 == 0:
        return words.pgettext(
            "ten thousands",
            "%(number)s ten thousand",
            number=formats.qualified(figure.value // 10000, figure.qualifier),
        )
    return formats.qualified(figure.value, figure.qualifier)
