"""Rules about how lines are indented and lists are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.colons import suspect_lines
from hehuo.read.stops import find_stop, is_wide, report
from hehuo.read.tree import Tree


def check_wide_indentation(tree: Tree) -> Iterator[Finding]:
    """用全角空格缩进。

    全角空格看起来像缩进，YAML 却把它当作文字，这一行就接到了别处。缩进只用普通空格，每层两个。

    ```yaml
    # 错
    contact:
    \u3000url: https://example.org/
    # 对
    contact:
      url: https://example.org/
    ```

    The line is indented with full-width spaces. They look like indentation, but YAML takes them for text, and the line
    for something else. Indent with plain spaces, two for each level.
    """
    lines = {number for number in suspect_lines(tree) if is_wide(tree.line(number))}
    lines |= {n.position.line for n in tree.nodes if n.role == "key" and (n.plain or "").startswith("\u3000")}
    for number in sorted(lines):
        yield tree.finding("wide-indentation", Position(number, tree.line(number).find("\u3000") + 1))


def check_tab_indentation(tree: Tree) -> Iterator[Finding]:
    """用制表符（Tab）缩进。

    YAML 不许用 Tab 缩进，因为各人的 Tab 宽窄不同。换成空格，每层两个；编辑器里可以设成按 Tab 键输入空格。

    ```
    # 错：⇥ 是 Tab
    contact:
    ⇥ url: https://example.org/
    # 对
    contact:
      url: https://example.org/
    ```

    The line is indented with a tab. YAML forbids it, as tabs are not equally wide everywhere. Use spaces, two for each
    level; editors can be set to type them for the Tab key.
    """
    stop = find_stop(tree)
    if stop is None or stop.rule != "tab-indentation":
        return
    yield tree.finding("tab-indentation", stop.position)
    for number in range(stop.position.line + 1, len(tree.starts) + 1):
        match = re.match(r" *\t\s*[^\s#]", tree.line(number))
        if match:
            yield tree.finding("tab-indentation", Position(number, tree.line(number).find("\t") + 1))


def check_indentation(tree: Tree) -> Iterator[Finding]:
    """缩进不对。

    同一层的键要上下对齐；属于上一行的，比它多缩进两个空格。

    ```yaml
    # 错
    contact:
      url: https://example.org/
     phone: 0533-0000000
    # 对
    contact:
      url: https://example.org/
      phone: 0533-0000000
    ```

    The indentation is wrong. Keys of one level stand exactly below one another; what belongs to the line above is
    indented by two more spaces.
    """
    yield from report(tree, "bad-indentation")


def check_dash(tree: Tree) -> Iterator[Finding]:
    """列表的短横线不能写在键的同一行。

    ```yaml
    # 错
    items: - lamps
    # 对
    items:
      - lamps
    ```

    A hyphen that begins a list item can't stand on the line of its key.
    """
    yield from report(tree, "misplaced-dash")
