"""The table of practices tells the truth: every page is built; every file, rule and test it names is there.

`practices.yml` lists what each programme does, where it can be seen, and what proves it. `docs/practices.md` is the
same table for readers; `pytest --update` rewrites it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from pathlib import Path

import msgspec
import pytest
import yaml

from hehuo.pipeline import Loaded, load, pages
from hehuo.rules import rule_ids

ROOT = Path(__file__).resolve().parents[1]
SERIES = {"C": 9, "S": 7, "B": 12, "T": 9, "H": 10}
DOCUMENT = ROOT / "docs/practices.md"
HEAD = """\
# 做法对照表 / Table of practices

各方案的每一项做法：在网站哪里看、记在哪个文件、由哪条规则看着、由哪个测试证明。<br>
What each programme does: where it can be seen, which files keep it, which rules guard it, which tests prove it.

<!-- Made from tests/practices.yml by `python3 scripts/test.py --update tests/test_practices.py`. -->
"""


class Practice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a programme does; `programme` is empty where none of ours does it, `short` says what is missing."""

    id: str
    what: str
    pages: tuple[str, ...]
    records: tuple[str, ...]
    rules: tuple[str, ...]
    tests: tuple[str, ...]
    programme: str = ""
    short: str = ""


ROWS = msgspec.convert(yaml.safe_load((ROOT / "tests/practices.yml").read_text("utf-8"))["rows"], tuple[Practice, ...])


@lru_cache(maxsize=1)
def loaded() -> Loaded:
    return load(ROOT)


@lru_cache(maxsize=1)
def addresses() -> frozenset[str]:
    written = [path.relative_to(ROOT / "site/pages").with_suffix("") for path in (ROOT / "site/pages").rglob("*.md")]
    return frozenset((*(page.url for page in pages(loaded())), *(f"{path.as_posix()}/" for path in written)))


def _document() -> str:
    parts = [HEAD]
    for programme, rows in groupby(ROWS, key=lambda row: row.programme):
        name = loaded().registry.programmes[programme].name if programme else "其他 / Others"
        parts.append(f"\n## {name}\n\n| | 做法 | 网页 | 文件 | 规则 | 测试 |\n|---|---|---|---|---|---|\n")
        for row in rows:
            lists = (
                [f"`/{address}`" for address in row.pages],
                [f"[{Path(path).stem}](../{path})" for path in row.records],
                [f"`{rule}`" for rule in row.rules],
                [f"[{Path(path).stem}](../{path.partition('::')[0]})" for path in row.tests],
            )
            what = f"{row.what}<br>还差：{row.short}" if row.short else row.what
            parts.append(f"| {row.id} | {what} | {' | '.join('<br>'.join(cells) for cells in lists)} |\n")
    return "".join(parts)


def test_every_practice_of_every_programme_has_its_row_once() -> None:
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))
    assert {f"{letter}{number}" for letter, last in SERIES.items() for number in range(1, last + 1)} <= set(ids)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_what_a_row_names_is_there(row: Practice) -> None:
    assert not row.programme or row.programme in loaded().registry.programmes
    assert set(row.pages) <= addresses()
    assert [path for path in row.records if not (ROOT / path).is_file()] == []
    assert set(row.rules) <= set(rule_ids())
    assert [path for path in row.tests if not (ROOT / path.partition("::")[0]).exists()] == []
    assert row.rules and row.tests


def test_the_document_is_the_table(update: bool) -> None:
    if update:
        DOCUMENT.write_text(_document(), encoding="utf-8")
    assert DOCUMENT.read_text("utf-8") == _document(), "run: python3 scripts/test.py --update tests/test_practices.py"
