"""Reads the schemas and compiles each once: a fast judge, and what its fields are marked as.

Knows JSON Schema and no record type's fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import jsonschema_rs

from hehuo.model.dates import PartialDate
from hehuo.record_types import RECORD_TYPES
from hehuo.schema.marks import Marks, marked, read_marks
from hehuo.schema.plans import Plan, make_plan
from hehuo.schema.references import Schema, Texts, resolve_reference


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

    `judges` say yes or no, `marks` have what the fields are marked as, `plans` the places of references and `passages`
    those of free text.
    """

    texts: Texts
    judges: Mapping[str, jsonschema_rs.Draft202012Validator]
    marks: Mapping[str, Marks]
    plans: Mapping[str, Plan]
    passages: Mapping[str, Plan]

    def resolve(self, reference: str) -> Schema:
        """The schema that a ``$ref`` names."""
        return resolve_reference(self.texts, reference)


def load_schemas(folder: Path) -> Schemas:
    """Read every ``*.schema.json`` of a folder and compile it."""
    texts: Texts = {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.schema.json"))
    }
    registry = jsonschema_rs.Registry(
        [(text["$id"], dict(text)) for text in texts.values()], draft=jsonschema_rs.Draft202012
    )
    marks = {record_type.name: read_marks(texts, texts[record_type.schema]) for record_type in RECORD_TYPES}
    return Schemas(
        texts=texts,
        judges={record_type.name: make_judge(texts[record_type.schema], registry) for record_type in RECORD_TYPES},
        marks=marks,
        plans={name: make_plan(marked(found, "x-ref")) for name, found in marks.items()},
        passages={name: make_plan(marked(found, "x-text")) for name, found in marks.items()},
    )


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
