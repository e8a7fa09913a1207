"""What isn't known isn't said: the names of lists, the place of `confirmed`, what real pages claim, and their days."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from claims import CLAIMS, offers_nothing, said
from hehuo.derive.pages.context import page_context
from hehuo.derive.pages.site import view_shares
from hehuo.model.dates import parse_date
from hehuo.model.knowledge import LISTS
from hehuo.pipeline import load
from hehuo.record_types import RECORD_TYPES
from hehuo.view.page import PageView, ProgrammePageView
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


REPOSITORY = load(Path(__file__).parents[2], date(2026, 11, 18))
REPORTED = [key for key, programme in REPOSITORY.registry.programmes.items() if programme.nature == "reported"]


@cache
def views() -> tuple[PageView, ...]:
    """Every page of the repository's own site."""
    texts, examples = REPOSITORY.schemas.texts, REPOSITORY.paths.examples()
    context = page_context(REPOSITORY.registry, REPOSITORY.derived, schemas=texts, examples=examples)
    return tuple(chain(*view_shares(context)))


def pages_about(programme: str) -> tuple[PageView, ...]:
    """The pages inside a programme."""
    return tuple(
        view
        for view in views()
        if isinstance(view, ProgrammePageView) and view.programme.url == f"programmes/{programme}/"
    )


@pytest.mark.parametrize("programme", REPORTED)
def test_what_reports_tell_in_part_yields_nothing_that_takes_the_whole(programme: str) -> None:
    assert said(pages_about(programme)) == {name: [] for name in CLAIMS}
    offers_nothing(pages_about(programme))


def test_where_everything_is_recorded_the_claims_are_made() -> None:
    """Else the test above would find nothing whatever happened. Every community of the demonstration is served."""
    assert [name for name, found in said(pages_about("shifan")).items() if not found] == ["unserved"]


@pytest.mark.parametrize("programme", REPORTED)
def test_no_page_about_reports_speaks_for_the_day_of_the_build(programme: str) -> None:
    until = REPOSITORY.derived.extents[programme].until
    found = [
        view.url
        for view in pages_about(programme)
        for day in (view.as_of, getattr(view, "confirmed", None))
        if day is not None and (until.last if until else date(2025, 1, 1)) < parse_date(day).first
    ]
    assert found == []
