"""What is searched of each record that has a page: its title and the words of its searched fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.model.registry import Registry, programme_of
from hehuo.record_types import RECORD_TYPES
from hehuo.schema.marks import Marks, Way, record_values
from hehuo.view.addresses import page_url
from hehuo.view.search import SearchEntry


def search_entries(registry: Registry, marks: Mapping[str, Marks]) -> Iterator[SearchEntry]:
    """Every record with a page of its own, in order of type and key. `marks` say by record type what is searched."""
    for record_type in RECORD_TYPES:
        if record_type.page and record_type.title:
            searched = [
                (way, found.get("x-ref")) for way, found in marks[record_type.name].items() if "x-search" in found
            ]
            for key, record in registry.records(record_type.name).items():
                words = (word for way, kind in searched for word in _words(registry, key, record, way, kind))
                programme = registry.programmes.get(programme_of(key))
                of = () if programme is None or programme is record else (programme.name,)
                yield SearchEntry(
                    url=page_url(record_type.name, key),
                    title=record_type.title_of(record),
                    kind=record_type.name,
                    texts=(*of, *words),
                    demo=programme is not None and programme.nature == "demo",
                )


def _words(registry: Registry, key: str, record: object, way: Way, kind: str | None) -> Iterator[str]:
    """What a field of a record says; of an id of a `kind`, what it stands for is called."""
    for value in record_values(record, way):
        word = registry.name_of(programme_of(key), kind, value) if kind else value
        if word:
            yield word
