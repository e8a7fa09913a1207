"""How a rule is declared: a function, the words of its message, and its docstring as its page.

Owns the decorator and nothing else. Knows no rule by name; the table of all rules is `rules.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hehuo.diagnostic import Finding, Rule, Severity


def rule(
    *, zh: str, en: str, fix_zh: str, fix_en: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[..., Iterator[Finding]]], Rule]:
    """Turn a generator of findings into a rule. The function's name is the rule's id, hyphens for underscores."""

    def declare(check: Callable[..., Iterator[Finding]]) -> Rule:
        return Rule(
            id=check.__name__.replace("_", "-"),
            severity=severity,
            zh=zh,
            en=en,
            fix_zh=fix_zh,
            fix_en=fix_en,
            check=check,
        )

    return declare


Args = dict[str, Any]
"""The words that fill a rule's message; never a value that may be private."""
