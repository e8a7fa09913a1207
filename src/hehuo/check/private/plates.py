"""What somebody drives: number plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.private.expression import expression
from hehuo.check.private.text import FlatText, Span, narrow_digits

PLATE = "private-plate"

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_GLUE = r"[ \t\u3000·•・.。\-—－_()（）]{0,2}"
_BODY = r"[A-HJ-NP-Z0-9][ \u3000·•・]?"
_PLATE = expression(
    rf"[{_PROVINCES}]{_GLUE}[A-Z]{_GLUE}(?:(?:{_BODY}){{4,5}}[A-HJ-NP-Z0-9]|(?:{_BODY}){{4}}[挂学警港澳领试超])(?![0-9A-Z])"
)
_PLATED = expression(f"[{_PROVINCES}][ \t\u3000·•・.。_－—()（）-]{{0,2}}[A-Za-z]")
_WORD_BEFORE = expression(
    "[更最创全翻革崭刷重清迎]新$|[白多风祥乌彩]云$|[四山冰]川$|[年长垂]青$|[安康]宁$|[宝珍富高]贵$"
)


def iter_plates(flat: FlatText) -> Iterator[Span]:
    """Every number plate, new-energy and special ones too."""
    text = flat.text
    if text.isascii():
        return
    done = 0
    for found in _PLATED.finditer(text):
        if found.start() < done or _WORD_BEFORE.search(text[max(0, found.start() - 1) : found.start() + 1]):
            continue
        window = narrow_digits(text[found.start() : found.start() + 30]).upper()
        match = _PLATE.match(window)
        if match and len(re.findall("[0-9]", match.group())) >= 3:
            done = found.start() + match.end()
            yield Span(PLATE, found.start(), done)
