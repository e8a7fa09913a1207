"""Views of matching: why a partner is suggested for a need, and the page of a programme's needs and resources."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Resource
from hehuo.view.page import Link, ProgrammePageView, RecordFile, View

ReasonId = Literal["item", "named", "words", "talks", "running", "wider", "group", "direction", "resource", "quantity", "service", "record", "trade",
                   "community", "load", "returned"]  # fmt: skip

Obstacle = Literal["no-item", "broad", "kind", "inactive", "held", "unclear", "nobody", "unrecorded"]


class Reason(View, frozen=True, kw_only=True):
    """One thing that speaks for or against a pair, with its points.

    `node` is the name of the item, group or direction, `text` what a partner's record calls what it has, `count` how
    many projects, `projects` the first of them. `part`: it meets another item of the need than the first.
    """

    id: ReasonId
    points: int
    node: str | None = None
    text: str | None = None
    number: int | None = None
    unit: str | None = None
    count: int = 0
    projects: tuple[Link, ...] = ()
    part: bool = False


class Suggestion(View, frozen=True, kw_only=True):
    """A partner that could take up a need, or a need that a partner could take up; the points are the reasons' sum."""

    link: Link
    points: int
    reasons: tuple[Reason, ...]


class NeedSuggestions(View, frozen=True, kw_only=True):
    """Who could take up a need, best first. Where nobody can, `obstacle` says why, and `could` who is meant."""

    suggestions: tuple[Suggestion, ...]
    obstacle: Obstacle | None
    could: tuple[Link, ...]


class OpenNeed(View, frozen=True, kw_only=True):
    """A need on the page of matches. `ready`: the very next step can be a claim."""

    link: Link
    left: int
    unit: str | None
    waiting_days: int | None
    community: Link | None
    for_partner: Link | None
    items: tuple[str, ...]
    ready: bool
    matches: NeedSuggestions


class UnmetNeed(View, frozen=True, kw_only=True):
    """A need that nobody can take up, and why."""

    link: Link
    obstacle: Obstacle
    could: tuple[Link, ...]


class AvailableResource(View, frozen=True, kw_only=True):
    """What a partner has, the names of the items it serves, and the first of the needs that it is of use for."""

    record: Resource
    partner: Link
    items: tuple[str, ...]
    needs: tuple[Link, ...]
    needs_count: int


class IdlePartner(View, frozen=True, kw_only=True):
    """A partner with nothing in hand, and what it could take up. `named`: its record names what it can do."""

    link: Link
    suggestions: tuple[Suggestion, ...]
    named: bool


class MatchPage(ProgrammePageView, frozen=True, kw_only=True):
    """A programme's needs and its partners' resources, the first of each; the counts are of all. `unmet_count` and
    `idle_count` are None where the partners or projects that aren't recorded may be the answer.

    `points` has the points of each reason; a pair with less than `minimum` is no suggestion.
    """

    id: str
    file: RecordFile
    needs: tuple[OpenNeed, ...]
    needs_count: int
    resources: tuple[AvailableResource, ...]
    resources_count: int
    unmet: tuple[UnmetNeed, ...]
    unmet_count: int | None
    idle: tuple[IdlePartner, ...]
    idle_count: int | None
    points: tuple[tuple[ReasonId, int], ...]
    minimum: int
