"""Rules about text that is no YAML: quotes, brackets, colons, and characters with a meaning of their own."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.diagnostic import Finding
from hehuo.read.stops import report
from hehuo.read.tree import Tree


def check_missing_colon(tree: Tree) -> Iterator[Finding]:
    """这一行没有冒号。

    每一行要么是“键: 值”，要么是“- 项目”，要么是上面一段文字的继续（那就要缩进得更深）。

    ```yaml
    # 错
    name: 阳光咖啡
    kind merchant
    # 对
    name: 阳光咖啡
    kind: merchant
    ```

    The line has no colon. A line is a key with its value, a list item, or the rest of the text above, which then is
    indented deeper.
    """
    yield from report(tree, "missing-colon")


def check_unquoted_colon(tree: Tree) -> Iterator[Finding]:
    """值里面有英文冒号加空格。

    YAML 会以为又来了一个键。给整个值加上引号，或者把冒号换成全角的“：”。

    ```yaml
    # 错
    note: 电话: 0533-0000000
    # 对
    note: "电话: 0533-0000000"
    ```

    A value holds a colon with a space behind it, which YAML takes for another key. Put the whole value in quotes.
    """
    yield from report(tree, "unquoted-colon")


def check_unclosed_quote(tree: Tree) -> Iterator[Finding]:
    """引号只有一半。

    从这里开始的引号没有收尾，后面的行都被当成了文字。

    ```yaml
    # 错
    name: "阳光咖啡
    kind: merchant
    # 对
    name: "阳光咖啡"
    kind: merchant
    ```

    The quote that opens here is never closed, so that all lines after it are taken for text.
    """
    yield from report(tree, "unclosed-quote")


def check_text_after_quote(tree: Tree) -> Iterator[Finding]:
    """引号后面还有文字。

    值以引号开头，到下一个引号就结束了。文字里要用英文双引号的，外面用单引号，或者改用中文引号。

    ```yaml
    # 错
    name: "阳光"咖啡
    # 对
    name: '"阳光"咖啡'
    ```

    Text stands after a closing quote. A value that begins with a quote ends at the next one. Where the text itself
    needs double quotes, put single ones around it.
    """
    yield from report(tree, "text-after-quote")


def check_unclosed_bracket(tree: Tree) -> Iterator[Finding]:
    """方括号或花括号没有收尾，或者里面少了逗号。

    ```yaml
    # 错
    items: [lamps, roads
    # 对
    items: [lamps, roads]
    ```

    A bracket or brace is not closed, or a comma is missing inside.
    """
    yield from report(tree, "unclosed-bracket")


def check_reserved_start(tree: Tree) -> Iterator[Finding]:
    """值的第一个字符在 YAML 里另有用处。

    以 `@` `` ` `` `%` `*` `&` `!` `|` `>` `,` `]` `}` 开头的文字要加引号；以 `[` 或 `{` 开头的也是：
    “[通知] 请看附件”会被当成一份清单，后面的字就接不上了。

    ```yaml
    # 错
    note: @全体合伙人
    # 对
    note: "@全体合伙人"
    ```

    The first character of a value has a meaning of its own in YAML. A text that begins with one of these needs quotes,
    one that begins with a bracket or brace too: it would be a list, and what follows could not go on.
    """
    yield from report(tree, "reserved-start")


def check_escape(tree: Tree) -> Iterator[Finding]:
    r"""双引号里的反斜杠写法不认识。

    双引号里反斜杠有特殊意思。路径之类含反斜杠的文字，用单引号。

    ```yaml
    # 错
    note: "D:\合伙人"
    # 对
    note: 'D:\合伙人'
    ```

    An escape inside double quotes is unknown. Backslashes mean something there: put texts with backslashes in single
    quotes.
    """
    yield from report(tree, "broken-escape")


def check_surrogate(tree: Tree) -> Iterator[Finding]:
    r"""用 `\ud800` 一类的写法写了半个字符。

    这是从 JSON 转来的残留，存不成文字。直接写那个字或表情。

    ```yaml
    # 错
    name: "\ud83d\ude00"
    # 对
    name: 😀
    ```

    An escape such as `\ud800` is half a character, left over from JSON, and can't be stored as text. Write the
    character itself.
    """
    yield from report(tree, "lone-surrogate")


def check_other_syntax(tree: Tree) -> Iterator[Finding]:
    """这里不是合法的 YAML。

    别的规则都没认出是哪一种错。看这一行和上一行：缩进、引号、括号、冒号。

    ```yaml
    # 错
    name: 阳光咖啡
    ...
    kind: merchant
    # 对
    name: 阳光咖啡
    kind: merchant
    ```

    This is no valid YAML, and no other rule knows why. Look at this line and the one above: indentation, quotes,
    brackets, colons.
    """
    yield from report(tree, "broken-yaml")
