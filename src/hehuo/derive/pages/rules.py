"""The views of the check rules, the same for every registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hehuo.rules import Bilingual, Rule, read_documentation
from hehuo.view.page import PageView
from hehuo.view.rules import RuleIndexPage, RuleLine, RulePage


def rule_pages(known: Sequence[Rule]) -> Iterator[PageView]:
    """The list of rules, then each rule's page."""
    rules = [(rule, read_documentation(rule)) for rule in known]
    lines = (
        RuleLine(id=rule.id, severity=rule.severity, summary=Bilingual(zh=page.zh[0], en=page.en[0]))
        for rule, page in rules
    )
    yield RuleIndexPage(url="rules/", crumbs=("guide",), rules=tuple(lines))
    for place, (rule, page) in enumerate(rules):
        yield RulePage(
            url=f"rules/{rule.id}/",
            title=rule.id,
            crumbs=("guide", "rules"),
            severity=rule.severity,
            message=rule.message,
            help=rule.help,
            documentation=page,
            earlier=rules[place - 1][0].id if place else None,
            later=rules[place + 1][0].id if place + 1 < len(rules) else None,
        )
