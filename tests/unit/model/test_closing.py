"""What a month's close must say."""

from __future__ import annotations

import pytest

from hehuo.model.ledger import open_ledger
from hehuo.model.ledger.closing import CloseFigures
from hehuo.model.registry import Registry
from worlds import Value, partner, registry_of

CARD, OTHER = "4Q7M-0XJ2-9KPD-B", "0000-0000-0000-1"


def batch(kind: str, date: str, total: int, *entries: Value, **more: object) -> Value:
    return {"date": date, "kind": kind, "source": f"s{date}{kind}", "entries": list(entries), "total": total, **more}


def close(date: str, **more: object) -> Value:
    figures = dict.fromkeys(("opening", "issued", "redeemed", "expired", "adjusted", "closing"), 0)
    return {"date": date, **figures, "batches": {"any": "0" * 64}, **more}


def ledger(**more: Value) -> Registry:
    rules = {"help": {"title": "帮忙", "points": 2, "unit": "小时", "from": "2026-01-01"}}
    offer = {"title": "面", "partner": "a", "form": "gift", "cost": 5, "from": "2026-01-01"}
    records = {name.replace("__", "/").replace("_", "-"): value for name, value in more.items()}
    return registry_of(
        {
            "partners/p/a": partner(),
            "points/p/rules": {"rules": rules},
            "points/p/offers/noodles": offer,
            **{f"points/p/{name}": value for name, value in records.items()},
        }
    )


EARN = batch("earn", "2026-03-02", 14, {"card": CARD, "quantity": 4}, {"card": OTHER, "quantity": 3}, rule="help")
REDEEM = batch("redeem", "2026-03-09", 10, {"card": CARD}, {"card": OTHER}, partner="a", offer="noodles")
UNDO = {"card": OTHER, "batch": "2026-03/earn", "entry": 2, "points": -6}


def numbers(figures: CloseFigures) -> tuple[int, ...]:
    return (figures.opening, figures.issued, figures.redeemed, figures.expired, figures.adjusted, figures.closing)


def test_each_kind_counts_in_its_column() -> None:
    registry = ledger(
        **{
            "2026-03__earn": EARN,
            "2026-03__redeem": REDEEM,
            "2026-03__expiry": batch("expiry", "2026-03-30", 1, {"card": CARD, "points": 1}),
            "2026-03__undo": batch("reversal", "2026-03-31", -6, UNDO, reason="错"),
            "2026-03__adjust": batch(
                "adjustment", "2026-03-31", 2, {"card": CARD, "points": 2}, reason="补", approved_by="街道"
            ),
            "2026-03__pay": batch(
                "settlement", "2026-03-31", 10, {"month": "2026-03", "points": 10, "yuan": 5}, partner="a"
            ),
        }
    )
    figures = open_ledger(registry, "p").months["2026-03"]
    assert numbers(figures) == (0, 14, 10, 1, -4, -1)
    assert list(figures.batches) == ["adjust", "earn", "expiry", "pay", "redeem", "undo"]
    assert figures.batches["earn"] == registry.digests["data/points/p/2026-03/earn.yml"]


def test_a_late_sheet_counts_in_the_month_that_booked_it() -> None:
    late = batch("earn", "2026-04-02", 2, {"card": CARD, "quantity": 1}, rule="help", effective="2026-03-28")
    closes = open_ledger(ledger(**{"2026-03__earn": EARN, "2026-04__late": late}), "p").months
    assert numbers(closes["2026-03"]) == (0, 14, 0, 0, 0, 14)
    assert numbers(closes["2026-04"]) == (14, 2, 0, 0, 0, 16)


def test_a_quantity_of_slips_counts_each() -> None:
    two = batch("redeem", "2026-04-09", 10, {"card": CARD, "quantity": 2}, partner="a", offer="noodles")
    closes = open_ledger(ledger(**{"2026-03__earn": EARN, "2026-04__two": two}), "p").months
    assert numbers(closes["2026-04"]) == (14, 0, 10, 0, 0, 4)


def test_the_chain_runs_over_months_without_batches() -> None:
    later = batch("earn", "2026-06-02", 2, {"card": CARD, "quantity": 1}, rule="help")
    registry = ledger(**{"2026-03__earn": EARN, "2026-03__close": close("2026-04-01"), "2026-06__earn": later})
    closes = open_ledger(registry, "p").months
    assert list(closes) == ["2026-03", "2026-06"]
    assert closes["2026-03"].previous is None
    assert closes["2026-06"].previous == registry.digests["data/points/p/2026-03/close.yml"]
    assert closes["2026-06"].opening == 14


def test_a_close_without_batches_has_figures_too() -> None:
    closes = open_ledger(ledger(**{"2026-03__earn": EARN, "2026-04__close": close("2026-05-01")}), "p").months
    assert numbers(closes["2026-04"]) == (14, 0, 0, 0, 0, 14)
    assert closes["2026-04"].batches == {}


def test_programmes_are_kept_apart() -> None:
    registry = ledger(**{"2026-03__earn": EARN})
    assert open_ledger(registry, "other").months == {}


def test_entries_under_unknown_rules_count_nothing() -> None:
    odd = batch("earn", "2026-03-02", 8, {"card": CARD, "quantity": 4}, rule="unknown")
    assert numbers(open_ledger(ledger(**{"2026-03__odd": odd}), "p").months["2026-03"]) == (0, 0, 0, 0, 0, 0)


def test_a_month_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        open_ledger(ledger(**{"2026-03__earn": EARN}), "p").months["2026-05"]
