r"""Rules about what stands between keys and values, where YAML readers differ in strictness.

libyaml accepts things that the specification forbids and other readers refuse. Judges only files that could be read to
their end: for the others, the reason why reading stopped is reported instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.tree import Node, Tree

_CLOSING = frozenset("\"'[]{},:")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*(?P<sign>#)")


def _is_whole(tree: Tree) -> bool:
    return not (tree.failure or tree.too_deep or tree.second or tree.directive)


def _iter_gaps(tree: Tree) -> Iterator[tuple[int, int]]:
    """Begin and end of each stretch of text between scalars, split at line ends."""
    at = 0
    for node in (*(scalar for scalar in tree.nodes if scalar.kind == "scalar"), None):
        begin = node.begin if node else len(tree.text)
        while at < begin:
            end = tree.text.find("\n", at, begin)
            yield at, begin if end < 0 else end
            at = begin if end < 0 else end + 1
        if node:
            at = max(at, node.end)


def check_tab_separator(tree: Tree) -> Iterator[Finding]:
    """A tab stands between a key and its value, after a value, or in a text without quotes."""
    if "\t" not in tree.text or not _is_whole(tree):
        return
    tabs = [
        tree.text.find("\t", node.begin, node.end) for node in tree.nodes if node.kind == "scalar" and not node.style
    ]
    for begin, end in _iter_gaps(tree):
        sign = tree.text.find("#", begin, end)
        tabs.append(tree.text.find("\t", begin, sign if sign >= 0 else end))
    lines = set()
    for position in (tree.position(tab) for tab in sorted(tabs) if tab >= 0):
        if position.line not in lines and tree.line(position.line).strip():
            lines.add(position.line)
            yield tree.finding("tab-separator", position)


def check_glued_comment(tree: Tree) -> Iterator[Finding]:
    """The `#` of a comment stands right behind a quote or bracket."""
    if "#" not in tree.text or not _is_whole(tree):
        return
    for begin, end in _iter_gaps(tree):
        sign = tree.text.find("#", begin, end)
        if sign > 0 and tree.text[sign - 1] in _CLOSING:
            yield tree.finding("glued-comment", tree.position(sign))
    for node in tree.nodes:
        head = _BLOCK_HEAD.match(tree.text, node.begin) if node.style in ("|", ">") else None
        if head:
            yield tree.finding("glued-comment", tree.position(head.start("sign")))


def check_shallow_continuation(tree: Tree) -> Iterator[Finding]:
    """Brackets or quotes go on over several lines, and a line is not indented deeper than the key or hyphen that
    they belong to, the closing bracket included."""
    if not _is_whole(tree):
        return
    inside = 0  # the end of the outermost brackets so far
    for number, node in enumerate(tree.nodes):
        if node.begin < inside:
            continue
        end = tree.ends.get(number, node.end if node.style in ("'", '"') else 0)
        if number in tree.ends:
            inside = end
        if end and node.owner and "\n" in tree.text[node.begin : end]:
            yield from _shallow(tree, node, end)


def _shallow(tree: Tree, node: Node, end: int) -> Iterator[Finding]:
    """The first line of a multi-line value that is not indented deeper than its key or hyphen."""
    least = tree.nodes[node.owner - 1].position.column
    for number in range(node.position.line + 1, tree.position(end).line + 1):
        line = tree.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < least:
            yield tree.finding("shallow-continuation", Position(number, indent + 1), node.route)
            return


def check_unended_text(tree: Tree) -> Iterator[Finding]:
    """A text after `|` or `>` runs to the end of the file, and its last line is not ended."""
    node = tree.nodes[-1] if tree.nodes else None
    if node is None or node.style not in ("|", ">") or tree.text.endswith("\n") or not _is_whole(tree):
        return
    head = tree.text[node.begin : node.end].partition("\n")[0].partition("#")[0]
    if "-" not in head and node.text.strip():
        last = len(tree.starts)
        yield tree.finding("unended-text", Position(last, len(tree.line(last)) + 1), node.route)
