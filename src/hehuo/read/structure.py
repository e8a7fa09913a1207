"""Rules about the structure of a file: one document, one mapping, no duplicate keys, no anchors, aliases or tags.

Owns which parts of YAML the dialect leaves out. Knows nothing of schemas.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.colons import has_colon_fault
from hehuo.read.tree import MAX_DEPTH, Node, Tree, shown

_DIRECTIVE = re.compile(r"%(?:YAML|TAG)\b")


def check_empty_file(tree: Tree) -> Iterator[Finding]:
    """The file is empty, or holds comments only."""
    if tree.failure is None and tree.second is None and (tree.root is None or tree.root.plain == ""):
        yield tree.finding("empty-file", Position(1, 1))


def check_root(tree: Tree) -> Iterator[Finding]:
    """A file as a whole is a set of keys with values; this one is a list or a text."""
    root = tree.root
    if root and root.kind in ("list", "scalar") and root.plain != "" and not tree.failure and not has_colon_fault(tree):
        yield tree.finding("root-not-mapping", root.position)


def check_one_document(tree: Tree) -> Iterator[Finding]:
    """The file holds several documents."""
    if tree.second:
        yield tree.finding("several-documents", tree.second)


def is_about_directive(tree: Tree) -> bool:
    """Whether the reading stopped at a directive."""
    failure = tree.failure
    if failure is None:
        return False
    lines = {place.line for place in (failure.start, failure.here) if place}
    late = any(_DIRECTIVE.match(tree.line(number)) for line in lines for number in (line - 1, line) if number)
    return late or "directive" in failure.context or "incompatible" in failure.problem


def check_directive(tree: Tree) -> Iterator[Finding]:
    """The file has a line that begins with `%`."""
    if tree.directive or is_about_directive(tree):
        number = next((n for n, line in enumerate(tree.text.split("\n"), 1) if line.startswith("%")), 1)
        yield tree.finding("directive", Position(number, 1))


def check_alias(tree: Tree) -> Iterator[Finding]:
    """An anchor (`&name`) or alias (`*name`) of YAML is used."""
    for node in tree.nodes:
        if node.anchored or node.kind == "alias":
            yield tree.finding("alias", node.position, node.route)


def check_tag(tree: Tree) -> Iterator[Finding]:
    """A tag of YAML (beginning with `!`) is used."""
    for node in tree.nodes:
        if node.tagged:
            yield tree.finding("explicit-tag", node.position, node.route)
    if tree.failure and tree.failure.here and "tag handle" in tree.failure.problem:
        yield tree.finding("explicit-tag", tree.failure.here)


def check_depth(tree: Tree) -> Iterator[Finding]:
    """A value is nested too deep."""
    if tree.too_deep:
        yield tree.finding("too-deep", tree.too_deep, limit=MAX_DEPTH)


def check_duplicate_key(tree: Tree) -> Iterator[Finding]:
    """One key stands twice on one level."""
    items = {(node.owner, node.begin) for node in second_items(tree)}
    began = dict(sorted(items, reverse=True))
    for node, first in _iter_repeated(tree):
        if node.begin < began.get(node.owner, node.begin + 1):
            yield tree.finding("duplicate-key", node.position, node.route, key=shown(node.text), first=first)


def second_items(tree: Tree) -> Iterator[Node]:
    """Where the fields of a list's item begin again: the next item, without its hyphen. Nothing is to be deleted."""
    for node, _ in _iter_repeated(tree):
        owner = tree.nodes[node.owner - 1]
        first = tree.nodes[node.owner]
        in_block = tree.text[owner.begin : owner.begin + 1] != "{"
        if owner.route and isinstance(owner.route[-1], int) and in_block and first.text == node.text:
            yield node


def _iter_repeated(tree: Tree) -> Iterator[tuple[Node, int]]:
    """Keys that their level has already, with the line of the first."""
    first: dict[tuple[int, str], int] = {}
    for node in tree.nodes:
        if node.role != "key" or node.kind != "scalar":
            continue
        place = node.owner, unicodedata.normalize("NFC", node.text)
        if place in first:
            yield node, first[place]
        else:
            first[place] = node.position.line
