"""What each card holds, in order of effective date, and what is taken from a card that doesn't hold it.

A late sheet counts on its own day. Where it leaves too little for what was booked before it came in, the late sheet is
at fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from hehuo.model.ledger.doubts import Doubts
from hehuo.model.ledger.journal import Journal
from hehuo.model.ledger.postings import Line, Posting, batch_points
from hehuo.model.records import Batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdraft:
    """A posting that takes more than its account holds: its `balance`, as far as this posting could have it."""

    posting: Posting
    balance: int


@dataclass(slots=True, kw_only=True)
class Balances:
    """The balance of each card after the last posting booked, and the overdrafts so far.

    `late` is what was taken from each card by sheets that came in after the day they are of;
    `slack` is what cards that nobody has listed earned, which may be anybody's.
    """

    batches: Mapping[str, Batch]
    held: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    overdrafts: list[Overdraft] = field(default_factory=list)
    late: dict[str, list[Posting]] = field(default_factory=lambda: defaultdict(list))
    slack: float = 0

    def book(self, posting: Posting) -> None:
        """Book a posting whatever the card holds; a balance below zero stays as it falls."""
        balance = self.held[posting.account]
        if posting.points < 0 and balance + posting.points < 0:
            self.overdrafts.append(Overdraft(posting=posting, balance=balance))
        self.held[posting.account] = balance + posting.points

    def take(self, posting: Posting, doubts: Doubts) -> None:
        """Take points from a card. What can't be taken is not booked, so that nothing after it looks wrong because
        of it; where a late sheet is at fault, that one is taken back instead."""
        late = self.late[posting.account]
        while (missing := -(self.held[posting.account] + posting.points)) > 0:
            if missing <= self.slack or not doubts.trusts_balance(posting):
                break
            after = [earlier for earlier in late if self._booked(earlier) > self._booked(posting)]
            guilty = max(after, key=self._booked, default=posting)
            balance = max(-guilty.points - missing, 0)
            self.overdrafts.append(Overdraft(posting=guilty, balance=balance))
            if guilty is posting:
                return
            late.remove(guilty)
            self.held[posting.account] -= guilty.points
        self.held[posting.account] += posting.points
        if self._booked(posting) > posting.date:
            late.append(posting)

    def _booked(self, posting: Posting) -> str:
        return self.batches[posting.batch].date


def book_all(journal: Journal) -> Balances:
    """The balances as the files say, with every posting booked."""
    balances = Balances(batches=journal.batches)
    for posting in journal.postings:
        if posting.kind != "settlement":
            balances.book(posting)
    return balances


def judge_balances(journal: Journal, breaches: Container[Line], wrong: Container[Line]) -> tuple[Overdraft, ...]:
    """The overdrafts that nothing else explains. What breaks a limit or is a wrong reversal takes nothing."""
    listed = journal.registry.cards.get(journal.programme)
    if listed is None:
        return ()
    doubts = journal.doubts
    balances = Balances(batches=journal.batches, slack=doubts.given_anyone)
    balances.held.update(doubts.given)
    _credit_doubtful(journal, balances.held)
    balances.slack += sum(
        posting.points for posting in journal.postings if posting.points > 0 and posting.account not in listed.cards
    )
    for posting in journal.postings:
        if posting.batch in doubts.batches or posting.account not in listed.cards:
            continue
        if posting.points > 0:
            balances.held[posting.account] += posting.points
        elif posting.line not in breaches and posting.line not in wrong:
            balances.take(posting, doubts)
    return tuple(balances.overdrafts)


def _credit_doubtful(journal: Journal, held: dict[str, int]) -> None:
    """Count as given what doubtful batches may have given, before anything is taken."""
    for key in sorted(journal.doubts.batches & journal.batches.keys()):
        batch = journal.batches[key]
        if batch.kind in ("earn", "reversal", "adjustment"):
            given = batch_points(journal.registry, key, batch)
            off = abs(batch.total - sum(points or 0 for points in given))
            for entry, points in zip(batch.entries, given, strict=True):
                held[entry.card or ""] += max(points or 0, 0) + off
