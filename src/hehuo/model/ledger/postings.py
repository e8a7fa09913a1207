"""What each entry of a programme's batches moves: points, signed, on an account on a day.

Points move programme → card (earn) → partner (redeem) → programme (settlement); an expiry moves them back from the
card. Owns the kinds of batch, what an entry is worth, and the two orders of the books. Nothing is rounded or stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from hehuo.model.records import Batch, BatchKind, Entry, Offer
from hehuo.model.registry import Registry, programme_of, resolve

Line = tuple[str, int]
"""An entry: its batch's key and its place in it, from 0."""

Figure = Literal["issued", "redeemed", "expired", "adjusted"]
"""A figure of a month's close that batches add to."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the ledger knows of a kind of batch: its place within a day, the sign of what its sheets count, and the
    figure of a close that it adds to (a settlement pays for points that have left the cards: none)."""

    order: int
    sign: Literal[1, -1]
    figure: Figure | None


KINDS: Mapping[BatchKind, Kind] = {
    "earn": Kind(0, 1, "issued"),
    "reversal": Kind(1, 1, "adjusted"),
    "adjustment": Kind(2, 1, "adjusted"),
    "redeem": Kind(3, -1, "redeemed"),
    "expiry": Kind(4, -1, "expired"),
    "settlement": Kind(5, -1, None),
}
"""Every kind of batch. What gives points comes before what takes them, on every day."""


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

    @property
    def line(self) -> Line:
        """The entry that the posting comes from."""
        return self.batch, self.index


def effective_day(batch: Batch) -> str:
    """The day that a batch speaks of; it comes into the books on its `date`."""
    return batch.effective or batch.date


def month_of(batch: str) -> str:
    """The booking month of a batch's key: the folder it lies in."""
    return batch.split("/")[1]


def offer_of(registry: Registry, programme: str, batch: Batch) -> Offer | None:
    """The offer a redeem batch is for, where it is known."""
    return registry.offers.get(resolve(programme, batch.offer)) if batch.offer else None


def target_of(programme: str, entry: Entry) -> Line:
    """The entry that an entry of a reversal names."""
    return f"{programme}/{entry.batch}", (entry.entry or 0) - 1


def batch_points(registry: Registry, key: str, batch: Batch) -> list[int | None]:
    """The points of each entry of a batch as the sheet counts them (positive for earn and redeem); None where its rule
    or offer is unknown."""
    if batch.kind not in ("earn", "redeem"):
        return [entry.points for entry in batch.entries]
    price, quantity = _price(registry, programme_of(key), batch), 0 if batch.kind == "earn" else 1
    return [None if price is None else price * (entry.quantity or quantity) for entry in batch.entries]


def _price(registry: Registry, programme: str, batch: Batch) -> int | None:
    """The points of one unit of a batch's rule, or of one piece of its offer, where these are known."""
    if batch.kind == "redeem":
        offer = offer_of(registry, programme, batch)
        return offer.cost if offer is not None else None
    rules = registry.rules.get(programme)
    rule = rules.rules.get(batch.rule or "") if rules is not None else None
    return rule.points if rule is not None else None


def iter_postings(registry: Registry, programme: str) -> tuple[Posting, ...]:
    """Every posting of a programme, sorted by effective date, giving before taking, kind, batch and entry."""
    chunks: list[tuple[tuple[str, bool, int, str], list[Posting]]] = []
    for key, batch in registry.batches_by_programme.get(programme, {}).items():
        moment, kind = effective_day(batch), KINDS[batch.kind]
        gives: list[Posting] = []
        takes: list[Posting] = []
        for index, (entry, counted) in enumerate(zip(batch.entries, batch_points(registry, key, batch), strict=True)):
            if counted is None:
                continue
            points = kind.sign * counted
            (takes if points < 0 else gives).append(
                Posting(
                    date=moment,
                    batch=key,
                    index=index,
                    kind=batch.kind,
                    account=entry.card or f"partner:{batch.partner}",
                    points=points,
                    quantity=entry.quantity or 1,
                )
            )
        chunks.append(((moment, False, kind.order, key), gives))
        chunks.append(((moment, True, kind.order, key), takes))
    chunks.sort(key=lambda chunk: chunk[0])
    return tuple(posting for _, postings in chunks for posting in postings)


def in_booking_order(batches: Mapping[str, Batch], postings: Iterable[Posting]) -> list[Posting]:
    """What moves cards' points, in order of booking day; within a day, what gives before what takes.

    A reversal of what was taken the same day comes after that: it puts back what must have been taken before.
    """

    def place(posting: Posting) -> tuple[str, float]:
        batch = batches[posting.batch]
        if posting.kind == "reversal" and posting.points > 0:
            line = target_of(programme_of(posting.batch), batch.entries[posting.index])
            target = batches.get(line[0])
            if target is not None and target.date == batch.date:
                return batch.date, KINDS[target.kind].order + 0.5
        return batch.date, KINDS[posting.kind].order if posting.points < 0 else 0

    return sorted((posting for posting in postings if posting.kind != "settlement"), key=place)
