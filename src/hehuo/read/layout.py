"""Rules about how lines are indented and lists are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.retyping import Retyped
from hehuo.read.stops import find_stop, is_wide, remedy_of, report
from hehuo.read.structure import second_items
from hehuo.read.suspects import suspect_lines
from hehuo.read.tree import Tree


def check_wide_indentation(tree: Tree) -> Iterator[Finding]:
    """The line is indented with full-width spaces."""
    lines = {number for number in suspect_lines(tree) if is_wide(tree.line(number))}
    lines |= {n.position.line for n in tree.nodes if n.role == "key" and (n.plain or "").startswith("\u3000")}
    for number in sorted(lines):
        yield tree.finding("wide-indentation", Position(number, tree.line(number).find("\u3000") + 1))


def check_tab_indentation(tree: Tree) -> Iterator[Finding]:
    """The line is indented with a tab."""
    stop = find_stop(tree)
    if stop is None or stop.rule != "tab-indentation":
        return
    yield tree.finding("tab-indentation", stop.position)
    for number in range(stop.position.line + 1, len(tree.starts) + 1):
        match = re.match(r" *\t\s*[^\s#]", tree.line(number))
        if match:
            yield tree.finding("tab-indentation", Position(number, tree.line(number).find("\t") + 1))


def check_indentation(tree: Tree) -> Iterator[Finding]:
    """The indentation is wrong."""
    yield from report(tree, "bad-indentation")


def check_dash(tree: Tree) -> Iterator[Finding]:
    """A hyphen that begins a list item can't stand on the line of its key."""
    yield from report(tree, "misplaced-dash")


def check_missing_dash(tree: Tree) -> Iterator[Finding]:
    """An item of a list begins without its hyphen: at the line where the reading stopped, or where the fields of an
    item begin again."""
    yield from report(tree, "missing-dash")
    for node in second_items(tree):
        found = Retyped(node.position.line, f"- {tree.line(node.position.line).strip()}")
        yield tree.finding("missing-dash", node.position, node.route, remedy=remedy_of(found))


def check_missing_braces(tree: Tree) -> Iterator[Finding]:
    """An item of a list has several fields on one line, and no braces around them."""
    yield from report(tree, "missing-braces")
