"""Records with every field of their schemas, and any text that a test wants in the text fields.

A field that is added to a schema is filled without anyone thinking of it. Knows JSON Schema as far as our schemas use
it, and of the fields only what would contradict another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from hehuo.schema.references import form_name, merged

Value = Any
Schema = Mapping[str, Any]
Kind = Literal["text", "line", "url", "form", "id", "date", "card"]
"""The kind of a string: free text of one line or more, an address, another format, or a reference."""

Say = Callable[[Kind, str, str], str | None]
"""(kind, name of its format, present text) → the new text, or None to leave it."""

_MEANT: Mapping[str, str] = {
    "id": "x",
    "reference": "x",
    "date": "2026-10-10",
    "partial_date": "2026-10-10",
    "month": "2026-09",
    "time": "09:30",
    "url": "https://example.org/a?b=1",
    "card": "4Q7M-0XJ2-9KPD-B",
    "sha256": "0" * 64,
    "uscc": "91999901MA5H02X179",
    "phone": "12345",
}


class Filler:
    """Fills records of one registry. `names` gives an id for each kind of reference, `own` what a route must hold where
    it is not there yet; None leaves it out."""

    def __init__(
        self, schemas: Mapping[str, Schema], names: Mapping[str, str], own: Mapping[str, Value], say: Say
    ) -> None:
        self._schemas, self._names, self._own, self._say = schemas, names, own, say
        self.filled: set[str] = set()

    def fill(self, stem: str, value: Value) -> Value:
        """A record with all missing fields added and every text replaced by `say`."""
        return self._fill(self._schemas[stem], value, stem)

    def _resolve(self, schema: Schema) -> tuple[Schema, str | None]:
        """A schema with its `$ref` resolved, and the name of the shared definition."""
        return merged(self._schemas, schema), form_name(schema)

    def _fill(self, schema: Schema, value: Value, route: str) -> Value:
        schema, form = self._resolve(schema)
        if isinstance(value, dict):
            return self._object(schema, value, route)
        if isinstance(value, list):
            return [self._fill(schema["items"], item, f"{route}[]") for item in value]
        if isinstance(value, str) and "enum" not in schema and "const" not in schema:
            return self._text(schema, form, value, route)
        return value

    def _object(self, schema: Schema, value: dict[str, Value], route: str) -> dict[str, Value]:
        properties = dict(schema.get("properties", {}))
        for branch in schema.get("allOf", ()):
            if all(
                value.get(key) == part.get("const") for key, part in branch.get("if", {}).get("properties", {}).items()
            ):
                for key, part in branch.get("then", {}).get("properties", {}).items():
                    properties[key] = {**properties.get(key, {}), **part} if isinstance(part, dict) else part
        made: dict[str, Value] = {}
        most = schema.get("maxProperties", 1_000)
        for key, part in properties.items():
            if key not in value and (part is False or not self._wants(route, key) or len(value) >= most):
                continue
            inner = value[key] if key in value else self._sample(part, f"{route}.{key}", key)
            made[key] = self._fill(part, inner, f"{route}.{key}")
        entry = schema.get("additionalProperties")
        for key, inner in value.items():
            if key not in properties and isinstance(entry, Mapping):
                made[key] = self._fill(entry, inner, f"{route}.*")
        # A sheet's total stands last.
        return {**{key: made[key] for key in value if key in made}, **made}

    def _wants(self, route: str, key: str) -> bool:
        return self._own.get(f"{route}.{key}", "") is not None

    def _text(self, schema: Schema, form: str | None, value: str, route: str) -> str:
        kind = kind_of(schema, form)
        said = self._say(kind, form or route.rpartition(".")[2], value)
        if kind in ("text", "line"):
            self.filled.add(route)
        return value if said is None else said

    def _sample(self, schema: Schema, route: str, key: str) -> Value:
        """A value for a schema, with all fields."""
        if route in self._own:
            return self._own[route]
        schema, form = self._resolve(schema)
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type", "string")
        if kind == "object":
            fields = [name for name in schema.get("properties", {}) if self._wants(route, name)]
            parts = {name: schema["properties"][name] for name in fields[: schema.get("maxProperties", 1_000)]}
            made = {name: self._sample(part, f"{route}.{name}", name) for name, part in parts.items()}
            if isinstance(schema.get("additionalProperties"), Mapping):
                made["x"] = self._sample(schema["additionalProperties"], f"{route}.*", "x")
            return made
        if kind == "array":
            return [self._sample(schema["items"], f"{route}[]", key)]
        if kind == "integer":
            return schema.get("minimum", 1) or 1
        if kind == "boolean":
            return True
        if "x-ref" in schema:
            return self._names[schema["x-ref"]]
        return _MEANT.get(form or key, "文字")


def kind_of(schema: Schema, form: str | None) -> Kind:
    """The kind of a string, from its schema with `$ref` resolved."""
    if "x-ref" in schema or form in ("id", "reference"):
        return "id"
    if form == "card":
        return "card"
    if "format" in schema or form in ("month", "time"):
        return "date"
    if form == "url":
        return "url"
    if form in ("plain", "text"):
        return "line" if form == "plain" else "text"
    return "form"


def iter_texts(schemas: Mapping[str, Schema], stem: str) -> Iterator[str]:
    """The routes of all free texts that a record of a schema can hold."""
    yield from _texts(schemas, schemas[stem], stem)


def _texts(schemas: Mapping[str, Schema], schema: Schema, route: str) -> Iterator[str]:
    form, schema = form_name(schema), merged(schemas, schema)
    if schema.get("type") == "string" and kind_of(schema, form) in ("text", "line"):
        yield route
    for key, part in schema.get("properties", {}).items():
        yield from _texts(schemas, part, f"{route}.{key}")
    if isinstance(schema.get("items"), Mapping):
        yield from _texts(schemas, schema["items"], f"{route}[]")
    if isinstance(schema.get("additionalProperties"), Mapping):
        yield from _texts(schemas, schema["additionalProperties"], f"{route}.*")


def one_line(text: str) -> str:
    """A text without line breaks."""
    return re.sub(r"\s+", " ", text)
