"""The frame around every page: the theme, its style and its scripts ask no other host for anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SITE = Path(__file__).parents[3] / "site"
FRAME = sorted(
    path
    for folder in ("theme", "pages/assets", "templates")
    for path in (SITE / folder).rglob("*")
    if path.suffix in {".html", ".css", ".js", ".svg"}
)
XML_NAMES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")


@pytest.mark.parametrize("path", FRAME, ids=lambda path: path.relative_to(SITE).as_posix())
def test_names_no_other_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in XML_NAMES:
        text = text.replace(name, "")
    assert not re.findall(r"https?://[a-z0-9]|[\"'(]//[a-z0-9]", text)
    assert path.suffix != ".css" or not re.findall(r"@import|url\((?!#)", text)


@pytest.mark.parametrize("path", [path for path in FRAME if "templates" in path.parts], ids=lambda path: path.name)
def test_a_template_trusts_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b", text)
    assert "autoescape false" not in text
    assert not re.search(r"\son[a-z]+=", text)


@pytest.mark.parametrize("path", [path for path in FRAME if path.suffix == ".html"], ids=lambda path: path.name)
def test_a_line_of_a_template_fits_on_a_screen(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 120 and "<path d=" not in line] == []
