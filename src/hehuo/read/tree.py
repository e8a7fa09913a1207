"""A file's text as a flat list of nodes, with its value and the place of everything in it.

Owns the walk over libyaml's events, which is iterative and stops at a depth: no input can exhaust the stack, and
aliases are never followed. Judges nothing: what a node must not be is said by the rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Literal, NamedTuple

import yaml

from hehuo.diagnostic import Finding
from hehuo.document import Position, Positions, Route
from hehuo.read.alphabet import neutralize
from hehuo.read.scalars import Scalar, resolve

MAX_DEPTH = 32
"""How deep a record may be nested. The deepest real record needs 8."""

_SAFE_KEY = re.compile(r"(?!.*[0-9]{6})[A-Za-z_][A-Za-z0-9_-]{0,39}")

Role = Literal["root", "key", "value"]
Kind = Literal["scalar", "alias", "list", "mapping"]


class Node(NamedTuple):
    """A scalar, an alias, or the start of a list or mapping. A tuple, as files of 2 MB have half a million of them.

    `owner` numbers the collection that the node stands in, `key` is the key it is the value of, `scalar` what a scalar
    without quotes, block sign or tag means, `style` the sign that another is written with, `begin` and `end` are the
    node's place in the text.
    """

    kind: Kind
    route: Route
    role: Role
    scalar: Scalar | None
    owner: int
    key: Node | None
    text: str
    style: str
    anchored: bool
    tagged: bool
    begin: int
    end: int
    position: Position
    last_line: int

    @property
    def plain(self) -> str | None:
        """The text of a scalar without quotes, block sign or tag; None for every other node."""
        return self.text if self.scalar else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What libyaml could not read, where, and where the thing began that it was reading then."""

    problem: str
    context: str
    here: Position | None
    start: Position | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One file taken apart: `nodes` as far as the text could be read, and what stopped the reading, if anything.

    `ends` gives for each list or mapping in brackets, by its number in `nodes`, the offset behind its last bracket.
    """

    path: str
    text: str
    starts: tuple[int, ...]
    nodes: tuple[Node, ...]
    ends: Mapping[int, int]
    value: object
    positions: Positions
    failure: Failure | None = None
    directive: Position | None = None
    second: Position | None = None
    too_deep: Position | None = None

    @property
    def root(self) -> Node | None:
        """The first node."""
        return self.nodes[0] if self.nodes else None

    def position(self, offset: int) -> Position:
        """The line and column of a character of the text."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        begin = self.starts[min(number, len(self.starts)) - 1]
        end = self.text.find("\n", begin)
        return self.text[begin : end if end >= 0 else len(self.text)]

    def finding(self, rule: str, position: Position, route: Route = (), /, **args: object) -> Finding:
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
    """A list or mapping whose end has not come yet, and the key that waits for its value."""

    number: int
    route: Route
    value: Any
    key: Node | None = None

    def place(self, text: str) -> tuple[Role, Route]:
        """The role and route of the next node; `text` is its text, should it be a key."""
        if isinstance(self.value, list):
            return "value", (*self.route, len(self.value))
        if self.key is None:
            return "key", (*self.route, text)
        return "value", (*self.route, self.key.text)

    def take(self, node: Node, value: object) -> None:
        """Put the next node in its place."""
        if isinstance(self.value, list):
            self.value.append(value)
        elif self.key is None:
            self.key = node
        else:
            self.value[self.key.text] = value
            self.key = None


@dataclass(slots=True)
class _Builder:
    """The state of the walk."""

    nodes: list[Node] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    values: dict[Route, Position] = field(default_factory=dict)
    keys: dict[Route, Position] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    root: object = None

    def end(self, event: yaml.CollectionEndEvent, text: str) -> None:
        """Take in that a list or mapping is over."""
        number = self.open.pop().number - 1
        begin = self.nodes[number].begin
        if text[begin : begin + 1] in ("[", "{") and event.end_mark is not None:
            self.ends[number] = event.end_mark.index

    def add(self, event: yaml.NodeEvent) -> None:
        """Take the next node in."""
        parent = self.open[-1] if self.open else None
        node = _node(event, parent)
        self.nodes.append(node)
        (self.keys if node.role == "key" else self.values)[node.route] = node.position
        value = _value(node)
        if parent is None:
            self.root = value
        else:
            parent.take(node, value)
        if node.kind in ("list", "mapping"):
            self.open.append(_Open(number=len(self.nodes), route=node.route, value=value))


def _node(event: yaml.NodeEvent, parent: _Open | None) -> Node:
    text = str(event.value) if isinstance(event, yaml.ScalarEvent) else ""
    role, route = parent.place(text) if parent else ("root", ())
    begin, end = event.start_mark, event.end_mark
    assert begin is not None and end is not None  # libyaml's events always have them
    style, tag = getattr(event, "style", None) or "", getattr(event, "tag", None)
    kind = _KINDS[type(event)]
    return Node(
        kind=kind,
        route=route,
        role=role,
        scalar=resolve(text) if kind == "scalar" and not style and tag is None else None,
        owner=parent.number if parent else 0,
        key=parent.key if parent and role == "value" else None,
        text=text,
        style=style,
        anchored=event.anchor is not None,
        tagged=tag is not None,
        begin=begin.index,
        end=end.index,
        position=Position(begin.line + 1, begin.column + 1),
        last_line=end.line + 1,
    )


_KINDS: Mapping[type[yaml.NodeEvent], Kind] = {
    yaml.ScalarEvent: "scalar",
    yaml.AliasEvent: "alias",
    yaml.SequenceStartEvent: "list",
    yaml.MappingStartEvent: "mapping",
}


def _value(node: Node) -> object:
    if node.kind == "mapping":
        return {}
    if node.kind == "list":
        return []
    if node.kind == "alias":
        return None
    return node.scalar.value if node.scalar else node.text


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
                builder.end(event, text)
            elif isinstance(event, yaml.DocumentStartEvent) and not _starts_first(event, builder, stop):
                break
    except yaml.YAMLError as error:
        stop["failure"] = _failure(error)
    return Tree(
        path=path,
        text=text,
        starts=(0, *accumulate(len(line) + 1 for line in text.split("\n")))[:-1],
        nodes=tuple(builder.nodes),
        ends=builder.ends,
        value=builder.root,
        positions=Positions(values=builder.values, keys=builder.keys),
        **stop,
    )


def _starts_first(event: yaml.DocumentStartEvent, builder: _Builder, stop: dict[str, Any]) -> bool:
    position = _position(event.start_mark)
    if event.version or event.tags:
        stop["directive"] = position
    if builder.nodes:
        stop["second"] = position
    return not builder.nodes


def _failure(error: yaml.YAMLError) -> Failure:
    return Failure(
        problem=getattr(error, "problem", None) or "unreadable",
        context=getattr(error, "context", None) or "",
        here=_position(getattr(error, "problem_mark", None)),
        start=_position(getattr(error, "context_mark", None)),
    )


def _position(mark: Any) -> Position | None:
    return Position(mark.line + 1, mark.column + 1) if mark else None


def iter_plain(tree: Tree) -> Iterator[tuple[Node, Scalar]]:
    """The scalars without quotes, with what they mean."""
    return ((node, node.scalar) for node in tree.nodes if node.scalar)
