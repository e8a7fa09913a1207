"""What texts call the figures of a registry, in Chinese and in English, so that their numbers can be held against them."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.derive.figures import NamedFigure
from hehuo.derive.verifying import KnownFigure
from hehuo.render.figures import figure_label, figure_unit
from hehuo.view.figures import FigureName
from hehuo.words import load_words

_SHORT = 2
"""A Chinese name of so many characters is said of too much to tell one figure from another."""


def known_figure(figure: NamedFigure) -> KnownFigure:
    """A figure with what texts call it."""
    chinese = load_words("zh", "site")
    return KnownFigure(
        figure=figure,
        label=figure_label(figure.called, chinese),
        unit=figure_unit(figure.called, chinese),
        words=tuple(_words(figure)),
    )


def _words(figure: NamedFigure) -> Iterator[str]:
    chinese, english = load_words("zh", "site"), load_words("en", "site")
    yield from figure.words
    if not figure.called.label:
        yield figure_label(figure.called, english).lower()
    for kind in figure.also:
        label = figure_label(FigureName(kind=kind), chinese)
        if len(label) > _SHORT:
            yield label
        yield figure_label(FigureName(kind=kind), english).lower()
