"""Posts a programme's batches in date order: what each entry moves, and every balance that turns negative.

Points move programme → card (earn) → partner (redeem) → programme (settlement); an expiry moves them back from
the card. Nothing is rounded, nothing is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from hehuo.model.records import Batch, BatchKind, Entry, Offer, PointsRules
from hehuo.model.registry import Registry, resolve

ORDER: Mapping[BatchKind, int] = {"earn": 0, "reversal": 1, "adjustment": 2, "redeem": 3, "expiry": 4, "settlement": 5}
"""Within a day, what gives points is booked before what takes them, and each in this order."""


Line = tuple[str, int]
"""An entry: its batch's key and its place in it, from 0."""


class Posting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One entry's effect: `points` signed, on the account of a card or, for settlements, of a partner.

    `date` is the effective date, `batch` the batch's key and `index` the entry's place in it, from 0.
    """

    date: str
    batch: str
    index: int
    kind: BatchKind
    account: str
    points: int
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdraft:
    """A posting that takes more than its account holds."""

    posting: Posting
    balance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A programme's postings in date order and the balance of each card after the last."""

    postings: tuple[Posting, ...]
    balances: Mapping[str, int]
    overdrafts: tuple[Overdraft, ...]


def entry_points(entry: Entry, batch: Batch, rules: PointsRules | None, offer: Offer | None) -> int | None:
    """The points of an entry as the sheet counts them (positive for earn and redeem), or None where its rule or
    offer is unknown."""
    if batch.kind == "earn":
        rule = rules.rules.get(batch.rule or "") if rules else None
        return rule.points * (entry.quantity or 0) if rule else None
    if batch.kind == "redeem":
        return offer.cost * (entry.quantity or 1) if offer else None
    return entry.points


_SIGN: Mapping[BatchKind, Literal[1, -1]] = {
    "earn": 1,
    "redeem": -1,
    "expiry": -1,
    "reversal": 1,
    "adjustment": 1,
    "settlement": -1,
}


def offer_of(registry: Registry, programme: str, batch: Batch) -> Offer | None:
    """The offer a redeem batch is for, where it is known."""
    return registry.offers.get(resolve(programme, batch.offer)) if batch.offer else None


def target_of(programme: str, entry: Entry) -> Line:
    """The entry that an entry of a reversal names."""
    return f"{programme}/{entry.batch}", (entry.entry or 0) - 1


def iter_postings(registry: Registry, programme: str) -> list[Posting]:
    """Every posting of a programme, sorted by effective date, giving before taking, kind, batch and entry."""
    postings = []
    rules = registry.rules.get(programme)
    for key, batch in registry.batches_by_programme.get(programme, {}).items():
        offer = offer_of(registry, programme, batch)
        moment, sign = batch.effective or batch.date, _SIGN[batch.kind]
        for index, entry in enumerate(batch.entries):
            points = entry_points(entry, batch, rules, offer)
            if points is None:
                continue
            account = entry.card or f"partner:{batch.partner}"
            postings.append(Posting(date=moment, batch=key, index=index, kind=batch.kind, account=account,
                                    points=sign * points, quantity=entry.quantity or 1))  # fmt: skip
    postings.sort(key=lambda each: (each.date, each.points < 0, ORDER[each.kind], each.batch, each.index))
    return postings


def post(registry: Registry, programme: str) -> Ledger:
    """Book a programme's batches."""
    return book(iter_postings(registry, programme))


def book(postings: Sequence[Posting]) -> Ledger:
    """Book postings in their order. A card that would go below zero is an overdraft; its balance stays as it falls."""
    balances: dict[str, int] = {}
    overdrafts = []
    for posting in postings:
        if posting.kind == "settlement":
            continue
        balance = balances.get(posting.account, 0)
        if posting.points < 0 and balance + posting.points < 0:
            overdrafts.append(Overdraft(posting=posting, balance=balance))
        balances[posting.account] = balance + posting.points
    return Ledger(postings=tuple(postings), balances=balances, overdrafts=tuple(overdrafts))
