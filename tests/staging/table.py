"""The table of fault tests: what was done, the outcome, and what happened to the old site."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_HEAD = ("what was done", "exit", "message (first line)", "site before", "site after", "")
_WIDEST = 88

Row = Sequence[object]


@dataclass(frozen=True, kw_only=True)
class Staged:
    """One test: its file, how it ended (`passed`, `failed`, `skipped`), its runs, and why it has none."""

    file: Path
    line: int
    name: str
    ended: str
    runs: Sequence[Row] = ()
    why: str = ""


def lines(tests: Sequence[Staged]) -> Iterator[str]:
    """The table, one block per scenario. Tests that did not run or failed are listed as such."""
    blocks: Mapping[str, list[tuple[str, ...]]] = {}
    for test in sorted(tests, key=lambda test: (test.file, test.line)):
        blocks = {**blocks, _title(test.file): [*blocks.get(_title(test.file), []), *_rows(test)]}
    every = [_HEAD, *(row for rows in blocks.values() for row in rows)]
    widths = [max(_width(row[column]) for row in every) for column in range(len(_HEAD))]
    yield _line(_HEAD, widths)
    for title, rows in blocks.items():
        yield ""
        yield f"## {title}"
        yield from (_line(row, widths) for row in rows)
    yield ""
    ends = [row[-1] for row in every[1:]]
    yield (
        f"{len(ends)} runs: {ends.count('same')} left the old site as it was, {ends.count('new')} put the new one in its "
        f"place, whole; failed: {ends.count('FAILED')}; not run here: {ends.count('NOT RUN')}"
    )


def _title(file: Path) -> str:
    """The first line of a test module's docstring."""
    return (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or file.stem).splitlines()[0]


def _rows(test: Staged) -> Iterator[tuple[str, ...]]:
    for done, code, message, before, after in test.runs:
        verdict = "same" if before == after else "new"
        yield str(done), str(code), _cut(str(message)), str(before), str(after), verdict
    if test.ended != "passed":
        yield test.name, "", _cut(test.why), "", "", "NOT RUN" if test.ended == "skipped" else "FAILED"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)).rstrip()


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
