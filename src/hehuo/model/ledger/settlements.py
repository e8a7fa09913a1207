"""Settlements held against what each partner has accepted: a month's redemptions are paid for once.

The month is that of the redemption's folder. Batches are booked in order of booking day; a settlement counts what is
in the books by then, less what was reversed by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hehuo.model.ledger.journal import Journal
from hehuo.model.ledger.postings import KINDS, Line, batch_points, month_of, target_of
from hehuo.model.records import Batch
from hehuo.model.registry import resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class OverSettlement:
    """An entry that settles more `points` with a partner for a month than it `accepted` less what is `settled`."""

    line: Line
    month: str
    points: int
    accepted: int
    settled: int

    @property
    def excess(self) -> int:
        """By how much it is too many."""
        return self.points - max(self.accepted - self.settled, 0)


def find_over_settlements(journal: Journal, undone: Mapping[Line, Line]) -> tuple[OverSettlement, ...]:
    """The settlements that pay too much, where no unreadable sheet may explain them. `undone`: entry → its reversal."""
    excused = journal.doubts.partners
    if excused is None or not any(batch.kind == "settlement" for batch in journal.batches.values()):
        return ()
    return tuple(_Accounts(journal=journal, undone=undone, excused=set(excused)).walk())


@dataclass(slots=True, kw_only=True)
class _Accounts:
    """What each partner has accepted and been paid, by booking month. A partner is `excused` whose sheet is in doubt."""

    journal: Journal
    undone: Mapping[Line, Line]
    excused: set[str]
    accepted: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    settled: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def walk(self) -> Iterator[OverSettlement]:
        """Book the batches; yield the settlements that pay too much."""
        doubtful = self.journal.doubts.batches
        batches = self.journal.batches.items()
        for key, batch in sorted(batches, key=lambda item: (item[1].date, KINDS[item[1].kind].order, item[0])):
            if batch.kind == "redeem":
                self._accept(key, batch, key in doubtful)
            elif batch.kind == "reversal" and key not in doubtful:
                self._give_back(key, batch)
            elif batch.kind == "settlement" and key not in doubtful:
                yield from self._settle(key, batch)

    def _partner(self, batch: Batch) -> str:
        return resolve(self.journal.programme, batch.partner or "")

    def _accept(self, key: str, batch: Batch, is_doubtful: bool) -> None:
        points = batch_points(self.journal.registry, key, batch)
        if is_doubtful or None in points:
            self.excused.add(self._partner(batch))
        self.accepted[self._partner(batch), month_of(key)] += sum(counted or 0 for counted in points)

    def _give_back(self, key: str, batch: Batch) -> None:
        """Take the redemptions that a batch reverses off what their partners accepted in the month they were booked."""
        for index, entry in enumerate(batch.entries):
            target = target_of(self.journal.programme, entry)
            redeemed = self.journal.batches.get(target[0])
            is_undone = self.undone.get(target) == (key, index)
            if is_undone and redeemed is not None and redeemed.kind == "redeem":
                self.accepted[self._partner(redeemed), month_of(target[0])] -= entry.points or 0

    def _settle(self, key: str, batch: Batch) -> Iterator[OverSettlement]:
        partner = self._partner(batch)
        for index, entry in enumerate(batch.entries):
            account, points = (partner, entry.month or ""), entry.points or 0
            accepted, settled = self.accepted[account], self.settled[account]
            if points <= accepted - settled or partner in self.excused:
                self.settled[account] += points
            else:
                yield OverSettlement(
                    line=(key, index), month=account[1], points=points, accepted=accepted, settled=settled
                )
