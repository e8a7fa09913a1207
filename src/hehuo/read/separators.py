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
    """键和值之间、值的后面，或者没加引号的文字里，用了制表符（Tab）。

    看起来是空格，有的程序却读不了。换成一个普通空格；行末的删掉。引号里、注释里的不算。

    ```
    # 错：⇥ 是 Tab
    name:⇥阳光咖啡
    # 对
    name: 阳光咖啡
    ```

    A tab stands between a key and its value, after a value, or in a text without quotes. It looks like a space, but
    some programs can't read it. Write a plain space; delete it at the end of a line. Tabs in a comment don't count.
    """
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
    """注释的 # 紧贴在引号或括号后面。

    `#` 前面要有空格，不然有的程序当它是注释，有的程序读不了。

    ```yaml
    # 错
    name: "阳光咖啡"#总店
    # 对
    name: "阳光咖啡"  # 总店
    ```

    The `#` of a comment stands right behind a quote or bracket. Without a space before it, some programs take it for a
    comment and some can't read it.
    """
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
    """括号或引号里的内容换了行，却没有缩进得更深。

    写了几行的括号或引号，后面每一行都要比那个键（或短横线）缩进得更深，收尾的括号也一样；不然有的程序读不了。

    ```yaml
    # 错
    items: [
      lamps,
    ]
    # 对
    items: [
      lamps,
      ]
    ```

    Brackets or quotes go on over several lines, and a line is not indented deeper than the key or hyphen that they
    belong to, the closing bracket included. Some programs can't read that.
    """
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
    """`|` 或 `>` 写的多行文字到了文件末尾，最后却没有换行。

    多半是没有传完。有的程序会补上一个换行，有的不补，读出来的文字就不一样。

    ```
    # 错：最后一个字后面文件就完了
    summary: |
      每周三送餐
    # 对：最后按一次回车
    summary: |
      每周三送餐

    ```

    A text after `|` or `>` runs to the end of the file, and its last line is not ended. Most likely the file is not
    whole. Some programs add the line's end and some don't, so that they read different texts.
    """
    node = tree.nodes[-1] if tree.nodes else None
    if node is None or node.style not in ("|", ">") or tree.text.endswith("\n") or not _is_whole(tree):
        return
    head = tree.text[node.begin : node.end].partition("\n")[0].partition("#")[0]
    if "-" not in head and node.text.strip():
        last = len(tree.starts)
        yield tree.finding("unended-text", Position(last, len(tree.line(last)) + 1), node.route)
