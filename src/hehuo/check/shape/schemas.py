"""Reads the schemas and compiles each once: a fast judge, the places of references and texts, a slow explainer.

Knows JSON Schema and no record type's fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from hehuo.check.shape.routes import Plan, compile_plan
from hehuo.model.dates import PartialDate
from hehuo.record_types import RECORD_TYPES

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

Schema = Mapping[str, Any]


def _is_date(text: object) -> bool:
    if not isinstance(text, str):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-05-09")


def _is_partial_date(text: object) -> bool:
    """Whether the parts that a partial date gives can be; a day without a year counts if some year has it."""
    if not isinstance(text, str):
        return True
    if text.startswith("XXXX"):
        return text.count("-") < 2 or _is_date(text.replace("XXXX", "2000"))  # a leap year
    try:
        PartialDate(text)
    except (ValueError, OverflowError):
        return False
    return True


FORMATS: Mapping[str, Callable[[object], bool]] = {"date": _is_date, "partial-date": _is_partial_date}
"""Formats that both ways of judging check by this code, so that they can't differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schemas:
    """The schemas of all record types. `texts` is by file stem; the others are by record type name.

    `judges` say yes or no, `plans` have the places of references, `passages` those of free text.
    """

    texts: Mapping[str, Schema]
    judges: Mapping[str, jsonschema_rs.Draft202012Validator]
    plans: Mapping[str, Plan]
    passages: Mapping[str, Plan]

    def resolve(self, reference: str) -> Schema:
        """The schema that a ``$ref`` such as ``common.schema.json#/$defs/plain`` names."""
        return resolve_reference(self.texts, reference)

    def explainer(self, stem: str) -> Validator:
        """The slow validator of one schema, for a record that its judge has refused."""
        # jsonschema takes a sixth of a second to import, which a clean registry need not pay.
        from hehuo.check.shape.explainer import make_explainer  # noqa: PLC0415

        return make_explainer(self.texts, stem)


def resolve_reference(texts: Mapping[str, Schema], reference: str) -> Schema:
    """The schema that a ``$ref`` names. Raises KeyError where there is none."""
    file, _, pointer = reference.partition("#")
    node: Any = texts[file.removesuffix(".schema.json")]
    for step in pointer.strip("/").split("/"):
        node = node[step] if step else node
    return node  # type: ignore[no-any-return]


def load_schemas(folder: Path) -> Schemas:
    """Read every ``*.schema.json`` of a folder and compile it."""
    texts: dict[str, Schema] = {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.schema.json"))
    }
    registry = jsonschema_rs.Registry(
        [(text["$id"], dict(text)) for text in texts.values()], draft=jsonschema_rs.Draft202012
    )
    judges = {each.name: make_judge(texts[each.schema], registry) for each in RECORD_TYPES}

    def plans(keyword: str) -> Mapping[str, Plan]:
        return {
            each.name: compile_plan(texts[each.schema], lambda ref: resolve_reference(texts, ref), keyword)
            for each in RECORD_TYPES
        }

    return Schemas(texts=texts, judges=judges, plans=plans("x-ref"), passages=plans("x-text"))


def make_judge(schema: Schema, registry: jsonschema_rs.Registry) -> jsonschema_rs.Draft202012Validator:
    """The fast judge of a schema whose references the registry resolves."""
    return jsonschema_rs.Draft202012Validator(
        dict(schema),
        registry=registry,
        validate_formats=True,
        formats=dict(FORMATS),
        pattern_options=jsonschema_rs.RegexOptions(),  # linear time, whatever the pattern
        offline=True,
    )
