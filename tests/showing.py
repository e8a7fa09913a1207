"""Whether the site shows a field: the pages of a filled street, built with a mark in it, with another value or without.

Knows JSON Schema as far as our schemas use it, and no record type's fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import pytest

from filling import kind_of
from hehuo.pipeline import pages
from hehuo.record_types import RECORD_TYPES
from hehuo.schema.marks import ENTRY, ITEM, Way, values_at
from hehuo.schema.references import Schema, form_name, merged
from hostile import NAMES, filled, in_turn, registry_of, street

Values = Mapping[str, Any]
"""The values of all records by path."""

Site = Mapping[str, str]
"""What stands on each page, by address."""

GONE = object()
"""What a value is changed into to be left out."""

OTHER: Mapping[str, tuple[object, ...]] = {
    "date": ("2026-10-11", "2026-09-03", "2027-12-01"),
    "partial_date": ("2026-10-11", "2026-09-03", "2027-12-01"),
    "time": ("03:30", "23:30"),
}
ANY = ("other", "partners/other", "Pacific/Fiji")
"""Tried in every text that has a form of its own."""

PRESENT: Mapping[str, tuple[Way, Any]] = dict.fromkeys(
    ("event.repeat.nth", "event.repeat.weekday"), (("repeat",), {"every": "month", "weekday": "sa", "nth": 2})
)
"""What must stand in a record for a field to mean anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A field with no fields below it. `shared` names the place in a shared definition that it is, if any: one field of
    many records. `unshown` says why the site does not show it, where the schema says that."""

    type_name: str
    way: Way
    schema: Schema
    form: str | None
    shared: str
    unshown: str | None
    alone: bool

    @property
    def route(self) -> str:
        """The field as a person would write it: ``partner.history[].date``."""
        return ".".join((self.type_name, *self.way)).replace(".[]", "[]")

    @property
    def is_text(self) -> bool:
        """Whether anything may stand in it, so that it can carry a mark."""
        free = self.schema.get("type") == "string" and "enum" not in self.schema
        return free and kind_of(self.schema, self.form) in ("text", "line", "url")


@cache
def leaves() -> tuple[Leaf, ...]:
    """Every leaf of every record type."""
    texts = street().schemas.texts
    return tuple(
        leaf
        for record_type in RECORD_TYPES
        for leaf in _leaves(record_type.name, texts[record_type.schema], (), "", {})
    )


def _leaves(
    type_name: str, schema: Schema, way: Way, shared: str, unshown: Mapping[Way, str], alone: bool = False
) -> Iterator[Leaf]:
    """`unshown` has what was said above of this place and what is below it."""
    form = form_name(schema)
    full = merged(street().schemas.texts, schema)
    said = {**unshown, **{_way(route): why for route, why in full.get("x-unshown", {}).items()}}
    shared = form if form and full.get("type") in ("object", "array") else shared

    def inner(step: str, part: Schema) -> Iterator[Leaf]:
        below = {way[1:]: why for way, why in said.items() if way == () or way[0] == step}
        below |= {(): said[()]} if () in said else {}
        alone = full.get("maxProperties") == 1 and step != ENTRY
        return _leaves(type_name, part, (*way, step), f"{shared}.{step}" if shared else "", below, alone)

    if full.get("properties"):
        for key, part in full["properties"].items():
            if isinstance(part, Mapping):
                yield from inner(key, part)
    elif isinstance(full.get("items"), Mapping):
        yield from inner(ITEM, full["items"])
    elif isinstance(full.get("additionalProperties"), Mapping):
        yield from inner(ENTRY, full["additionalProperties"])
    else:
        yield Leaf(
            type_name=type_name, way=way, schema=full, form=form, shared=shared, unshown=said.get(()), alone=alone
        )


def _way(route: str) -> Way:
    return tuple(route.replace("[]", ".[]").strip(".").split("."))


@cache
def plain_values() -> Values:
    """The street with every field filled."""
    return filled(in_turn({}))[0]


@cache
def plain_site() -> Site:
    return build(plain_values())


def build(values: Values) -> Site:
    """All pages but those of the rules and of the fields themselves, which show no record."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hehuo.derive.pages.site.rule_pages", lambda *_: ())
        patch.setattr("hehuo.derive.pages.site.reference_pages", lambda _: ())
        loaded = replace(street(), registry=registry_of(values), findings=())
        return {
            page.url: page.title + "".join(page.slots.values()) + (page.content or b"").decode("utf-8", "replace")
            for page in pages(loaded)
        }


