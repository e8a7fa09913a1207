"""The whole registry as one value: every sound record by key, and the keys of all files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import msgspec

from hehuo.document import BY_NAME, RECORD_TYPES, Document
from hehuo.model.records import (
    STRUCTS,
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


def programme_of(key: str) -> str:
    """The programme a record's key lies in: the part before the first slash."""
    return key.partition("/")[0]


def resolve(programme: str, reference: str) -> str:
    """The key a reference means when it stands in a record of `programme`."""
    return reference if "/" in reference else f"{programme}/{reference}"


@dataclass(frozen=True, slots=True)
class CatalogueNode:
    """A direction, group or item of a programme's catalogue, with the direction it lies under."""

    id: str
    term: Term
    direction: str
    group: str | None


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
        return {key: {node.id: node for node in iter_catalogue(each)} for key, each in self.programmes.items()}

    @cached_property
    def batches_by_programme(self) -> Mapping[str, Mapping[str, Batch]]:
        """Programme → key → batch, in order of key."""
        grouped: dict[str, dict[str, Batch]] = {}
        for key, batch in self.batches.items():
            grouped.setdefault(programme_of(key), {})[key] = batch
        return grouped

    def directions_of(self, programme: str, items: Iterable[str]) -> tuple[str, ...]:
        """The directions that catalogue ids lie under, in order, each once."""
        nodes = self.catalogue.get(programme, {})
        return tuple(dict.fromkeys(nodes[item].direction for item in items if item in nodes))


def digest(content: bytes) -> str:
    """SHA-256 of a file's bytes with LF line ends, so that a CRLF checkout gives the same."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def build_registry(sound: Iterable[Document], known: Mapping[str, frozenset[str]]) -> Registry:
    """The registry of the documents that passed their schema. `known`: record type name → keys of all files."""
    tables: dict[str, dict[str, Struct]] = {each.name: {} for each in RECORD_TYPES}
    digests: dict[str, str] = {}
    for document in sorted(sound, key=lambda each: each.path):
        name = document.type.name
        tables[name][document.key] = msgspec.convert(document.value, STRUCTS[name])
        if name in ("batch", "close"):
            digests[document.path] = digest(document.content)
    settings = tables.pop("registry").get("")
    plural = {"programme": "programmes", "community": "communities", "partner": "partners", "project": "projects",
              "review": "reviews", "award": "awards", "indicator": "indicators",
              "offer": "offers", "event": "events", "booking": "bookings", "batch": "batches", "close": "closes"}  # fmt: skip
    fields = {plural.get(name, name): table for name, table in tables.items()}
    return Registry(settings=settings, **fields, known=known, digests=digests)  # type: ignore[arg-type]


def record_path(type_name: str, key: str) -> str:
    """The path of a record, relative to the root."""
    return BY_NAME[type_name].path(key)


def iter_named(registry: Registry) -> Iterator[tuple[str, str, str]]:
    """Type, key and display name of every record that pages link to."""
    for key, programme in registry.programmes.items():
        yield "programme", key, programme.name
    for key, community in registry.communities.items():
        yield "community", key, community.name
    for key, partner in registry.partners.items():
        yield "partner", key, partner.short or partner.name
    for key, project in registry.projects.items():
        yield "project", key, project.title
    for key, event in registry.events.items():
        yield "event", key, event.title
    for key, offer in registry.offers.items():
        yield "offer", key, offer.title
    for key, programme in registry.programmes.items():
        for name, meeting in programme.meetings.items():
            yield "meeting", f"{key}/{name}", meeting.name
    for key, review in registry.reviews.items():
        yield "review", key, review.title
    for key, award in registry.awards.items():
        yield "award", key, award.name
    for key, indicator in registry.indicators.items():
        yield "indicator", key, indicator.title
