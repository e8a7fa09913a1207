"""The past dates of typed records, found by what the schemas mark: a record was confirmed on the latest of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.record_types import BY_NAME
from hehuo.schema.marks import Way, marked, read_marks
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
