"""A file's text as a flat list of nodes, with its value and the place of everything in it.

Owns the walk over libyaml's events, which is iterative and stops at a depth: no input can exhaust the stack, and
aliases are never followed. Judges nothing: what a node must not be is said by the rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Literal

import yaml

from hehuo.diagnostic import Finding
from hehuo.document import Position, Positions, Route
from hehuo.read.alphabet import neutralize
from hehuo.read.scalars import resolve

MAX_DEPTH = 32
"""How deep a record may be nested. The deepest real record needs 8."""

_SAFE_KEY = re.compile(r"(?!.*[0-9]{6})[A-Za-z_][A-Za-z0-9_-]{0,39}")

Role = Literal["root", "key", "value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A scalar, an alias, or the start of a list or mapping. `owner` numbers the collection it stands in."""

    event: yaml.NodeEvent
    route: Route
    role: Role
    owner: int
    key: yaml.NodeEvent | None = None

    @property
    def position(self) -> Position:
        """Where the node begins."""
        return Position(self.event.start_mark.line + 1, self.event.start_mark.column + 1)

    @property
    def plain(self) -> str | None:
        """The text of a scalar without quotes, block sign or tag; None for every other node."""
        event = self.event
        if isinstance(event, yaml.ScalarEvent) and not event.style and event.tag is None:
            return str(event.value)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One file taken apart: `nodes` as far as the text could be read, and what stopped the reading, if anything."""

    path: str
    text: str
    starts: tuple[int, ...]
    nodes: tuple[Node, ...]
    value: object
    positions: Positions
    error: yaml.YAMLError | None = None
    directive: Position | None = None
    second: Position | None = None
    too_deep: Position | None = None

    def position(self, offset: int) -> Position:
        """The line and column of a character of the text."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        begin = self.starts[min(number, len(self.starts)) - 1]
        end = self.text.find("\n", begin)
        return self.text[begin : end if end >= 0 else len(self.text)]

    def finding(self, rule: str, position: Position, route: Route = (), **args: object) -> Finding:
        """A finding at a position of this file; the message may use `line`."""
        return Finding(rule=rule, path=self.path, route=route, args={"line": position.line, **args}, position=position)


def shown(key: object) -> str:
    """A key as a message may show it: only what looks like a field name, never what could be a number of a person."""
    return key if isinstance(key, str) and _SAFE_KEY.fullmatch(key) else "……"


def field_of(route: Route) -> str:
    """The innermost field name of a route, as a message may show it."""
    return shown(next((each for each in reversed(route) if isinstance(each, str)), None))


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    number: int
    route: Route
    value: Any
    key: str | None = None
    key_event: yaml.NodeEvent | None = None


@dataclass(slots=True)
class _Builder:
    """The state of the walk."""

    nodes: list[Node] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    values: dict[Route, Position] = field(default_factory=dict)
    keys: dict[Route, Position] = field(default_factory=dict)
    root: object = None

    def add(self, event: yaml.NodeEvent) -> None:
        """Take the next node in."""
        parent = self.open[-1] if self.open else None
        role, route = _place(parent)
        if role == "key" and parent is not None:
            route = (*parent.route, _key_text(event))
        key = parent.key_event if parent is not None and role == "value" else None
        node = Node(event=event, route=route, role=role, owner=parent.number if parent else -1, key=key)
        self.nodes.append(node)
        (self.keys if role == "key" else self.values)[route] = node.position
        value = _value(node)
        if isinstance(event, yaml.CollectionStartEvent):
            self.open.append(_Open(number=len(self.nodes), route=route, value=value))
        self._attach(parent, role, value, event)

    def _attach(self, parent: _Open | None, role: Role, value: object, event: yaml.NodeEvent) -> None:
        if parent is None:
            self.root = value
        elif role == "key":
            parent.key, parent.key_event = _key_text(event), event
        elif isinstance(parent.value, list):
            parent.value.append(value)
        else:
            parent.value[parent.key] = value
            parent.key = parent.key_event = None


def _place(parent: _Open | None) -> tuple[Role, Route]:
    if parent is None:
        return "root", ()
    if isinstance(parent.value, list):
        return "value", (*parent.route, len(parent.value))
    if parent.key is None:
        return "key", parent.route
    return "value", (*parent.route, parent.key)


def _key_text(event: yaml.NodeEvent) -> str:
    return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""


def _value(node: Node) -> object:
    event = node.event
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    if isinstance(event, yaml.ScalarEvent):
        return event.value if node.plain is None else resolve(node.plain).value
    return None


def build(path: str, text: str) -> Tree:
    """Take a text apart as far as it goes. Characters that no record may hold are replaced for the reading only."""
    builder = _Builder()
    stop: dict[str, Any] = {}
    try:
        for event in yaml.parse(neutralize(text), Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.NodeEvent):
                builder.add(event)
                if len(builder.open) > MAX_DEPTH:
                    stop["too_deep"] = builder.nodes[-1].position
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                builder.open.pop()
            elif isinstance(event, yaml.DocumentStartEvent) and not _starts_first(event, builder, stop):
                break
    except yaml.YAMLError as error:
        stop["error"] = error
    positions = Positions(values=builder.values, keys=builder.keys)
    return Tree(path=path, text=text, starts=_line_starts(text), nodes=tuple(builder.nodes), value=builder.root,
                positions=positions, **stop)  # fmt: skip


def _starts_first(event: yaml.DocumentStartEvent, builder: _Builder, stop: dict[str, Any]) -> bool:
    position = Position(event.start_mark.line + 1, event.start_mark.column + 1)
    if event.version or event.tags:
        stop["directive"] = position
    if builder.nodes:
        stop["second"] = position
    return not builder.nodes


def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *accumulate(len(line) + 1 for line in text.split("\n")))[:-1]


def iter_plain(tree: Tree) -> Iterator[tuple[Node, str]]:
    """The scalars without quotes, with their text."""
    return ((node, text) for node in tree.nodes if (text := node.plain) is not None)
