"""Shared ground: routes and documents.

Owns what a read file looks like (value, bytes, positions). Knows nothing of how a file is read, checked or shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hehuo.record_types import RecordType

FORMAT = 1
"""The version of the data format: `format` in `data/registry.yml`. Every format up to this one can be read."""

Route = tuple[str | int, ...]
"""Keys and indexes from the root of a record to a value, such as ``("timeline", 0, "partner")``."""


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

    def at(self, route: Route) -> Any:
        """The value at a route. KeyError or IndexError where the document has none there."""
        value: Any = self.value
        for step in route:
            value = value[step]
        return value


def replaced(value: Any, route: Route, new: Any) -> Any:
    """A copy of a value in which another stands at a route. What lies beside the route is shared."""
    if not route:
        return new
    copy = value.copy()
    copy[route[0]] = replaced(value[route[0]], route[1:], new)
    return copy
