"""Which lines may be to blame where the reading of a file stopped. Knows no rule."""

from __future__ import annotations

from hehuo.read.tree import Node, Tree

MAX_LINES = 20
"""How many lines of one text to look at: the mistake is in the first ones."""


def suspect_lines(tree: Tree) -> list[int]:
    """The lines that may be to blame where the reading stopped, or where the whole file became one text."""
    if tree.failure is None:
        return _lines(tree.root) if tree.root and tree.root.plain else []
    lines = {place.line for place in (tree.failure.start, tree.failure.here) if place}
    if tree.nodes and tree.nodes[-1].plain is not None:
        lines.update(_lines(tree.nodes[-1]))
    return sorted(line for line in lines if line <= len(tree.starts))


def _lines(node: Node) -> list[int]:
    return list(range(node.position.line, min(node.last_line, node.position.line + MAX_LINES) + 1))
