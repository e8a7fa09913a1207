"""What the schemas call a place of a record: its title in both languages, its sample, its way from the root.

Knows JSON Schema's words for where a value lies; knows no record type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hehuo.check.words import Args, both, key_of
from hehuo.document import Document, Route
from hehuo.schema.loading import Schemas
from hehuo.schema.references import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A title or description in both languages."""

    zh: str
    en: str


def spread(schemas: Schemas, schema: Schema, value: object) -> Iterator[Schema]:
    """A schema and every schema that speaks of the same value: its `$ref`, its parts, the branches that apply."""
    yield schema
    if "$ref" in schema:
        yield from spread(schemas, schemas.resolve(schema["$ref"]), value)
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword, ()):
            yield from spread(schemas, part, value)
    if "if" in schema:
        branch = schema.get("then" if _means(schema["if"], value) else "else")
        if branch is not None:
            yield from spread(schemas, branch, value)


def _means(condition: Schema, value: object) -> bool:
    """Whether a condition on the constant of a key holds; the only conditions our schemas make."""
    return isinstance(value, dict) and all(
        value.get(key) == part.get("const") for key, part in condition.get("properties", {}).items()
    )


def schemas_at(schemas: Schemas, document: Document, route: Route) -> list[Schema]:
    """Every schema that speaks of the value at a route, the nearest first."""
    value: Any = document.value
    found = list(spread(schemas, schemas.texts[document.type.schema], value))
    for step in route:
        value = _below(value, step)
        found = [part for one in found for below in _child(one, step) for part in spread(schemas, below, value)]
    return found


def _below(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _child(schema: Schema, step: str | int) -> Iterator[Schema]:
    if isinstance(step, int):
        below = schema.get("items")
    else:
        below = schema.get("properties", {}).get(step, schema.get("additionalProperties"))
    if isinstance(below, Mapping):
        yield below


def title_of(candidates: list[Schema]) -> Text:
    """The title of a place: the nearest schema that has one."""
    for schema in candidates:
        if "title" in schema:
            return Text(zh=schema["title"], en=schema.get("x-en", {}).get("title", ""))
    return Text(zh="", en="")


def form_of(candidates: list[Schema]) -> Text:
    """What a value should look like: the description of the schema that sets the form, else its title."""
    describing = [schema for schema in candidates if "description" in schema]
    shaping = [schema for schema in describing if "pattern" in schema or "format" in schema]
    for schema in shaping + describing:
        return Text(zh=schema["description"].rstrip("。"), en=schema.get("x-en", {}).get("description", "").rstrip("."))
    return title_of(candidates)


def name_of(schemas: Schemas, document: Document, route: Route) -> Args:
    """A place in words: ``“kind”（类别）``, ``“items”第 2 项（项目类）``, or ``合伙人记录`` for the whole file."""
    title = title_of(schemas_at(schemas, document, route))
    if not route:
        return both("field", f"{title.zh}记录", f"this {title.en.lower()} record")
    key = key_of(route)
    zh, en = ("这里", "this") if key == "…" else (f"“{key}”", f'"{key}"')
    last = route[-1]
    if isinstance(last, int):
        zh, en = f"{zh}第 {last + 1} 项", f"{en} no. {last + 1}"
    return both("field", zh + (f"（{title.zh}）" if title.zh else ""), en + (f" ({title.en})" if title.en else ""))


def sample_of(candidates: list[Schema]) -> str:
    """A value to type in place of a missing one."""
    for schema in candidates:
        if "enum" in schema:
            return str(schema["enum"][0])
        if schema.get("format") in ("date", "partial-date"):
            return '"2026-05-09"'
        if schema.get("type") in _SAMPLES:
            return _SAMPLES[schema["type"]]
    return "…"


_SAMPLES: Mapping[str, str] = {"integer": "1", "boolean": "true", "array": "[…]", "object": "{…}", "string": "…"}
