"""What is agreed with partners: terms of agreements, commitments ticked off, benefits against what was given for them,
and points outstanding against what can still be redeemed.
"""

from __future__ import annotations

from datetime import date

import pytest

from hehuo.derive import derive
from hehuo.derive.promises import NOTICE_DAYS, term_of, tick
from hehuo.model.records import Agreement, Commitment
from ledgers import CARD
from worlds import Value, partner, project, registry_of, step

AS_OF = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("until", "state", "days"),
    [("2026-05-31", "ended", 1), ("2026-06-01", "ending", 0), ("2026-07-31", "ending", NOTICE_DAYS),
     ("2026-08-01", "running", NOTICE_DAYS + 1)],
)  # fmt: skip
def test_an_agreement_ends_after_its_last_day_and_says_so_before(until: str, state: str, days: int) -> None:
    registry = registry_of({"partners/p/a": partner(agreement={"signed": "2026-01-01", "until": until})})
    term = term_of(registry.partners["p/a"], AS_OF)
    assert term is not None
    assert (term.state, term.days) == (state, days)


def test_an_agreement_without_an_end_has_no_term() -> None:
    registry = registry_of({"partners/p/a": partner(agreement={"signed": "2026-01-01"}), "partners/p/b": partner()})
    assert [term_of(partner, AS_OF) for partner in registry.partners.values()] == [None, None]
    assert Agreement(signed="2026-01-01").until is None


def test_ticks_count_by_month_over_the_year_up_to_the_day() -> None:
    ticks = tick(
        Commitment(title="门前三包", kept=("2025-06-30", "2025-07-01", "2026-06-01", "2026-05-02", "2026-05-30")), AS_OF
    )
    assert ticks.months[0] == ("2025-07", 1)
    assert ticks.months[-2:] == (("2026-05", 2), ("2026-06", 1))
    assert (len(ticks.months), ticks.last, ticks.times) == (12, "2026-06-01", 5)


def grant(**more: object) -> Value:
    return {"benefit": "venue", **more}


def test_benefits_are_held_against_what_was_given_for_them() -> None:
    together = project(step("2026-03-01", "announce"), step("2026-03-02", "claim", "a", quantity=1),
                       step("2026-03-02", "claim", "b", quantity=1), step("2026-03-09", "finish"),
                       wanted={"quantity": 2, "unit": "盏"}, outcomes=[{"measure": "lamps", "quantity": 2}])  # fmt: skip
    alone = project(step("2026-03-01", "announce"), step("2026-03-02", "claim", "a"), step("2026-03-09", "finish"),
                    outcomes=[{"measure": "lamps", "quantity": 9}], money=[{"yuan": 300, "partner": "a"}])  # fmt: skip
    registry = registry_of(
        {
            "partners/p/a": partner(
                benefits=[
                    grant(promised="2026-01-01", due="2026-05-22"),
                    grant(
                        promised="2026-01-01", due="2026-02-01", given=[{"date": "2026-03-01"}, {"date": "2026-04-01"}]
                    ),
                    grant(promised="2026-01-01"),
                ]
            ),
            "partners/p/b": partner(),
            "projects/p/together": together,
            "projects/p/alone": alone,
        }
    )
    benefits = derive(registry, AS_OF).benefits["p"]
    first, second = benefits.balances
    assert (first.partner, first.promised, first.times) == ("p/a", 3, 2)
    assert [(paid.kind, paid.yuan, paid.projects) for paid in first.paid] == [(None, 300, ("p/alone",))]
    assert (len(first.completed), dict(first.outcomes), dict(second.outcomes)) == (2, {"lamps": 9}, {})
    assert [(promise.partner, promise.days) for promise in benefits.overdue] == [("p/a", 10)]
    assert len(first.waiting) == 2
    assert benefits.unthanked == ("p/b",)
    [row] = benefits.benefits
    assert (row.promised, row.given, row.times, row.overdue) == (("p/a",), ("p/a",), 2, 1)


def offer(who: str, **more: object) -> Value:
    return {"title": "券", "partner": who, "form": "gift", "cost": 10, "from": "2026-01-01", **more}


def ledger(**offers: Value) -> dict[str, Value]:
    return {
        "partners/p/noodles": partner(trade="food"),
        "partners/p/bank": partner("bank", trade="money"),
        "points/p/rules": {"rules": {"patrol": {"title": "巡逻", "points": 50, "unit": "次", "from": "2026-01-01"}}},
        "points/p/cards": {"cards": {CARD: {"opened": "2026-01-01"}}},
        "points/p/2026-03/earn": {
            "date": "2026-03-02", "kind": "earn", "source": "A1", "rule": "patrol",
            "entries": [{"card": CARD, "quantity": 1}], "total": 50,
        },
        "points/p/2026-04/redeem": {
            "date": "2026-04-02", "kind": "redeem", "source": "B1", "offer": "bowl", "partner": "noodles",
            "entries": [{"card": CARD, "quantity": 2}], "total": 20,
        },
        **{f"points/p/offers/{name}": value for name, value in offers.items()},
    }  # fmt: skip


def test_what_can_still_be_redeemed_stands_against_what_is_outstanding_by_trade() -> None:
    records = ledger(bowl=offer("noodles", stock=4, worth=8), bag=offer("bank", stock=5, until="2026-05-31"))
    found = derive(registry_of(records), AS_OF).redeemable["p"]
    assert (found.outstanding, found.points, found.short) == (30, 20, 10)
    food, money = found.trades
    assert (food.trade, food.points, food.accepted, food.worth, food.limited) == ("food", 20, 20, 16, ("p/bowl",))
    assert (money.trade, money.points, money.limited) == ("money", 0, ())
    assert [(month.month, month.pieces, month.yuan) for month in found.months] == [("2026-04", 2, 16)]


def test_an_offer_without_a_stock_is_named_and_never_counted() -> None:
    records = ledger(bowl=offer("noodles", stock=2), cut=offer("bank"))
    found = derive(registry_of(records), AS_OF).redeemable["p"]
    assert (found.points, found.unlimited, found.short, found.worth) == (0, 1, 0, 0)
    assert found.trades[1].unlimited == ("p/cut",)
