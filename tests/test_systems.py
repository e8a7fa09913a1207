"""The table of practices tells the truth: every page is built, every file, rule and test it names is there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from hehuo.model.records import Practice
from hehuo.pipeline import RULES, Loaded, load, pages

ROOT = Path(__file__).resolve().parents[1]
SERIES = {"C": 9, "S": 7, "B": 12, "T": 9, "H": 10}


@lru_cache(maxsize=1)
def loaded() -> Loaded:
    return load(ROOT)


def rows() -> tuple[Practice, ...]:
    systems = loaded().registry.systems
    assert systems is not None
    return systems.rows


@lru_cache(maxsize=1)
def addresses() -> frozenset[str]:
    by_hand = [path.relative_to(ROOT / "site/pages").with_suffix("") for path in (ROOT / "site/pages").rglob("*.md")]
    return frozenset((*(page.url for page in pages(loaded())), *(f"{each.as_posix()}/" for each in by_hand)))


def test_every_practice_of_every_programme_has_its_row_once() -> None:
    ids = [row.id for row in rows()]
    assert len(ids) == len(set(ids))
    assert {f"{letter}{number}" for letter, last in SERIES.items() for number in range(1, last + 1)} <= set(ids)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_what_a_row_names_is_there(row: Practice) -> None:
    assert row.programme is None or row.programme in loaded().registry.programmes
    assert set(row.pages) <= addresses()
    assert [path for path in row.records if not (ROOT / path).is_file()] == []
    assert set(row.rules) <= set(RULES)
    assert [path for path in row.tests if not (ROOT / path.partition("::")[0]).exists()] == []
    assert row.rules and row.tests
