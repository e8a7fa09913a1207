"""The cases and how they are tried: laid over the small base registry, found out, and held against what they expect.

Knows where cases lie and how one says what must be found in it; knows no rule.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

from hehuo.check import load_schemas
from hehuo.diagnostic import Diagnostic
from hehuo.pipeline import diagnose, load
from repository import Repository

CASES = Path(__file__).parent / "cases"
BASE = CASES / "base"
AS_OF = date(2026, 7, 31)

Place = tuple[str, int, str]
"""The path, line and rule of a finding."""

_COMMENT = re.compile(rb"#\s*error:((?:\s*\[[a-z0-9-]+\])+)")
_HEAD = re.compile(r"^(?P<path>data.*?):(?P<line>[0-9]+):[0-9]+ (?:错误|提醒) \[(?P<rule>[a-z-]+)\] ", re.MULTILINE)

_schemas = lru_cache(load_schemas)  # they take longer to compile than a case to judge


def find(root: Path, as_of: date | None = AS_OF, base: str | None = None) -> list[Diagnostic]:
    """What is found in a registry, in Chinese."""
    with patch("hehuo.pipeline.load_schemas", _schemas):
        return diagnose(load(root, as_of, base=base), "zh")


def places(found: list[Diagnostic]) -> list[Place]:
    """Where which rule has found something."""
    return [(each.path, each.line, each.rule) for each in found]


def try_case(case: Path, root: Path) -> list[Diagnostic]:
    """What is found in a case laid over the base, in an empty folder."""
    revision = _commit(case, root) if (case / "before").is_dir() else None
    lay(root, BASE, case)
    return find(root, base=revision)


def lay(root: Path, *layers: Path) -> None:
    """Lay the data of one folder over that of the next."""
    for layer in layers:
        shutil.copytree(layer / "data", root / "data", dirs_exist_ok=True)


def _commit(case: Path, root: Path) -> str:
    """Put what was before into a repository, and take it out of the way; the revision to compare with."""
    lay(root, BASE, case / "before")
    Repository.init(root).commit()
    shutil.rmtree(root / "data")
    named = case / "revision.txt"
    return named.read_text("utf-8").strip() if named.exists() else "HEAD"


def expected(case: Path) -> list[Place]:
    """Every finding that a case expects: those of its comments, or else those of its report."""
    report = case / "expected.txt"
    announced = marked(case)
    if announced or not report.exists():
        return announced
    return [(head["path"], int(head["line"]), head["rule"]) for head in _HEAD.finditer(report.read_text("utf-8"))]


def marked(case: Path) -> list[Place]:
    """Every finding that a comment in a case announces."""
    return sorted(
        (path.relative_to(case).as_posix(), number, rule)
        for path in sorted((case / "data").rglob("*"))
        if path.is_file()
        for number, line in enumerate(path.read_bytes().split(b"\n"), start=1)
        for comment in _COMMENT.finditer(line)
        for rule in re.findall(r"[a-z0-9-]+", comment[1].decode())
    )
