"""Whatever is booked in whatever order: no point appears or vanishes, no card goes below zero, nothing is bent unseen.

The machine hands in sheets, good and bad ones. What the check accepts stays; what it must accept and must refuse, a
plain ledger that moves single points says.
"""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from hehuo.check import CHECK_RULES, check_records, check_shape, load_schemas
from hehuo.derive.auditing import audit_points
from hehuo.derive.explaining import explain_card
from hehuo.diagnostic import Severity
from hehuo.document import RECORD_TYPES, Document, Positions, classify
from hehuo.model.closing import compute_close
from hehuo.model.ledger import post
from hehuo.model.lots import book_lots
from hehuo.model.registry import Registry, build_registry
from ledgers import CARDS, OFFERS
from naive_ledger import FOREVER, RATES, Line, Tokens, Value, is_over_settled, is_overdrawn, moment, points_of
from worlds import PROGRAMME, partner

SCHEMAS = load_schemas(Path(__file__).parents[2] / "schemas")
CARD_NUMBERS = sorted(CARDS["cards"])
FIXED: Value = {
    "programmes/p": PROGRAMME,
    "partners/p/a": partner(),
    "partners/p/b": partner(name="另一单位"),
    "points/p/cards": CARDS,
    "points/p/rules": {
        "rules": {
            name: {"title": name, "points": points, "unit": "次", "from": "2026-01-01",
                   **({"expires_months": months} if months else {})}
            for name, (points, months) in RATES.items()
        }
    },
    **{f"points/p/offers/{name}": offer for name, offer in OFFERS.items()},
}  # fmt: skip

ERRORS = frozenset(each.id for each in CHECK_RULES if each.severity is Severity.ERROR)

cards = st.sampled_from(CARD_NUMBERS)
sizes = st.integers(1, 6)


def documents_of(records: Value) -> list[Document]:
    documents = []
    for name, value in records.items():
        found = classify(f"data/{name}.yml")
        assert found is not None, name
        place: Value = {"path": f"data/{name}.yml", "type": found[0], "key": found[1]}
        documents.append(Document(**place, value=value, content=repr(value).encode(), locate=lambda: Positions({}, {})))
    return documents


