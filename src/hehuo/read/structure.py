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
from hehuo.read.tree import MAX_DEPTH, Tree, shown

_DIRECTIVE = re.compile(r"%(?:YAML|TAG)\b")


def check_empty_file(tree: Tree) -> Iterator[Finding]:
    """文件是空的，或者只有注释。

    ```yaml
    # 错
    # 待填
    # 对
    name: 阳光咖啡
    kind: merchant
    ```

    The file is empty, or holds comments only.
    """
    if tree.failure is None and tree.second is None and (tree.root is None or tree.root.plain == ""):
        yield tree.finding("empty-file", Position(1, 1))


def check_root(tree: Tree) -> Iterator[Finding]:
    """整个文件应当是“键: 值”的一组，现在是一份清单或一段文字。

    开头多了一个短横线，整个文件就成了清单；冒号写成全角的，整个文件就成了一段文字。

    ```yaml
    # 错
    - name: 阳光咖啡
    # 对
    name: 阳光咖啡
    ```

    A file as a whole is a set of keys with values; this one is a list or a text. A hyphen at the front makes it a list,
    full-width colons make it a text.
    """
    root = tree.root
    if root and root.kind in ("list", "scalar") and root.plain != "" and not tree.failure and not has_colon_fault(tree):
        yield tree.finding("root-not-mapping", root.position)


def check_one_document(tree: Tree) -> Iterator[Finding]:
    """一个文件里有好几份文档。

    单独一行 `---` 会开始第二份文档，后面的内容会被忽略。一份记录一个文件。

    ```yaml
    # 错
    name: 阳光咖啡
    ---
    name: 月亮咖啡
    # 对：各放一个文件
    name: 阳光咖啡
    ```

    The file holds several documents. A line `---` starts a second one, and all after it would be ignored. One record is
    one file.
    """
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
    """文件里有 `%` 开头的指令行。

    指令会改变后面内容的读法，登记簿不用。

    ```yaml
    # 错
    %YAML 1.2
    ---
    name: 阳光咖啡
    # 对
    name: 阳光咖啡
    ```

    The file has a line that begins with `%`. Directives change how the rest is read; a registry has none.
    """
    if tree.directive or is_about_directive(tree):
        number = next((n for n, line in enumerate(tree.text.split("\n"), 1) if line.startswith("%")), 1)
        yield tree.finding("directive", Position(number, 1))


def check_alias(tree: Tree) -> Iterator[Finding]:
    """用了 YAML 的锚点（`&名字`）或引用（`*名字`）。

    引用让人看不出值到底是什么，几行引用还能展开成几百万行。文字以 `&`、`*` 开头的，要加引号。

    ```yaml
    # 错
    name: &n 阳光咖啡
    short: *n
    # 对
    name: 阳光咖啡
    short: 阳光咖啡
    ```

    An anchor (`&name`) or alias (`*name`) of YAML is used. They hide what a value is, and a few lines of them unfold
    into millions. A text that begins with `&` or `*` needs quotes.
    """
    for node in tree.nodes:
        if node.anchored or node.kind == "alias":
            yield tree.finding("alias", node.position, node.route)


def check_tag(tree: Tree) -> Iterator[Finding]:
    """用了 YAML 的标签（`!` 开头）。

    标签强行规定值的类型，有的读法还会运行代码。文字以感叹号开头的，要加引号。

    ```yaml
    # 错
    name: !!str 阳光咖啡
    # 对
    name: 阳光咖啡
    ```

    A tag of YAML (beginning with `!`) is used. Tags force a type on a value, and some readers run code for them. A text
    that begins with an exclamation mark needs quotes.
    """
    for node in tree.nodes:
        if node.tagged:
            yield tree.finding("explicit-tag", node.position, node.route)
    if tree.failure and tree.failure.here and "tag handle" in tree.failure.problem:
        yield tree.finding("explicit-tag", tree.failure.here)


def check_depth(tree: Tree) -> Iterator[Finding]:
    """层次太深。

    最深的记录也不到 10 层；这么深的多半是写错了，或者有人想把读的程序撑坏。这一处以后不再读。

    ```yaml
    # 错
    items: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ a ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    # 对
    items: [a]
    ```

    Nested too deep. No record needs ten levels: this is a mistake, or meant to break the reader. Nothing is read after
    this place.
    """
    if tree.too_deep:
        yield tree.finding("too-deep", tree.too_deep, limit=MAX_DEPTH)


def check_duplicate_key(tree: Tree) -> Iterator[Finding]:
    """同一层里，一个键写了两次。

    别的程序不报错，只留最后一个，前一个就悄悄丢了。自动合并两个人的修改时常会这样。加不加引号都算同一个键。

    ```yaml
    # 错
    points: 90
    points: 120
    # 对
    points: 120
    ```

    One key stands twice on one level. Other programs say nothing and keep the last, so the first is lost. Automatic
    merges often leave this behind. With or without quotes it is the same key.
    """
    first: dict[tuple[int, str], int] = {}
    for node in tree.nodes:
        if node.role != "key" or node.kind != "scalar":
            continue
        place = node.owner, unicodedata.normalize("NFC", node.text)
        if place in first:
            yield tree.finding("duplicate-key", node.position, node.route, key=shown(node.text), first=first[place])
        else:
            first[place] = node.position.line
