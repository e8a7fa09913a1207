"""Shared ground: record types, routes and documents.

Owns which file under `data/` is which record, and what a read file looks like (value, bytes, positions).
Knows nothing of how a file is read, checked or shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

FORMAT = 1
"""The version of the data format: `format` in `data/registry.yml`. Every format up to this one can be read."""

Route = tuple[str | int, ...]
"""Keys and indexes from the root of a record to a value, such as ``("timeline", 0, "partner")``."""

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_MONTH = r"[0-9]{4}-(?:0[1-9]|1[0-2])"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """One kind of record: where its files lie under the root, and which schema judges them.

    `pattern` matches the whole path relative to the root; its groups joined by ``/`` are the record's key.
    """

    name: str
    pattern: re.Pattern[str]
    template: str
    schema: str
    label: str
    label_en: str

    def path(self, key: str) -> str:
        """The path, relative to the root, of the record with this key."""
        return self.template.format(*key.split("/"))


def _type(name: str, template: str, groups: tuple[str, ...], schema: str, label: str, label_en: str) -> RecordType:
    pattern = re.escape(template).replace(r"\{\}", "{}").format(*(f"({group})" for group in groups))
    return RecordType(
        name=name, pattern=re.compile(pattern), template=template, schema=schema, label=label, label_en=label_en
    )


RECORD_TYPES: tuple[RecordType, ...] = (
    _type("registry", "data/registry.yml", (), "registry", "登记簿", "registry"),
    _type("programme", "data/programmes/{}.yml", (_ID,), "programme", "方案", "programmes"),
    _type("community", "data/communities/{}/{}.yml", (_ID, _ID), "community", "社区", "communities"),
    _type("partner", "data/partners/{}/{}.yml", (_ID, _ID), "partner", "合伙人", "partners"),
    _type("project", "data/projects/{}/{}.yml", (_ID, _ID), "project", "项目", "projects"),
    _type("review", "data/reviews/{}/{}.yml", (_ID, _ID), "review", "评议", "reviews"),
    _type("award", "data/awards/{}/{}.yml", (_ID, _ID), "award", "奖项", "awards"),
    _type("indicator", "data/indicators/{}/{}.yml", (_ID, _ID), "indicator", "指标", "indicators"),
    _type("event", "data/events/{}/{}.yml", (_ID, _ID), "event", "活动", "events"),
    _type("booking", "data/bookings/{}/{}.yml", (_ID, _ID), "booking", "场地预约", "bookings"),
    _type("rules", "data/points/{}/rules.yml", (_ID,), "points-rules", "积分规则", "points rules"),
    _type("cards", "data/points/{}/cards.yml", (_ID,), "cards", "积分卡册", "card lists"),
    _type("offer", "data/points/{}/offers/{}.yml", (_ID, _ID), "offer", "兑换项", "offers"),
    _type("close", "data/points/{}/{}/close.yml", (_ID, _MONTH), "close", "月结", "month closes"),
    _type("batch", "data/points/{}/{}/{}.yml", (_ID, _MONTH, _ID), "batch", "积分批次", "ledger batches"),
)
"""Every record type. Order matters: the first pattern that matches a path decides (`close` before `batch`)."""

BY_NAME: Mapping[str, RecordType] = {each.name: each for each in RECORD_TYPES}

_WINDOWS_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
RESERVED_IDS = frozenset((*_WINDOWS_DEVICES, "index", "record", "programme", "new", "coverage"))
"""Ids that Windows or the site keeps for itself."""


@lru_cache(maxsize=4096)  # whoever meets a file asks, one after the other
def classify(path: str) -> tuple[RecordType, str] | None:
    """The record type and key of a path relative to the root, or None where no record may lie there."""
    for each in RECORD_TYPES:
        match = each.pattern.fullmatch(path)
        if match:
            return each, "/".join(match.groups())
    return None


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file; line and column count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each value and each key of a document stands, by route."""

    values: Mapping[Route, Position]
    keys: Mapping[Route, Position]

    def find(self, route: Route, on_key: bool = False) -> Position:
        """The place of a route, or of its nearest ancestor that the file has; line 1 where it has none."""
        if on_key and route in self.keys:
            return self.keys[route]
        for length in range(len(route), -1, -1):
            if route[:length] in self.values:
                return self.values[route[:length]]
        return Position(1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file that could be read: its type, key, value and bytes. Positions are made only when asked for."""

    path: str
    type: RecordType
    key: str
    value: dict[str, Any]
    content: bytes = field(repr=False)
    locate: Callable[[], Positions] = field(repr=False)
