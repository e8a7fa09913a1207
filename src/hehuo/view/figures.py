"""Views of figures: what one is called, and how a Markdown page cites it."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Qualifier
from hehuo.view.page import View

FigureKind = Literal[
    "partners",
    "communities",
    "projects",
    "open",
    "active",
    "done",
    "dropped",
    "money",
    "money-cash",
    "money-in-kind",
    "money-resources",
    "outcome",
    "stated",
    "stated-before",
    "stated-rise",
    "stated-fall",
    "recorded-for-stated",
    "transcribed-for-stated",
    "points-issued",
    "points-redeemed",
    "points-expired",
    "points-outstanding",
    "meeting-partners",
    "meeting-projects",
]
"""What a figure counts, which decides how it is defined."""

FigureSort = Literal["reported", "transcribed", "evidenced"]
"""How a figure is known: a source states it; one record retypes what a source states; records of their own show it.
Only evidenced figures add up."""


class FigureName(View, frozen=True, kw_only=True):
    """What a figure is called. Where a record gives it no label or unit of its own, words name it by its kind.

    `subject` is the record that it is about: a meeting, a project.
    """

    kind: FigureKind
    label: str = ""
    unit: str = ""
    subject: str = ""


class CitedFigure(View, frozen=True, kw_only=True):
    """A figure that a page cites, and where the records behind it are listed."""

    called: FigureName
    value: int
    qualifier: Qualifier
    as_of: str
    url: str
