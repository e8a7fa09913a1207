"""Rules about texts as a whole: that there is one, that it is one line, that a spreadsheet won't calculate it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hehuo.check.shape.field_names import fill_in
from hehuo.check.texts.passages import Passage
from hehuo.diagnostic import Finding
from hehuo.words import gettext_lazy

_BLANK = re.compile(r"[\s\u2800\ufeff]+")


def blank_text(passage: Passage) -> Iterator[Finding]:
    """A text is nothing but spaces, full-width ones included: it looks filled in and is not."""
    if passage.kind != "token" and _BLANK.fullmatch(passage.value):
        yield from passage.finding("blank-text", remedy=fill_in(passage.schemas, passage.document, passage.route))


_PLACEHOLDER = re.compile(r"[\s.…⋯。·・‧]*(?:待补充?|待填写?|待完善|TODO|TBD|todo|tbd)?[\s.…⋯。·・‧]*")


def placeholder_text(passage: Passage) -> Iterator[Finding]:
    """A text is nothing but dots, or a word such as “待补”: somebody meant to come back to it."""
    if not passage.on_key and passage.value.strip() and _PLACEHOLDER.fullmatch(passage.value):
        remedy = fill_in(passage.schemas, passage.document, passage.route)
        yield from passage.finding("placeholder-text", remedy=remedy)


_ONE_LINE = frozenset(("line", "url", "token"))


def line_break_in_text(passage: Passage) -> Iterator[Finding]:
    """A text that must be one line holds a line break or a tab: names, ids, dates and addresses are one line."""
    if passage.kind not in _ONE_LINE or not re.search(r"[\n\t\r]", passage.value):
        return
    what, remedy = gettext_lazy("a tab"), gettext_lazy("Put a space in place of the tab")
    if "\n" in passage.value.rstrip("\n"):
        what = gettext_lazy("a line break")
        remedy = gettext_lazy("Make it one line; what is separate needs a field of its own")
    elif "\n" in passage.value:
        what = gettext_lazy("a line break at the end")
        remedy = gettext_lazy(r"Write it on the line of its key, without | or > and without \n at the end")
    yield from passage.finding("line-break-in-text", what=what, remedy=remedy)


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


def formula_in_text(passage: Passage) -> Iterator[Finding]:
    """A text begins like a formula: with `=`, or with `+`, `-` or `@` before a function, a cell or a sum, full-width
    ones included."""
    if not passage.is_free or not passage.value.strip():
        return
    narrow = unicodedata.normalize("NFKC", passage.value[:_FORMULA]).lstrip(' \t\r\n"')
    if narrow[:1] in _STARTS and _CALCULATED.match(narrow):
        yield from passage.finding("formula-in-text")
