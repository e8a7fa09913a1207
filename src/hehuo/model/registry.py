"""The whole registry as one value: every sound record by key, and the keys of all files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, get_args, get_type_hints

import msgspec

from hehuo.document import Document
from hehuo.model.records import (
    Award,
    Batch,
    Booking,
    CalendarEvent,
    Cards,
    Close,
    Community,
    Direction,
    Group,
    Indicator,
    Offer,
    Partner,
    PointsRules,
    Programme,
    Project,
    Review,
    Settings,
    Struct,
    Term,
)
from hehuo.record_types import BY_NAME, RECORD_TYPES


def programme_of(key: str) -> str:
    """The programme a record's key lies in: the part before the first slash."""
    return key.partition("/")[0]


def resolve(programme: str, reference: str) -> str:
    """The key a reference means when it stands in a record of `programme`."""
    return reference if "/" in reference else f"{programme}/{reference}"


def section_of(kind: str) -> str:
    """The section of a programme's file that declares ids of a kind: ``offer_forms`` for ``offer-form``."""
    return kind.replace("-", "_") + "s"


@dataclass(frozen=True)
class CatalogueNode:
    """A direction, group or item of a programme's catalogue, with the direction it lies under."""

    id: str
    term: Term
    direction: str
    group: str | None

    @cached_property
    def path(self) -> tuple[str, ...]:
        """Its own id, then those of its group and direction, each once."""
        return tuple(dict.fromkeys(id_ for id_ in (self.id, self.group, self.direction) if id_ is not None))


def iter_catalogue(programme: Programme) -> Iterator[CatalogueNode]:
    """Every node of a programme's catalogue, directions first within each branch."""
    for direction_id, direction in programme.directions.items():
        yield CatalogueNode(direction_id, direction, direction_id, None)
        yield from _items(direction, direction_id, None)
        for group_id, group in direction.groups.items():
            yield CatalogueNode(group_id, group, direction_id, group_id)
            yield from _items(group, direction_id, group_id)


def _items(parent: Direction | Group, direction: str, group: str | None) -> Iterator[CatalogueNode]:
    for item_id, item in parent.items.items():
        yield CatalogueNode(item_id, item, direction, group)


@dataclass(frozen=True)
class Registry:
    """Sound records by key (`programme`, `programme/id`, `programme/yyyy-mm/batch`), and `known` keys of all files.

    `known` also holds files that could not be read or judged, so that a reference to a broken file is not
    reported as a reference to nothing. `digests` are SHA-256 of each ledger file's bytes with LF line ends.
    """

    settings: Settings | None
    programmes: Mapping[str, Programme]
    communities: Mapping[str, Community]
    partners: Mapping[str, Partner]
    projects: Mapping[str, Project]
    reviews: Mapping[str, Review]
    awards: Mapping[str, Award]
    indicators: Mapping[str, Indicator]
    events: Mapping[str, CalendarEvent]
    bookings: Mapping[str, Booking]
    rules: Mapping[str, PointsRules]
    cards: Mapping[str, Cards]
    offers: Mapping[str, Offer]
    batches: Mapping[str, Batch]
    closes: Mapping[str, Close]
    known: Mapping[str, frozenset[str]]
    digests: Mapping[str, str]

    @cached_property
    def catalogue(self) -> Mapping[str, Mapping[str, CatalogueNode]]:
        """Programme → id → catalogue node."""
        return {
            key: {node.id: node for node in iter_catalogue(programme)} for key, programme in self.programmes.items()
        }

    @cached_property
    def batches_by_programme(self) -> Mapping[str, Mapping[str, Batch]]:
        """Programme → key → batch, in order of key."""
        grouped: dict[str, dict[str, Batch]] = {}
        for key, batch in self.batches.items():
            grouped.setdefault(programme_of(key), {})[key] = batch
        return grouped

    def records(self, type_name: str) -> Mapping[str, Any]:
        """The sound records of a type by key; of a type with one file at most, by the empty key."""
        record_type = BY_NAME[type_name]
        held = getattr(self, record_type.plural)
        if record_type.key_parts:
            return held  # type: ignore[no-any-return]
        return {} if held is None else {"": held}

    def name_of(self, programme: str, kind: str, reference: str) -> str | None:
        """What an id of a kind (`x-ref`) is called, where it stands in a record of a programme; None if unknown."""
        declared = self.programmes.get(programme)
        terms: Mapping[str, Any] = getattr(declared, section_of(kind), {})
        if reference in terms:
            return terms[reference].name  # type: ignore[no-any-return]
        record = self.records(kind).get(resolve(programme, reference)) if kind in BY_NAME else None
        return None if record is None else BY_NAME[kind].short_title_of(record)

    def directions_of(self, programme: str, items: Iterable[str]) -> tuple[str, ...]:
        """The directions that catalogue ids lie under, in order, each once."""
        nodes = self.catalogue.get(programme, {})
        return tuple(dict.fromkeys(nodes[item].direction for item in items if item in nodes))


def _struct_of(annotation: Any) -> type[Struct]:
    """The struct in the type of a registry's field: `Mapping[str, Partner]` or `Settings | None`."""
    return next(part for part in get_args(annotation) if isinstance(part, type) and issubclass(part, Struct))


_HELD = get_type_hints(Registry)
STRUCTS: Mapping[str, type[Struct]] = {
    record_type.name: _struct_of(_HELD[record_type.plural]) for record_type in RECORD_TYPES
}
"""Record type name → the struct its records are held as."""


def digest(content: bytes) -> str:
    """SHA-256 of a file's bytes with LF line ends, so that a CRLF checkout gives the same."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def build_registry(sound: Iterable[Document], known: Mapping[str, frozenset[str]]) -> Registry:
    """The registry of the documents that passed their schema. `known`: record type name → keys of all files."""
    tables: dict[str, dict[str, Struct]] = {record_type.name: {} for record_type in RECORD_TYPES}
    digests: dict[str, str] = {}
    for document in sorted(sound, key=lambda document: document.path):
        name = document.type.name
        tables[name][document.key] = msgspec.convert(document.value, STRUCTS[name])
        if document.type.immutable:
            digests[document.path] = digest(document.content)
    fields = {
        record_type.plural: tables[record_type.name] if record_type.key_parts else tables[record_type.name].get("")
        for record_type in RECORD_TYPES
    }
    return Registry(**fields, known=known, digests=digests)  # type: ignore[arg-type]


def record_path(type_name: str, key: str) -> str:
    """The path of a record, relative to the root."""
    return BY_NAME[type_name].path(key)


def iter_named(registry: Registry) -> Iterator[tuple[str, str, str]]:
    """Type, key and display name of everything that pages link to."""
    for record_type in RECORD_TYPES:
        if record_type.page and record_type.title:
            for key, record in registry.records(record_type.name).items():
                yield record_type.name, key, record_type.short_title_of(record)
    for key, programme in registry.programmes.items():
        for name, meeting in programme.meetings.items():
            yield "meeting", f"{key}/{name}", meeting.name
