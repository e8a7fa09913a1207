"""The editor judges each record by its own schema, and by no other.

The globs use only what both of the editor extension's engines read alike (the older one knows `!` and keeps `*`
inside a folder, the newer one does neither). That is why the batches are spelled out as "anything but close".
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hehuo.record_types import RECORD_TYPES, classify

ROOT = Path(__file__).resolve().parents[2]
GLOBS: dict[str, list[str]] = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]

IDS = [stem + more for stem in ("c", "cl", "clo", "clos") for more in ("", "1", "-1", "a", "z")]
IDS += ["a", "0", "zebra", "closed", "close-1", "close2", "closing", "clothes", "2026-05-08-earn"]


def keys(groups: int, name: str) -> list[str]:
    """Keys of a record type, one for each id in its last place that is worth trying."""
    if groups == 0:
        return [""]
    if groups == 1:
        return ["banyang", "close", "rules"]
    middle = {"close": "2026-05", "batch": "2026-05"}
    if name == "close":
        return ["banyang/2026-05", "close/1999-12"]
    return [f"banyang/{middle[name]}/{last}" if name in middle else f"banyang/{last}" for last in IDS]


RECORDS = [
    (record_type.path(key), record_type.schema)
    for record_type in RECORD_TYPES
    for key in keys(len(record_type.key_parts), record_type.name)
]


def matches(glob: str, path: str, *, across: bool) -> bool:
    """As the extension matches: `[a-z]` is a class, `*` anything, `across` folders with its newer engine."""
    star = ".*?" if across else "[^/]*"
    parts = re.split(r"(\*|\[[^\]]*\])", glob)
    expression = "".join(star if p == "*" else p if p.startswith("[") else re.escape(p) for p in parts)
    return re.fullmatch(f"(?:.*/)?{expression}", path) is not None


@pytest.mark.parametrize("across", [False, True], ids=["older engine", "newer engine"])
@pytest.mark.parametrize(("path", "schema"), RECORDS)
def test_a_record_is_judged_by_its_own_schema_alone(path: str, schema: str, across: bool) -> None:
    found = classify(path)
    assert found is not None and found[0].schema == schema
    mapped = [name for name, globs in GLOBS.items() if any(matches(g, path, across=across) for g in globs)]
    assert mapped == [f"./schemas/{schema}.schema.json"]


def test_every_record_type_is_mapped_and_every_schema_exists() -> None:
    assert set(GLOBS) == {f"./schemas/{record_type.schema}.schema.json" for record_type in RECORD_TYPES}
    assert all((ROOT / schema).is_file() for schema in GLOBS)


@pytest.mark.parametrize("path", ["mkdocs.yml", ".github/workflows/check.yml", "data/notes.yml", "data/points/x/a.yml"])
def test_what_is_no_record_is_left_alone(path: str) -> None:
    assert not [g for globs in GLOBS.values() for g in globs if matches(g, path, across=True)]
