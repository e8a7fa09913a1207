"""Judges the free texts of every document, sound or not: which rules speak, and which of them give way.

Owns the order. A text may hold two mistakes; where one only follows from another, the other alone is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hehuo.check.shape.refusal import Refusal
from hehuo.check.texts import addresses, lines, markup
from hehuo.check.texts.passages import LONGEST, Passage, iter_passages
from hehuo.diagnostic import Finding
from hehuo.document import Document
from hehuo.schema.loading import Schemas

Check = Callable[[Passage], Iterator[Finding]]

_FIRST: tuple[Check, ...] = (
    markup.markup_in_text,
    markup.template_in_text,
    markup.command_in_text,
    addresses.foreign_scheme,
    addresses.user_in_url,
    addresses.suspicious_host,
)
_OTHERWISE: tuple[Check, ...] = (
    lines.blank_text,
    lines.placeholder_text,
    lines.line_break_in_text,
    lines.formula_in_text,
)
"""What is said of a text only where nothing has been said yet."""

_QUICK = re.compile(
    r"(?![.…⋯。·・‧待]|todo|tbd|TODO|TBD)[^\s\u2800\ufeff=+@＝＋－﹢﹣﹦＠<>&{}\[\]`~|#:-][^\n\t\r<>&{}\[\]`~|#:]*"
)
"""A text without any character that a rule looks for, which nearly all are."""


def iter_faults(document: Document, schemas: Schemas) -> Iterator[Finding]:
    """What is wrong with the texts of a document."""
    for passage in iter_passages(document, schemas):
        if passage.kind == "url" or _QUICK.fullmatch(passage.value) is None:
            yield from judge(passage)


def judge(passage: Passage) -> list[Finding]:
    """What is wrong with one text."""
    found = [finding for check in _FIRST for finding in check(passage)]
    for check in _OTHERWISE:
        found = found or list(check(passage))
    return found


def better_words(refusal: Refusal) -> list[Finding]:
    """What a rule about texts has to say of a refused value that is not free text; nothing, mostly."""
    if not isinstance(refusal.value, str) or refusal.keyword not in ("pattern", "format", "enum", "const"):
        return []
    passage = Passage(
        schemas=refusal.schemas,
        document=refusal.document,
        route=refusal.route,
        kind="token",
        value=refusal.value[:LONGEST],
        on_key=refusal.on_key,
    )
    return judge(passage)
