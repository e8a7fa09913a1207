"""The judge and the explainer: what is refused, which mistake is named, and that nothing private is repeated."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hehuo.check import check_shape, load_schemas
from hehuo.check.remedies.names import NameBook
from hehuo.check.shape.explainer import make_explainer
from hehuo.check.shape.fields import schema_disagreement
from hehuo.check.shape.refusal import iter_refusals
from hehuo.diagnostic import Finding
from hehuo.document import Document, Positions
from hehuo.record_types import classify
from hehuo.schema.loading import FORMATS
from saying import said
from worlds import PROGRAMME, partner, project, step

SCHEMAS = load_schemas(Path(__file__).parents[3] / "schemas")
Value = dict[str, Any]


def document(value: Value, path: str = "data/partners/p/a.yml") -> Document:
    found = classify(path)
    assert found is not None
    return Document(path=path, type=found[0], key=found[1], value=value, content=b"", locate=lambda: Positions({}, {}))


def findings(value: Value, path: str = "data/partners/p/a.yml") -> list[Finding]:
    return list(check_shape([document(value, path)], SCHEMAS).findings)


def test_a_sound_record_passes_and_a_broken_one_does_not_stop_it() -> None:
    good, bad = document(partner()), document(partner(colour="red"), "data/partners/p/b.yml")
    result = check_shape([bad, good], SCHEMAS)
    assert result.sound == (good,)
    assert [finding.path for finding in result.findings] == ["data/partners/p/b.yml"]


def test_a_misspelt_field_is_one_mistake_although_the_right_one_is_missing() -> None:
    value = partner()
    value["nmae"] = value.pop("name")
    [finding] = findings(value)
    assert (finding.rule, finding.route, finding.on_key) == ("unknown-field", ("nmae",), True)
    assert "name" in said(finding)


def test_fields_missing_in_one_place_are_one_finding() -> None:
    [finding] = findings({})
    assert finding.rule == "missing-field"
    assert "“name”（全称）、“kind”（类别）、“history”（经历）" in said(finding)
    assert '"name" (Name), "kind" (Kind), "history" (History)' in said(finding, "en")


def test_of_two_judgements_on_one_value_the_first_cause_is_named() -> None:
    assert [finding.rule for finding in findings(partner(summary=""))] == ["bad-length"]
    assert [finding.rule for finding in findings(partner(trade=5))] == ["wrong-type"]


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "20260509", "2026-W01-1"])
def test_what_python_would_let_pass_is_refused(text: str) -> None:
    value = partner(agreement={"signed": "2026-01-01", "until": text})
    assert [finding.rule for finding in findings(value)] == ["bad-format"]


def test_a_line_break_at_the_end_is_refused_and_named() -> None:
    [finding] = findings(partner(kind="firm\n"))
    assert finding.rule == "line-break-in-text"
    assert "“kind”（类别）要写在一行里，这里有末尾的换行" in said(finding)


@pytest.mark.parametrize("text", ["2026", "2026-02", "2026-02-28", "XXXX", "XXXX-02", "XXXX-02-29"])
def test_partial_dates_pass(text: str) -> None:
    assert not findings(partner(joined=text))


@pytest.mark.parametrize("text", ["2026-02-29", "2026-04-31", "XXXX-02-30", "0000", "2026-00"])
def test_a_partial_date_that_no_calendar_has_is_refused(text: str) -> None:
    assert [finding.rule for finding in findings(partner(joined=text))] == ["bad-format"]


def test_an_unquoted_count_with_a_point_would_be_no_integer_to_the_explainer() -> None:
    validator = make_explainer({"a": {"$id": "https://x.invalid/a", "type": "integer"}}, "a")
    assert not validator.is_valid(3.0)
    assert not validator.is_valid(True)
    assert validator.is_valid(3)


def test_a_sheet_headed_wrongly_is_one_mistake_however_many_lines_it_has() -> None:
    card = {"card": "4Q7M-0XJ2-9KPD-B"}
    sheet = {
        "date": "2026-05-02",
        "kind": "earn",
        "partner": "a",
        "offer": "b",
        "source": "1",
        "entries": [card] * 50,
        "total": 5,
    }
    [finding] = findings(sheet, "data/points/p/2026-05/a.yml")
    assert (finding.rule, finding.route) == ("wrong-alternative", ("kind",))
    assert "redeem" in said(finding)


def test_a_file_of_another_sort_is_told_a_hundred_times_and_no_more() -> None:
    found = findings({f"k{number}": "1" for number in range(1000)})
    assert sorted({finding.rule for finding in found}) == ["missing-field", "unknown-field"]
    assert len([finding for finding in found if finding.rule == "unknown-field"]) == 100


def test_of_alternatives_the_one_meant_is_explained() -> None:
    """No schema of ours has alternatives yet; those to come must not be explained thirtyfold."""
    shop = {
        "type": "object",
        "title": "店",
        "properties": {"kind": {"const": "shop"}, "hours": {"type": "string"}},
        "required": ["kind", "hours"],
    }
    fair = {
        "type": "object",
        "title": "集",
        "properties": {"kind": {"const": "fair"}, "day": {"type": "integer"}},
        "required": ["kind", "day"],
    }
    schema = {
        **SCHEMAS.texts["partner"],
        "properties": {"place": {"title": "地点", "oneOf": [shop, fair]}},
        "required": [],
    }
    texts = {**SCHEMAS.texts, "partner": schema}

    def refused(place: object) -> list[tuple[str, tuple[object, ...]]]:
        schemas = replace(SCHEMAS, texts=texts)
        return [
            (refusal.keyword, refusal.route)
            for refusal in iter_refusals(document({"place": place}), schemas, NameBook())
        ]

    assert refused({"kind": "fair", "day": "x"}) == [("type", ("place", "day"))]
    assert refused({"kind": "shop"}) == [("required", ("place",))]
    assert refused(5) == [("oneOf", ("place",))]


def test_disagreement_is_said_aloud() -> None:
    [finding] = schema_disagreement(document(partner()))
    assert (finding.rule, finding.path) == ("schema-disagreement", "data/partners/p/a.yml")


def test_every_format_a_schema_names_is_checked() -> None:
    named = {name for text in SCHEMAS.texts.values() for name in _formats(text)}
    assert named <= FORMATS.keys()


def _formats(schema: object) -> set[str]:
    if isinstance(schema, list):
        return {name for part in schema for name in _formats(part)}
    if not isinstance(schema, dict):
        return set()
    own = {schema["format"]} if isinstance(schema.get("format"), str) else set()
    inner = (part for key, part in schema.items() if key != "x-unshown")  # its keys are fields, and one is `format`
    return own | {name for part in inner for name in _formats(part)}


SECRET = "13800138000"
SOUND: list[tuple[str, Value]] = [
    ("data/programmes/p.yml", PROGRAMME),
    (
        "data/partners/p/a.yml",
        partner(contact={"phone": "0533-1234567"}, communities=["x"], summary="好", uscc="9" * 18),
    ),
    ("data/projects/p/a.yml", project(step("2026-01-01", "announce"), wanted={"quantity": 1, "unit": "张"})),
]


def _places(value: object, route: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [route, *(place for key, inner in members for place in _places(inner, (*route, key)))]


def _broken(value: Value, route: tuple[str | int, ...], by: object, on_key: bool) -> Value:
    """A copy of a record with something else at a route, or with a key renamed there."""
    changed: Any = copy.deepcopy(value)
    place = changed
    for key in route[:-1]:
        place = place[key]
    if on_key and isinstance(place, dict):
        place[by] = place.pop(route[-1])
    else:
        place[route[-1]] = by
    return changed  # type: ignore[no-any-return]


@given(st.sampled_from(SOUND), st.data())
def test_no_message_repeats_a_telephone_number(record: tuple[str, Value], data: st.DataObject) -> None:
    path, value = record
    route = data.draw(st.sampled_from(_places(value)[1:]))
    by = data.draw(st.sampled_from([SECRET, f"联系 {SECRET}", f"a-{SECRET}", int(SECRET), [SECRET], {SECRET: SECRET}]))
    on_key = isinstance(by, str) and data.draw(st.booleans())
    for finding in findings(_broken(value, route, by, on_key), path):
        assert SECRET not in said(finding) + said(finding, "en")
        assert SECRET not in repr(dict(finding.args))


@given(st.sampled_from(SOUND), st.data())
def test_the_judge_and_the_explainer_agree(record: tuple[str, Value], data: st.DataObject) -> None:
    path, value = record
    route = data.draw(st.sampled_from(_places(value)[1:]))
    scalars = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=8)
        | st.sampled_from(["", "2026-02-30", "a\n", "　", "﻿", "A-b"])
    )
    by = data.draw(scalars | st.lists(scalars, max_size=3) | st.dictionaries(st.text(max_size=4), scalars, max_size=3))
    broken = document(_broken(value, route, by, False), path)
    accepted = bool(check_shape([broken], SCHEMAS).sound)
    assert accepted == (not iter_refusals(broken, SCHEMAS, NameBook()))


def test_both_ways_mean_the_same_white_space() -> None:
    """Every character that any standard calls white space, and some that look it."""
    codes = (*range(0x21), *range(0x7F, 0xA1), 0xAD, 0x1680, 0x180E, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F)
    for char in map(chr, (*codes, 0x205F, 0x2060, 0x3000, 0xFEFF)):
        rules = {finding.rule for finding in findings(partner(short=char, summary=char))}
        assert rules <= {"blank-text"}, f"U+{ord(char):04X}"