def registry_of(documents: list[Document]) -> Registry:
    known = {each.name: frozenset(doc.key for doc in documents if doc.type is each) for each in RECORD_TYPES}
    return build_registry(documents, known)


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
        """The rules that the ledger breaks, with more sheets in it than it has."""
        documents = documents_of(self.records(more))
        shape = check_shape(documents, SCHEMAS)
        assert shape.findings == (), shape.findings
        by_path = {each.path: each for each in documents}
        found = check_records(registry_of(documents), by_path, SCHEMAS, self.day)
        return [each.rule for each in found if each.rule in ERRORS]

    def registry(self) -> Registry:
        return registry_of(documents_of(self.records()))

    def sheet(self, kind: str, *entries: Value, effective: date | None = None, **more: object) -> tuple[str, Value]:
        self.number += 1
        late = {"effective": effective.isoformat()} if effective not in (None, self.day) else {}
        reasons = {"reversal": {"reason": "错"}, "adjustment": {"reason": "补", "approved_by": "街道"}}.get(kind, {})
        value: Value = {"date": self.day.isoformat(), "kind": kind, "source": f"S{self.number}"}
        value |= {"entries": list(entries), **late, **reasons, **more}
        sign = -1 if kind in ("redeem", "expiry") else 1
        total = sum(each["points"] if kind == "settlement" else sign * points_of(value, each) for each in entries)
        return f"{self.day:%Y-%m}/s-{self.number:03d}", {**value, "total": total}

    def hand_in(self, name: str, value: Value, *refused_as: str) -> bool:
        """Hand a sheet in; it must be accepted unless one of these rules is to refuse it."""
        found = self.errors({name: value})
        if refused_as:
            assert set(found) & set(refused_as), (found, refused_as)
            return False
        assert found == [], found
        self.sheets[name] = value
        return True

    def judge(self, name: str, value: Value) -> bool:
        """Hand a sheet in; it must be accepted unless a card would go below zero, or a partner be paid too much."""
        proposed = {**self.sheets, name: value}
        bad = ["overdrawn-card"] if is_overdrawn(proposed) else []
        bad += ["over-settled"] if is_over_settled(proposed) else []
        return self.hand_in(name, value, *bad)

    def past(self, days: int) -> date:
        return max(self.day - timedelta(days=days), date(2026, 1, 1))

    def lines(self, *kinds: str) -> list[Line]:
        undone = {(each["batch"], each["entry"] - 1) for sheet in self.sheets.values() if sheet["kind"] == "reversal"
                  for each in sheet["entries"]}  # fmt: skip
        every = [(name, index) for name, sheet in self.sheets.items() if sheet["kind"] in kinds
                 for index in range(len(sheet["entries"]))]  # fmt: skip
        return [line for line in every if line not in undone]

    def reversal(self, line: Line, more: int = 0) -> tuple[str, Value]:
        sheet = self.sheets[line[0]]
        entry = sheet["entries"][line[1]]
        points = -points_of(sheet, entry) + more
        return self.sheet("reversal", {"card": entry["card"], "batch": line[0], "entry": line[1] + 1, "points": points})

    # what happens

    @initialize(first=sizes, second=sizes)
    def begin(self, first: int, second: int) -> None:
        entries = [{"card": card, "quantity": each} for card, each in zip(CARD_NUMBERS, (first, second), strict=True)]
        self.hand_in(*self.sheet("earn", *entries, rule="guard"))

    @rule(days=st.integers(1, 25))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(card=cards, name=st.sampled_from(sorted(RATES)), quantity=sizes, late=st.sampled_from((0, 0, 3, 40)))
    def earn(self, card: str, name: str, quantity: int, late: int) -> None:
        assert self.judge(*self.sheet("earn", {"card": card, "quantity": quantity}, rule=name, effective=self.past(late)))

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
        """A reversal restores: the same points, of the same days."""
        before = Tokens(self.sheets)
        name, value = self.sheet("redeem", {"card": card, "quantity": pieces}, offer="soap", partner="b")
        if self.judge(name, value) and self.judge(*self.reversal((name, 0))):
            assert self.left() == before.lots()

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
        entry = {"month": f"2026-{month:02d}", "points": pieces, "yuan": 0}
        self.judge(*self.sheet("settlement", entry, partner="b"))

    @rule()
    def close(self) -> None:
        """Close the first open month that is over, after expiring what fell due, as it must be."""
        months = sorted({name[:7] for name in self.sheets} - {name[:7] for name in self.closes})
        if not months or months[0] >= f"{self.day:%Y-%m}":
            return
        for card in CARD_NUMBERS:
            due = len(Tokens(self.sheets).due(card, self.day.isoformat()))
            if due and not self.judge(*self.sheet("expiry", {"card": card, "points": due})):
                return
        figures = compute_close(self.registry(), "p", months[0])
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
        """Whatever is changed in a closed month, even with its sums put right, is seen."""
        closed = [name for name in self.sheets if f"{name[:7]}/close" in self.closes]
        name = data.draw(st.sampled_from(closed))
        value = copy.deepcopy(self.sheets[name])
        value["source"] += "x"
        assert "changed-batch" in self.errors({name: value})
        first = self.closes[min(self.closes)]
        changed = {min(self.closes): {**first, "date": "2026-12-31"}}
        assert len(self.closes) == 1 or "broken-chain" in self.errors(changed)

    # what always holds

    def left(self) -> dict[str, Counter[tuple[str, str]]]:
        lots = book_lots(self.registry(), "p").left
        counted: dict[str, Counter[tuple[str, str]]] = {}
        for card, found in lots.items():
            for lot in found:
                counted.setdefault(card, Counter())[lot.earned, lot.last or FOREVER] += lot.left
        return counted

    @invariant()
    def no_point_appears_or_vanishes(self) -> None:
        registry = self.registry()
        sums: Counter[str] = Counter()
        for sheet in self.sheets.values():
            if sheet["kind"] != "settlement":
                sums[sheet["kind"]] += sum(points_of(sheet, each) for each in sheet["entries"])
        balances = post(registry, "p").balances
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
        assert post(self.registry(), "p").overdrafts == () and not is_overdrawn(self.sheets)

    @invariant()
    def lots_are_those_of_the_plain_ledger(self) -> None:
        assert self.left() == Tokens(self.sheets).lots()

    def teardown(self) -> None:
        """The order of files and a second run change nothing; nor, for balances, do the names of files."""
        documents = documents_of(self.records())
        first, again = registry_of(documents), registry_of(documents[::-1])
        assert first == again and post(first, "p") == post(again, "p") and book_lots(first, "p") == book_lots(again, "p")
        assert self.errors() == []
        if not self.closes:
            kept = [name for name, sheet in self.sheets.items() if sheet["kind"] != "reversal"]
            free = {name: self.sheets[name] for name in kept}
            renamed = {f"{name[:7]}/z-{999 - int(name[-3:])}": sheet for name, sheet in free.items()}
            ledgers = [{f"points/p/{name}": sheet for name, sheet in each.items()} for each in (free, renamed)]
            one, other = (registry_of(documents_of({**FIXED, **each})) for each in ledgers)
            assert post(one, "p").balances == post(other, "p").balances
            assert {moment(each) for each in free.values()} == {moment(each) for each in renamed.values()}


LedgerMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=25)
TestLedger = LedgerMachine.TestCase
