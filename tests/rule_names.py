"""Which rules a part of the program speaks of: the ids that stand in its code, and in what it reads from the schemas."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hehuo.rules import rule_ids

ROOT = Path(__file__).parents[1]
_REFERENCE_RULES = {"catalogue": "unknown-item"}
"""Kinds of reference whose rule is not called after them."""


def rules_named(*places: str) -> frozenset[str]:
    """The ids that stand as texts in folders or modules of `src/hehuo`."""
    files = (path for place in places for path in _files(ROOT / "src" / "hehuo" / place))
    texts = {text for path in files for text in _texts(path)}
    return frozenset(texts & set(rule_ids()))


def rules_of_schemas() -> frozenset[str]:
    """The rules that guard fields, and those about references of each kind."""
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "schemas").glob("*.json"))]
    marks = [mark for schema in schemas for mark in _iter_marks(schema)]
    guards = {str(value["rule"]) for key, value in marks if key == "x-guarded"}
    references = {_REFERENCE_RULES.get(value, f"unknown-{value}") for key, value in marks if key == "x-ref"}
    return frozenset(guards | references)


def _files(place: Path) -> Iterator[Path]:
    return iter((place,)) if place.is_file() else place.rglob("*.py")


def _texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _iter_marks(schema: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            yield key, value
            yield from _iter_marks(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _iter_marks(value)
