"""Rules about texts that some program would take for more than text: markup, templates, commands to a build log.

Pages show every text as it is written, whatever it holds. But texts go on into spreadsheets, feeds, other people's
sites and logs, and what is plain in one place is code in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.texts.passages import Passage
from hehuo.check.words import both
from hehuo.diagnostic import Finding

_ANY = ("line", "text")
_MARKUP: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (" HTML 标签", "an HTML tag", _ANY, r"<[A-Za-z/!?]"),
    (
        "“<”或“>”；请写成“小于”“大于”，或用全角的“＜”“＞”",
        '"<" or ">"; write "less than" or "more than", or their full-width forms',
        _ANY,
        r"[<>]",
    ),
    (
        " HTML 的字符代码（&…;）",
        "an HTML character code (&…;)",
        _ANY,
        r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});",
    ),
    (
        " Markdown 链接或图片",
        "a Markdown link or image",
        _ANY,
        r"\]\(|(?m:^ {0,3}\[[^\]\n]+\]:[ \t]*(?:[A-Za-z]+:|//))",
    ),
    (
        " Markdown 的属性（{: …}）",
        "Markdown attributes ({: …})",
        _ANY,
        r"\{ *:|\{[^{}\n]*[A-Za-z][ \t]*=[^{}\n]*\}|\{[ \t]*\.[A-Za-z][\w-]*[ \t]*\}",
    ),
    (" Markdown 代码块", "a Markdown code block", _ANY, r"```|(?m:^ {0,3}~~~[\w-]*$)"),
    (
        " Markdown 表格的竖线",
        "the bars of a Markdown table",
        ("line",),
        r"\A\s*\||\|\s*\Z|\|[^|]*\||\n[^\n]*\||\|[^\n]*\n",
    ),
    (
        " Markdown 表格的竖线",
        "the bars of a Markdown table",
        ("text",),
        r"(?m:^[ \t]*\|[^\n]*\||\|[ \t]*:?-{3,}:?[ \t]*(?:\||$)|^[ \t]*:?-{3,}:?[ \t]*\|)",
    ),
    (" Markdown 标题（#）", "a Markdown heading (#)", ("line",), r"\A {0,3}#{1,6}(?:[ \t]|\Z)"),
    (" Markdown 标题（#）", "a Markdown heading (#)", ("text",), r"(?m:^ {0,3}#{1,6}(?:[ \t]|$))"),
)
"""What it is in both languages, the kinds of text it is looked for in, and what it looks like."""


@rule(
    zh="{field}里有{what}",
    en="{field} holds {what}",
    fix_zh="这里只写普通文字：去掉记号，只留要给人看的字",
    fix_en="Plain text only here: take the marks away and keep the words",
)
def markup_in_text(passage: Passage) -> Iterator[Finding]:
    """文字里夹了 HTML 或 Markdown 的记号：标签、`&lt;` 一类的代码、链接、图片、属性、代码块、标题、表格的竖线。

    登记簿的文字都是普通文字，写什么就显示什么；记号不会变成链接或标题，只会原样摆在网页上，传到别的系统里还可能变成
    代码。网址写在“网址”字段里。小于号、大于号写成“小于”“大于”，或用全角的“＜”“＞”。一处普通的竖线、井号、&
    都没有关系。

    A text holds marks of HTML or Markdown. All texts of a registry are plain and shown as written: a mark would stand on
    the page as it is, and could become code in another system. Addresses have a field of their own.

    不对 Bad:

        name: "[示例广场](https://example.org)"

    对 Good:

        name: 示例广场
        contact:
          url: https://example.org/
    """
    if not passage.is_free:
        return
    for zh, en, kinds, pattern in _MARKUP:
        if passage.kind in kinds and re.search(pattern, passage.value):
            yield from passage.finding("markup-in-text", **both("what", zh, en))
            return


_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[$#@]\{")


@rule(
    zh="{field}里有模板的记号（{marks}）",
    en="{field} holds the marks of a template ({marks})",
    fix_zh="去掉这些记号；要留空给人填的，写成“＿＿”",
    fix_en="Take the marks away; where something is to be filled in, write ＿＿",
)
def template_in_text(passage: Passage) -> Iterator[Finding]:
    """文字里有模板的记号：双花括号、花括号加百分号或井号、美元符号加花括号。

    有的程序会把它们当作指令来执行。多半是套用通知模板时漏填的空；也可能是有人想让网站运行他的代码。

    A text holds marks that template engines run as code: doubled braces, a brace with a percent sign or a hash, a dollar
    sign with a brace. Mostly something left unfilled in a form letter; it may also be meant to make a site run code.

    不对 Bad:

        name: "{{ partner.name }}"

    对 Good:

        name: 示例广场
    """
    match = _TEMPLATE.search(passage.value) if passage.is_free else None
    if match:
        yield from passage.finding("template-in-text", marks=match.group())


_COMMAND = re.compile(r"##[A-Za-z]*\[[A-Za-z-]")
_COMMAND_LINE = re.compile(r"[ \t]*::[A-Za-z][A-Za-z-]*(?:[ \t][^\n]*?)?::")
_COMMAND_LINES = re.compile(r"(?m:^[ \t]*::[A-Za-z][A-Za-z-]*(?:[ \t][^\n]*?)?::)")


@rule(
    zh="{field}里有给自动检查程序的命令",
    en="{field} holds a command to the program that runs the checks",
    fix_zh="去掉两个冒号夹着的英文词，或 ##[ 这样的记号",
    fix_en="Take away the words between double colons, or marks such as ##[",
)
def command_in_text(passage: Passage) -> Iterator[Finding]:
    """文字里有 `::error::`、`::add-mask::`、`##[group]` 一类的命令。

    代码托管平台会逐行读检查日志，见到这样的字样就照办：隐去别的输出，或者伪造“检查通过”。登记簿自己的日志不会被骗，
    别人的脚本未必。

    A text holds a command such as `::error::` or `##[group]`. Forges read the log of a check line by line and obey such
    words: they can hide other output or fake a result. Our own log can't be fooled, other people's scripts may be.

    不对 Bad:

        name: "::add-mask::示例"

    对 Good:

        name: 示例：一号店
    """
    if not passage.is_free:
        return
    lines = _COMMAND_LINES.search if passage.kind == "text" else _COMMAND_LINE.match
    if _COMMAND.search(passage.value) or lines(passage.value):
        yield from passage.finding("command-in-text")
