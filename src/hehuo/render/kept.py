"""Pieces that stand on many pages are rendered once: rows and lines of records, reasons of suggestions, sources.

A piece is kept by its view, with a mark where the way to the root goes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
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

PIECES: Mapping[str, tuple[str, str]] = {
    "project_line": ("projects/_line.html", "line"),
    "reason_item": ("match/_suggestions.html", "reason"),
    "source_list": ("_page.html", "sources"),
}
"""What templates call a piece by → the template and macro that render it."""

_ROOT = "\x00"
"""Stands for the way to the root in what is kept; no file of a registry can hold this character."""

_KEPT = 32768


def install_pieces(env: Environment) -> None:
    """Make the pieces known to the templates of an environment: `project_line(view, root)` and `row_html(row, root)`."""
    env.globals.update({name: _kept(env, template, macro) for name, (template, macro) in PIECES.items()})
    rows = {kind: _kept(env, template, "row") for kind, template in ROWS.items()}
    env.globals["row_html"] = lambda row, root: rows[type(row)](row, root)


def _kept(env: Environment, template: str, macro: str) -> Callable[..., Markup]:
    @lru_cache(maxsize=_KEPT)
    def render(view: Hashable, *more: Hashable) -> str:
        return str(getattr(env.get_template(template).module, macro)(view, _ROOT, *more))

    return lambda view, root, *more: Markup(render(view, *more).replace(_ROOT, root))
