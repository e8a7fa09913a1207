"""The points ledger's files: rules, cards, offers, batches, closes."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records.base import Struct

BatchKind = Literal["earn", "redeem", "reversal", "expiry", "adjustment", "settlement"]


class PointsRule(Struct, frozen=True, kw_only=True):
    title: str
    points: int
    unit: str
    from_: str
    until: str | None = None
    cap_per_month: int | None = None
    expires_months: int | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()


class PointsRules(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/rules.yml`."""

    rules: dict[str, PointsRule]
    confirmed: str | None = None


class Card(Struct, frozen=True, kw_only=True):
    opened: str
    closed: str | None = None
    community: str | None = None
    alias: str | None = None
    consent: str | None = None


class Cards(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/cards.yml`."""

    cards: dict[str, Card]
    statements: bool = False
    confirmed: str | None = None


class Offer(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/offers/<id>.yml`."""

    title: str
    partner: str
    form: str
    cost: int
    from_: str
    worth: int | None = None
    stock: int | None = None
    limit_per_card: int | None = None
    until: str | None = None
    summary: str | None = None
    confirmed: str | None = None
    sources: tuple[str, ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """One line of a batch; which fields are set follows from the batch's kind."""

    card: str | None = None
    quantity: int | None = None
    points: int | None = None
    batch: str | None = None
    entry: int | None = None
    month: str | None = None
    yuan: int | None = None


class Batch(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/<yyyy-mm>/<batch>.yml`."""

    date: str
    kind: BatchKind
    source: str
    entries: tuple[Entry, ...]
    total: int
    effective: str | None = None
    community: str | None = None
    partner: str | None = None
    rule: str | None = None
    offer: str | None = None
    reason: str | None = None
    approved_by: str | None = None


class Close(Struct, frozen=True, kw_only=True):
    """`data/points/<p>/<yyyy-mm>/close.yml`."""

    date: str
    opening: int
    issued: int
    redeemed: int
    expired: int
    adjusted: int
    closing: int
    batches: dict[str, str]
    previous: str | None = None
