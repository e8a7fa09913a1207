"""One programme's ledger: its postings, what follows from them, and what is wrong with them.

Every account (balances, limits, lots, settlements, months) is one walk over the same postings, made when it is first
asked for and kept. Check reports the faults; derive, explain, simulate and close use the values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hehuo.model.ledger.balances import Balances, Overdraft, book_all, judge_balances
from hehuo.model.ledger.closing import CloseFigures, close_months, closed_months
from hehuo.model.ledger.journal import Journal
from hehuo.model.ledger.limits import Breach, find_breaches
from hehuo.model.ledger.lots import Lots, book_lots, open_lots
from hehuo.model.ledger.postings import Line, iter_postings
from hehuo.model.ledger.reversals import Reversals, match_reversals
from hehuo.model.ledger.settlements import OverSettlement, find_over_settlements
from hehuo.model.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Ledger(Journal):
    """A journal and all that is concluded from it.

    `doubts` concerns the faults alone (`reversals`, `breaches`, `overdrawn`, `over_settlements`). The values take the
    files as they are.
    """

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

    @cached_property
    def lots(self) -> Lots:
        """The lots after the last posting, and what was due or is overdue as of the last closed month."""
        closed = closed_months(self.registry, self.programme)
        return book_lots(open_lots(self), self.booked, closed[-1] if closed else "")

    @cached_property
    def traced_lots(self) -> Lots:
        """The lots after the last posting, with a receipt for every entry."""
        lines = frozenset(posting.line for posting in self.postings)
        return book_lots(open_lots(self, lines), self.booked, receipts=True)

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
        return find_breaches(self, self.reversals.undone)

    @cached_property
    def overdrawn(self) -> tuple[Overdraft, ...]:
        """What takes more than its card holds, where nothing that is in doubt or at fault already explains it."""
        return judge_balances(self, self.breaches, self.reversals.wrong)

    @cached_property
    def over_settlements(self) -> tuple[OverSettlement, ...]:
        """The settlements that pay a partner more than it has accepted."""
        return find_over_settlements(self, self.reversals.undone)


def open_ledger(registry: Registry, programme: str) -> Ledger:
    """A programme's ledger, with nothing in doubt."""
    return Ledger(registry=registry, programme=programme, postings=iter_postings(registry, programme))
