"""Resolves ``$ref``: the one place that knows how a schema names a part of itself or of another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
Texts = Mapping[str, Schema]
"""The schemas by file stem; `common` holds the shared definitions."""


def resolve_reference(texts: Texts, reference: str) -> Schema:
    """The schema that a ``$ref`` such as ``common.schema.json#/$defs/plain`` names. Raises KeyError for none."""
    file, _, pointer = reference.partition("#")
    node: Any = texts[file.removesuffix(".schema.json")]
    for step in pointer.strip("/").split("/"):
        node = node[step] if step else node
    return node  # type: ignore[no-any-return]


def form_name(schema: Schema) -> str | None:
    """The name of the shared definition that a place refers to: ``plain``."""
    return str(schema.get("$ref", "")).rpartition("/")[2] or None


def merged(texts: Texts, schema: Schema) -> Schema:
    """A place with everything its ``$ref`` says; what the place says itself goes first."""
    if "$ref" not in schema:
        return schema
    target = merged(texts, resolve_reference(texts, schema["$ref"]))
    english = {**target.get("x-en", {}), **schema.get("x-en", {})}
    return {**target, **schema, **({"x-en": english} if english else {})}
