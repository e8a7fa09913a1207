"""A programme's points by lots, first in, first out: what is left of each, what was due, what is overdue.

What takes points takes the oldest lot that can still be used; an expiry takes what is due. Entries are booked in order
of booking day, so that a late sheet never makes an older expiry wrong; which lots a late entry may use, its effective
date says. A reversal of what gave points takes its own lot's rest first, then the oldest; a reversal of what took
points puts them back into the lots they came from, which lapse as before. What a card owes because a sheet is late is
paid by the next lot. Points of adjustments never lapse. Knows nothing of findings.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from hehuo.model.ledger.card_lots import NEVER, CardLots, Lot, last_day
from hehuo.model.ledger.journal import Journal
from hehuo.model.ledger.postings import Line, Posting, target_of
from hehuo.model.records import Batch, PointsRules
from hehuo.model.registry import programme_of

Log = list[tuple[Lot, int, int]]
"""Lots, how many points were taken from each, and how many of them were overdue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """An expiry entry, and how many of its points were due on its card by its date when it was booked."""

    posting: Posting
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """A lot with points that had lapsed before the last closed month ended, and are still on their card."""

    card: str
    lot: Lot


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What an entry did to its card's lots: the lot that it made, and from which lots, by the day on which they were
    earned, it took how much."""

    made: Lot | None
    took: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lots:
    """A programme's lots after the last entry: by card, the oldest first; every expiry; what is overdue.

    `receipts` are kept only where they were asked for.
    """

    left: Mapping[str, tuple[Lot, ...]]
    expiries: tuple[Expiry, ...]
    overdue: tuple[Overdue, ...]
    receipts: Mapping[Line, Receipt]


@dataclass(slots=True)
class LotBook:
    """A programme's lots while its entries are booked.

    Of the `watched` lines, `given` remembers the lot that they made and `taken` the lots that they took.
    """

    batches: Mapping[str, Batch]
    rules: PointsRules | None
    watched: Container[Line]
    cards: dict[str, CardLots] = field(default_factory=dict)
    given: dict[Line, Lot] = field(default_factory=dict)
    taken: dict[Line, Log] = field(default_factory=dict)
    number: int = 0

    def book(self, posting: Posting) -> int:
        """Book an entry. Says of an expiry how many of its points were due; 0 of everything else."""
        card = self.cards.get(posting.account)
        if card is None:
            card = self.cards[posting.account] = CardLots()
        line = posting.line
        if posting.kind == "reversal":
            self._reverse(card, line, posting)
        elif posting.points > 0:
            self._give(card, line, posting)
        else:
            return self._take(card, line, posting)
        return 0

    def due(self, account: str, day: str) -> int:
        """How many points of a card an expiry of a day would take."""
        card = self.cards.get(account)
        return sum(lot.left for lot in card.due(day)) if card is not None else 0

    def receipt(self, line: Line) -> Receipt:
        """What a watched line has just done; a later reversal undoes it."""
        took = tuple((lot.earned, points) for lot, points, _ in self.taken.get(line, ()))
        return Receipt(made=self.given.get(line), took=took)

    def _give(self, card: CardLots, line: Line, posting: Posting) -> None:
        months = NEVER
        if posting.kind == "earn" and self.rules is not None:
            rule = self.rules.rules.get(self.batches[line[0]].rule or "")
            months = rule.expires_months or NEVER if rule is not None else NEVER
        self.number += 1
        lot = Lot(
            earned=posting.date,
            number=self.number,
            months=months,
            last=last_day(posting.date, months) if months != NEVER else None,
            line=line,
            points=posting.points,
            left=posting.points,
        )
        card.put(lot)
        if line in self.watched:
            self.given[line] = lot
        self._pay(card, posting.date)

    def _take(self, card: CardLots, line: Line, posting: Posting) -> int:
        """Take an entry's points: an expiry's from what is due, as far as that goes; says how many were."""
        points, due = -posting.points, 0
        while posting.kind == "expiry" and points > due:
            lot = card.first_due(posting.date)
            if lot is None:
                break
            due += self._draw(card, line, lot, points - due)
        self._use(card, line, points - due, posting.date)
        return due

    def _use(self, card: CardLots, line: Line, points: int, day: str) -> None:
        """Take points from what is usable on a day; what is missing then is owed."""
        while points:
            lot = card.usable(day)
            if lot is None:
                card.debts.append((line, points))
                return
            points -= self._draw(card, line, lot, points)

    def _draw(self, card: CardLots, line: Line, lot: Lot, points: int) -> int:
        drawn = card.draw(lot, points)
        overdue = min(lot.overdue, drawn)
        lot.overdue -= overdue
        if drawn and line in self.watched:
            self.taken.setdefault(line, []).append((lot, drawn, overdue))
        return drawn

    def _pay(self, card: CardLots, day: str) -> None:
        """Pay what the card owes from what it has."""
        if card.debts:
            debts, card.debts = card.debts, []
            for line, points in debts:
                self._use(card, line, points, day)

    def _reverse(self, card: CardLots, line: Line, posting: Posting) -> None:
        target = self._target(line)
        if posting.points < 0:
            own = self.given.get(target) if target is not None else None
            drawn = self._draw(card, line, own, -posting.points) if own is not None else 0
            self._use(card, line, -posting.points - drawn, posting.date)
            return
        missing = posting.points
        for lot, points, overdue in self.taken.pop(target, ()) if target is not None else ():
            lot.left += points
            lot.overdue += overdue
            missing -= points
            if lot.left == points:
                card.put(lot)
        missing -= sum(points for owing, points in card.debts if owing == target)
        card.debts = [(owing, points) for owing, points in card.debts if owing != target]
        if missing > 0:
            self._give(card, line, replace(posting, points=missing))
        self._pay(card, posting.date)

    def _target(self, line: Line) -> Line | None:
        """The entry that a reversal names, where it is of the same card: another card's lots are none of its business."""
        entry = self.batches[line[0]].entries[line[1]]
        target = target_of(programme_of(line[0]), entry)
        batch = self.batches.get(target[0])
        if batch is None or target[1] >= len(batch.entries) or batch.entries[target[1]].card != entry.card:
            return None
        return target


