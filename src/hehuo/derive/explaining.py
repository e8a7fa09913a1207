"""One card's story: every entry that moved its points, in order of date, and the lots that are left.

Knows cards by number only; nothing of who holds one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hehuo.model.ledger import Ledger, Line, Posting, open_ledger
from hehuo.model.ledger.card_lots import Lot
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
    ledger = open_ledger(registry, programme)
    postings: dict[str, list[Posting]] = {card: [] for card in sorted(declared.cards)}
    for posting in ledger.postings:
        if posting.account in postings:
            postings[posting.account].append(posting)
    return tuple(_story(ledger, card, mine) for card, mine in postings.items())


def explain_card(registry: Registry, programme: str, card: str) -> CardStory:
    """Everything that led to a card's balance."""
    ledger = open_ledger(registry, programme).only(card)
    return _story(ledger, card, ledger.postings)


def _story(ledger: Ledger, card: str, postings: Sequence[Posting]) -> CardStory:
    steps: list[Step] = []
    for posting in postings:
        steps.append(_step(ledger, posting, steps[-1].balance if steps else 0))
    balance = steps[-1].balance if steps else 0
    return CardStory(card=card, steps=tuple(steps), balance=balance, lots=ledger.traced_lots.left.get(card, ()))


def _step(ledger: Ledger, posting: Posting, before: int) -> Step:
    batch, receipt = ledger.batches[posting.batch], ledger.traced_lots.receipts[posting.line]
    return Step(
        date=posting.date,
        booked=batch.date,
        line=posting.line,
        kind=posting.kind,
        title=_title(ledger.registry, ledger.programme, batch),
        quantity=batch.entries[posting.index].quantity,
        points=posting.points,
        balance=before + posting.points,
        last=receipt.made.last if receipt.made is not None else None,
        took=receipt.took,
    )


def _title(registry: Registry, programme: str, batch: Batch) -> str:
    rules, offer = registry.rules.get(programme), registry.offers.get(resolve(programme, batch.offer or ""))
    if batch.kind == "earn" and rules is not None and batch.rule in rules.rules:
        return rules.rules[batch.rule].title
    if batch.kind == "redeem" and offer is not None:
        return offer.title
    return batch.reason or batch.rule or batch.offer or ""
