"""The table of all faults, and what the largest build needs of memory."""

from __future__ import annotations

import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

_HEAD = ("what was done", "exit", "message", "site before", "site after", "")
_WIDEST = 96

Row = Sequence[object]


def lines(reports: Sequence[tuple[str, Sequence[Row]]], skipped: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The table, in the order of the tests, then what could not be staged here and why, then memory."""
    rows = [_HEAD]
    for _, found in sorted(reports, key=lambda each: each[0]):
        for done, code, message, before, after in found:
            verdict = "same" if before == after else "new"
            rows.append((str(done), str(code), _cut(str(message)), str(before), str(after), verdict))
    widths = [max(_width(row[column]) for row in rows) for column in range(len(_HEAD))]
    for row in rows:
        yield "  ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)).rstrip()
    yield ""
    yield f"{len(rows) - 1} rows; `new`: the run was to finish, or to be taken up by the next build"
    for name, why in sorted(skipped):
        yield f"not staged here: {name}: {why}"
    yield from _memory()


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _memory() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        _peak("synth", ".", "--root", folder)
        yield "peak memory on the synthetic street (398 partners, 728 projects, 24 000 entries):"
        yield f"  validate  {_peak('validate', '--root', folder)} MB"
        yield f"  build     {_peak('build', '--root', folder)} MB, of whichever of its processes takes most"
        size = sum(each.stat().st_size for each in Path(folder, "public").rglob("*"))
        yield f"  (the site has {size // 1_000_000} MB)"


def _peak(*arguments: str) -> int:
    """Run hehuo quietly; the most memory that it or a program it ran held at once, in MB."""
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "hehuo", *arguments],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, each, os.devnull, os.O_WRONLY, 0) for each in (1, 2)],
    )
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, f"hehuo {' '.join(arguments)}: {status}"
    return usage.ru_maxrss // (1_000_000 if sys.platform == "darwin" else 1_000)
