"""A second, naive ledger that books point by point: slow, simple, written independently of the real one.

Every point is a token with the day it was earned and its last good day. Used to hold the real ledger against.
"""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

Value = dict[str, Any]
Line = tuple[str, int]

RATES: dict[str, tuple[int, int]] = {"help": (2, 0), "guard": (5, 3), "visit": (4, 1)}
"""Points and months of each rule; 0 months: never lapses."""
COSTS = {"noodles": 5, "soap": 1}
ORDER = ("earn", "reversal", "adjustment", "redeem", "expiry", "settlement")
FOREVER = "9999"


@dataclass(frozen=True)
class Token:
    """One point."""

    earned: str
    last: str
    line: Line
    number: int


def points_of(sheet: Value, entry: Value) -> int:
    """The signed points that an entry books on its card."""
    kind = sheet["kind"]
    if kind == "earn":
        return RATES[sheet["rule"]][0] * int(entry["quantity"])
    if kind == "redeem":
        return -COSTS[sheet["offer"]] * int(entry.get("quantity", 1))
    return -int(entry["points"]) if kind == "expiry" else int(entry["points"])


def moment(sheet: Value) -> str:
    return str(sheet.get("effective") or sheet["date"])


def last_good(day: str, months: int) -> str:
    year, month, date = map(int, day.split("-"))
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return f"{year}-{month:02d}-{min(date, calendar.monthrange(year, month)[1]):02d}"


def is_overdrawn(sheets: dict[str, Value]) -> bool:
    """Whether a card goes below zero after any entry, in order of effective date."""
    moves = [
        (moment(sheet), points_of(sheet, entry) < 0, ORDER.index(sheet["kind"]), name, index, entry["card"],
         points_of(sheet, entry))
        for name, sheet in sheets.items()
        if sheet["kind"] != "settlement"
        for index, entry in enumerate(sheet["entries"])
    ]  # fmt: skip
    held: Counter[str] = Counter()
    for *_, card, points in sorted(moves):
        held[card] += points
        if points < 0 and held[card] < 0:
            return True
    return False


def is_over_settled(sheets: dict[str, Value]) -> bool:
    """Whether at the end of some day a month's settlements exceed the points accepted in that month."""
    for day in sorted({sheet["date"] for sheet in sheets.values() if sheet["kind"] == "settlement"}):
        owed: Counter[str] = Counter()
        for name, sheet in sheets.items():
            for entry in sheet["entries"] if sheet["date"] <= day else ():
                if sheet["kind"] == "redeem":
                    owed[name[:7]] -= points_of(sheet, entry)
                elif sheet["kind"] == "reversal" and sheets[entry["batch"]]["kind"] == "redeem":
                    owed[entry["batch"][:7]] -= entry["points"]
        for sheet in sheets.values():
            for entry in sheet["entries"] if sheet["kind"] == "settlement" and sheet["date"] <= day else ():
                owed[entry["month"]] -= entry["points"]
                if sheet["date"] == day and owed[entry["month"]] < 0:
                    return True
    return False


def booking_order(sheets: dict[str, Value]) -> list[Line]:
    """Every line in booking order: grants before charges, and reversals of a day's charges after these."""

    def place(line: Line) -> tuple[object, ...]:
        sheet = sheets[line[0]]
        entry = sheet["entries"][line[1]]
        stage = float(ORDER.index(sheet["kind"]) if points_of(sheet, entry) < 0 else 0)
        if sheet["kind"] == "reversal" and points_of(sheet, entry) > 0:
            target = sheets[entry["batch"]]
            if target["date"] == sheet["date"]:
                stage = ORDER.index(target["kind"]) + 0.5
        return sheet["date"], stage, moment(sheet), ORDER.index(sheet["kind"]), line

    lines = [(name, index) for name, sheet in sheets.items() for index in range(len(sheet["entries"]))]
    return sorted((line for line in lines if sheets[line[0]]["kind"] != "settlement"), key=place)


class Tokens:
    """The points of every card after all sheets, in booking order."""

    def __init__(self, sheets: dict[str, Value]) -> None:
        self.held: dict[str, list[Token]] = defaultdict(list)
        self.took: dict[Line, list[Token]] = defaultdict(list)
        self.owed: dict[str, list[Line]] = defaultdict(list)
        self.made = 0
        for name, index in booking_order(sheets):
            self._book((name, index), sheets[name], sheets[name]["entries"][index])

    def _book(self, line: Line, sheet: Value, entry: Value) -> None:
        card, points, day = entry["card"], points_of(sheet, entry), moment(sheet)
        target = (entry.get("batch", ""), entry.get("entry", 0) - 1)
        if sheet["kind"] == "reversal" and points > 0:
            back, self.took[target] = self.took[target], []
            self.held[card] += back
            forgiven = self.owed[card].count(target)
            self.owed[card] = [line for line in self.owed[card] if line != target]
            points -= len(back) + forgiven
        if points > 0:
            months = RATES[sheet["rule"]][1] if sheet["kind"] == "earn" else 0
            last = last_good(day, months) if months else FOREVER
            for _ in range(points):
                self.made += 1
                self.held[card].append(Token(day, last, line, self.made))
        for _ in range(-points):
            self._take(line, card, day, target if sheet["kind"] == "reversal" else None, sheet["kind"] == "expiry")
        while self.owed[card] and self.held[card]:
            self._take(self.owed[card].pop(0), card, day, None, False)

    def _take(self, line: Line, card: str, day: str, own: Line | None, expiry: bool) -> None:
        held = sorted(self.held[card], key=lambda lot: (lot.earned, lot.last, lot.number))
        good = [lot for lot in held if lot.last >= day]
        wanted = [lot for lot in held if lot.line == own] + (self.due(card, day) if expiry else []) + good + held
        if not wanted:
            self.owed[card].append(line)
            return
        self.held[card].remove(wanted[0])
        self.took[line].append(wanted[0])

    def due(self, card: str, day: str) -> list[Token]:
        """The points of a card that an expiry of a day would take, oldest first."""
        found = [lot for lot in self.held[card] if lot.last <= day]
        return sorted(found, key=lambda lot: (lot.earned, lot.last, lot.number))

    def lots(self) -> dict[str, Counter[tuple[str, str]]]:
        """Card → points left by (day earned, last valid day)."""
        return {card: Counter((lot.earned, lot.last) for lot in held) for card, held in self.held.items() if held}
