"""QR codes as SVG to stand inside a page or a printed sheet. Knows nothing of what an address leads to."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_svg(text: str, label: str) -> Markup:
    """A QR code of a text; `label` is what it says to who can't see it. Black on white in every colour scheme."""
    code = segno.make(text, error="m", micro=False)
    title = label.unescape() if isinstance(label, Markup) else label  # segno escapes it
    return Markup(code.svg_inline(scale=4, border=4, dark="#000", light="#fff", omitsize=True, svgclass="hh-qr",
                                  title=title, lineclass=None))  # fmt: skip
