"""The editor judges each record by its own schema, and by no other.

The globs use only what both of the editor extension's engines read alike (the older one knows `!` and keeps `*`
inside a folder, the newer one does neither). That is why the batches are spelled out as "anything but close".
"""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path, PurePosixPath

import pytest

from hehuo.record_types import RECORD_TYPES, RecordType, classify

ROOT = Path(__file__).resolve().parents[2]
GLOBS: dict[str, list[str]] = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]

TRIED = {
    "programme": ["banyang", "close", "rules"],
    "month": ["2026-05", "1999-12"],
    "id": [
        *(stem + more for stem in ("c", "cl", "clo", "clos") for more in ("", "1", "-1", "a", "z")),
        *("a", "0", "zebra", "closed", "close-1", "close2", "closing", "clothes", "2026-05-08-earn"),
    ],
}
"""What each part of a key is tried as: above all names that begin like `close`."""


def matches(glob: str, path: str, *, across: bool) -> bool:
    """As the extension matches, by the standard library: `*` stays inside a folder, or with the newer engine goes across."""
    return fnmatchcase(path, glob) if across else PurePosixPath(path).match(glob)


@pytest.mark.parametrize("across", [False, True], ids=["older engine", "newer engine"])
@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.name)
def test_a_record_is_judged_by_its_own_schema_alone(record_type: RecordType, across: bool) -> None:
    for parts in product(*(TRIED[part] for part in record_type.key_parts)):
        path = record_type.path("/".join(parts))
        found = classify(path)
        assert found is not None and found[0] is record_type
        mapped = [name for name, globs in GLOBS.items() if any(matches(glob, path, across=across) for glob in globs)]
        assert mapped == [f"./schemas/{record_type.schema}.schema.json"], path


def test_every_record_type_is_mapped_and_every_schema_exists() -> None:
    assert set(GLOBS) == {f"./schemas/{record_type.schema}.schema.json" for record_type in RECORD_TYPES}
    assert all((ROOT / schema).is_file() for schema in GLOBS)


@pytest.mark.parametrize("path", ["mkdocs.yml", ".github/workflows/check.yml", "data/notes.yml", "data/points/x/a.yml"])
def test_what_is_no_record_is_left_alone(path: str) -> None:
    assert not [glob for globs in GLOBS.values() for glob in globs if matches(glob, path, across=True)]
