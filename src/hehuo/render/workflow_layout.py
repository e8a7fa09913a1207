"""Lays a workflow out: one state under another, its steps below it, and lanes on the right to the other states.

Owns the geometry, all of it in whole units, so that the same workflow always gives the same drawing. Chinese is measured
by simple widths. Knows no workflow by name and nothing of SVG.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from hehuo.model.records import Event, State, StateClass, Term, Workflow
from hehuo.render.pages.flow import main_way

CLASSES: Mapping[StateClass, str] = {"open": "待办", "active": "在办", "done": "办成", "dropped": "中止"}

BIG, SMALL = 14, 12
BOX = 32
ROW = 42
GAP = 14
LANE = 13
LEFT = 10
SPINE = LEFT + 14
TEXT = SPINE + 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """An event leaving one state (None: the start): its line of text, its details, where it leads, where it is drawn.

    `lane` counts from 0; None where the leg runs straight down into the next box.
    """

    name: str
    details: str
    to: str
    y: int
    lane: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A state's place: the top of its box, its width, and the legs that leave it. The start has no state."""

    id: str | None
    state: State | None
    y: int
    width: int
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A workflow laid out: boxes from top to bottom, where its lanes begin, and the size of it all."""

    boxes: tuple[Box, ...]
    rail: int
    width: int
    height: int


def measure(text: str, size: int) -> int:
    """About how wide a text is: a Chinese character is as wide as high, a Latin one a little more than half of that."""
    units = sum(100 if east_asian_width(each) in "WF" else 58 for each in text)
    return -(-units * size // 100)


def order_of(workflow: Workflow) -> tuple[str, ...]:
    """The states from top to bottom: those of the main way, then the others as declared."""
    main = tuple(event.to for event in main_way(workflow))
    return tuple(dict.fromkeys((*main, *workflow.states)))


def details_of(event: Event, roles: Mapping[str, Term]) -> str:
    """Who takes a step, in words."""
    return "、".join(roles[role].name if role in roles else role for role in event.by)


def title_of(event: Event) -> str:
    """A step's name with its limit in days."""
    return event.name + (f"（限 {event.within_days} 天）" if event.within_days else "")


def lay_out(workflow: Workflow, roles: Mapping[str, Term]) -> Drawing:
    """Give every state and every step its place."""
    order = order_of(workflow)
    places: list[tuple[str | None, str | None]] = list(zip((None, *order), (*order, None), strict=True))
    tops: dict[str | None, int] = {}
    rows: dict[str | None, list[tuple[Event, int]]] = {}
    y = 4
    for state, following in places:
        tops[state] = y
        y += (BOX if state else 12) + GAP // 2
        rows[state] = []
        for event in leaving(workflow, state, following):
            rows[state].append((event, y))
            y += ROW if event.by else ROW - SMALL - 4
        y += GAP
    lanes = _lanes(workflow, places, tops, rows)
    boxes = tuple(_box(workflow, roles, each, following, tops, rows, lanes) for each, following in places)
    widths = [measure(text, size) for box in boxes for leg in box.legs
              for text, size in ((leg.name, BIG), (leg.details, SMALL))]  # fmt: skip
    rail = max(TEXT + max(widths, default=0) + 8, LEFT + max((box.width for box in boxes), default=0) + 18)
    used = max(lanes.values(), default=-1) + 1
    return Drawing(boxes=boxes, rail=rail, width=rail + used * LANE + 8, height=y)


def leaving(workflow: Workflow, state: str | None, following: str | None) -> list[Event]:
    """The events that leave a state, the one that leads straight on last."""
    found = [each for each in workflow.events.values() if (state in each.from_ if state else not each.from_)]
    straight = next((each for each in found if each.to == following), None)
    rest = [each for each in found if each is not straight]
    return rest if straight is None else [*rest, straight]


def _lanes(
    workflow: Workflow,
    places: Sequence[tuple[str | None, str | None]],
    tops: Mapping[str | None, int],
    rows: Mapping[str | None, Sequence[tuple[Event, int]]],
) -> dict[str, int]:
    """Target → lane. All that leads to one state shares a lane; lanes that don't meet share a place."""
    spans: dict[str, tuple[int, int]] = {}
    for state, following in places:
        for number, (event, y) in enumerate(rows[state]):
            if event.to not in workflow.states or _straight(event, following, number, rows[state]):
                continue
            target = tops[event.to] + BOX // 2
            low, high = spans.get(event.to, (target, target))
            spans[event.to] = (min(low, y), max(high, y + BIG))
    taken: list[list[tuple[int, int]]] = []
    lanes = {}
    for name, (low, high) in sorted(spans.items(), key=lambda each: (each[1][1] - each[1][0], each[1])):
        lane = next((n for n, used in enumerate(taken) if all(high < a or low > b for a, b in used)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lanes[name] = lane
    return lanes


def _straight(event: Event, following: str | None, number: int, row: Sequence[tuple[Event, int]]) -> bool:
    return event.to == following and number == len(row) - 1


def _box(
    workflow: Workflow,
    roles: Mapping[str, Term],
    state: str | None,
    following: str | None,
    tops: Mapping[str | None, int],
    rows: Mapping[str | None, Sequence[tuple[Event, int]]],
    lanes: Mapping[str, int],
) -> Box:
    legs = tuple(
        Leg(
            name=title_of(event),
            details=details_of(event, roles),
            to=event.to,
            y=y,
            lane=None if _straight(event, following, number, rows[state]) else lanes.get(event.to),
        )
        for number, (event, y) in enumerate(rows[state])
    )
    found = workflow.states[state] if state else None
    width = measure(found.name, BIG) + measure(CLASSES[found.class_], SMALL) + 34 if found else 8
    return Box(id=state, state=found, y=tops[state], width=width, legs=legs)
