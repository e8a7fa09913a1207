"""The ledger of a synthetic registry: twelve months of batches, all but the last closed.

Keeps its own books while it writes: no card is overdrawn, no cap, limit or stock is exceeded, and every close agrees
with the files. All randomness comes from the generator passed in. The time for a sheet doesn't grow with the registry.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hehuo.model.registry import digest
from synthetic.points import SynthCard, SynthOffer
from synthetic.programme import RULES, EarnRule
from synthetic.records import community_id

MONTHS = tuple(f"{2024 + index // 12}-{index % 12 + 1:02d}" for index in range(11, 23))
"""The booking months, 2024-12 to 2025-11."""

_LAST_DAY = 27
_SHEET = (40, 60)
_TRIES = 4
"""How many cards to try for each slip wanted: most can't pay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One batch before it is written: its kind, the lines of its head and of its entries, and its total."""

    kind: str
    head: tuple[str, ...]
    rows: tuple[str, ...]
    total: int


@dataclass(slots=True)
class _Desk:
    """The state of the bookkeeping: what exists and what has been booked so far. A card is its index in `cards`."""

    cards: Sequence[SynthCard]
    offers: Sequence[SynthOffer]
    rng: Random
    opened: list[int] = field(default_factory=list)
    balances: list[int] = field(default_factory=list)
    earned: dict[tuple[int, str], int] = field(default_factory=dict)
    signed: set[tuple[int, str, date, int]] = field(default_factory=set)
    taken: dict[tuple[int, str], int] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)
    owed: dict[str, int] = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=dict)
    last_signed: tuple[str, list[tuple[int, int]]] = ("", [])

    def __post_init__(self) -> None:
        self.opened = [card.opened for card in self.cards]
        self.balances = [0] * len(self.cards)

    def begin_month(self) -> None:
        """Reset what is counted by month: caps, debts to merchants, the figures of the close."""
        self.earned, self.owed, self.sums = {}, {}, dict.fromkeys(("issued", "redeemed", "adjusted"), 0)

    def move(self, card: int, points: int, column: str) -> None:
        """Book signed points on a card and in one of the month's figures."""
        self.balances[card] += points
        self.sums[column] += points

    def some_cards(self, count: int, moment: date) -> list[int]:
        """Up to `count` different cards that are open on a day."""
        known = bisect_right(self.opened, moment.toordinal())
        return self.rng.sample(range(known), min(count, known))


def iter_ledger(entries: int, cards: Sequence[SynthCard], offers: Sequence[SynthOffer],
                rng: Random) -> Iterator[tuple[str, str]]:  # fmt: skip
    """(month/name, text) of every batch and close, in order of booking, with exactly `entries` entries in all."""
    desk = _Desk(cards, offers, rng)
    opening, previous = 0, ""
    debts: list[_Sheet] = []
    for index, month in enumerate(MONTHS):
        rows = entries * (index + 1) // len(MONTHS) - entries * index // len(MONTHS)
        if not rows:
            continue
        desk.begin_month()
        digests = {}
        for name, text in _iter_month(month, rows, debts, desk):
            digests[name] = digest(text.encode())
            yield f"{month}/{name}", text
        debts = [_settlement(partner, points, month) for partner, points in desk.owed.items()]
        if month != MONTHS[-1]:
            text = _close_text(MONTHS[index + 1], opening, desk.sums, digests, previous)
            opening, previous = opening + sum(desk.sums.values()), digest(text.encode())
            yield f"{month}/close", text


def _close_text(next_month: str, opening: int, sums: dict[str, int], digests: dict[str, str], previous: str) -> str:
    lines = [f'date: "{next_month}-03"', f"opening: {opening}", f"issued: {sums['issued']}"]
    lines += [f"redeemed: {-sums['redeemed']}", "expired: 0", f"adjusted: {sums['adjusted']}"]
    lines += [f"closing: {opening + sum(sums.values())}", "batches:"]
    lines += [f'  {name}: "{value}"' for name, value in sorted(digests.items())]
    lines += [f'previous: "{previous}"'] if previous else []
    return "\n".join(lines) + "\n"


