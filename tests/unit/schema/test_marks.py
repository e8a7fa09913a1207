"""What the schemas mark fields as, and where a marked field stands in a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hehuo.document import Route
from hehuo.record_types import RECORD_TYPES
from hehuo.schema import Schemas, load_schemas
from hehuo.schema.marks import branches, marked, read_marks, values_at
from hehuo.schema.plans import make_plan
from hehuo.schema.references import Texts, merged

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return load_schemas(ROOT / "schemas")


_MONTH = "^[0-9]{4}-(0[1-9]|1[0-2])$"


def test_every_date_says_whether_it_is_past_or_planned(schemas: Schemas) -> None:
    missing = []
    for record_type in RECORD_TYPES:
        marks = schemas.marks[record_type.name]
        for way in _date_ways(schemas, schemas.texts[record_type.schema], ()):
            if marks.get(way, {}).get("x-when") not in ("past", "planned"):
                missing.append(f"{record_type.schema}.schema.json: {'.'.join(way)}")
    assert missing == [], 'each date field says "x-when": "past" or "planned"'


def _date_ways(schemas: Schemas, schema: Any, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    full = merged(schemas.texts, schema)
    if full.get("format") in ("date", "partial-date") or full.get("pattern") == _MONTH:
        yield way
    for key, below in full.get("properties", {}).items():
        if isinstance(below, dict):
            yield from _date_ways(schemas, below, (*way, key))
    for keyword, step in (("items", "[]"), ("additionalProperties", "*")):
        if isinstance(full.get(keyword), dict):
            yield from _date_ways(schemas, full[keyword], (*way, step))
    for branch in branches(full):
        yield from _date_ways(schemas, branch, way)


def dates_of(schemas: Schemas, review: dict[str, Any], when: str) -> dict[Route, str]:
    ways = (way for way, marked_as in marked(schemas.marks["review"], "x-when").items() if marked_as == when)
    return {route: text for way in ways for route, text in values_at(review, way)}


def test_what_is_planned_is_not_past(schemas: Schemas) -> None:
    finding = {"title": "问题", "found": "2026-05-02", "due": "2027-01-01", "closed": "2026-05-09",
               "steps": [{"date": "2026-05-03", "note": "修"}]}  # fmt: skip
    review = {"title": "评议", "panel": "x", "date": "2026-05", "findings": [finding],
              "corrections": [{"date": "2026-06-02", "what": "date", "reason": "抄错"}]}  # fmt: skip
    dates = dates_of(schemas, review, "past")
    assert dates == {
        ("date",): "2026-05",
        ("findings", 0, "found"): "2026-05-02",
        ("findings", 0, "steps", 0, "date"): "2026-05-03",
        ("findings", 0, "closed"): "2026-05-09",
        ("corrections", 0, "date"): "2026-06-02",
    }
    assert dates_of(schemas, review, "planned") == {("findings", 0, "due"): "2027-01-01"}


def test_a_place_speaks_before_the_definition_it_refers_to_and_branches_are_read() -> None:
    texts: Texts = {
        "common": {"$defs": {"day": {"x-when": "past"}, "loop": {"properties": {"again": {"$ref": "#/$defs/loop"}}}}},
        "a": {
            "properties": {
                "own": {"$ref": "common.schema.json#/$defs/day", "x-when": "planned"},
                "said": {"items": {"additionalProperties": {"$ref": "common.schema.json#/$defs/day"}}},
            },
            "allOf": [{"then": {"properties": {"branch": {"x-ref": "kind"}}}}],
        },
    }
    assert read_marks(texts, texts["a"]) == {
        ("own",): {"x-when": "planned"},
        ("said", "[]", "*"): {"x-when": "past"},
        ("branch",): {"x-ref": "kind"},
    }


def test_a_record_lacks_what_it_lacks() -> None:
    record = {"a": [{"b": {"x": 1, "y": 2}}, {}]}
    assert list(values_at(record, ("a", "[]", "b", "*"))) == [(("a", 0, "b", "x"), 1), (("a", 0, "b", "y"), 2)]
    assert list(values_at(record, ("c", "d"))) == []


def test_a_plan_leads_to_what_is_asked_for_and_nowhere_else() -> None:
    plan = make_plan({("a", "[]"): "kind", ("b", "*", "c"): "role"})
    assert plan.keys["a"].item and plan.keys["a"].item.kind == "kind"
    assert plan.keys["b"].entry and plan.keys["b"].entry.keys["c"].kind == "role"
    assert not make_plan({})


def test_what_is_guarded_can_be_corrected(schemas: Schemas) -> None:
    for record_type in RECORD_TYPES:
        properties = schemas.texts[record_type.schema]["properties"]
        choices = properties.get("corrections", {}).get("items", {}).get("properties", {}).get("what", {}).get("enum")
        if choices is not None:
            guarded = {way[0] for way, found in schemas.marks[record_type.name].items() if "x-guarded" in found}
            assert set(choices) == guarded - {"corrections"}, record_type.name


def test_a_programme_can_say_that_any_removable_record_was_taken_away(schemas: Schemas) -> None:
    what = schemas.texts["programme"]["properties"]["corrections"]["items"]["properties"]["what"]
    for record_type in RECORD_TYPES:
        if record_type.removable:
            assert re.fullmatch(what["pattern"], f"{record_type.plural}/some-id"), record_type.plural
