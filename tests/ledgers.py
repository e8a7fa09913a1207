"""Small ledgers for tests: sheets as plain values, and the registry they make."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hehuo.check import check_shape, load_schemas
from hehuo.diagnostic import Finding
from hehuo.document import Document, Positions
from hehuo.model.registry import Registry, build_registry
from hehuo.pipeline import judge
from hehuo.record_types import RECORD_TYPES, classify
from worlds import Value, partner, registry_of

CARD, OTHER = "4Q7M-0XJ2-9KPD-B", "8T2W-B5R6-ZC1H-T"

SCHEMAS = load_schemas(Path(__file__).parents[1] / "schemas")

RULES: Value = {
    "help": {"title": "帮忙", "points": 2, "unit": "小时", "from": "2026-01-01"},
    "guard": {"title": "值守", "points": 5, "unit": "班", "from": "2026-01-01", "expires_months": 3},
    "visit": {
        "title": "探访",
        "points": 4,
        "unit": "次",
        "from": "2026-01-01",
        "expires_months": 6,
        "cap_per_month": 20,
    },
}
OFFERS: Value = {
    "noodles": {"title": "面", "partner": "a", "form": "gift", "cost": 5, "from": "2026-01-01"},
    "soap": {"title": "肥皂", "partner": "b", "form": "gift", "cost": 1, "from": "2026-01-01"},
}
CARDS: Value = {"cards": {CARD: {"opened": "2026-01-01"}, OTHER: {"opened": "2026-01-01"}}}


def sheet(kind: str, date: str, *entries: Value, **more: object) -> Value:
    """A batch. Its total is a dummy, since only the check looks at it."""
    reasons = {"reversal": {"reason": "错"}, "adjustment": {"reason": "补", "approved_by": "街道"}}.get(kind, {})
    return {"date": date, "kind": kind, "source": "某单", "entries": list(entries), "total": 0, **reasons, **more}


def earn(date: str, rule: str, *quantities: int, card: str = CARD, **more: object) -> Value:
    """A sign-in sheet with a line for each quantity."""
    return sheet("earn", date, *({"card": card, "quantity": quantity} for quantity in quantities), rule=rule, **more)


def spend(date: str, pieces: int, offer: str = "soap", card: str = CARD, **more: object) -> Value:
    """A slip sheet with one line."""
    by = OFFERS[offer]["partner"]
    return sheet("redeem", date, {"card": card, "quantity": pieces}, offer=offer, partner=by, **more)


def move(kind: str, date: str, points: int, card: str = CARD, **more: object) -> Value:
    """An expiry or an adjustment with one line."""
    return sheet(kind, date, {"card": card, "points": points}, **more)


def undo(date: str, batch: str, points: int, entry: int = 1, card: str = CARD, **more: object) -> Value:
    """A reversal of one line."""
    return sheet("reversal", date, {"card": card, "batch": batch, "entry": entry, "points": points}, **more)


def ledger(sheets: dict[str, Value], rules: Value | None = None, **more: Value) -> Registry:
    """The registry of sheets by month/name; `more` are further records below `data/points/p/`."""
    return registry_of(
        {
            "partners/p/a": partner(),
            "partners/p/b": partner(name="另一单位"),
            "points/p/rules": {"rules": rules or RULES},
            "points/p/cards": CARDS,
            **{f"points/p/offers/{name}": offer for name, offer in OFFERS.items()},
            **{f"points/p/{name}": value for name, value in {**sheets, **more}.items()},
        }
    )


def documents_of(records: Value) -> list[Document]:
    """Records given by path below `data/`, without `.yml`, as documents."""
    documents = []
    for name, value in records.items():
        found = classify(f"data/{name}.yml")
        assert found is not None, name
        place: Value = {"path": f"data/{name}.yml", "type": found[0], "key": found[1]}
        documents.append(Document(**place, value=value, content=repr(value).encode(), locate=lambda: Positions({}, {})))
    return documents


def whole_registry(documents: list[Document]) -> Registry:
    """The registry of sound documents."""
    known = {
        record_type.name: frozenset(doc.key for doc in documents if doc.type is record_type)
        for record_type in RECORD_TYPES
    }
    return build_registry(documents, known)


def findings_of(records: Value, as_of: date) -> list[Finding]:
    """The findings of the rules across files, for records of valid shape."""
    documents = documents_of(records)
    shape = check_shape(documents, SCHEMAS)
    assert shape.findings == (), shape.findings
    by_path = {document.path: document for document in documents}
    return list(judge(documents, by_path, whole_registry(documents).known, SCHEMAS, as_of)[1])
