"""Renders the rows of lists. A row stands in the list of its programme and in the list of all: it is rendered once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from hehuo.view.communities import CommunityRow
from hehuo.view.lists import ListRow
from hehuo.view.partners import PartnerRow
from hehuo.view.projects import ProjectRow

ROWS: Mapping[type[ListRow], str] = {
    CommunityRow: "communities/row.html",
    PartnerRow: "partners/row.html",
    ProjectRow: "projects/row.html",
}
"""View → the template whose macro `row` renders it."""

_ROOT = "\x00"
"""Stands for the way to the root in what is kept; no file of a registry can hold this character."""

_KEPT = 32768


def row_renderer(env: Environment) -> Callable[[ListRow, str], Markup]:
    """What renders a row, given the way from its page to the root."""

    @lru_cache(maxsize=_KEPT)
    def render(row: ListRow) -> str:
        macro = env.get_template(ROWS[type(row)]).module.row  # type: ignore[attr-defined]
        return str(macro(row, _ROOT))

    return lambda row, root: Markup(render(row).replace(_ROOT, root))
