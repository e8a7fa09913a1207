"""Shared ground: findings, rules and diagnostics.

A room that finds something yields a `Finding`: a rule, a route, and the words that fill the rule's message.
`pipeline` turns it into a `Diagnostic` with a line, a column and texts. Knows no rule by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hehuo.document import Position, Route


class Severity(StrEnum):
    """`error` makes the check fail; `warning` is shown and does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule broken at a route of a file. `args` never hold a value that may be private.

    `position` is given only by the reader, for a file that has no routes. `on_key` points at the key.
    `related` names other places: (path, route). `last_line` is given where what is found reaches over several lines.
    """

    rule: str
    path: str
    route: Route = ()
    args: Mapping[str, object] = field(default_factory=dict)
    on_key: bool = False
    position: Position | None = None
    related: tuple[tuple[str, Route], ...] = ()
    last_line: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A finding made ready for people: sorted by path, line, column, rule."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    help: str
    related: tuple[tuple[str, int], ...] = ()


_LOG_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
"""Some forges obey `##[…]` wherever it stands in a log. Shown wide, it is read by people alone."""


def visible(text: str) -> str:
    """The text with every character that doesn't show replaced, line breaks too: how a stranger's file name may be told.

    A name can hold what moves a terminal's cursor, turns the writing round, or begins a command in a forge's log.
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() or char == "\u3000" else "�" for char in text)
    return _LOG_COMMAND.sub("＃＃", text)
