"""Lays a workflow out: one state under another, its steps below it, and lanes on the right to the other states.

Owns the geometry, all of it in whole units, so that the same workflow always gives the same drawing. Texts are measured
by simple widths. Knows no workflow by name and nothing of SVG.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from unicodedata import east_asian_width

from hehuo.render.formats import Formats
from hehuo.view.workflows import WorkflowChart, WorkflowState, WorkflowStep
from hehuo.words import Words

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
    """A step leaving one state (None: the start): its line of text, its details, where it leads, where it is drawn.

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
    state: WorkflowState | None
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


Place: TypeAlias = tuple[WorkflowState | None, WorkflowState | None]
"""A state and the one drawn under it; None for the start and after the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """The tops of the boxes and of the steps that leave them, by the id of the state."""

    tops: Mapping[str | None, int]
    steps: Mapping[str | None, Sequence[tuple[WorkflowStep, int]]]
    height: int


def measure(text: str, size: int) -> int:
    """About how wide a text is: a Chinese character is as wide as high, a Latin one a little more than half of that."""
    units = sum(100 if east_asian_width(character) in "WF" else 58 for character in text)
    return -(-units * size // 100)


def order_of(workflow: WorkflowChart) -> tuple[WorkflowState, ...]:
    """The states from top to bottom: those of the main way, then the others as declared."""
    main = [step.to for step in workflow.main if is_drawn(step)]
    return tuple(dict.fromkeys((*main, *workflow.states)))


def is_drawn(step: WorkflowStep) -> bool:
    """Whether a step leads to a state that is declared."""
    return step.to.state_class is not None


def places_of(workflow: WorkflowChart) -> list[Place]:
    """Each state with the one drawn under it."""
    order = order_of(workflow)
    return list(zip((None, *order), (*order, None), strict=True))


def details_of(step: WorkflowStep, words: Words) -> str:
    """Who takes a step, in words."""
    return Formats(words).listed(step.by)


def title_of(step: WorkflowStep, words: Words) -> str:
    """A step's name with its limit in days."""
    if not step.within_days:
        return step.name
    return words.ngettext(
        "%(step)s (within %(num)s day)", "%(step)s (within %(num)s days)", step.within_days, step=step.name
    )


def lay_out(workflow: WorkflowChart, words: Words) -> Drawing:
    """Give every state and every step its place."""
    places = places_of(workflow)
    rows = _rows(workflow, places)
    lanes = _lanes(places, rows)
    boxes = tuple(_box(state, following, rows, lanes, words) for state, following in places)
    widths = [measure(text, size) for box in boxes for leg in box.legs
              for text, size in ((leg.name, BIG), (leg.details, SMALL))]  # fmt: skip
    rail = max(TEXT + max(widths, default=0) + 8, LEFT + max((box.width for box in boxes), default=0) + 18)
    used = max(lanes.values(), default=-1) + 1
    return Drawing(boxes=boxes, rail=rail, width=rail + used * LANE + 8, height=rows.height)


def leaving(
    workflow: WorkflowChart, state: WorkflowState | None, following: WorkflowState | None
) -> list[WorkflowStep]:
    """The steps that leave a state, the one that leads straight on last."""
    found = [step for step in workflow.steps if (state in step.from_ if state else not step.from_)]
    straight = next((step for step in found if step.to == following), None)
    rest = [step for step in found if step is not straight]
    return rest if straight is None else [*rest, straight]


def _rows(workflow: WorkflowChart, places: Sequence[Place]) -> _Rows:
    tops: dict[str | None, int] = {}
    rows: dict[str | None, list[tuple[WorkflowStep, int]]] = {}
    y = 4
    for state, following in places:
        key = state.id if state else None
        tops[key] = y
        y += (BOX if state else 12) + GAP // 2
        rows[key] = []
        for step in leaving(workflow, state, following):
            rows[key].append((step, y))
            y += ROW if step.by else ROW - SMALL - 4
        y += GAP
    return _Rows(tops=tops, steps=rows, height=y)


def _lanes(places: Sequence[Place], rows: _Rows) -> dict[str, int]:
    """Target → lane. All that leads to one state shares a lane; lanes that don't meet share a place."""
    spans: dict[str, tuple[int, int]] = {}
    for state, following in places:
        row = rows.steps[state.id if state else None]
        for number, (step, y) in enumerate(row):
            if not is_drawn(step) or _straight(step, following, number, row):
                continue
            target = rows.tops[step.to.id] + BOX // 2
            low, high = spans.get(step.to.id, (target, target))
            spans[step.to.id] = (min(low, y), max(high, y + BIG))
    taken: list[list[tuple[int, int]]] = []
    lanes = {}
    for name, (low, high) in sorted(spans.items(), key=lambda span: (span[1][1] - span[1][0], span[1])):
        lane = next((n for n, used in enumerate(taken) if all(high < a or low > b for a, b in used)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lanes[name] = lane
    return lanes


def _straight(
    step: WorkflowStep, following: WorkflowState | None, number: int, row: Sequence[tuple[WorkflowStep, int]]
) -> bool:
    return step.to == following and number == len(row) - 1


def _box(
    state: WorkflowState | None, following: WorkflowState | None, rows: _Rows, lanes: Mapping[str, int], words: Words
) -> Box:
    key = state.id if state else None
    row = rows.steps[key]
    legs = tuple(
        Leg(
            name=title_of(step, words),
            details=details_of(step, words),
            to=step.to.id,
            y=y,
            lane=None if _straight(step, following, number, row) else lanes.get(step.to.id),
        )
        for number, (step, y) in enumerate(row)
    )
    width = measure(state.name, BIG) + measure(class_name(state, words), SMALL) + 34 if state else 8
    return Box(id=key, state=state, y=rows.tops[key], width=width, legs=legs)


def class_name(state: WorkflowState, words: Words) -> str:
    """What the class of a declared state is called; empty where the state itself is called so."""
    name = words.named("state class", state.state_class) if state.state_class else ""
    return "" if name == state.name else name
