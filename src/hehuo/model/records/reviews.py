"""What is judged and measured: reviews, awards, indicators."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records.base import Change, Correction, Qualifier, Struct


class Criterion(Struct, frozen=True, kw_only=True):
    title: str
    max: int
    score: int
    note: str | None = None


class Owner(Struct, frozen=True, kw_only=True):
    """Who has to see to a finding: a partner or a role."""

    partner: str | None = None
    role: str | None = None


class FollowUp(Struct, frozen=True, kw_only=True):
    date: str
    note: str


class PanelFinding(Struct, frozen=True, kw_only=True):
    """A fault that a panel has found; followed until it is closed."""

    title: str
    found: str
    owner: Owner | None = None
    due: str | None = None
    steps: tuple[FollowUp, ...] = ()
    closed: str | None = None
    result: str | None = None


class Consequence(Struct, frozen=True, kw_only=True):
    date: str
    kind: str
    note: str | None = None


class Review(Struct, frozen=True, kw_only=True):
    """`data/reviews/<p>/<id>.yml`."""

    title: str
    panel: str
    date: str
    partner: str | None = None
    community: str | None = None
    raters: int | None = None
    criteria: tuple[Criterion, ...] = ()
    findings: tuple[PanelFinding, ...] = ()
    consequence: Consequence | None = None
    note: str | None = None
    confirmed: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class RecipientOf(Struct, frozen=True, kw_only=True):
    """One of the four."""

    partner: str | None = None
    project: str | None = None
    community: str | None = None
    card: str | None = None


class Recipient(Struct, frozen=True, kw_only=True):
    to: RecipientOf
    grade: str | None = None
    citation: str | None = None


class Award(Struct, frozen=True, kw_only=True):
    """`data/awards/<p>/<id>.yml`."""

    name: str
    name_en: str | None = None
    date: str | None = None
    by: str | None = None
    criteria: str | None = None
    occasion: str | None = None
    recipients: tuple[Recipient, ...] = ()
    note: str | None = None
    confirmed: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Measurement(Struct, frozen=True, kw_only=True):
    date: str
    value: int
    label: str | None = None
    qualifier: Qualifier = "exact"
    source: str | None = None
    note: str | None = None


class StatedChange(Struct, frozen=True, kw_only=True):
    """By how much something changed, where no source says from what to what."""

    date: str
    change: Change
    label: str | None = None
    since: str | None = None
    qualifier: Qualifier = "exact"
    source: str | None = None
    note: str | None = None


class Indicator(Struct, frozen=True, kw_only=True):
    """`data/indicators/<p>/<id>.yml`."""

    title: str
    unit: str
    series: tuple[Measurement, ...] = ()
    changes: tuple[StatedChange, ...] = ()
    title_en: str | None = None
    definition: str | None = None
    better: Literal["up", "down"] | None = None
    community: str | None = None
    partner: str | None = None
    note: str | None = None
    confirmed: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
