"""Views of points: all programmes', one programme's, one month of its ledger. No card's number is in any of them."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import BatchKind, Nature, Offer, PointsRule
from hehuo.view.page import CommonPageView, Link, ProgrammePageView, Receipt, RecordFile, View

Phase = Literal["current", "upcoming", "empty", "over"]
"""In force, not yet, out of stock, no longer: the order in which they are listed."""


class PointsSummary(View, frozen=True, kw_only=True):
    """A programme in the list of all: its totals, the offers open now, its first and last month and the last closed."""

    link: Link
    nature: Nature
    issued: int
    redeemed: int
    outstanding: int
    offers: int
    first: str | None
    last: str | None
    closed: str | None


class WithoutPoints(View, frozen=True, kw_only=True):
    """A programme that records no points, and where it is."""

    link: Link
    place: str


class PointsIndexPage(CommonPageView, frozen=True, kw_only=True):
    """The points of all programmes."""

    programmes: tuple[PointsSummary, ...]
    without: tuple[WithoutPoints, ...]


class EarningRule(View, frozen=True, kw_only=True):
    """An earning rule."""

    id: str
    record: PointsRule
    phase: Phase


class OfferLine(View, frozen=True, kw_only=True):
    """An offer, who gives it and of which trade, and the pieces left (None where stock isn't limited)."""

    id: str
    record: Offer
    partner: Link
    trade: str | None
    left: int | None
    phase: Phase


class OfferForm(View, frozen=True, kw_only=True):
    """The offers of one form, such as services."""

    id: str
    name: str
    offers: tuple[OfferLine, ...]


class Merchant(View, frozen=True, kw_only=True):
    """A partner that takes points: its offers, and the points it has taken so far."""

    partner: Link
    offers: tuple[OfferLine, ...]
    accepted: int


class MerchantTrade(View, frozen=True, kw_only=True):
    """The merchants of one trade; of none, where their records name none."""

    name: str | None
    merchants: tuple[Merchant, ...]


class TradeCapacity(View, frozen=True, kw_only=True):
    """A trade: points that its offers with a stock can still take, its offers without one, and what it has taken, in
    points and yuan."""

    name: str | None
    merchants: int
    limited: Receipt
    unlimited: tuple[Link, ...]
    accepted: int
    worth: int


class WorthMonth(View, frozen=True, kw_only=True):
    """What was redeemed in a month of offers with a worth: pieces, and their worth in yuan."""

    month: str
    pieces: int
    yuan: int


class Capacity(View, frozen=True, kw_only=True):
    """What can be had for the points outstanding. `short` is by how much the stocks fall behind, 0 where they suffice or
    an offer without a stock is open."""

    outstanding: int
    points: int
    unlimited: int
    short: int
    trades: tuple[TradeCapacity, ...]
    months: tuple[WorthMonth, ...]
    pieces: int
    worth: int
    accepted: int


class LedgerMonth(View, frozen=True, kw_only=True):
    """A booking month: the points at its start, what moved, the points at its end."""

    month: str
    opening: int
    issued: int
    redeemed: int
    expired: int
    adjusted: int
    closing: int
    closed: bool


class Digest(View, frozen=True, kw_only=True):
    """A file and the SHA-256 of its bytes."""

    path: str
    digest: str


class Seal(View, frozen=True, kw_only=True):
    """A closed month: the digest of its close, of the close before, and of each sheet; None where its own page has them.
    `example` is one of the month's files."""

    month: str
    date: str
    file: Digest
    previous: str | None
    sheets: int
    files: tuple[Digest, ...] | None
    example: str


class PointsPage(ProgrammePageView, frozen=True, kw_only=True):
    """The points of one programme. Months run from the first, seals from the newest. `confirmed` is when the rules and
    the cards were last said to hold."""

    id: str
    file: RecordFile
    confirmed: str | None
    outstanding: int
    issued: int
    redeemed: int
    expired: int
    adjusted: int
    rules: tuple[EarningRule, ...]
    forms: tuple[OfferForm, ...]
    trades: tuple[MerchantTrade, ...]
    capacity: Capacity
    months: tuple[LedgerMonth, ...]
    seals: tuple[Seal, ...]


class Sheet(View, frozen=True, kw_only=True):
    """A batch of the ledger: what it is about and how many rows it has. `url` is its file in the forge."""

    id: str
    source: str
    date: str
    effective: str | None
    total: int
    yuan: int
    rows: int
    rule: str | None
    offer: Link | None
    reason: str | None
    partner: Link | None
    community: Link | None
    approved_by: str | None
    url: str | None


class SheetKind(View, frozen=True, kw_only=True):
    """A month's sheets of one kind, by date."""

    kind: BatchKind
    total: int
    sheets: tuple[Sheet, ...]


class MonthPage(ProgrammePageView, frozen=True, kw_only=True):
    """A month of a programme's ledger, and the months beside it. `files` are the sheets' digests as they are now; `file`
    is the month's close, which nobody edits."""

    month: LedgerMonth
    earlier: str | None
    later: str | None
    kinds: tuple[SheetKind, ...]
    files: tuple[Digest, ...]
    seal: Seal | None
    file: RecordFile | None
