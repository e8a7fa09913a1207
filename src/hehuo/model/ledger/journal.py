"""The journal of one programme: its postings, and what can be read off them without booking anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from hehuo.model.ledger.doubts import NO_DOUBTS, Doubts
from hehuo.model.ledger.postings import KINDS, Line, Posting, in_booking_order, target_of
from hehuo.model.records import Batch, PointsRules
from hehuo.model.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Journal:
    """A programme's postings in order of effective date. `doubts` says what must not be blamed."""

    registry: Registry
    programme: str
    postings: tuple[Posting, ...]
    doubts: Doubts = NO_DOUBTS

    @property
    def batches(self) -> Mapping[str, Batch]:
        """The programme's batches by key."""
        return self.registry.batches_by_programme.get(self.programme, {})

    @property
    def rules(self) -> PointsRules | None:
        """The programme's earning rules, where they are known."""
        return self.registry.rules.get(self.programme)

    @cached_property
    def booked(self) -> tuple[Posting, ...]:
        """What moves cards' points, in order of booking day."""
        return tuple(in_booking_order(self.batches, self.postings))

    @cached_property
    def named(self) -> frozenset[Line]:
        """The entries that reversals name, rightly or wrongly."""
        reversals = [batch for batch in self.batches.values() if batch.kind == "reversal"]
        return frozenset(target_of(self.programme, entry) for batch in reversals for entry in batch.entries)

    @cached_property
    def moved(self) -> Mapping[Line, int]:
        """What each entry that a reversal names has moved, signed, where its points are known."""
        return {posting.line: posting.points for posting in self.postings if posting.line in self.named}

    @cached_property
    def sheet_totals(self) -> Mapping[str, int]:
        """The sum of each batch as its sheet counts it, as far as its entries' points are known."""
        totals: dict[str, int] = defaultdict(int)
        for posting in self.postings:
            totals[posting.batch] += posting.points
        return {key: KINDS[self.batches[key].kind].sign * total for key, total in totals.items()}

    def only(self, card: str) -> Self:
        """The postings of one card alone: cards don't touch each other."""
        return replace(self, postings=tuple(posting for posting in self.postings if posting.account == card))
