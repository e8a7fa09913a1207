"""One card's story: every entry that moved its points, in order of date, and the lots that are left.

Knows cards by number only; nothing of who holds one.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from hehuo.model.card_lots import CardLots, Lot
from hehuo.model.ledger import Line, Posting, iter_postings
from hehuo.model.lots import LotBook, in_booking_order
from hehuo.model.records import Batch, BatchKind
from hehuo.model.registry import Registry, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An entry of a card: `date` is its effective date, `booked` the day it came into the books.

    `title` is the rule's or the offer's, or the reason; `balance` what the card held then, in order of date. `last` is
    the last day of what the entry gave; `took` says from which lots, by the day they were earned, it took how much.
    """

    date: str
    booked: str
    line: Line
    kind: BatchKind
    title: str
    quantity: int | None
    points: int
    balance: int
    last: str | None
    took: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStory:
    """A card's steps, its balance after the last, and the lots that make it up, oldest first."""

    card: str
    steps: tuple[Step, ...]
    balance: int
    lots: tuple[Lot, ...]


def explain_cards(registry: Registry, programme: str) -> tuple[CardStory, ...]:
    """The stories of all cards of a programme that has statement pages, in order of number; none where it has none.

    The ledger is booked once for all of them, so that a thousand cards take hardly longer than one.
    """
    declared = registry.cards.get(programme)
    if declared is None or not declared.statements:
        return ()
    batches = registry.batches_by_programme.get(programme, {})
    postings: dict[str, list[Posting]] = {card: [] for card in sorted(declared.cards)}
    everything = iter_postings(registry, programme)
    for each in everything:
        if each.account in postings:
            postings[each.account].append(each)
    book = LotBook(batches, registry.rules.get(programme), _Everything())
    took: dict[Line, tuple[tuple[str, int], ...]] = {}
    for each in in_booking_order(batches, everything):
        book.book(each)
        line = (each.batch, each.index)
        took[line] = tuple((lot.earned, points) for lot, points, _ in book.taken.get(line, ()))
    return tuple(_story(registry, programme, card, mine, book, took) for card, mine in postings.items())


class _Everything(Container[Line]):
    """Every line there is."""

    def __contains__(self, _line: object) -> bool:
        return True


def _story(
    registry: Registry,
    programme: str,
    card: str,
    postings: Sequence[Posting],
    book: LotBook,
    took: Mapping[Line, tuple[tuple[str, int], ...]],
) -> CardStory:
    steps: list[Step] = []
    for each in postings:
        steps.append(_step(registry, programme, each, steps[-1].balance if steps else 0, book, took))
    balance = steps[-1].balance if steps else 0
    return CardStory(card=card, steps=tuple(steps), balance=balance, lots=book.cards.get(card, CardLots()).left)


def explain_card(registry: Registry, programme: str, card: str) -> CardStory:
    """Everything that led to a card's balance."""
    postings = [each for each in iter_postings(registry, programme) if each.account == card]
    batches = registry.batches_by_programme.get(programme, {})
    lines = frozenset((each.batch, each.index) for each in postings)
    book = LotBook(batches, registry.rules.get(programme), lines)
    took: dict[Line, tuple[tuple[str, int], ...]] = {}
    for each in in_booking_order(batches, postings):
        book.book(each)
        line = (each.batch, each.index)
        took[line] = tuple((lot.earned, points) for lot, points, _ in book.taken.get(line, ()))
    return _story(registry, programme, card, postings, book, took)


def _step(
    registry: Registry,
    programme: str,
    posting: Posting,
    before: int,
    book: LotBook,
    took: Mapping[Line, tuple[tuple[str, int], ...]],
) -> Step:
    batch, line = registry.batches[posting.batch], (posting.batch, posting.index)
    lot = book.given.get(line)
    return Step(
        date=posting.date,
        booked=batch.date,
        line=line,
        kind=posting.kind,
        title=_title(registry, programme, batch),
        quantity=batch.entries[posting.index].quantity,
        points=posting.points,
        balance=before + posting.points,
        last=lot.last if lot is not None else None,
        took=took[line],
    )


def _title(registry: Registry, programme: str, batch: Batch) -> str:
    rules, offer = registry.rules.get(programme), registry.offers.get(resolve(programme, batch.offer or ""))
    if batch.kind == "earn" and rules is not None and batch.rule in rules.rules:
        return rules.rules[batch.rule].title
    if batch.kind == "redeem" and offer is not None:
        return offer.title
    return batch.reason or batch.rule or batch.offer or ""
