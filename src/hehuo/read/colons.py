"""Rules about colons: full-width ones, and those without a space behind them.

Both make a line something else than a key with a value, mostly far from where the reading then stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.tree import Tree

_FULL_WIDTH = re.compile(r"[ \t\u3000]*(?:- +)*[\"']?[^\s:：#\"']{1,30}[\"']?[ ]*(?P<colon>：)")
_NO_SPACE = re.compile(r"[ \t\u3000]*(?:- +)*[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?(?P<colon>:)(?=[^ \t/\n])")
_SWALLOWED = re.compile(r"\s*(?:- |-$|[A-Za-z_][A-Za-z0-9_-]*(?:：|:[^/\s]))")


def is_swallowed(line: str) -> bool:
    """Whether a line that became part of a text was meant as a list item or a key."""
    return _SWALLOWED.match(line) is not None


def colon_fault_in_key(key: yaml.ScalarEvent) -> bool:
    """Whether a key without a value is a key and its value run together."""
    return not key.style and bool(_FULL_WIDTH.match(key.value) or _NO_SPACE.match(key.value))


def suspect_lines(tree: Tree) -> list[int]:
    """The lines where a reading that stopped, or came out as one text, can have gone wrong."""
    if tree.error is None:
        root = tree.nodes[0] if tree.nodes else None
        return _span(root.event) if root and root.plain else []
    marks = [getattr(tree.error, name, None) for name in ("context_mark", "problem_mark")]
    lines = {mark.line + 1 for mark in marks if mark}
    if tree.nodes and tree.nodes[-1].plain is not None:
        lines.update(_span(tree.nodes[-1].event)[:20])
    return sorted(line for line in lines if line <= len(tree.starts))


def _span(event: yaml.NodeEvent) -> list[int]:
    return list(range(event.start_mark.line + 1, event.end_mark.line + 2))


def _iter_faults(tree: Tree, pattern: re.Pattern[str]) -> Iterator[Position]:
    """Where a line that is suspect, or a key without a value, has the pattern's colon."""
    found = set()
    for number in suspect_lines(tree):
        match = pattern.match(tree.line(number))
        if match:
            found.add((number, match.start("colon") + 1))
    for node in tree.nodes:
        if node.key is not None and node.plain == "" and isinstance(node.key, yaml.ScalarEvent):
            match = None if node.key.style else pattern.match(node.key.value)
            if match:
                found.add((node.key.start_mark.line + 1, node.key.start_mark.column + match.start("colon") + 1))
    return (Position(line, column) for line, column in sorted(found))


def has_colon_fault(tree: Tree) -> bool:
    """Whether one of the two rules below explains why the reading stopped."""
    lines = [tree.line(number) for number in suspect_lines(tree)]
    return any(pattern.match(line) for line in lines for pattern in (_FULL_WIDTH, _NO_SPACE))


def check_full_width_colon(tree: Tree) -> Iterator[Finding]:
    """键后面用了全角冒号。

    中文输入法打出来的“：”不是 YAML 的冒号。改成英文冒号，后面加一个空格。

    ```yaml
    # 错
    name：阳光咖啡
    # 对
    name: 阳光咖啡
    ```

    A full-width colon stands after a key, as Chinese input methods type it. YAML knows only `:`, with a space behind it.
    """
    for position in _iter_faults(tree, _FULL_WIDTH):
        yield tree.finding("full-width-colon", position)


def check_missing_space(tree: Tree) -> Iterator[Finding]:
    """冒号后面少一个空格。

    英文冒号后面要有一个普通空格（全角空格不算），不然“键:值”会被读成一段文字。

    ```yaml
    # 错
    name:阳光咖啡
    # 对
    name: 阳光咖啡
    ```

    A space is missing after the colon; a full-width one doesn't count. Without it key and value are read as one text.
    """
    for position in _iter_faults(tree, _NO_SPACE):
        yield tree.finding("missing-space", position)
