"""The texts of the check rules as HTML: paragraphs with code in them, messages with blanks, examples with their marks."""

from __future__ import annotations

import re
from string import Formatter

from markupsafe import Markup, escape

_CODE = re.compile(r"`+([^`]+)`+")
_GUILTY = re.compile(r"#\s*error:\s*\[")


def inline(text: str) -> Markup:
    """A paragraph as HTML: escaped, with what stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def blanks(template: str) -> Markup:
    """A message with its blanks shown as dots, or nothing where it is blanks only."""
    pieces = list(Formatter().parse(template))
    if not any(re.search(r"\w", literal) for literal, *_ in pieces):
        return Markup()
    made = Markup()
    for literal, field, *_ in pieces:
        made += escape(literal)
        if field is not None:
            made += Markup('<span class="hh-blank">…</span>')
    return made


def marked(text: str) -> Markup:
    """A file of an example with its guilty lines marked."""
    lines = text.removesuffix("\n").split("\n")
    shown = (Markup("<mark>{}</mark>").format(line) if _GUILTY.search(line) else escape(line) for line in lines)
    return Markup("\n").join(shown)
