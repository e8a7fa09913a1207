"""What is said to be known has one list of names, and a place in every record that a page is made of."""

from __future__ import annotations

import json
from pathlib import Path

from hehuo.model.knowledge import LISTS
from hehuo.record_types import RECORD_TYPES
from hehuo.words import ENUMS

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_a_list_that_can_be_complete_is_that_of_a_record_type_or_the_points() -> None:
    """What the points are made of is one list: who has the sheets of a month has them all."""
    assert set(LISTS) == {record_type.plural for record_type in RECORD_TYPES if record_type.removable} | {"points"}
    assert ENUMS["list"] == LISTS
    programme = json.loads((SCHEMAS / "programme.schema.json").read_text("utf-8"))
    assert tuple(programme["properties"]["complete"]["items"]["enum"]) == LISTS


def test_every_record_with_a_page_can_say_when_it_was_confirmed() -> None:
    """A batch and a close can't: nothing is added to what is sealed."""
    for record_type in RECORD_TYPES:
        properties = json.loads((SCHEMAS / f"{record_type.schema}.schema.json").read_text("utf-8"))["properties"]
        expected = record_type.page is not None and not record_type.immutable
        assert ("confirmed" in properties) == expected, record_type.name
        assert not expected or properties["confirmed"]["x-when"] == "past"
