"""Views of single cards: a statement, and a sheet of cards to print. Cards have numbers here, never names."""

from __future__ import annotations

from hehuo.model.records import BatchKind, Nature
from hehuo.view.page import ProgrammePageView, View


class LotLeft(View, frozen=True, kw_only=True):
    """Points that came onto the card together, how many are left, and the last day of their use; None if they stay."""

    earned: str
    left: int
    last: str | None


class LotUsed(View, frozen=True, kw_only=True):
    """How many points an entry took from what was earned on a day."""

    earned: str
    points: int


class StatementLine(View, frozen=True, kw_only=True):
    """An entry: `date` is the day it counts from, `booked` the day it came into the books; `row` of `sheet` proves it.

    `title` is the rule's or the offer's, or the reason; `last` the last day for the use of what the entry gave.
    """

    date: str
    booked: str
    kind: BatchKind
    title: str
    quantity: int | None
    points: int
    balance: int
    last: str | None
    took: tuple[LotUsed, ...]
    month: str
    sheet: str
    row: int


class StatementPage(ProgrammePageView, frozen=True, kw_only=True):
    """A card's statement, the earliest entry first. It is in no list, search or sitemap: the code on the card leads to it."""

    id: str
    card: str
    opened: str
    closed: str | None
    balance: int
    lots: tuple[LotLeft, ...]
    lines: tuple[StatementLine, ...]


class PrintedCard(View, frozen=True, kw_only=True):
    """A card to print: its number and the whole address of its statement."""

    number: str
    address: str


class CardSheet(View, frozen=True, kw_only=True):
    """A sheet of cards to print and cut out, kept by the office."""

    programme: str
    nature: Nature
    cards: tuple[PrintedCard, ...]
