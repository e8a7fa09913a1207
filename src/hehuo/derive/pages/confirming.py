"""The past dates of typed records, found by what the schemas mark: a record was confirmed on the latest of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hehuo.model.records import Struct
from hehuo.record_types import BY_NAME
from hehuo.schema.marks import ENTRY, ITEM, Way, marked, read_marks
from hehuo.schema.references import Texts


def past_dates(schemas: Texts) -> Mapping[str, tuple[Way, ...]]:
    """Record type → where its past dates stand; empty without schemas. That a slip was corrected confirms nothing else."""
    return {
        name: tuple(
            way for way, when in _dated(schemas, record_type.schema) if when == "past" and way[0] != "corrections"
        )
        for name, record_type in BY_NAME.items()
        if record_type.schema in schemas
    }


def _dated(schemas: Texts, stem: str) -> Iterator[tuple[Way, str]]:
    yield from marked(read_marks(schemas, schemas[stem]), "x-when").items()


def iter_dates_at(record: Struct, ways: tuple[Way, ...]) -> Iterator[str]:
    """The dates of a record that stand at these ways."""
    for way in ways:
        yield from _at(record, way)


def _at(value: Any, way: Way) -> Iterator[str]:
    if value is None:
        return
    if not way:
        yield value
    elif way[0] == ITEM:
        for item in value:
            yield from _at(item, way[1:])
    elif way[0] == ENTRY:
        for entry in value.values():
            yield from _at(entry, way[1:])
    else:
        yield from _at(value.get(way[0]), way[1:])
