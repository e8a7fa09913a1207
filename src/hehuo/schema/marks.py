"""What the fields of a record type are marked as: the schemas' `x-` keywords, gathered in one walk.

Knows the keywords and the shape of a schema; knows nothing of what the marks are used for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hehuo.document import Route
from hehuo.schema.references import Schema, Texts, resolve_reference

Way = tuple[str, ...]
"""Where a field stands in every record of a type: ``("history", "[]", "date")``; `ITEM` is every item of a list,
`ENTRY` every id of a map."""

ITEM, ENTRY = "[]", "*"

Marks = Mapping[Way, Mapping[str, Any]]
"""The marks of a record type: way → keyword → what it says."""

KEYWORDS = ("x-ref", "x-text", "x-when", "x-older", "x-not-before", "x-not-after", "x-search", "x-guarded", "format")
"""`x-ref`: what an id refers to. `x-text`: the kind of text. `x-when`: whether a date is `past` or `planned`.
`x-older`: why a date may lie before its programme began.
`x-not-before`, `x-not-after`: the field beside it that a date or time must not be before or after.
`format`: a whole day, or a date that may be partial. `x-search`: the search reads it. `x-guarded`: what it says may not be taken back (see `check.base`)."""


def read_marks(texts: Texts, schema: Schema) -> Marks:
    """What a schema marks its fields as, through ``$ref`` and every branch; the place goes before what it refers to."""
    found: dict[Way, dict[str, Any]] = {}
    _gather(texts, schema, (), (), found)
    return found


def _gather(texts: Texts, schema: object, way: Way, inside: tuple[str, ...], found: dict[Way, dict[str, Any]]) -> None:
    if not isinstance(schema, Mapping):
        return
    for keyword in KEYWORDS:
        if keyword in schema:
            found.setdefault(way, {}).setdefault(keyword, schema[keyword])
    reference = schema.get("$ref")
    if reference is not None and reference not in inside:
        _gather(texts, resolve_reference(texts, reference), way, (*inside, reference), found)
    for key, below in schema.get("properties", {}).items():
        _gather(texts, below, (*way, key), inside, found)
    _gather(texts, schema.get("items"), (*way, ITEM), inside, found)
    _gather(texts, schema.get("additionalProperties"), (*way, ENTRY), inside, found)
    for branch in branches(schema):
        _gather(texts, branch, way, inside, found)


def branches(schema: Schema) -> list[Schema]:
    """The alternatives and parts of a schema that speak of the same value as it does."""
    parts = [part for keyword in ("allOf", "anyOf", "oneOf") for part in schema.get(keyword, ())]
    return parts + [schema[keyword] for keyword in ("then", "else") if keyword in schema]


def marked(marks: Marks, keyword: str) -> dict[Way, Any]:
    """The ways of the fields that carry a keyword, and what it says there."""
    return {way: found[keyword] for way, found in marks.items() if keyword in found}


def values_at(value: Any, way: Way, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """The values of a record that stand at a way, each with its route. What the record lacks is passed over."""
    if not way:
        yield route, value
        return
    step, rest = way[0], way[1:]
    if step == ITEM:
        for index, item in enumerate(value):
            yield from values_at(item, rest, (*route, index))
    elif step == ENTRY:
        for key, entry in value.items():
            yield from values_at(entry, rest, (*route, key))
    elif step in value:
        yield from values_at(value[step], rest, (*route, step))


def record_values(value: Any, way: Way) -> Iterator[Any]:
    """The values of a typed record that stand at a way, found by `get`. What the record lacks is passed over."""
    if value is None:
        return
    if not way:
        yield value
        return
    step, rest = way[0], way[1:]
    if step in (ITEM, ENTRY):
        for inner in value.values() if step == ENTRY else value:
            yield from record_values(inner, rest)
    else:
        yield from record_values(value.get(step), rest)