def texts_shown() -> Iterator[tuple[Leaf, bool]]:
    """Every text field and whether the site shows it, by a mark of its own in each."""
    values, marks = dict(plain_values()), {}
    for number, leaf in enumerate(leaves()):
        if leaf.is_text:
            mark = f"https://m{number:04d}.example.org" if leaf.form == "url" else f"记{number:04d}号"
            marks[leaf.route] = mark
            values = _in_type(values, leaf, partial(_say, mark))
    everything = "\n".join(build(values).values())
    for leaf in leaves():
        if leaf.is_text:
            yield leaf, marks[leaf.route] in everything


def is_shown(leaf: Leaf) -> bool:
    """Whether some page is another one where the field is left out or says something else."""
    plain, site = plain_values(), plain_site()
    if leaf.route in PRESENT:
        way, value = PRESENT[leaf.route]
        plain = _in_type(plain, replace(leaf, way=way), partial(_say, value))
        site = build(plain)
    for values in _variants(leaf, plain):
        try:
            if build(values) != site:
                return True
        except Exception:
            continue
    return False


def _variants(leaf: Leaf, plain: Values) -> Iterator[Values]:
    changes: list[Callable[[Any], Any]] = [lambda _: GONE]
    changes += [partial(_say, value) for value in _others(leaf)]
    if leaf.schema.get("type") == "integer":
        changes += [lambda number: number + 1, lambda number: max(number - 1, 0)]
    elif leaf.schema.get("type") == "boolean":
        changes.append(lambda flag: not flag)
    for change in changes:
        values = _in_type(plain, leaf, change)
        if values != plain:
            yield values


def _others(leaf: Leaf) -> tuple[object, ...]:
    """Values that a field may have instead of its own; also what it may have where the street leaves it out."""
    if "enum" in leaf.schema:
        return (*leaf.schema["enum"], *ANY)
    if "x-ref" in leaf.schema:
        return (NAMES.get(leaf.schema["x-ref"], "x"), *_in_use(leaf.schema["x-ref"]), *ANY)
    if leaf.schema.get("type") in ("integer", "boolean"):
        return (1, 2) if leaf.schema["type"] == "integer" else (True,)
    return (*OTHER.get(leaf.form or "", ()), *ANY)


@cache
def _in_use(kind: str) -> tuple[str, ...]:
    """The ids of a kind that stand anywhere in the street."""
    found = [
        value
        for leaf in leaves()
        if leaf.schema.get("x-ref") == kind
        for path, record in plain_values().items()
        if street().documents[path].type.name == leaf.type_name
        for _, value in values_at(record, leaf.way)
    ]
    return tuple(dict.fromkeys(found))


def _say(said: Any, _was: Any) -> Any:
    return said


def _in_type(values: Values, leaf: Leaf, change: Callable[[Any], Any]) -> dict[str, Any]:
    """The values with a field changed, or put in where it is not there, in every record of its type."""
    return {
        path: _changed(value, leaf.way, change, leaf.alone)
        if street().documents[path].type.name == leaf.type_name
        else value
        for path, value in values.items()
    }


def _changed(value: Any, way: Way, change: Callable[[Any], Any], alone: bool) -> Any:
    if not way:
        return change(value)
    step, rest = way[0], way[1:]
    if step == ITEM:
        members = [_changed(member, rest, change, alone) for member in value]
        return [member for member in members if member is not GONE]
    if step == ENTRY:
        entries = {key: _changed(entry, rest, change, alone) for key, entry in value.items()}
        return {key: entry for key, entry in entries.items() if entry is not GONE}
    if step in value:
        made = _changed(value[step], rest, change, alone)
    else:
        try:
            made = GONE if rest else change(None)
        except TypeError:  # one more than nothing
            made = GONE
    if made is GONE:
        return {key: inner for key, inner in value.items() if key != step}
    return {step: made} if alone and not rest else {**value, step: made}