def open_lots(journal: Journal, watched: Container[Line] | None = None) -> LotBook:
    """An empty book of lots, which remembers what reversals need."""
    return LotBook(journal.batches, journal.rules, journal.named if watched is None else watched)


def book_lots(book: LotBook, postings: Iterable[Posting], closed: str = "", receipts: bool = False) -> Lots:
    """Book postings, given in booking order. `closed` is the last closed month as ``yyyy-mm``, empty where none is;
    `receipts` are kept of watched lines."""
    expiries = []
    kept: dict[Line, Receipt] = {}
    sealed: list[Overdue] | None = None if closed else []
    for posting in postings:
        if sealed is None and book.batches[posting.batch].date[:7] > closed:
            sealed = _seal(book, closed)
        due = book.book(posting)
        if posting.kind == "expiry":
            expiries.append(Expiry(posting=posting, due=due))
        if receipts:
            kept[posting.line] = book.receipt(posting.line)
    lapsed = _seal(book, closed) if sealed is None else sealed
    return Lots(
        left={name: card.left for name, card in book.cards.items()},
        expiries=tuple(expiries),
        overdue=tuple(found for found in lapsed if found.lot.overdue),
        receipts=kept,
    )


def _seal(book: LotBook, month: str) -> list[Overdue]:
    """Call overdue what can't be used on a month's last day any more and is still there."""
    day = f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1] - 1}"
    found = [Overdue(card=name, lot=lot) for name, card in book.cards.items() for lot in card.due(day)]
    for overdue in found:
        overdue.lot.overdue = overdue.lot.left
    return found
