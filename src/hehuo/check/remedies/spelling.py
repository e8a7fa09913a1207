"""Texts as they were meant, however they were typed: full width, in quotes, with marks between."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\W_]+")
_QUOTES = " \"'“”‘’"


def unquoted(text: object) -> str:
    """A text with full-width characters made plain, and without the quotes and blanks around it."""
    return unicodedata.normalize("NFKC", str(text)).strip(_QUOTES)


def spoken(name: str) -> str:
    """A name as it is read out: without spaces and marks, wide and capital letters made plain."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name).casefold())
