"""Where a record type refers to something, or has free text: the schemas' `x-ref` and `x-text`, compiled into trees
that a record is walked along.

Knows the keywords and the shape of a schema; knows nothing of what references or texts mean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from hehuo.document import Route


@dataclass(slots=True)
class Plan:
    """A place in a record type: the kind of what stands there, and the places below that are asked for."""

    kind: str | None = None
    keys: dict[str, Plan] = field(default_factory=dict)
    each: Plan | None = None
    any_key: Plan | None = None

    def __bool__(self) -> bool:
        return bool(self.kind or self.keys or self.each or self.any_key)


Resolve = Callable[[str], Mapping[str, Any]]
"""Finds the schema that a ``$ref`` names."""


def compile_plan(schema: Mapping[str, Any], resolve: Resolve, keyword: str = "x-ref") -> Plan:
    """The places of a schema that carry `keyword`, through ``$ref`` and every branch."""
    plan = Plan()
    _gather(schema, plan, resolve, keyword, ())
    return _prune(plan)


def _gather(schema: object, plan: Plan, resolve: Resolve, keyword: str, inside: tuple[str, ...]) -> None:
    if not isinstance(schema, Mapping):
        return
    if keyword in schema:
        plan.kind = schema[keyword]
    reference = schema.get("$ref")
    if reference is not None and reference not in inside:
        _gather(resolve(reference), plan, resolve, keyword, (*inside, reference))
    for key, below in schema.get("properties", {}).items():
        _gather(below, plan.keys.setdefault(key, Plan()), resolve, keyword, inside)
    if isinstance(schema.get("items"), Mapping):
        plan.each = plan.each or Plan()
        _gather(schema["items"], plan.each, resolve, keyword, inside)
    if isinstance(schema.get("additionalProperties"), Mapping):
        plan.any_key = plan.any_key or Plan()
        _gather(schema["additionalProperties"], plan.any_key, resolve, keyword, inside)
    for branch in branches(schema):
        _gather(branch, plan, resolve, keyword, inside)


def branches(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The alternatives and parts of a schema that speak of the same value as it does."""
    parts = [part for keyword in ("allOf", "anyOf", "oneOf") for part in schema.get(keyword, ())]
    return parts + [schema[keyword] for keyword in ("then", "else") if keyword in schema]


def _prune(plan: Plan) -> Plan:
    """Drop what leads to nothing asked for, so that no record is walked there."""
    plan.keys = {key: below for key, below in ((key, _prune(each)) for key, each in plan.keys.items()) if below}
    plan.each = _prune(plan.each) or None if plan.each else None
    plan.any_key = _prune(plan.any_key) or None if plan.any_key else None
    return plan


Found = tuple[Route, str, str]
"""A reference of a record: its route, its kind, and what it says."""

Known = Callable[[str, str, Route], bool]
"""Whether a reference of a kind, saying a text at a route, points to something."""


def collect(plan: Plan, value: object, ids: Mapping[str, Collection[str]], known: Known) -> list[Found]:
    """The references of a value that point to nothing. `ids` by kind are surely known; `known` judges the others."""
    found: list[Found] = []
    _walk(plan, value, (), ids, known, found)
    return found


def _walk(
    plan: Plan, value: Any, route: Route, ids: Mapping[str, Collection[str]], known: Known, found: list[Found]
) -> None:
    """Most of what is walked are the entries of ledger batches, so a mapping looks its own references up."""
    if plan.kind is not None:
        if value not in ids.get(plan.kind, ()) and not known(plan.kind, value, route):
            found.append((route, plan.kind, value))
    elif type(value) is dict:
        for key, below in plan.keys.items():
            if key in value:
                inner, kind = value[key], below.kind
                if kind is None or inner not in ids.get(kind, ()):
                    _walk(below, inner, (*route, key), ids, known, found)
        if plan.any_key is not None:
            for key, inner in value.items():
                if key not in plan.keys:
                    _walk(plan.any_key, inner, (*route, key), ids, known, found)
    elif plan.each is not None:
        for index, inner in enumerate(value):
            _walk(plan.each, inner, (*route, index), ids, known, found)
