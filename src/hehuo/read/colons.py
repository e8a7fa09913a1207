"""Rules about colons: full-width ones, and those without a space after them.

Such a line is no longer a key with a value, and the reading mostly stops far below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.retyping import in_plain_marks
from hehuo.read.suspects import suspect_lines
from hehuo.read.tree import Tree

_FULL_WIDTH = re.compile(r"[ \t\u3000]*(?:- +)*[\"']?[^\s:：﹕︰∶꞉#\"']{1,30}[\"']?[ ]*(?P<colon>[：﹕︰∶꞉])")
_NO_SPACE = re.compile(r"[ \t\u3000]*(?:- +)*[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?(?P<colon>:)(?=[^ \t/\n])")
_SWALLOWED = re.compile(r"\s*(?:- |-$|[A-Za-z_][A-Za-z0-9_-]*(?:[：﹕︰∶꞉]|:[^/\s]))")


def is_swallowed(line: str) -> bool:
    """Whether a line that became part of a text was meant as a list item or a key."""
    return _SWALLOWED.match(line) is not None


def _iter_faults(tree: Tree, pattern: re.Pattern[str]) -> Iterator[Position]:
    """The positions of the pattern's colon in suspect lines and in keys without a value."""
    found = set()
    retyped = in_plain_marks(tree)  # tells of all marks in its line, the colon among them
    for number in suspect_lines(tree):
        match = pattern.match(tree.line(number))
        if match and not (retyped and retyped.number == number):
            found.add(Position(number, match.start("colon") + 1))
    for node in tree.nodes:
        if node.key is not None and node.plain == "":
            match = pattern.match(node.key.plain or "")
            if match:
                found.add(Position(node.key.position.line, node.key.position.column + match.start("colon")))
    return iter(sorted(found, key=lambda place: (place.line, place.column)))


def has_colon_fault(tree: Tree) -> bool:
    """Whether one of the two rules below explains why the reading stopped."""
    lines = [tree.line(number) for number in suspect_lines(tree)]
    return any(pattern.match(line) for line in lines for pattern in (_FULL_WIDTH, _NO_SPACE))


def check_full_width_colon(tree: Tree) -> Iterator[Finding]:
    """A full-width colon stands after a key, as Chinese input methods type it."""
    for position in _iter_faults(tree, _FULL_WIDTH):
        yield tree.finding("full-width-colon", position)


def check_missing_space(tree: Tree) -> Iterator[Finding]:
    """A space is missing after the colon; a full-width one doesn't count."""
    for position in _iter_faults(tree, _NO_SPACE):
        yield tree.finding("missing-space", position)
