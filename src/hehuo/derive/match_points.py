"""The terms of matching: the table of points, needs and partners as they are compared, and reasons.

Knows nothing of how a pair is judged (`match_reasons`) nor of the words a reason is told in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from hehuo.derive.match_words import Words
from hehuo.model.registry import CatalogueNode
from hehuo.view.matching import ReasonId

POINTS: Mapping[ReasonId, int] = {
    "item": 40,  # it takes on this very item, and nothing it says of that item speaks against it
    "talks": 25,  # it is talking about this very project
    "resource": 20,  # it has something for this, in words that fit
    "words": 20,  # what it says of itself shares a word with the need
    "named": 15,  # it names the item, but what it has or gives there is something else
    "community": 15,  # it serves this community
    "service": 10,  # it gives a standing service of this kind, in words that fit
    "running": 10,  # it has such a project in hand
    "wider": 10,  # it names the whole group or direction that the item lies in
    "trade": 8,  # partners of its trade have finished such a project
    "group": 5,  # it takes on another item of the group
    "quantity": 5,  # what it has is enough for all that is left
    "direction": 5,  # it takes on something else of the direction
    "record": 4,  # for each such project it has finished, three at most
    "load": -4,  # for each project or standing service it has in hand, four at most
    "returned": -20,  # it took this very project up and gave it back
}
"""The points of each reason; a suggestion's points are their sum."""

MOST_RECORDS = 3
MOST_LOADS = 4

MINIMUM = 20
"""A pair with fewer points is no suggestion."""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that speaks for or against a pair: its points, and what it is told with.

    `node` is a catalogue id, `text` what a partner's record calls it, `number` how many, `records` the projects.
    """

    id: ReasonId
    points: int
    node: str | None = None
    text: str | None = None
    number: int | None = None
    unit: str | None = None
    records: tuple[str, ...] = ()
    part: bool = False
    """Whether it meets another item of the need than the first, which is what the need is mainly about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is left of an open project for anybody to claim.

    `places` are its items with the group and direction of each; `kinds` the kinds of partner its workflow lets claim,
    None for any; `ready` says whether the very next step can be a claim.
    """

    key: str
    programme: str
    left: int
    unit: str | None
    waiting_days: int | None
    community: str | None
    places: tuple[CatalogueNode, ...]
    kinds: frozenset[str] | None = None
    ready: bool = True
    sharp: tuple[CatalogueNode, ...] = ()
    """Its places but for groups and directions that have items below them, since to share such a one says little."""
    ids: frozenset[str] = frozenset()
    """The ids of all its places, their groups and directions."""
    barred: frozenset[str] = frozenset()
    """Who can't take it: who asks for it, and who holds a part of it."""
    returned: frozenset[str] = frozenset()
    asker: str | None = None
    """The partner that it is for."""
    talking: frozenset[str] = frozenset()
    """Who took part in a step of it without claiming."""
    words: Words | None = None
    """The words of its title, need and goal; None fits everything."""
    telling: Words = frozenset()
    """Those that few texts of the registry use."""
    meant: frozenset[str] = frozenset()
    """The ids of those of its places whose name fits its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that a partner has or gives for an item: what its record calls it, and the words of that."""

    kind: Literal["resource", "service"]
    text: str
    words: Words
    quantity: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A project that a partner has finished or has in hand: its key, and the words of its title and need."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Able:
    """A partner as matching sees it: what it names, has, gives and has done, by catalogue id."""

    key: str
    programme: str
    kind: str
    trade: str | None
    active: bool
    communities: frozenset[str]
    names: frozenset[str]
    groups: frozenset[str]
    directions: frozenset[str]
    things: Mapping[str, Sequence[Thing]] = field(default_factory=dict)
    """Item → what it has and gives for it."""
    done: Mapping[str, Sequence[Work]] = field(default_factory=dict)
    running: Mapping[str, Sequence[Work]] = field(default_factory=dict)
    peers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Item → projects that partners of the same trade have finished."""
    load: int = 0
    """How many projects it has in hand, and standing services it gives."""
    nodes: tuple[str, ...] = ()
    """The catalogue ids under which it is found, and finds needs, elsewhere: what it names, has, gives, does and did."""
    reach: frozenset[str] = frozenset()
    """Every id at which anything could speak for it."""
    says: tuple[str, ...] = ()
    """What it says of itself: its name, its trade, what it has and gives."""
    telling: Words = frozenset()
    """The words of that which few texts of the registry use."""


def is_broad(place: CatalogueNode) -> bool:
    """Whether a place is a direction, or a group with items below it, so that to share it says little."""
    return place.id == place.direction or bool(getattr(place.term, "items", None))
