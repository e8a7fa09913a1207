"""The peer's share of a street: for each record that hehuo gives a page, one ready Markdown page with all of its data.

Owns how a record reads as Markdown: facts as a list, nested values as nested lists, a list of records (a timeline, a
history) as a table. Knows no record type, but for the months of points, whose batches are rows of one table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDERS = ("programmes", "communities", "partners", "projects")
_SETTINGS = "site_name: Street\ntheme:\n  name: material\n  language: zh\n  font: false\n"
_LEFT_OUT = "nav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n"


def write_project(root: Path, peer: Path) -> int:
    """Write a MkDocs project for the registry in `root`; returns how many pages it has.

    Two settings read the same pages: `plain.yml` leaves MkDocs and Material as they are, so that every page is in the
    navigation; `no-nav.yml` keeps the records out of it.
    """
    pages = dict(_pages(root / "data"))
    for name, text in pages.items():
        target = peer / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (peer / "plain.yml").write_text(_SETTINGS, encoding="utf-8")
    (peer / "no-nav.yml").write_text(_SETTINGS + _LEFT_OUT, encoding="utf-8")
    return len(pages)


def _pages(data: Path) -> Iterator[tuple[str, str]]:
    yield "index.md", "# Street\n"
    for folder in FOLDERS:
        for file in sorted((data / folder).rglob("*.yml")):
            yield file.relative_to(data).with_suffix(".md").as_posix(), _page(file.stem, _read(file))
    for month in sorted(data.glob("points/*/????-??")):
        yield month.relative_to(data).with_suffix(".md").as_posix(), _month(month)


def _read(file: Path) -> dict[str, Any]:
    record = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    assert isinstance(record, dict)
    return record


def _page(stem: str, record: Mapping[str, Any]) -> str:
    """Facts first, then a section for each field that holds several."""
    title = record.get("name") or record.get("title") or stem
    facts = [f"- **{key}**: {_inline(value)}" for key, value in record.items() if not _is_long(value)]
    sections = [f"## {key}\n\n{_section(value)}" for key, value in record.items() if _is_long(value)]
    return "\n\n".join([f"# {_inline(title)}", "\n".join(facts), *sections]) + "\n"


def _month(folder: Path) -> str:
    """A month of points: its close, and its batches as one table, without the cards."""
    close = folder / "close.yml"
    page = _page(folder.name, {"title": folder.name, **(_read(close) if close.exists() else {})})
    batches = [_batch(file) for file in sorted(folder.glob("*.yml")) if file != close]
    return f"{page}\n## batches in detail\n\n{_table(batches)}\n"


def _batch(file: Path) -> dict[str, Any]:
    batch = _read(file)
    return {"batch": file.stem, **batch, "entries": len(batch["entries"])}


def _is_long(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def _section(value: Any) -> str:
    return "\n".join(_nested(value, 0)) if isinstance(value, dict) else _table(value)


def _nested(record: Mapping[str, Any], depth: int) -> Iterator[str]:
    """A mapping as a list; what is long in it, as a list below."""
    for key, value in record.items():
        if isinstance(value, dict):
            yield f"{'    ' * depth}- **{key}**"
            yield from _nested(value, depth + 1)
        else:
            yield f"{'    ' * depth}- **{key}**: {_inline(value)}"


def _table(rows: Iterable[Mapping[str, Any]]) -> str:
    """Records as a table; its columns are all their keys, in the order in which they first come."""
    listed = list(rows)
    columns = list(dict.fromkeys(key for row in listed for key in row))
    lines = [columns, ["---"] * len(columns)]
    lines += [[_inline(row.get(key, "")).replace("|", "\\|") for key in columns] for row in listed]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _inline(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_inline(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(_inline(item) for item in value)
    return str(value)
