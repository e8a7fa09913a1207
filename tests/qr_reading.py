"""Decodes the QR codes of a page: paints the SVG's strokes as pixels and gives them to a reader."""

from __future__ import annotations

import re

import zxingcpp
from PIL import Image, ImageDraw

_SCALE = 8
_CODE = re.compile(r'<svg[^>]*class="hh-qr"[^>]*>.*?</svg>', re.DOTALL)
_MOVE = re.compile(r"([Mmh])([-\d.]+)(?:[ ,]([-\d.]+))?")


def codes_in(html: str) -> list[str]:
    """The text of each code in a page, in order."""
    return [_read(code) for code in _CODE.findall(html)]


def _read(svg: str) -> str:
    box = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert box is not None
    image = Image.new("L", (int(box[1]) * _SCALE, int(box[2]) * _SCALE), 255)
    pen = ImageDraw.Draw(image)
    strokes = [path for path in re.findall(r'<path[^>]* d="([^"]+)"', svg) if "h" in path and "z" not in path.lower()]
    scale = re.search(r"scale\(([\d.]+)\)", svg)
    unit = _SCALE * (float(scale[1]) if scale else 1)
    x = y = 0.0
    for kind, one, other in _MOVE.findall(strokes[-1]):
        if kind == "h":
            pen.rectangle((x * unit, (y - 0.5) * unit, (x + float(one)) * unit - 1, (y + 0.5) * unit - 1), fill=0)
            x += float(one)
        else:
            x, y = (float(one), float(other)) if kind == "M" else (x + float(one), y + float(other))
    found = zxingcpp.read_barcodes(image)
    assert len(found) == 1
    return str(found[0].text)
