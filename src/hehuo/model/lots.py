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

from hehuo.model.card_lots import NEVER, CardLots, Lot, last_day
from hehuo.model.ledger import ORDER, Line, Posting, iter_postings, target_of
from hehuo.model.records import Batch, PointsRules
from hehuo.model.registry import Registry, programme_of

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
class Lots:
    """A programme's lots after the last entry: by card, the oldest first; every expiry; what is overdue."""

    left: Mapping[str, tuple[Lot, ...]]
    expiries: tuple[Expiry, ...]
    overdue: tuple[Overdue, ...]


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
        line = (posting.batch, posting.index)
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
        target = target_of(programme_of(line[0]), self.batches[line[0]].entries[line[1]])
        if posting.points < 0:
            own = self.given.get(target)
            drawn = self._draw(card, line, own, -posting.points) if own is not None else 0
            self._use(card, line, -posting.points - drawn, posting.date)
            return
        missing = posting.points
        for lot, points, overdue in self.taken.pop(target, ()):
            lot.left += points
            lot.overdue += overdue
            missing -= points
            if lot.left == points:
                card.put(lot)
        missing -= sum(points for owing, points in card.debts if owing == target)
        card.debts = [each for each in card.debts if each[0] != target]
        if missing > 0:
            self._give(card, line, replace(posting, points=missing))
        self._pay(card, posting.date)


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
                return batch.date, ORDER[target.kind] + 0.5
        return batch.date, ORDER[posting.kind] if posting.points < 0 else 0

    return sorted((each for each in postings if each.kind != "settlement"), key=place)


def reversed_lines(programme: str, batches: Mapping[str, Batch]) -> frozenset[Line]:
    """The entries that a programme's reversals name."""
    reversals = [batch for batch in batches.values() if batch.kind == "reversal"]
    return frozenset(target_of(programme, entry) for batch in reversals for entry in batch.entries)


def book_lots(registry: Registry, programme: str, closed: str = "") -> Lots:
    """Book a programme's entries by lots. `closed` is the last closed month as ``yyyy-mm``, empty where none is."""
    batches = registry.batches_by_programme.get(programme, {})
    book = LotBook(batches, registry.rules.get(programme), reversed_lines(programme, batches))
    expiries = []
    sealed: list[Overdue] | None = None if closed else []
    for posting in in_booking_order(batches, iter_postings(registry, programme)):
        if sealed is None and batches[posting.batch].date[:7] > closed:
            sealed = _seal(book, closed)
        due = book.book(posting)
        if posting.kind == "expiry":
            expiries.append(Expiry(posting=posting, due=due))
    lapsed = _seal(book, closed) if sealed is None else sealed
    return Lots(
        left={name: card.left for name, card in book.cards.items()},
        expiries=tuple(expiries),
        overdue=tuple(each for each in lapsed if each.lot.overdue),
    )


def _seal(book: LotBook, month: str) -> list[Overdue]:
    """Call overdue what can't be used on a month's last day any more and is still there."""
    day = f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1] - 1}"
    found = [Overdue(card=name, lot=lot) for name, card in book.cards.items() for lot in card.due(day)]
    for each in found:
        each.lot.overdue = each.lot.left
    return found
