"""The reference pages, made from the schemas; their examples together are a registry without a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hehuo.derive.pages.reference import reference_pages
from hehuo.pipeline import diagnose, load
from hehuo.record_types import RECORD_TYPES, classify
from hehuo.schema.fields import Field, describe, read_fields, read_variants, title_of_field
from poured import EXAMPLES, SCHEMAS, Body, World, assert_sound, pages_of
from worlds import registry_of

WORLD = World(registry_of({}))
TEXTS: dict[str, Any] = {
    "common": {"$defs": {"plain": {"title": "一行文字", "description": "不换行。", "type": "string",
                                   "x-en": {"title": "One line"}}}},
    "thing": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"title": "名称", "$ref": "common.schema.json#/$defs/plain", "x-en": {"title": "Name"}},
            "kind": {"title": "类别", "x-ref": "kind", "type": "string"},
            "size": {"enum": ["big", "small"]},
            "parts": {"type": "array", "items": {"type": "object", "required": ["n"], "properties": {
                "n": {"type": "integer", "minimum": 1, "maximum": 9}}}},
            "words": {"type": "object", "additionalProperties": {"type": "object", "properties": {
                "zh": {"$ref": "common.schema.json#/$defs/plain"}}}},
        },
        "allOf": [{"if": {"properties": {"size": {"const": "big"}}},
                   "then": {"required": ["kind"], "properties": {"kind": {"description": "大的要写。"}}}}],
    },
}  # fmt: skip


def flat(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from flat(field.below)


def test_fields_are_read_with_what_lies_below_them() -> None:
    fields = {field.route: field for field in flat(read_fields(TEXTS, TEXTS["thing"]))}
    assert list(fields) == ["name", "kind", "size", "parts", "parts.n", "words", "words.*.zh"]
    assert fields["name"].required
    assert fields["name"].form.form == "plain"
    assert fields["name"].title == "名称"
    assert fields["name"].description == ""
    assert fields["words.*.zh"].title == "一行文字"
    assert fields["kind"].form.refers == "kind"
    assert fields["size"].form.choices == ("big", "small")
    assert fields["parts.n"].required
    assert fields["parts.n"].form.zh == "整数 1–9"
    assert describe(TEXTS, {"type": "boolean"}).zh == "true 或 false"


def test_a_field_is_called_what_its_schema_calls_it() -> None:
    assert title_of_field(TEXTS, "thing.name", "zh") == "名称"
    assert title_of_field(TEXTS, "thing.name", "en") == "Name"
    assert title_of_field(TEXTS, "thing.words.*.zh", "zh") == "一行文字"
    assert title_of_field(SCHEMAS, "partner.history.date", "en") == "Date"
    with pytest.raises(KeyError):
        title_of_field(SCHEMAS, "partner.nothing", "en")


def test_variants_keep_what_the_field_is_and_add_what_holds_there() -> None:
    (variant,) = read_variants(TEXTS, TEXTS["thing"])
    assert (variant.condition, variant.value, variant.required) == ("size", "big", ("kind",))
    (field,) = variant.fields
    assert (field.title, field.description, field.form.refers) == ("类别", "大的要写。", "kind")


def test_every_record_type_has_a_sound_page_that_names_every_field() -> None:
    pages = pages_of(WORLD, reference_pages)
    assert {page.shell for page in pages.values()} == {"reference/index", "reference/record"}
    assert_sound(pages)
    for record_type in RECORD_TYPES:
        body = Body(pages[f"reference/{record_type.name}/"])
        fields = list(flat(read_fields(SCHEMAS, SCHEMAS[record_type.schema])))
        assert {field.route for field in fields} <= set(body.ids)
        assert all(field.title and field.title_en for field in fields), record_type.name
        assert "必填" in body.text


def test_links_between_reference_pages_hit_an_anchor() -> None:
    pages = pages_of(WORLD, reference_pages)
    ids = {url: set(Body(page).ids) for url, page in pages.items()}
    for page in pages.values():
        for link in Body(page).links:
            place, _, anchor = link.removeprefix("../../").partition("#")
            if link.startswith("../../reference/"):
                assert not anchor or anchor in ids[place], link


def test_the_examples_together_are_a_registry_without_a_finding(tmp_path: Path) -> None:
    for record_type in RECORD_TYPES:
        text = EXAMPLES[record_type.name]
        heading = re.match(r"# (data/\S+\.yml)\n", text)
        assert heading is not None, record_type.name
        found = classify(heading[1])
        assert found is not None
        assert found[0] is record_type
        target = tmp_path / heading[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    loaded = load(tmp_path)
    assert diagnose(loaded, "zh") == []
    assert set(loaded.counts.values()) == {1}
