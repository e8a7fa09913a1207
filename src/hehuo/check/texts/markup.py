"""Rules about texts that some program would take for more than text: markup, templates, commands to a build log.

Pages show every text as it is written, whatever it holds. But texts go on into spreadsheets, feeds, other people's
sites and logs, and what is plain in one place is code in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.texts.passages import Passage
from hehuo.diagnostic import Finding
from hehuo.words import N_, gettext_lazy

_ANY = ("line", "text")
_MARKUP: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (N_("an HTML tag"), _ANY, r"<[A-Za-z/!?]"),
    (
        N_('"<" or ">"; write "less than" or "more than", or their full-width forms'),
        _ANY,
        r"[<>]",
    ),
    (
        N_("an HTML character code (&…;)"),
        _ANY,
        r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});",
    ),
    (
        N_("a Markdown link or image"),
        _ANY,
        r"\]\(|(?m:^ {0,3}\[[^\]\n]+\]:[ \t]*(?:[A-Za-z]+:|//))",
    ),
    (
        N_("Markdown attributes ({: …})"),
        _ANY,
        r"\{ *:|\{[^{}\n]*[A-Za-z][ \t]*=[^{}\n]*\}|\{[ \t]*\.[A-Za-z][\w-]*[ \t]*\}",
    ),
    (N_("a Markdown code block"), _ANY, r"```|(?m:^ {0,3}~~~[\w-]*$)"),
    (
        N_("the bars of a Markdown table"),
        ("line",),
        r"\A\s*\||\|\s*\Z|\|[^|]*\||\n[^\n]*\||\|[^\n]*\n",
    ),
    (
        N_("the bars of a Markdown table"),
        ("text",),
        r"(?m:^[ \t]*\|[^\n]*\||\|[ \t]*:?-{3,}:?[ \t]*(?:\||$)|^[ \t]*:?-{3,}:?[ \t]*\|)",
    ),
    (N_("a Markdown heading (#)"), ("line",), r"\A {0,3}#{1,6}(?:[ \t]|\Z)"),
    (N_("a Markdown heading (#)"), ("text",), r"(?m:^ {0,3}#{1,6}(?:[ \t]|$))"),
)
"""What it is, the kinds of text it is looked for in, and what it looks like."""


def markup_in_text(passage: Passage) -> Iterator[Finding]:
    """A text holds marks of HTML or Markdown."""
    if not passage.is_free:
        return
    for what, kinds, pattern in _MARKUP:
        if passage.kind in kinds and re.search(pattern, passage.value):
            yield from passage.finding("markup-in-text", what=gettext_lazy(what))
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
