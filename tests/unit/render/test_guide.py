"""The hand-written guide: every YAML example in it is a file that passes the check, and every link leads somewhere."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from hehuo.pipeline import diagnose, load
from hehuo.record_types import RECORD_TYPES
from poured import EXAMPLES, ROOT

PAGES = ROOT / "site" / "pages"
AS_OF = date(2026, 11, 30)
GUIDE = sorted((PAGES / "guide").glob("*.md"))
_YAML = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#]*)(?:#([a-z-]+))?\)")


def _put(root: Path, text: str) -> str:
    heading = re.match(r"# (data/\S+\.yml)\n", text)
    assert heading is not None, text
    target = root / heading[1]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return heading[1]


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own registry with the reference's examples beside it."""
    root = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "data", root / "data")
    for record_type in RECORD_TYPES:
        if record_type.name != "registry":
            _put(root, EXAMPLES[record_type.name])
    return root


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.stem)
def test_examples_pass_the_check(page: Path, registry: Path) -> None:
    blocks = _YAML.findall(page.read_text(encoding="utf-8"))
    written = {_put(registry, block) for block in blocks}
    found = [diagnostic for diagnostic in diagnose(load(registry, AS_OF), "zh") if diagnostic.path in written]
    assert found == []


def test_a_partner_takes_five_lines() -> None:
    blocks = _YAML.findall((PAGES / "guide" / "editors.md").read_text(encoding="utf-8"))
    first = blocks[0].splitlines()
    assert first[0].startswith("# data/partners/")
    assert len(first) == 1 + 5


@pytest.mark.parametrize("page", [*GUIDE, PAGES / "search.md"], ids=lambda page: page.stem)
def test_links_lead_to_a_page_and_an_anchor(page: Path) -> None:
    for target, anchor in _LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        there = (page.parent / target).resolve() if target else page
        assert there.is_file(), target
        if anchor:
            assert f"{{#{anchor}}}" in there.read_text(encoding="utf-8"), (target, anchor)
