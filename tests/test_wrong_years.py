"""A wrong year in any date of a sound registry: 2062 or 2006 for 2026, or the year after.

What can't be is exactly one finding, on the line of the date, and nothing else looks wrong. What may as well be true is
no finding; those fields are listed here with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hehuo.check import check_shape, load_schemas
from hehuo.document import Document, Route, replaced
from hehuo.pipeline import judge
from hehuo.read import read_registry
from hehuo.schema.marks import Way, marked, values_at

HERE = Path(__file__).parent
SCHEMAS = load_schemas(HERE.parent / "schemas")
WORLDS = {"golden/street": date(2026, 11, 1), "rule_world": date(2026, 7, 31)}

SINCE_BEFORE = {("programme", ("started",)): "a programme may have begun long ago"}
"""Beside what the schemas mark as `x-older`: the dates that may lie twenty years back."""

Place = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class World:
    """A sound registry, ready to be judged with one document changed."""

    documents: Mapping[str, Document]
    known: Mapping[str, frozenset[str]]
    as_of: date

    def places(self, changed: Document) -> list[Place]:
        """Where something is found when a document has changed."""
        documents = {**self.documents, changed.path: changed}
        _, found = judge(list(documents.values()), documents, self.known, SCHEMAS, self.as_of)
        return [(one.path, documents[one.path].locate().find(one.route, one.on_key).line) for one in found]


@cache
def world(name: str) -> World:
    read = read_registry(HERE / name)
    documents = {document.path: document for document in check_shape(read.documents, SCHEMAS).sound}
    return World(documents=documents, known=read.known, as_of=WORLDS[name])


def dates(name: str) -> Iterator[tuple[Document, Way, Route, str]]:
    for document in world(name).documents.values():
        for way in marked(SCHEMAS.marks[document.type.name], "x-when"):
            for route, text in values_at(document.value, way):
                if not text.startswith("XXXX"):
                    yield document, way, route, text


def shifted(document: Document, route: Route, text: str, years: int) -> Document:
    """The document with another year in a date; its bytes change with it, as a closed month would notice."""

    value = replaced(document.value, route, f"{int(text[:4]) + years:04}{text[4:]}")
    return replace(document, value=value, content=document.content + b"#")


def may_be_older(document: Document, way: Way) -> bool:
    name = document.type.name
    return "x-older" in SCHEMAS.marks[name][way] or (name, way) in SINCE_BEFORE


@pytest.mark.parametrize("years", [36, -20])
@pytest.mark.parametrize("name", WORLDS)
def test_a_year_that_cannot_be_is_one_finding_on_its_own_line(name: str, years: int) -> None:
    wrong = {}
    for document, way, route, text in dates(name):
        found = world(name).places(shifted(document, route, text, years))
        here = [(document.path, document.locate().find(route).line)]
        if found != here and not (years < 0 and found == [] and may_be_older(document, way)):
            wrong[document.path, route] = found
    assert wrong == {}


@pytest.mark.parametrize("name", WORLDS)
def test_a_past_fact_a_year_late_is_one_finding_on_its_own_line(name: str) -> None:
    wrong = {}
    for document, way, route, text in dates(name):
        if SCHEMAS.marks[document.type.name][way]["x-when"] == "past" and int(text[:4]) == world(name).as_of.year:
            found = world(name).places(shifted(document, route, text, 1))
            if found != [(document.path, document.locate().find(route).line)]:
                wrong[document.path, route] = found
    assert wrong == {}
