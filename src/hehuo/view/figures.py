"""View of a figure that a Markdown page cites."""

from __future__ import annotations

from hehuo.model.records import Qualifier
from hehuo.view.page import View


class CitedFigure(View, frozen=True, kw_only=True):
    """A figure, and where the records behind it are listed."""

    label: str
    definition: str
    value: int
    qualifier: Qualifier
    unit: str
    as_of: str
    url: str
