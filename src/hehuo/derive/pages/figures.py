"""Figures as pages cite them, and which list of the site shows the records that a figure counts."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from hehuo.derive.amounts import AmountOf
from hehuo.derive.figures import NamedFigure
from hehuo.model.records import Programme, Recorded
from hehuo.view.figures import CitedFigure

_PARTNER_FILTERS = ("kind", "team", "trade", "community")
_PROJECT_FILTERS = ("community", "workflow")


def list_url(key: str, programme: Programme, query: Recorded | None) -> str | None:
    """The address of the list that shows the records a figure counts, with its filters set; None where no list does."""
    if query is None or query.of in ("directions", "groups", "items", "joining-number"):
        return None
    if query.of == "communities":
        return f"communities/{key}/"
    if query.of == "offers":
        return f"points/{key}/"
    if query.of in ("partners", "merchants", "merchant-trades"):
        wanted = _filters(programme, query, _PARTNER_FILTERS) | {"standing": "present"}
        return f"partners/{key}/?{urlencode(wanted | ({'has': 'offer'} if query.of != 'partners' else {}))}"
    wanted = _filters(programme, query, _PROJECT_FILTERS)
    if query.class_:
        wanted["class"] = query.class_
    if query.of in ("outcomes", "money"):
        wanted["has"] = amount_key(query.of, query.money if query.of == "money" else query.measure)
    return f"projects/{key}/?{urlencode(wanted)}"


def amount_key(of: AmountOf, name: str | None) -> str:
    """What the filter of the board finds projects by that state an outcome, or money of a kind."""
    if of == "outcomes":
        return f"measure-{name}"
    return f"money-{name}" if name else "money"


def _filters(programme: Programme, query: Recorded, names: tuple[str, ...]) -> dict[str, str]:
    wanted: dict[str, str] = {name: getattr(query, name) for name in names if getattr(query, name)}
    if query.direction:
        wanted["direction" if query.direction in programme.directions else "item"] = query.direction
    return wanted


def figure_url(figure: NamedFigure, programmes: Mapping[str, Programme]) -> str:
    """Where the records behind a figure are listed, relative to the language's root."""
    if figure.kind != "evidenced":
        return f"programmes/{figure.programme}/#reported"
    if figure.counted is not None and figure.counted.type == "batch":
        return f"points/{figure.programme}/"
    found = list_url(figure.programme, programmes[figure.programme], figure.query)
    return found or f"programmes/{figure.programme}/"


def cited_figures(figures: Mapping[str, NamedFigure], programmes: Mapping[str, Programme]) -> Mapping[str, CitedFigure]:
    """Every figure by name, as a page may cite it."""
    return {
        name: CitedFigure(
            called=figure.called,
            value=figure.value,
            qualifier=figure.qualifier,
            as_of=figure.as_of,
            url=figure_url(figure, programmes),
        )
        for name, figure in figures.items()
    }
