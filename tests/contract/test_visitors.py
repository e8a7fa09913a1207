"""Public pages speak to visitors: no fields, no files, nothing that only who keeps the records could do.

What an editor should write is said by the check, the guides for editors, the reference and the pages of the rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hehuo.pipeline import load, pages

ROOT = Path(__file__).parents[2]
REGISTRIES = {"repository": (ROOT, date(2026, 11, 18)), "street": (ROOT / "tests/golden/street", date(2026, 11, 1))}

_FOR_EDITORS = ("reference/", "rules/")
_GUIDES_FOR_VISITORS = ("index", "visitors", "claim")
_CHECKED_BY_HAND = re.compile(r'<section[^>]*id="(?:proof|seal)".*?</section>|<pre.*?</pre>', re.DOTALL)
"""How anybody may add up the points themselves takes the files and commands."""

FIELDS = sorted(
    {
        field
        for path in (ROOT / "schemas").glob("*.schema.json")
        for field in json.loads(path.read_text(encoding="utf-8")).get("properties", {})
    }
)
_SPEAKS_OF_FILES = re.compile(
    r"字段|记录文件|ya?ml|SITE_URL|构建|data/|hehuo (?=[a-z])|文件里|加一个文件|登记簿里添|补上 ?[a-z]", re.IGNORECASE
)
_NAMES_A_FIELD = re.compile(rf"[一-龥，。；：、] ?({'|'.join(FIELDS)})(?= ?[一-龥，。；：、]|$)")


def said_to_editors(text: str) -> Iterator[str]:
    """The pieces of a page that speak of fields or files."""
    text = re.sub(r"<[^>]+>", "", _CHECKED_BY_HAND.sub("", text))
    for pattern in (_SPEAKS_OF_FILES, _NAMES_A_FIELD):
        yield from (text[max(found.start() - 30, 0) : found.end() + 30] for found in pattern.finditer(text))


@pytest.mark.parametrize(("folder", "day"), REGISTRIES.values(), ids=REGISTRIES)
def test_no_page_speaks_to_a_visitor_of_fields_or_files(folder: Path, day: date) -> None:
    spoken = [
        (page.url, piece)
        for page in pages(load(folder, day))
        if not page.url.startswith(_FOR_EDITORS)
        for piece in said_to_editors("".join(page.slots.values()))
    ]
    assert spoken == []


@pytest.mark.parametrize("guide", _GUIDES_FOR_VISITORS)
def test_a_guide_for_visitors_needs_no_files(guide: str) -> None:
    text = (ROOT / f"site/pages/guide/{guide}.md").read_text(encoding="utf-8")
    links_to_editors = re.compile(
        r'<li class="hh-card"><h3><a href="(?:editors|points|start|forge|leak|\.\./reference|\.\./rules)/".*'
    )
    assert list(said_to_editors(links_to_editors.sub("", text))) == []


def test_what_speaks_to_editors_is_seen() -> None:
    for told in (
        "知道了哪天，补上 date，这里就会列出",
        "在 <code>recipients</code> 里补上",
        "记录文件 data/x.yml",
        "构建时给出",
    ):
        assert list(said_to_editors(told)), told
