"""The schema and the struct of each record type say the same: fields, which are required, types, choices.

A field that only the schema has is read and forgotten, so no page can show it; one that only the struct has is never
filled. Both are a failure here and no crash at run time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from msgspec import inspect

from hehuo.model.registry import STRUCTS
from hehuo.record_types import RECORD_TYPES, RecordType
from hehuo.schema import load_schemas
from hehuo.schema.marks import branches
from hehuo.schema.references import Schema, Texts, merged

ROOT = Path(__file__).resolve().parents[2]
TEXTS: Texts = load_schemas(ROOT / "schemas").texts

SIMPLE: Mapping[type[inspect.Type], str] = {
    inspect.StrType: "string",
    inspect.IntType: "integer",
    inspect.BoolType: "boolean",
    inspect.LiteralType: "string",
    inspect.VarTupleType: "array",
    inspect.DictType: "object",
    inspect.StructType: "object",
}


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.name)
def test_schema_and_struct_agree(record_type: RecordType) -> None:
    struct = inspect.type_info(STRUCTS[record_type.name])
    assert isinstance(struct, inspect.StructType)
    found = list(differences(TEXTS, [TEXTS[record_type.schema]], struct, record_type.schema))
    assert found == [], "\n".join(("schemas/ and src/hehuo/model/records differ:", *found))


def differences(texts: Texts, schemas: Sequence[Schema], struct: inspect.StructType, way: str) -> Iterator[str]:
    """What an object's schemas and a struct say differently, each as a sentence that names both places."""
    name = struct.cls.__name__
    properties: dict[str, list[Schema]] = {}
    for schema in spread(texts, schemas):
        for key, below in schema.get("properties", {}).items():
            if below is not False:  # a branch that forbids a field
                properties.setdefault(key, []).append(below)
    required = {key for schema in schemas for key in merged(texts, schema).get("required", ())}
    fields = {field.encode_name: field for field in struct.fields}
    for key in sorted(properties.keys() - fields.keys()):
        yield f"{way}.{key} is in the schema; {name} has no field `{key}`"
    for key in sorted(fields.keys() - properties.keys()):
        yield f"{name}.{key} is in the struct; {way} has no property `{key}`"
    for key in sorted(fields.keys() & properties.keys()):
        if fields[key].required and key not in required:
            yield f"{way}.{key} is optional in the schema, required in {name}"
        yield from type_differences(texts, properties[key], fields[key].type, f"{way}.{key}")


def spread(texts: Texts, schemas: Sequence[Schema]) -> list[Schema]:
    """The schemas of a place, what they refer to, and the branches of both."""
    found = []
    for schema in schemas:
        full = merged(texts, schema)
        found += [full, *spread(texts, branches(full))]
    return found


def type_differences(texts: Texts, schemas: Sequence[Schema], held: inspect.Type, way: str) -> Iterator[str]:
    if isinstance(held, inspect.UnionType):  # `X | None` of an optional field
        (held,) = (member for member in held.types if not isinstance(member, inspect.NoneType))
    every = spread(texts, schemas)
    kinds = {schema["type"] for schema in every if "type" in schema} or {"string"}
    if isinstance(held, inspect.LiteralType):
        choices = {choice for schema in every for choice in schema.get("enum", ())}
        if choices != set(held.values):
            yield f"{way} may be {sorted(choices)} in the schema, {sorted(map(str, held.values))} in the struct"
    elif kinds != {SIMPLE[type(held)]}:
        yield f"{way} is {' or '.join(sorted(kinds))} in the schema, {SIMPLE[type(held)]} in the struct"
    elif isinstance(held, inspect.VarTupleType):
        items = [schema["items"] for schema in every if isinstance(schema.get("items"), Mapping)]
        yield from type_differences(texts, items, held.item_type, f"{way}[]")
    elif isinstance(held, inspect.DictType):
        entries = [schema["additionalProperties"] for schema in every if schema.get("additionalProperties")]
        yield from type_differences(texts, entries, held.value_type, f"{way}.*")
    elif isinstance(held, inspect.StructType):
        yield from differences(texts, schemas, held, way)


class Inner(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    number: int | None = None
    kind: Literal["a", "b"] | None = None


class Outer(msgspec.Struct, frozen=True, kw_only=True):
    inner: tuple[Inner, ...] = ()


INNER: dict[str, Any] = {
    "type": "object",
    "properties": {"text": {"type": "string"}, "number": {"type": "integer"}, "kind": {"enum": ["b", "a"]}},
    "required": ["text"],
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"properties": {**INNER["properties"], "more": {}}}, ["a.inner[].more is in the schema; Inner has no field `more`"]),
        ({"properties": {key: part for key, part in INNER["properties"].items() if key != "number"}}, ["Inner.number is in the struct; a.inner[] has no property `number`"]),
        ({"required": []}, ["a.inner[].text is optional in the schema, required in Inner"]),
        (
            {"properties": {**INNER["properties"], "kind": {"enum": ["a", "c"]}}},
            ["a.inner[].kind may be ['a', 'c'] in the schema, ['a', 'b'] in the struct"],
        ),
        (
            {"properties": {**INNER["properties"], "text": {"type": "boolean"}}},
            ["a.inner[].text is boolean in the schema, string in the struct"],
        ),
    ],
)  # fmt: skip
def test_a_difference_is_said_with_both_places(change: dict[str, Any], said: list[str]) -> None:
    schema = {"properties": {"inner": {"type": "array", "items": {**INNER, **change}}}}
    struct = inspect.type_info(Outer)
    assert isinstance(struct, inspect.StructType)
    assert list(differences({}, [schema], struct, "a")) == said
