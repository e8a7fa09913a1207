"""What a case expects: the findings that its comments announce, or else its report. Runs nothing."""

from __future__ import annotations

import re
from pathlib import Path

CASES = Path(__file__).parent / "cases"

Expected = tuple[str, int, str]
"""The path, line and rule of a finding."""

_COMMENT = re.compile(rb"#\s*error:((?:\s*\[[a-z0-9-]+\])+)")
_HEAD = re.compile(r"^(?P<path>data\S*):(?P<line>[0-9]+):[0-9]+ \S+ \[(?P<rule>[a-z-]+)\] ", re.MULTILINE)


def bad_cases() -> list[Path]:
    """The folder of every bad case."""
    return sorted(CASES.glob("*/bad/*"))


def expected(case: Path) -> list[Expected]:
    """Every finding that a case expects, in the order in which they are reported."""
    report = case / "expected.txt"
    return marked(case) or (reported(report.read_text(encoding="utf-8")) if report.exists() else [])


def marked(case: Path) -> list[Expected]:
    """Every finding that a comment in a case announces."""
    return sorted(
        (path.relative_to(case).as_posix(), number, rule)
        for path in sorted((case / "data").rglob("*"))
        if path.is_file()
        for number, line in enumerate(path.read_bytes().split(b"\n"), start=1)
        for comment in _COMMENT.finditer(line)
        for rule in re.findall(r"[a-z0-9-]+", comment[1].decode())
    )


def reported(report: str) -> list[Expected]:
    """Every finding of a report."""
    return [(head["path"], int(head["line"]), head["rule"]) for head in _HEAD.finditer(report)]
