"""The careful reader: a file's text as a flat list of nodes with positions, and its value.

Walks libyaml's events iteratively and stops at a maximum depth, so no input can exhaust the stack. Never follows
aliases. Judges nothing; the rules say what a node may be.
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
    """A scalar, an alias, or the start of a list or mapping. A tuple, because a file of 2 MB has half a million of them.

    `owner` is the number of the enclosing collection (its index in `nodes` plus 1; 0 at the root) and `key` the key whose
    value this is. `scalar` is set for plain scalars only; `style` is the quote or block sign of the others. `begin` and
    `end` are offsets in the text.
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
    """libyaml's error: the problem and where it is; the construct being read (`context`) and where that began."""

    problem: str
    context: str
    here: Position | None
    start: Position | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tree:
    """One parsed file: its nodes as far as the text could be read, and what stopped the reading, if anything.

    `ends`: index in `nodes` of a list or mapping in brackets → the offset after its closing bracket.
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
    """A key as a message may show it: only if it looks like a field name. Anything else may be private."""
    return key if isinstance(key, str) and _SAFE_KEY.fullmatch(key) else "……"


def field_of(route: Route) -> str:
    """The innermost field name of a route, as a message may show it."""
    return shown(next((key for key in reversed(route) if isinstance(key, str)), None))


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still open, and the key that waits for its value."""

    number: int
    route: Route
    value: Any
    key: Node | None = None

    def place(self, text: str) -> tuple[Role, Route]:
        """The role and route of the next node. `text` is its text, used if it is a key."""
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
        """Close a list or mapping."""
        number = self.open.pop().number - 1
        begin = self.nodes[number].begin
        if text[begin : begin + 1] in ("[", "{") and event.end_mark is not None:
            self.ends[number] = event.end_mark.index

    def add(self, event: yaml.NodeEvent) -> None:
        """Add the next node."""
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
    """Parse a text as far as possible. Characters that no record may hold are replaced first, so they don't stop it."""
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