def _iter_month(month: str, rows: int, debts: list[_Sheet], desk: _Desk) -> Iterator[tuple[str, str]]:
    """The batches of a month, day by day: first settlements with merchants, then sheets until `rows` entries exist."""
    settled = debts[: rows // 40]
    number, left = 0, rows
    while left:
        day = date.fromisoformat(f"{month}-{1 + (rows - left) * (_LAST_DAY - 1) // rows:02d}")
        if number < len(settled):
            sheet = settled[number]
        else:
            sheet = _draw_sheet(day, min(left, desk.rng.randint(*_SHEET)), desk)
        left -= len(sheet.rows)
        number += 1
        name = f"{sheet.kind}-{number:04d}"
        if sheet.kind == "earn":
            desk.last_signed = (f"{month}/{name}", desk.last_signed[1])
        head = [f'date: "{day.isoformat()}"', f"kind: {sheet.kind}", *sheet.head, f"source: HC-{month}-{number:04d}"]
        yield name, "\n".join([*head, "entries:", *sheet.rows, f"total: {sheet.total}\n"])


def _draw_sheet(day: date, size: int, desk: _Desk) -> _Sheet:
    """A sheet of a random kind: mostly sign-in sheets, slips where cards can pay, now and then a correction."""
    chance, sheet = desk.rng.random(), None
    if chance < 0.22:
        sheet = _redeem(day, size, desk)
    elif chance < 0.4 and day.day == 1:
        sheet = _adjustment(day, desk)
    elif chance < 0.24 and day.day > 1:
        # Not on day 1: within a day reversals are posted before adjustments, so a reversal could overdraw the card.
        sheet = _reversal(desk)
    return sheet or _earn(day, size, desk)


def _earn(day: date, size: int, desk: _Desk) -> _Sheet:
    """A sign-in sheet. A late sheet uses the rule without a cap, because caps count by month of the effective date."""
    late = day.day <= 3 and desk.rng.random() < 0.2
    effective = day - timedelta(days=4) if late else day
    rule = RULES[0] if late else desk.rng.choice(RULES)
    signed = _sign(rule, effective, desk.some_cards(size, effective), desk)
    if not signed:
        rule = RULES[0]
        signed = _sign(rule, effective, desk.some_cards(size, effective), desk)
    desk.last_signed = ("", [(card, quantity * rule.points) for card, quantity in signed])
    rows = tuple(f"  - {{card: {desk.cards[card].number}, quantity: {quantity}}}" for card, quantity in signed)
    head = [f'effective: "{effective.isoformat()}"'] if late else []
    head += [f"community: {community_id(desk.cards[signed[0][0]].community)}", f"rule: {rule.id}"]
    return _Sheet(kind="earn", head=tuple(head), rows=rows, total=rule.points * sum(quantity for _, quantity in signed))


def _sign(rule: EarnRule, day: date, cards: list[int], desk: _Desk) -> list[tuple[int, int]]:
    """(card, quantity) of who signs, as far as caps allow. No line repeats on a day: that would look like a double."""
    signed = []
    for card in cards:
        quantity = desk.rng.randint(1, rule.most)
        while (card, rule.id, day, quantity) in desk.signed:
            quantity += 1
        before = desk.earned.get((card, rule.id), 0)
        if rule.cap is not None and before + quantity * rule.points > rule.cap:
            continue
        desk.signed.add((card, rule.id, day, quantity))
        desk.earned[card, rule.id] = before + quantity * rule.points
        desk.move(card, quantity * rule.points, "issued")
        signed.append((card, quantity))
    return signed


def _redeem(day: date, size: int, desk: _Desk) -> _Sheet | None:
    """Slips for one offer from cards that can pay, or None where there are none."""
    offer = desk.rng.choice(desk.offers)
    if offer.until is not None and day.isoformat() > offer.until:
        offer = desk.offers[0]
    left = size if offer.stock is None else min(size, offer.stock - desk.given.get(offer.id, 0))
    rows: list[str] = []
    for card in desk.some_cards(size * _TRIES, day):
        taken = desk.taken.get((card, offer.id), 0)
        if len(rows) >= left:
            break
        if desk.balances[card] < offer.cost or (offer.limit is not None and taken >= offer.limit):
            continue
        desk.taken[card, offer.id] = taken + 1
        desk.move(card, -offer.cost, "redeemed")
        rows.append(f"  - {{card: {desk.cards[card].number}}}")
    total = len(rows) * offer.cost
    desk.given[offer.id] = desk.given.get(offer.id, 0) + len(rows)
    if not rows:
        return None
    desk.owed[offer.partner] = desk.owed.get(offer.partner, 0) + total
    head = (f"partner: {offer.partner}", f"offer: {offer.id}")
    return _Sheet(kind="redeem", head=head, rows=tuple(rows), total=total)


def _reversal(desk: _Desk) -> _Sheet | None:
    """A reversal of the first line of the last sign-in sheet, where its card still has the points; once a sheet."""
    batch, signed = desk.last_signed
    if not batch or not signed or desk.balances[signed[0][0]] < signed[0][1]:
        return None
    card, points = signed[0]
    desk.last_signed = ("", [])
    desk.move(card, -points, "adjusted")
    row = f"  - {{card: {desk.cards[card].number}, batch: {batch}, entry: 1, points: -{points}}}"
    return _Sheet(kind="reversal", head=("reason: 签到表抄写有误",), rows=(row,), total=-points)


def _adjustment(day: date, desk: _Desk) -> _Sheet:
    (card,) = desk.some_cards(1, day)
    desk.move(card, 5, "adjusted")
    row = f"  - {{card: {desk.cards[card].number}, points: 5}}"
    head = ("reason: 补记漏登的积分", "approved_by: 合成街道办事处")
    return _Sheet(kind="adjustment", head=head, rows=(row,), total=5)


def _settlement(partner: str, points: int, month: str) -> _Sheet:
    row = f'  - {{month: "{month}", points: {points}, yuan: {points // 2}}}'
    return _Sheet(kind="settlement", head=(f"partner: {partner}",), rows=(row,), total=points)
