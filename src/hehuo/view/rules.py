"""Views of the check rules."""

from __future__ import annotations

from hehuo.diagnostic import Severity
from hehuo.rules import Bilingual, Documentation
from hehuo.view.page import PageView, View


class RuleLine(View, frozen=True, kw_only=True):
    """A rule in the list of all, with the first paragraph of its page."""

    id: str
    severity: Severity
    summary: Bilingual


class RuleIndexPage(PageView, frozen=True, kw_only=True):
    """The list of rules."""

    rules: tuple[RuleLine, ...]


class RulePage(PageView, frozen=True, kw_only=True):
    """One rule; its title is its id. `earlier` and `later` are the ids of its neighbours in the list."""

    severity: Severity
    message: Bilingual
    help: Bilingual
    documentation: Documentation
    earlier: str | None
    later: str | None
