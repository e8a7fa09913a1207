"""One programme's ledger: its postings, what follows from them, and what is wrong with them.

Every account (balances, limits, lots, settlements, months) is one walk over the same postings, made when it is first
asked for and kept. Check reports the faults; derive, explain, simulate and close use the values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hehuo.model.ledger.balances import Balances, Overdraft, book_all, judge_balances
from hehuo.model.ledger.closing import CloseFigures, close_months, closed_months
from hehuo.model.ledger.doubts import NO_DOUBTS, Doubts
from hehuo.model.ledger.limits import Breach, find_breaches
from hehuo.model.ledger.lots import LotBook, Lots, book_lots
from hehuo.model.ledger.postings import KINDS, Line, Posting, in_booking_order, iter_postings
from hehuo.model.ledger.reversals import Reversals, match_reversals, named_lines
from hehuo.model.ledger.settlements import OverSettlement, find_over_settlements
from hehuo.model.records import Batch, PointsRules
from hehuo.model.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """A programme's postings in order of effective date, and all that is concluded from them.

    `doubts` says what must not be blamed; it concerns the faults alone (`reversals`, `breaches`, `overdrawn`,
    `over_settlements`). The values take the files as they are.
    """

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
        return named_lines(self.programme, self.batches)

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

    @cached_property
    def _balances(self) -> Balances:
        return book_all(self)

    @property
    def balances(self) -> Mapping[str, int]:
        """What each card holds after the last posting."""
        return self._balances.held

    @property
    def overdrafts(self) -> tuple[Overdraft, ...]:
        """What takes more than its card holds, with everything booked as it stands."""
        return tuple(self._balances.overdrafts)

    def open_lots(self, watched: Container[Line] | None = None) -> LotBook:
        """An empty book of lots, which remembers what reversals need."""
        return LotBook(self.batches, self.rules, self.named if watched is None else watched)

    @cached_property
    def lots(self) -> Lots:
        """The lots after the last posting, and what was due or is overdue as of the last closed month."""
        closed = closed_months(self.registry, self.programme)
        return book_lots(self.open_lots(), self.booked, closed[-1] if closed else "")

    @cached_property
    def traced_lots(self) -> Lots:
        """The lots after the last posting, with a receipt for every entry."""
        lines = frozenset(posting.line for posting in self.postings)
        return book_lots(self.open_lots(lines), self.booked, receipts=True)

    @cached_property
    def months(self) -> Mapping[str, CloseFigures]:
        """What the close of each month must say, for every month that has a batch or a close."""
        return close_months(self)

    @cached_property
    def reversals(self) -> Reversals:
        """Which entries are undone, and which reversals undo nothing."""
        return match_reversals(self)

    @cached_property
    def breaches(self) -> Mapping[Line, Breach]:
        """The entries that break a limit."""
        return find_breaches(self)

    @cached_property
    def overdrawn(self) -> tuple[Overdraft, ...]:
        """What takes more than its card holds, where nothing that is in doubt or at fault already explains it."""
        return judge_balances(self)

    @cached_property
    def over_settlements(self) -> tuple[OverSettlement, ...]:
        """The settlements that pay a partner more than it has accepted."""
        return find_over_settlements(self)

    def only(self, card: str) -> Ledger:
        """The ledger of one card: cards don't touch each other."""
        return replace(self, postings=tuple(posting for posting in self.postings if posting.account == card))


def open_ledger(registry: Registry, programme: str) -> Ledger:
    """A programme's ledger, with nothing in doubt."""
    return Ledger(registry=registry, programme=programme, postings=iter_postings(registry, programme))
