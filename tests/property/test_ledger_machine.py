"""Random bookings in any order: points are conserved, no card is overdrawn, and no change to a closed month goes unnoticed.

The machine hands in sheets, good and bad ones. What the check accepts stays; what it must accept and must refuse, a
plain ledger that moves single points says.
"""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from hehuo.derive.auditing import audit_points
from hehuo.derive.explaining import explain_card
from hehuo.diagnostic import Severity
from hehuo.model.ledger import open_ledger
from hehuo.model.registry import Registry
from hehuo.rules import iter_rules
from ledgers import CARDS, OFFERS, documents_of, findings_of, whole_registry
from naive_ledger import FOREVER, RATES, Line, Tokens, Value, is_over_settled, is_overdrawn, points_of
from worlds import PROGRAMME, partner


def lapse(months: int) -> Value:
    return {"expires_months": months} if months else {}


CARD_NUMBERS = sorted(CARDS["cards"])
FIXED: Value = {
    "programmes/p": PROGRAMME,
    "partners/p/a": partner(),
    "partners/p/b": partner(name="另一单位"),
    "points/p/cards": CARDS,
    "points/p/rules": {
        "rules": {
            name: {"title": name, "points": points, "unit": "次", "from": "2026-01-01", **lapse(months)}
            for name, (points, months) in RATES.items()
        }
    },
    **{f"points/p/offers/{name}": offer for name, offer in OFFERS.items()},
}

ERRORS = frozenset(rule.id for rule in iter_rules() if rule.severity is Severity.ERROR)

cards = st.sampled_from(CARD_NUMBERS)
sizes = st.integers(1, 6)


def left(registry: Registry) -> dict[str, Counter[tuple[str, str]]]:
    """Card → points left by (day earned, last valid day)."""
    counted: dict[str, Counter[tuple[str, str]]] = {}
    for card, found in open_ledger(registry, "p").lots.left.items():
        for lot in found:
            counted.setdefault(card, Counter())[lot.earned, lot.last or FOREVER] += lot.left
    return counted


