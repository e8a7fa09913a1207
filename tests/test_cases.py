"""Every rule on small registries: what a bad one must be told, word for word, and that a good one is told nothing.

`cases/<rule>/{good,bad}/<name>/data/…` is laid over `cases/base/data/…` and goes the whole way: read, shape, records.
In a bad case `# error: [rule]` stands on each guilty line and nothing else may be reported. Beside `data/`,
`expected.txt` holds the exact report in Chinese; `pytest --update` rewrites it where it is, and writes it where no
comment says what to expect. Files are copied byte for byte, so a case can hold what no editor would write.

A case with `before/data/…` is compared with a base revision that holds the base and that; `revision.txt` names another.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from hehuo.diagnostic import Diagnostic
from hehuo.pipeline import diagnose, load
from hehuo.report import render_text
from repository import Repository

CASES = Path(__file__).parent / "cases"
AS_OF = date(2026, 7, 31)

_EXPECTED = re.compile(rb"#\s*error:((?:\s*\[[a-z0-9-]+\])+)")


def _cases(verdict: str) -> list[ParameterSet]:
    folders = sorted(CASES.glob(f"*/{verdict}/*"))
    return [pytest.param(folder, id=f"{folder.parts[-3]}-{folder.name}") for folder in folders]


def _report(folder: Path, root: Path) -> tuple[list[Diagnostic], str]:
    """What is found in a case laid over the base, and the report on it without its closing lines."""
    revision = None
    if (folder / "before").is_dir():
        revision = _commit(folder, root)
    _lay(root, CASES / "base", folder)
    found = diagnose(load(root, AS_OF, base=revision), "zh")

    def source(path: str) -> str | None:
        return (root / path).read_bytes().decode("utf-8", errors="replace") if (root / path).is_file() else None

    return found, render_text(found, counts={}, lang="zh", sources=source).rsplit("\n\n", 1)[0] + "\n"


def _lay(root: Path, *layers: Path) -> None:
    for layer in layers:
        shutil.copytree(layer / "data", root / "data", dirs_exist_ok=True)


def _commit(folder: Path, root: Path) -> str:
    """Put what was before into a repository, and take it out of the way; the revision to compare with."""
    _lay(root, CASES / "base", folder / "before")
    Repository.init(root).commit()
    shutil.rmtree(root / "data")
    named = folder / "revision.txt"
    return named.read_text("utf-8").strip() if named.exists() else "HEAD"


def _marked(folder: Path) -> list[tuple[str, int, str]]:
    """The path, line and rule of every comment that announces an error."""
    return sorted(
        (path.relative_to(folder).as_posix(), number, rule)
        for path in sorted((folder / "data").rglob("*"))
        if path.is_file()
        for number, line in enumerate(path.read_bytes().split(b"\n"), start=1)
        for comment in _EXPECTED.finditer(line)
        for rule in re.findall(r"[a-z0-9-]+", comment[1].decode())
    )


def test_the_base_is_clean(tmp_path: Path) -> None:
    found, report = _report(CASES / "base", tmp_path)
    assert not found, report


@pytest.mark.parametrize("folder", _cases("good"))
def test_good_case(folder: Path, tmp_path: Path) -> None:
    found, report = _report(folder, tmp_path)
    assert not found, report


@pytest.mark.parametrize("folder", _cases("bad"))
def test_bad_case(folder: Path, tmp_path: Path, update: bool) -> None:
    found, report = _report(folder, tmp_path)
    marked, expected = _marked(folder), folder / "expected.txt"
    assert found, "a bad case must be told something"
    assert folder.parts[-3] in {each.rule for each in found}, report
    if marked:
        assert [(each.path, each.line, each.rule) for each in found] == marked, report
    if update and (expected.exists() or not marked):
        expected.write_text(report, encoding="utf-8")
    assert marked or expected.exists(), "mark the guilty line, or run: pytest --update"
    if expected.exists():
        assert report == expected.read_text(encoding="utf-8"), "if the new report is better, run: pytest --update"
