"""What the schemas call a place of a record: its title in both languages, its sample, its way from the root.

Knows JSON Schema's words for where a value lies; knows no record type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hehuo.check.words import key_of, titled
from hehuo.document import Document, Route
from hehuo.schema.loading import Schemas
from hehuo.schema.references import Schema
from hehuo.words import LazyText, gettext_lazy

Bilingual = Mapping[str, str]
"""A title or description in Chinese (`zh`) and English (`en`)."""


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


def title_of(candidates: list[Schema]) -> Bilingual:
    """The title of a place: the nearest schema that has one."""
    for schema in candidates:
        if "title" in schema:
            return {"zh": schema["title"], "en": schema.get("x-en", {}).get("title", schema["title"])}
    return {"zh": "", "en": ""}


def form_of(candidates: list[Schema]) -> Bilingual:
    """What a value should look like: the description of the schema that sets the form, else its title."""
    describing = [schema for schema in candidates if "description" in schema]
    shaping = [schema for schema in describing if "pattern" in schema or "format" in schema]
    for schema in shaping + describing:
        return description_of(schema)
    return title_of(candidates)


_EXAMPLES = (re.compile("[，；、]?例如[^。；）]*"), re.compile(r",? (?:for example|e\.g\.)[^.;)]*"))


def description_of(schema: Schema) -> Bilingual:
    """What a schema says of a place, without its examples: nobody is to copy one."""
    zh, en = schema["description"], schema.get("x-en", {}).get("description", "")
    return {"zh": _EXAMPLES[0].sub("", zh).removesuffix("。"), "en": _EXAMPLES[1].sub("", en or zh).removesuffix(".")}


def place_of(schemas: Schemas, document: Document, route: Route, on_key: bool = False) -> LazyText:
    """A place in words: ``“kind”（类别）``, ``“items”第 2 项（项目类）``, or ``合伙人记录`` for the whole file."""
    if on_key:
        return gettext_lazy("An id in %(field)s", field=place_of(schemas, document, route[:-1]))
    title = title_of(schemas_at(schemas, document, route))
    if not route:
        return gettext_lazy("this %(title)s record", title={**title, "en": title["en"].lower()})
    key = key_of(route)
    field = gettext_lazy("this") if key == "…" else quoted(key)
    if isinstance(route[-1], int):
        field = gettext_lazy("%(field)s no. %(number)s", field=field, number=route[-1] + 1)
    return titled(field, title) if title["zh"] else field


def quoted(text: str) -> LazyText:
    """A word in quotation marks."""
    return gettext_lazy('"%(text)s"', text=text)


def place_name(key: str, candidates: list[Schema]) -> LazyText:
    """A field by its name and its title: ``“kind”（类别）``."""
    title = title_of(candidates)
    return titled(quoted(key), title) if title["zh"] else quoted(key)


def field_list(schemas: Schemas, document: Document, route: Route) -> dict[str, object]:
    """The fields that can stand at a place, each with its title."""
    keys = dict.fromkeys(key for schema in schemas_at(schemas, document, route) for key in schema.get("properties", {}))
    titles = {key: title_of(schemas_at(schemas, document, (*route, key))) for key in keys}
    return {key: titled(key, title) if title["zh"] else key for key, title in titles.items()}


def may_be_left_out(schemas: Schemas, document: Document, route: Route) -> bool:
    """Whether a record may do without the field at a place. An item of a list is no field."""
    key = route[-1] if route else None
    above = schemas_at(schemas, document, route[:-1])
    least = max((schema.get("minProperties", 0) for schema in above), default=0)
    return isinstance(key, str) and not least and not any(key in schema.get("required", ()) for schema in above)


def fill_in(schemas: Schemas, document: Document, route: Route) -> LazyText:
    """What to do about a place that holds nothing. Only what a record may do without is ever to be deleted."""
    if may_be_left_out(schemas, document, route):
        return gettext_lazy("Write what belongs here, or delete the line: this field may be left out")
    return gettext_lazy("Write what belongs here: it can't be left out")