class LedgerMachine(RuleBasedStateMachine):
    """A ledger from 1 January 2026 on; cards are open from that day."""

    def __init__(self) -> None:
        super().__init__()
        self.day = date(2026, 1, 1)
        self.sheets: dict[str, Value] = {}
        self.closes: dict[str, Value] = {}
        self.number = 0

    # what is asked

    def records(self, more: Value | None = None) -> Value:
        ledger = {f"points/p/{name}": value for name, value in {**self.sheets, **self.closes, **(more or {})}.items()}
        return {**FIXED, **ledger}

    def errors(self, more: Value | None = None) -> list[str]:
        """The rules that the ledger breaks with further sheets added."""
        return [finding.rule for finding in findings_of(self.records(more), self.day) if finding.rule in ERRORS]

    def registry(self, sheets: Value | None = None) -> Registry:
        """The registry as it is, or with only certain sheets and no close."""
        ledger = {f"points/p/{name}": value for name, value in (sheets or {}).items()}
        return whole_registry(documents_of(self.records() if sheets is None else {**FIXED, **ledger}))

    def sheet(self, kind: str, *entries: Value, effective: date | None = None, **more: object) -> tuple[str, Value]:
        self.number += 1
        late = {"effective": effective.isoformat()} if effective not in (None, self.day) else {}
        reasons = {"reversal": {"reason": "错"}, "adjustment": {"reason": "补", "approved_by": "街道"}}.get(kind, {})
        value: Value = {"date": self.day.isoformat(), "kind": kind, "source": f"S{self.number}"}
        value |= {"entries": list(entries), **late, **reasons, **more}
        sign = -1 if kind in ("redeem", "expiry") else 1
        total = sum(entry["points"] if kind == "settlement" else sign * points_of(value, entry) for entry in entries)
        return f"{self.day:%Y-%m}/s-{self.number:03d}", {**value, "total": total}

    def hand_in(self, name: str, value: Value, *refused_as: str) -> bool:
        """Book a sheet. It must be accepted unless one of these rules refuses it."""
        found = self.errors({name: value})
        if refused_as:
            assert set(found) & set(refused_as), (found, refused_as)
            return False
        assert found == [], found
        self.sheets[name] = value
        return True

    def judge(self, name: str, value: Value) -> bool:
        """Book a sheet. It must be accepted unless it would overdraw a card or overpay a partner."""
        proposed = {**self.sheets, name: value}
        bad = ["overdrawn-card"] if is_overdrawn(proposed) else []
        bad += ["over-settled"] if is_over_settled(proposed) else []
        return self.hand_in(name, value, *bad)

    def past(self, days: int) -> date:
        return max(self.day - timedelta(days=days), date(2026, 1, 1))

    def lines(self, *kinds: str) -> list[Line]:
        """The lines of certain kinds that have not been reversed."""
        every = [(name, index) for name, sheet in self.sheets.items() for index in range(len(sheet["entries"]))]
        reversals = [
            self.sheets[name]["entries"][index] for name, index in every if self.sheets[name]["kind"] == "reversal"
        ]
        undone = {(entry["batch"], entry["entry"] - 1) for entry in reversals}
        return [line for line in every if line not in undone and self.sheets[line[0]]["kind"] in kinds]

    def reversal(self, line: Line, more: int = 0) -> tuple[str, Value]:
        sheet = self.sheets[line[0]]
        entry = sheet["entries"][line[1]]
        points = -points_of(sheet, entry) + more
        return self.sheet("reversal", {"card": entry["card"], "batch": line[0], "entry": line[1] + 1, "points": points})

    # what happens

    @initialize(first=sizes, second=sizes)
    def begin(self, first: int, second: int) -> None:
        entries = [
            {"card": card, "quantity": quantity} for card, quantity in zip(CARD_NUMBERS, (first, second), strict=True)
        ]
        self.hand_in(*self.sheet("earn", *entries, rule="guard"))

    @rule(days=st.integers(1, 25))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(card=cards, name=st.sampled_from(sorted(RATES)), quantity=sizes, late=st.sampled_from((0, 0, 3, 40)))
    def earn(self, card: str, name: str, quantity: int, late: int) -> None:
        assert self.judge(
            *self.sheet("earn", {"card": card, "quantity": quantity}, rule=name, effective=self.past(late))
        )

    @rule(card=cards, pieces=st.integers(1, 12), late=st.sampled_from((0, 0, 3, 40)))
    def redeem(self, card: str, pieces: int, late: int) -> None:
        entry = {"card": card, "quantity": pieces}
        self.judge(*self.sheet("redeem", entry, offer="soap", partner="b", effective=self.past(late)))

    @rule(card=cards, points=st.integers(-9, 9).filter(bool))
    def adjust(self, card: str, points: int) -> None:
        self.judge(*self.sheet("adjustment", {"card": card, "points": points}))

    @precondition(lambda self: self.lines("earn", "redeem", "adjustment", "expiry"))
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        line = data.draw(st.sampled_from(self.lines("earn", "redeem", "adjustment", "expiry")))
        wrong = data.draw(st.sampled_from((0, 0, 0, 1)))
        made = self.reversal(line, wrong)
        if made[1]["entries"][0]["points"] == 0:
            return
        if wrong:
            self.hand_in(*made, "wrong-reversal")
        elif self.judge(*made):
            self.hand_in(*self.reversal(line), "wrong-reversal")  # twice
            self.hand_in(*self.reversal((made[0], 0)), "wrong-reversal")  # of a reversal

    @rule(card=cards, pieces=st.integers(1, 5))
    def book_and_reverse(self, card: str, pieces: int) -> None:
        """A reversal restores the same points of the same days."""
        before = Tokens(self.sheets)
        name, value = self.sheet("redeem", {"card": card, "quantity": pieces}, offer="soap", partner="b")
        if self.judge(name, value) and self.judge(*self.reversal((name, 0))):
            assert left(self.registry()) == before.lots()

    @rule(card=cards, more=st.integers(0, 2))
    def expire(self, card: str, more: int) -> None:
        due = len(Tokens(self.sheets).due(card, self.day.isoformat()))
        if due + more:
            made = self.sheet("expiry", {"card": card, "points": due + more})
            bad = is_overdrawn({**self.sheets, made[0]: made[1]})
            rules = (["early-expiry"] if more else []) + (["overdrawn-card"] if bad else [])
            self.hand_in(*made, *rules)

    @rule(pieces=st.integers(1, 9), month=st.integers(1, 6))
    def settle(self, pieces: int, month: int) -> None:
        entry = {"month": f"2026-{min(month, self.day.month):02d}", "points": pieces, "yuan": 0}
        self.judge(*self.sheet("settlement", entry, partner="b"))

    @rule()
    def close(self) -> None:
        """Close the first open month that is over, after booking the expiries that are due."""
        months = sorted({name[:7] for name in self.sheets} - {name[:7] for name in self.closes})
        if not months or months[0] >= f"{self.day:%Y-%m}":
            return
        for card in CARD_NUMBERS:
            due = len(Tokens(self.sheets).due(card, self.day.isoformat()))
            if due and not self.judge(*self.sheet("expiry", {"card": card, "points": due})):
                return
        figures = open_ledger(self.registry(), "p").months[months[0]]
        names = ("opening", "issued", "redeemed", "expired", "adjusted", "closing")
        value: Value = {name: getattr(figures, name) for name in names}
        if min(value["opening"], value["closing"]) < 0:
            return  # a redemption came in before the sheet that pays for it; the form of a close has no room for that
        value |= {"date": self.day.isoformat(), "batches": dict(figures.batches)}
        value |= {"previous": figures.previous} if figures.previous else {}
        assert self.errors({f"{months[0]}/close": value}) == []
        self.closes[f"{months[0]}/close"] = value

    @precondition(lambda self: self.closes)
    @rule(data=st.data())
    def bend(self, data: st.DataObject) -> None:
        """Any change in a closed month is reported, even if its sums are adjusted."""
        closed = [name for name in self.sheets if f"{name[:7]}/close" in self.closes]
        name = data.draw(st.sampled_from(closed))
        value = copy.deepcopy(self.sheets[name])
        value["source"] += "x"
        assert "changed-batch" in self.errors({name: value})
        first = self.closes[min(self.closes)]
        other = self.day if first["date"] != self.day.isoformat() else self.day - timedelta(days=1)
        changed = {min(self.closes): {**first, "date": other.isoformat()}}
        assert len(self.closes) == 1 or "broken-chain" in self.errors(changed)

    # what always holds

    @invariant()
    def no_point_appears_or_vanishes(self) -> None:
        registry = self.registry()
        sums: Counter[str] = Counter()
        for sheet in self.sheets.values():
            if sheet["kind"] != "settlement":
                sums[sheet["kind"]] += sum(points_of(sheet, entry) for entry in sheet["entries"])
        balances = open_ledger(registry, "p").balances
        accepted, expired = -sums["redeem"], -sums["expiry"]
        assert sum(balances.values()) + accepted + expired == sums["earn"] + sums["adjustment"] + sums["reversal"]
        audit = audit_points(registry, "p")
        assert audit.agrees and audit.outstanding == sum(balances.values())
        for card in CARD_NUMBERS:
            story = explain_card(registry, "p", card)
            assert story.balance == balances.get(card, 0)
            assert all(step.balance >= 0 for step in story.steps if step.points < 0)

    @invariant()
    def no_card_is_below_zero(self) -> None:
        assert open_ledger(self.registry(), "p").overdrafts == () and not is_overdrawn(self.sheets)

    @invariant()
    def lots_are_those_of_the_plain_ledger(self) -> None:
        assert left(self.registry()) == Tokens(self.sheets).lots()

    def teardown(self) -> None:
        """The order of files and a second run change nothing. Without reversals, file names don't either."""
        documents = documents_of(self.records())
        first, again = whole_registry(documents), whole_registry(documents[::-1])
        books, other_books = open_ledger(first, "p"), open_ledger(again, "p")
        assert books == other_books and books.balances == other_books.balances and books.lots == other_books.lots
        assert self.errors() == []
        kept = {name: sheet for name, sheet in self.sheets.items() if sheet["kind"] != "reversal"}
        renamed = {f"{name[:7]}/z-{999 - int(name[-3:])}": sheet for name, sheet in kept.items()}
        one, other = (self.registry(sheets) for sheets in (kept, renamed))
        assert open_ledger(one, "p").balances == open_ledger(other, "p").balances and left(one) == left(other)


LedgerMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=25)
TestLedger = LedgerMachine.TestCase
