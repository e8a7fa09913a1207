"""Every rule on small registries: what a bad one must be told, word for word, and that a good one is told nothing.

`cases/<rule>/{good,bad}/<name>/data/…` is laid over `cases/base/data/…` and goes the whole way: read, shape, records.
In a bad case `# error: [rule]` stands on each guilty line and nothing else may be reported. ForkedTask `data/`,
`expected.txt` holds the exact report in Chinese; `pytest --update` rewrites it where it is, and writes it where no
comment says what to expect. Files are copied byte for byte, so a case can hold what no editor would write.

A case with `before/data/…` is compared with a base revision that holds the base and that; `revision.txt` names another.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from hehuo.diagnostic import Diagnostic
from hehuo.report import render_text
from trial import BASE, CASES, marked, places, try_case


def _cases(verdict: str) -> list[ParameterSet]:
    folders = sorted(CASES.glob(f"*/{verdict}/*"))
    return [pytest.param(folder, id=f"{folder.parts[-3]}-{folder.name}") for folder in folders]


def _report(folder: Path, root: Path) -> tuple[list[Diagnostic], str]:
    """What is found in a case, and the report on it without its closing lines."""
    found = try_case(folder, root)

    def source(path: str) -> str | None:
        return (root / path).read_bytes().decode("utf-8", errors="replace") if (root / path).is_file() else None

    return found, render_text(found, counts={}, lang="zh", sources=source).rsplit("\n\n", 1)[0] + "\n"


def test_the_base_is_clean(tmp_path: Path) -> None:
    found, report = _report(BASE, tmp_path)
    assert not found, report


@pytest.mark.parametrize("folder", _cases("good"))
def test_good_case(folder: Path, tmp_path: Path) -> None:
    found, report = _report(folder, tmp_path)
    assert not found, report


@pytest.mark.parametrize("folder", _cases("bad"))
def test_bad_case(folder: Path, tmp_path: Path, update: bool) -> None:
    found, report = _report(folder, tmp_path)
    announced, expected = marked(folder), folder / "expected.txt"
    assert found, "a bad case must be told something"
    assert folder.parts[-3] in {each.rule for each in found}, report
    if announced:
        assert places(found) == announced, report
    if update and (expected.exists() or not announced):
        expected.write_text(report, encoding="utf-8")
    assert announced or expected.exists(), "mark the guilty line, or run: pytest --update"
    if expected.exists():
        assert report == expected.read_text(encoding="utf-8"), "if the new report is better, run: pytest --update"
