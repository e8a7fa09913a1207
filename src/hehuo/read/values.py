"""Rules about what keys and values mean: nothing that two YAML readers read differently.

Owns the judgement; which plain scalars are doubtful is `scalars`' table.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.colons import colon_fault_in_key, is_swallowed
from hehuo.read.scalars import MAX_DIGITS, Meaning, may_show
from hehuo.read.stops import find_stop
from hehuo.read.tree import Tree, field_of, iter_plain, shown

_MEANINGS: dict[Meaning, tuple[str, str]] = {
    "null": ("空值", "null"),
    "boolean": ("“是/否”", "true or false"),
    "date": ("日期", "a date"),
    "time": ("一个按六十进位的数", "a number in base 60"),
    "number": ("另一个数（八进制、小数等）", "some other number (octal, decimal fraction and so on)"),
    "merge": ("“并入另一组”的记号", "the sign for merging"),
}


def check_key(tree: Tree) -> Iterator[Finding]:
    """键必须是文字。

    数字、日期、`yes`、`on`、`null` 做键，不同的程序会读成不同的东西：`on:` 有的读成“真”，`1:` 和 `true:` 会变成同一个。
    要用这样的键就加引号；字段名请照表单上写的。

    ```yaml
    # 错
    2026: 120
    # 对
    "2026": 120
    ```

    A key is a text. Programs differ on numbers, dates, `yes`, `on` or `null` as keys: some read `on:` as true, and to
    some `1:` and `true:` are one key. Put such a key in quotes.
    """
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
    """键后面没有值。

    不知道的就不写：删掉这一行，或者把值填上。写 `null` 也算没有值。

    ```yaml
    # 错
    name: 阳光咖啡
    trade:
    # 对
    name: 阳光咖啡
    ```

    A key has no value. What isn't known isn't written: delete the line, or fill it in. `null` is no value either.
    """
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
    """没加引号的值，不同的程序会读成不同的东西。

    `NO` 有的读成“否”，`012` 有的读成 10，`12:30` 有的读成 750，`2021-07-02` 有的读成日期，`~` 是空。
    是文字、日期、时刻的，加上引号；是数的，写成普通的整数。

    ```yaml
    # 错
    signed: 2021-07-02
    from: 12:30
    country: NO
    # 对
    signed: "2021-07-02"
    from: "12:30"
    country: "NO"
    ```

    Programs differ on a value without quotes. To some, `NO` is false, `012` is 10, `12:30` is 750, `2021-07-02` is a
    date object, `~` is nothing. Put texts, dates and times in quotes; write numbers as plain whole numbers.
    """
    for node, scalar in iter_plain(tree):
        if node.role == "value" and scalar.kind == "doubtful":
            zh, en = _MEANINGS[scalar.meaning]
            token = node.text if may_show(node.text) else "……"
            key = field_of(node.route)
            yield tree.finding("implicit-type", node.position, node.route, key=key, token=token, zh=zh, en=en)


def check_huge_integer(tree: Tree) -> Iterator[Finding]:
    """数字太长，超过 18 位。

    这么长的数多半是单号、账号，不是用来算的：加上引号当文字。再长的整数有的程序会四舍五入，有的会直接出错。

    ```yaml
    # 错
    number: 20261113800120261113800199
    # 对
    number: "20261113800120261113800199"
    ```

    A number of more than 18 digits. It is most likely a serial number and nothing to calculate with: put it in quotes.
    Some programs round such integers, some fail on them.
    """
    for node, scalar in iter_plain(tree):
        if node.role == "value" and scalar.kind == "huge":
            yield tree.finding("huge-integer", node.position, node.route, key=field_of(node.route), limit=MAX_DIGITS)


def check_swallowed_line(tree: Tree) -> Iterator[Finding]:
    """上一行的文字把这一行也吞了进去。

    没加引号的文字会接着读缩进更深的下一行，于是“- 项目”或“键: 值”成了文字的一部分，没有任何提示。

    ```yaml
    # 错
    items: 清单
      - lamps
    # 对
    items:
      - lamps
    ```

    The text of the line above has swallowed this line. A text without quotes goes on with the next line if that is
    indented deeper, so a list item or a key becomes part of the text without a word.
    """
    for node, _ in iter_plain(tree):
        for number in range(node.position.line + 1, node.last_line + 1):
            if node.role == "value" and is_swallowed(tree.line(number)):
                line = tree.line(number)
                yield tree.finding("swallowed-line", Position(number, len(line) - len(line.lstrip()) + 1), node.route)
