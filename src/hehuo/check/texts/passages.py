"""The free texts of a record: where the schemas say they stand, and what every rule about texts needs to know of one.

Knows the schemas' `x-text`; knows no rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hehuo.check.shape.field_names import place_of
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route
from hehuo.schema.loading import Schemas
from hehuo.schema.plans import Plan

LONGEST = 5000
"""Characters of a text that are looked at. No text may have as many, which is told as that; nor may a hostile one
keep the expressions busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text of a record. `kind` is `line` (plain, one line), `text` (plain, several), `url`, or `token`: anything
    that is written in a form of its own, such as an id. With `on_key` it is a key."""

    schemas: Schemas
    document: Document
    route: Route
    kind: str
    value: str
    on_key: bool = False

    @property
    def is_free(self) -> bool:
        """Whether people may write what they like here."""
        return self.kind in ("line", "text")

    def finding(self, rule: str, **args: object) -> Iterator[Finding]:
        """One finding about this text, with the field's name among its words; the text itself is never repeated."""
        args["field"] = place_of(self.schemas, self.document, self.route, self.on_key)
        yield Finding(rule=rule, path=self.document.path, route=self.route, on_key=self.on_key, args=args)


def iter_passages(document: Document, schemas: Schemas) -> Iterator[Passage]:
    """Every free text and web address of a document, sound or not."""
    found: list[tuple[Route, str, str]] = []
    _walk(schemas.passages[document.type.name], document.value, (), found)
    for route, kind, value in found:
        yield Passage(schemas=schemas, document=document, route=route, kind=kind, value=value)


def _walk(plan: Plan, value: Any, route: Route, found: list[tuple[Route, str, str]]) -> None:
    """The record may be of any shape: what is not where the plan has it is passed over."""
    if plan.kind is not None:
        if isinstance(value, str):
            found.append((route, plan.kind, value[:LONGEST]))
    elif isinstance(value, dict):
        for key, inner in value.items():
            below = plan.keys.get(key) or plan.entry
            if below is not None:
                _walk(below, inner, (*route, key), found)
    elif isinstance(value, list) and plan.item is not None:
        for index, inner in enumerate(value):
            _walk(plan.item, inner, (*route, index), found)
