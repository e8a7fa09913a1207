"""Rules about what keys and values mean: nothing that two YAML readers read differently.

Owns the judgement; which plain scalars are doubtful is `scalars`' table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.colons import colon_fault_in_key, is_swallowed
from hehuo.read.scalars import MAX_DIGITS, Meaning, may_show
from hehuo.read.stops import find_stop
from hehuo.read.tree import Tree, field_of, iter_plain, shown
from hehuo.words import N_, gettext_lazy

_MEANINGS: Mapping[Meaning, str] = {
    "null": N_("null"),
    "boolean": N_("either true or false"),
    "date": N_("a date"),
    "time": N_("a number in base 60"),
    "number": N_("some other number (octal, decimal fraction and so on)"),
    "merge": N_("the sign for merging"),
}


def check_key(tree: Tree) -> Iterator[Finding]:
    """A key is something else than text, or is read as something else by some programs."""
    for node in tree.nodes:
        if node.role == "key" and node.kind in ("list", "mapping"):
            yield tree.finding("non-string-key", node.position, node.route, key="……")
    aliased = any(node.kind == "alias" for node in tree.nodes)
    for node, scalar in iter_plain(tree):
        if scalar.meaning == "merge" and aliased:  # what is merged is an alias, and told as that
            continue
        if node.role == "key" and scalar.kind != "string":
            key = node.text if node.text and may_show(node.text) else "……"
            yield tree.finding("non-string-key", node.position, node.route, key=key)


def check_empty_value(tree: Tree) -> Iterator[Finding]:
    """A key has no value."""
    stop = find_stop(tree)
    wide = {above.position.line for above, node in pairwise(tree.nodes) if (node.plain or "").startswith("\u3000")}
    for node, scalar in iter_plain(tree):
        if node.role != "value" or scalar.kind != "empty" or node.anchored or node.position.line in wide:
            continue
        if stop and stop.position.line == node.position.line:  # what was read up to there is not what was meant
            continue
        if node.key is None:
            yield tree.finding("empty-value", node.position, node.route, key=field_of(node.route))
        elif not colon_fault_in_key(node.key):
            yield tree.finding("empty-value", node.key.position, node.route, key=shown(node.key.text))


def check_implicit_type(tree: Tree) -> Iterator[Finding]:
    """Programs differ on a value without quotes."""
    for node, scalar in iter_plain(tree):
        if node.role == "value" and scalar.kind == "doubtful":
            meaning = gettext_lazy(_MEANINGS[scalar.meaning])
            token = node.text if may_show(node.text) else "……"
            key = field_of(node.route)
            yield tree.finding("implicit-type", node.position, node.route, key=key, token=token, meaning=meaning)


def check_huge_integer(tree: Tree) -> Iterator[Finding]:
    """A number of more than 18 digits."""
    for node, scalar in iter_plain(tree):
        if node.role == "value" and scalar.kind == "huge":
            yield tree.finding("huge-integer", node.position, node.route, key=field_of(node.route), limit=MAX_DIGITS)


def check_swallowed_line(tree: Tree) -> Iterator[Finding]:
    """The text of the line above has swallowed this line."""
    for node, _ in iter_plain(tree):
        for number in range(node.position.line + 1, node.last_line + 1):
            if node.role == "value" and is_swallowed(tree.line(number)):
                line = tree.line(number)
                yield tree.finding("swallowed-line", Position(number, len(line) - len(line.lstrip()) + 1), node.route)
