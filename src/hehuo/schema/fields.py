"""Takes a record type's JSON Schema apart into fields for its reference page.

Knows the words of JSON Schema that our schemas use, and no record type's fields. A `$ref` gives what the place itself
leaves out; what the place says goes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hehuo.schema.references import Schema, Texts, form_name, merged, resolve_reference

MAP_KEY = "*"
"""Stands in a route for an id that the editor chooses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a value must look like, in both languages. `refers` is the kind of thing an id names, `form` the name of
    the shared definition."""

    zh: str
    en: str
    form: str | None = None
    refers: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field and the fields below it. `route` is unique in its page; `key` is None for a list's item or a map's entry
    that has fields of its own."""

    route: str
    key: str
    title: str
    title_en: str
    description: str
    description_en: str
    required: bool
    form: Form
    below: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What holds where a field has a certain value: fields that become required, fields that look different."""

    condition: str
    value: str
    required: tuple[str, ...]
    fields: tuple[Field, ...]


_PLAIN_TYPES: Mapping[str, tuple[str, str]] = {
    "string": ("文字", "text"),
    "integer": ("整数", "whole number"),
    "boolean": ("true 或 false", "true or false"),
}


def title_of_field(texts: Texts, route: str, lang: str) -> str:
    """What the schema calls a field, such as ``partner.history.date``, in `zh` or `en`. KeyError where there is none."""
    stem, *keys = route.split(".")
    schema = texts[stem]
    for key in keys:
        schema = merged(texts, schema)
        while "items" in schema:
            schema = merged(texts, schema["items"])
        schema = schema["additionalProperties"] if key == MAP_KEY else schema["properties"][key]
    full = merged(texts, schema)
    return str(full["title"] if lang == "zh" else full["x-en"]["title"])


def read_fields(texts: Texts, schema: Schema, route: str = "") -> tuple[Field, ...]:
    """The fields of an object, in the order of the schema."""
    required = frozenset(schema.get("required", ()))
    return tuple(
        _field(texts, key, below, f"{route}.{key}" if route else key, key in required)
        for key, below in schema.get("properties", {}).items()
    )


def _field(texts: Texts, key: str, schema: Schema, route: str, required: bool) -> Field:
    full = merged(texts, schema)
    english = full.get("x-en", {})
    form = describe(texts, full)
    # The description of a shared form is shown once, behind its name; here only what the place adds.
    own = schema if form.form else full
    return Field(
        route=route,
        key=key,
        title=full.get("title", ""),
        title_en=english.get("title", ""),
        description=own.get("description", ""),
        description_en=own.get("x-en", {}).get("description", ""),
        required=required,
        form=form,
        below=_below(texts, full, route),
    )


def _below(texts: Texts, full: Schema, route: str) -> tuple[Field, ...]:
    """The fields inside a value: of the object itself, of each item of a list, of each entry of a map."""
    if full.get("properties"):
        return read_fields(texts, full, route)
    if isinstance(full.get("items"), Mapping):
        return _below(texts, merged(texts, full["items"]), route)
    if isinstance(full.get("additionalProperties"), Mapping):
        return _below(texts, merged(texts, full["additionalProperties"]), f"{route}.{MAP_KEY}")
    return ()


def describe(texts: Texts, full: Schema) -> Form:
    """What a value must look like. `full` is merged already."""
    name = form_name(full)
    if "x-ref" in full:
        return Form(zh="编号", en="id", form=name, refers=full["x-ref"])
    if "enum" in full:
        return Form(zh="选一个", en="one of", choices=tuple(map(str, full["enum"])))
    kind = full.get("type")
    if kind == "array":
        return _listed(texts, merged(texts, full["items"]))
    if kind == "object":
        return _object(texts, full)
    if name is not None:
        target = resolve_reference(texts, full["$ref"])
        return Form(zh=target.get("title", name), en=target.get("x-en", {}).get("title", name), form=name)
    zh, en = _PLAIN_TYPES.get(str(kind), ("值", "value"))
    return Form(zh=zh + _bounds(full), en=en + _bounds(full))


def _listed(texts: Texts, item: Schema) -> Form:
    member = describe(texts, item)
    if item.get("properties") or item.get("type") == "object":
        return Form(zh="列表，每项几个字段", en="list of objects")
    return replace(member, zh=f"列表，每项是{member.zh}", en=f"list, each: {member.en}")


def _object(texts: Texts, full: Schema) -> Form:
    entry = full.get("additionalProperties")
    if not isinstance(entry, Mapping):
        return Form(zh="一组字段", en="object")
    value = describe(texts, merged(texts, entry))
    keys = form_name(full.get("propertyNames", {})) or "id"
    if merged(texts, entry).get("properties"):
        return Form(zh="按编号列出，每个编号下几个字段", en="by id, each an object", form=keys)
    return Form(zh=f"按编号列出，每个编号配{value.zh}", en=f"by id, each: {value.en}", form=keys)


def _bounds(full: Schema) -> str:
    low, high = full.get("minimum"), full.get("maximum")
    if low is not None and high is not None:
        return f" {low}–{high}"
    low, high = full.get("minLength"), full.get("maxLength")
    return f" {low or 0}–{high}" if high is not None else ""


def read_variants(texts: Texts, schema: Schema) -> tuple[Variant, ...]:
    """The branches of a record that depend on the value of one field."""
    return tuple(_iter_variants(texts, schema))


def _iter_variants(texts: Texts, schema: Schema) -> Iterator[Variant]:
    properties = schema.get("properties", {})
    for branch in schema.get("allOf", ()):
        for key, condition in branch.get("if", {}).get("properties", {}).items():
            then, value = branch.get("then", {}), str(condition.get("const", ""))
            refined = {name: {**properties.get(name, {}), **part} for name, part in then.get("properties", {}).items()}
            yield Variant(
                condition=key,
                value=value,
                required=tuple(then.get("required", ())),
                fields=read_fields(texts, {"properties": refined}, f"{key}-{value}"),
            )
