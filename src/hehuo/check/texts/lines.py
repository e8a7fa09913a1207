"""Rules about texts as a whole: that there is one, that it is one line, that a spreadsheet won't calculate it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.texts.passages import Passage
from hehuo.check.words import both
from hehuo.diagnostic import Finding, Severity

_BLANK = re.compile(r"[\s\u2800\ufeff]+")


@rule(
    zh="{field}里只有空格",
    en="{field} holds nothing but spaces",
    fix_zh="写上内容，或删掉这一行",
    fix_en="Write something, or delete the line",
)
def blank_text(passage: Passage) -> Iterator[Finding]:
    """文字里只有空格，全角空格也算：看起来填了，其实什么也没有。

    不知道的就不写，删掉这一行。

    A text is nothing but spaces, full-width ones included: it looks filled in and is not. What isn't known isn't
    written.

    不对 Bad:

        name: "　　"

    对 Good:

        name: 示例广场
    """
    if passage.kind != "token" and _BLANK.fullmatch(passage.value):
        yield from passage.finding("blank-text")


_ONE_LINE = frozenset(("line", "url", "token"))


@rule(
    zh="{field}要写在一行里，这里有{what}",
    en="{field} is one line; here is {what} in it",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def line_break_in_text(passage: Passage) -> Iterator[Finding]:
    r"""只能写一行的文字里有换行或制表符（Tab）。

    名称、编号、日期、网址都是一行。换行常常是用 `|` 或 `>` 写成了多行文字（末尾会多一个换行），或者从表格里复制时带进来
    的；有人也会用它在别的系统里另起一行，冒充公告或命令。简介、备注一类的字段可以换行。

    A text that must be one line holds a line break or a tab: names, ids, dates and addresses are one line. Mostly `|` or
    `>` was used, which leaves a line break at the end, or the text was copied from a table. Somebody may also want to
    begin a line of his own in another system. Summaries and notes may have several lines.

    不对 Bad:

        name: "示例广场\n\n官方公告"

    对 Good:

        name: 示例广场
    """
    if passage.kind not in _ONE_LINE or not re.search(r"[\n\t\r]", passage.value):
        return
    what = both("what", "制表符（Tab）", "a tab")
    remedy = both("remedy", "把制表符换成空格", "Put a space in place of the tab")
    if "\n" in passage.value.rstrip("\n"):
        what = both("what", "换行", "a line break")
        remedy = both(
            "remedy",
            "合成一行；要分开写的，另写一个字段",
            "Make it one line; what is separate needs a field of its own",
        )
    elif "\n" in passage.value:
        what = both("what", "末尾的换行", "a line break at the end")
        remedy = both(
            "remedy",
            r"写在冒号后面同一行，不用 | 或 >，末尾不写 \n",
            r"Write it on the line of its key, without | or > and without \n at the end",
        )
    yield from passage.finding("line-break-in-text", **what, **remedy)


_CALCULATED = re.compile(
    r"""\s*(?:
        =(?!=*[ \t]*(?:\n|\Z))                     # anything behind an equals sign, but for a ruler of them
      | @[A-Za-z_.]+\s*\(                          # @SUM(…)
      | [+-]\s*[A-Za-z_.]+\s*[(|]                  # +cmd|…, -SUM(…)
      | [+-]\s*\$?[A-Za-z]{1,3}\$?[0-9]{1,7}\s*(?:[-+*/^&:!,;)]|\Z)  # +A1, -B2*3
      | [+@-].*[|!].*![A-Za-z$]*[0-9]              # …|'…'!A0, however it begins
      | [+-]?\s*[0-9.]+\s*[+*/^]\s*[0-9(.]         # -1+1
      | [+@-]\s*\(                                 # -(…
    )""",
    re.VERBOSE,
)
_STARTS = frozenset("=+-@")
_FORMULA = 500
"""Characters in which a formula shows itself."""


@rule(
    severity=Severity.WARNING,
    zh="{field}开头像一个公式，表格软件会去计算它",
    en="{field} begins like a formula, which a spreadsheet will calculate",
    fix_zh="开头不要写 = + - @；本来就是文字的，换个说法",
    fix_en="Don't begin with = + - or @; if it is meant as text, put it another way",
)
def formula_in_text(passage: Passage) -> Iterator[Finding]:
    """文字的开头像表格软件的公式：以 `=` 开头，或以 `+`、`-`、`@` 开头后面接着函数、单元格或算式，全角的也算。

    登记簿导出的表格会把它当文字保存；但别人复制粘贴到 Excel、WPS 里，它就会被计算，有的公式还能联网、运行程序。
    “-5℃以下停业”“+86 开头的电话”“@全体合伙人”这样的文字没有关系。

    A text begins like a formula: with `=`, or with `+`, `-` or `@` before a function, a cell or a sum, full-width ones
    included. Our own sheets keep it as text; pasted into a spreadsheet it would be calculated, and some formulas reach
    the network or run programs. Temperatures, telephone numbers and @mentions are fine.

    不对 Bad:

        note: "=HYPERLINK(A1)"

    对 Good:

        note: 见附表
    """
    if not passage.is_free or not passage.value.strip():
        return
    narrow = unicodedata.normalize("NFKC", passage.value[:_FORMULA]).lstrip(' \t\r\n"')
    if narrow[:1] in _STARTS and _CALCULATED.match(narrow):
        yield from passage.finding("formula-in-text")
