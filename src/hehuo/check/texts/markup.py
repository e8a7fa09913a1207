"""Rules about texts that some program would take for more than text: markup, templates, commands to a build log.

Pages show every text as it is written, whatever it holds. But texts go on into spreadsheets, feeds, other people's
sites and logs, and what is plain in one place is code in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def markup_in_text(passage: Passage) -> Iterator[Finding]:
    """A text holds marks of HTML or Markdown."""
    if not passage.is_free:
        return
    for zh, en, kinds, pattern in _MARKUP:
        if passage.kind in kinds and re.search(pattern, passage.value):
            yield from passage.finding("markup-in-text", **both("what", zh, en))
            return


_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[$#@]\{")


def template_in_text(passage: Passage) -> Iterator[Finding]:
    """A text holds marks that template engines run as code: doubled braces, a brace with a percent sign or a hash, a
    dollar sign with a brace."""
    match = _TEMPLATE.search(passage.value) if passage.is_free else None
    if match:
        yield from passage.finding("template-in-text", marks=match.group())


_COMMAND = re.compile(r"##[A-Za-z]*\[[A-Za-z-]")
_COMMAND_LINE = re.compile(r"[ \t]*::[A-Za-z][A-Za-z-]*(?:[ \t][^\n]*?)?::")
_COMMAND_LINES = re.compile(r"(?m:^[ \t]*::[A-Za-z][A-Za-z-]*(?:[ \t][^\n]*?)?::)")


def command_in_text(passage: Passage) -> Iterator[Finding]:
    """A text holds a command such as `::error::` or `##[group]`."""
    if not passage.is_free:
        return
    lines = _COMMAND_LINES.search if passage.kind == "text" else _COMMAND_LINE.match
    if _COMMAND.search(passage.value) or lines(passage.value):
        yield from passage.finding("command-in-text")
