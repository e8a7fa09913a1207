"""What is said of the ledger, word for word: place, numbers, and what else is pointed at."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hehuo.diagnostic import Finding
from hehuo.model.cards import make_card
from hehuo.model.ledger import open_ledger
from ledgers import (
    CARD,
    CARDS,
    OFFERS,
    OTHER,
    RULES,
    documents_of,
    earn,
    findings_of,
    move,
    sheet,
    spend,
    undo,
    whole_registry,
)
from saying import words_of
from worlds import PROGRAMME, Value, partner

AS_OF = date(2026, 12, 31)
FIXED: Value = {
    "programmes/p": PROGRAMME,
    "partners/p/a": partner(),
    "partners/p/b": partner(name="另一单位"),
    "points/p/cards": CARDS,
    "points/p/rules": {"rules": RULES},
    **{f"points/p/offers/{name}": offer for name, offer in OFFERS.items()},
}
RULES_FILE, CARDS_FILE, SOAP = "data/points/p/rules.yml", "data/points/p/cards.yml", "data/points/p/offers/soap.yml"


def batch(name: str) -> str:
    return f"data/points/p/{name}.yml"


def records_of(sheets: dict[str, Value], **more: Value) -> Value:
    """Records of sheets whose totals are right unless they say another."""
    records: Value = {**FIXED, **{f"points/p/{name}": value for name, value in more.items()}}
    for name, value in sheets.items():
        records[f"points/p/{name}"] = {"total": 0, **value, "source": name}
    ledger = open_ledger(whole_registry(documents_of(records)), "p")
    for key, total in ledger.sheet_totals.items():
        made = records[f"points/{key}"]
        made["total"] = made["total"] or total
    return records


def found(sheets: dict[str, Value], **more: Value) -> list[Finding]:
    return findings_of(records_of(sheets, **more), AS_OF)


def only(sheets: dict[str, Value], **more: Value) -> tuple[str, str, tuple[Any, ...], dict[str, Any], tuple[Any, ...]]:
    """The one finding: rule, path, route, words in English, and the other places."""
    [one] = found(sheets, **more)
    return one.rule, one.path, one.route, words_of(one), one.related


HELP = earn("2026-03-01", "help", 50)


def test_a_card_that_holds_too_little() -> None:
    sheets = {"2026-03/a": earn("2026-03-01", "help", 1), "2026-03/b": spend("2026-03-02", 5)}
    args = {"points": 5, "balance": 2}
    assert only(sheets) == ("overdrawn-card", batch("2026-03/b"), ("entries", 0, "card"), args, ())


@pytest.mark.parametrize("closed", ["2026-05-31", None])
def test_a_card_not_in_use(closed: str | None) -> None:
    term = {"opened": "2026-03-02", **({"closed": closed} if closed else {})}
    sheets = {"2026-03/a": earn("2026-03-01", "help", 1)}
    args = {"date": "2026-03-01", "opened": "2026-03-02", "closed": closed or "now"}
    made = only(sheets, cards={"cards": {CARD: term}})
    [one] = found(sheets, cards={"cards": {CARD: term}})
    assert words_of(one, "zh")["closed"] == (closed or "至今")
    assert made == ("card-not-open", batch("2026-03/a"), ("entries", 0, "card"), args, ((CARDS_FILE, ("cards", CARD)),))


def test_a_cap() -> None:
    args = {"points": 4, "before": 20, "cap": 20, "month": "2026-03"}
    declared = ((RULES_FILE, ("rules", "visit", "cap_per_month")),)
    sheets = {"2026-03/a": earn("2026-03-01", "visit", 5, 1)}
    assert only(sheets) == ("cap-exceeded", batch("2026-03/a"), ("entries", 1, "quantity"), args, declared)


def test_a_stock() -> None:
    offer = {"offers/soap": {**OFFERS["soap"], "stock": 3}}
    sheets = {"2026-03/a": HELP, "2026-03/b": spend("2026-03-02", 2), "2026-03/c": spend("2026-03-03", 2)}
    args = {"asked": 2, "left": 1, "stock": 3}
    made = only(sheets, **offer)
    assert made == ("offer-out-of-stock", batch("2026-03/c"), ("entries", 0, "quantity"), args, ((SOAP, ("stock",)),))


def test_a_limit_per_card() -> None:
    offer = {"offers/soap": {**OFFERS["soap"], "limit_per_card": 3}}
    sheets = {"2026-03/a": HELP, "2026-03/b": spend("2026-03-02", 2), "2026-03/c": spend("2026-03-03", 2)}
    args = {"asked": 2, "before": 2, "limit": 3}
    limit = ((SOAP, ("limit_per_card",)),)
    assert only(sheets, **offer) == ("offer-over-limit", batch("2026-03/c"), ("entries", 0, "quantity"), args, limit)


PAID = sheet("settlement", "2026-03-31", {"month": "2026-03", "points": 2, "yuan": 1}, partner="b")


@pytest.mark.parametrize(
    ("sheets", "field", "reason"),
    [
        pytest.param(
            {"2026-03/r": undo("2026-03-02", "2026-03/a", -100), "2026-03/s": undo("2026-03-03", "2026-03/r", 100)},
            "batch",
            "that batch is a reversal itself; book it anew instead",
            id="of a reversal",
        ),
        pytest.param(
            {"2026-03/b": spend("2026-03-02", 2), "2026-03/p": PAID, "2026-03/s": undo("2026-03-31", "2026-03/p", 2)},
            "batch",
            "that batch is a settlement, which moves no card's points",
            id="of a settlement",
        ),
        pytest.param(
            {"2026-02/s": undo("2026-02-28", "2026-03/a", -100)},
            "batch",
            "that batch is of 2026-03-01, after this one",
            id="before its target",
        ),
        pytest.param(
            {"2026-03/s": undo("2026-03-02", "2026-03/a", -100, entry=2)},
            "entry",
            "that batch has only 1 lines",
            id="no such line",
        ),
        pytest.param(
            {"2026-03/r": undo("2026-03-02", "2026-03/a", -100), "2026-03/s": undo("2026-03-03", "2026-03/a", -100)},
            "entry",
            "that line has been reversed already",
            id="twice",
        ),
        pytest.param(
            {"2026-03/s": undo("2026-03-02", "2026-03/a", -100, card=OTHER)},
            "card",
            "that line has another card",
            id="another card",
        ),
        pytest.param(
            {"2026-03/s": undo("2026-03-02", "2026-03/a", -99)},
            "points",
            "that line moved 100 points, so reverse it with -100",
            id="other points",
        ),
    ],
)
def test_a_wrong_reversal(sheets: dict[str, Value], field: str, reason: str) -> None:
    rule, path, route, args, related = only({"2026-03/a": HELP, **sheets})
    wrong = next(name for name in sheets if name.endswith("/s"))
    target = sheets[wrong]["entries"][0]
    assert (rule, path, route) == ("wrong-reversal", batch(wrong), ("entries", 0, field))
    assert args == {"batch": target["batch"], "entry": target["entry"], "reason": reason}
    assert related == ((batch(target["batch"]), ("entries", target["entry"] - 1)),)


def test_a_settlement_of_too_much() -> None:
    lines = [{"month": "2026-03", "points": points, "yuan": 1} for points in (4, 3)]
    sheets = {
        "2026-03/a": HELP,
        "2026-03/b": spend("2026-03-02", 5),
        "2026-03/p": sheet("settlement", "2026-03-31", *lines, partner="b"),
    }
    args = {"month": "2026-03", "points": 3, "accepted": 5, "settled": 4, "excess": 2}
    assert only(sheets) == ("over-settled", batch("2026-03/p"), ("entries", 1, "points"), args, ())


def test_an_expiry_too_soon() -> None:
    sheets = {"2026-03/a": earn("2026-03-10", "guard", 2), "2026-06/x": move("expiry", "2026-06-09", 4)}
    args = {"points": 4, "due": 0, "excess": 4, "date": "2026-06-09"}
    assert only(sheets) == ("early-expiry", batch("2026-06/x"), ("entries", 0, "points"), args, ())
    part = {**sheets, "2026-06/x": move("expiry", "2026-06-10", 10), "2026-03/h": earn("2026-03-09", "help", 3)}
    assert found(part) == []
    part["2026-06/x"] = move("expiry", "2026-06-10", 12)
    assert only(part)[3] == {"points": 12, "due": 10, "excess": 2, "date": "2026-06-10"}


def test_of_a_card_only_the_first_expiry_too_soon_is_said_and_a_reversed_one_not_at_all() -> None:
    sheets = {"2026-03/a": earn("2026-03-10", "guard", 2)}
    twice = {**sheets, "2026-06/x": move("expiry", "2026-06-01", 4), "2026-06/y": move("expiry", "2026-06-02", 4)}
    assert [one.path for one in found(twice)] == [batch("2026-06/x")]
    undone = {**sheets, "2026-06/x": move("expiry", "2026-06-01", 4), "2026-06/z": undo("2026-06-02", "2026-06/x", 4)}
    assert found(undone) == []


def closed(sheets: dict[str, Value], *months: str, **more: Value) -> Value:
    """The records of sheets with a right close for each of some months."""
    made = records_of(sheets, **more)
    for month in months:
        registry = whole_registry(documents_of(made))
        figures = open_ledger(registry, "p").months[month]
        names = ("opening", "issued", "redeemed", "expired", "adjusted", "closing")
        close: Value = {"date": "2026-12-31", **{name: getattr(figures, name) for name in names}}
        close["batches"] = dict(figures.batches)
        made[f"points/p/{month}/close"] = close | ({"previous": figures.previous} if figures.previous else {})
    return made


def test_points_that_lapsed_in_a_closed_month() -> None:
    numbers = [make_card(f"0000000000{place:02d}") for place in range(14)]
    cards = {"cards": {number: {"opened": "2026-01-01"} for number in numbers}}
    lines = [{"card": number, "quantity": 1} for number in numbers]
    sheets = {
        "2026-03/a": sheet("earn", "2026-03-10", *lines, rule="guard"),
        "2026-06/b": earn("2026-06-01", "help", 1, card=numbers[0]),
    }
    [one] = findings_of(closed(sheets, "2026-03", "2026-06", cards=cards), AS_OF)
    assert (one.rule, one.path, one.route) == ("missed-expiry", batch("2026-06/close"), ("expired",))
    assert one.args["cards"] == 14 and one.args["points"] == 70 and one.args["month"] == "2026-06"
    shown = "".join(f"\n      - {{card: {number}, points: 5}}" for number in sorted(numbers)[:12])
    assert one.args["entries"] == shown
    assert words_of(one)["more"] == "\n      # and 2 more"
    assert words_of(one, "zh")["more"] == "\n      # 还有 2 张卡"
    assert one.related == tuple((batch("2026-03/a"), ("entries", place)) for place in range(3))


def test_each_lot_is_missed_in_the_first_close_that_should_have_found_it() -> None:
    sheets = {
        "2026-03/a": earn("2026-03-10", "guard", 2),  # good through 10 June
        "2026-03/b": earn("2026-03-31", "guard", 1, card=OTHER),  # through 30 June: lapsed in July
        "2026-06/h": earn("2026-06-01", "help", 1),
        "2026-07/h": earn("2026-07-01", "help", 1),
    }
    made = findings_of(closed(sheets, "2026-03", "2026-06", "2026-07"), AS_OF)
    assert [(one.path, one.args["points"], one.args["cards"]) for one in made] == [
        (batch("2026-06/close"), 10, 1),
        (batch("2026-07/close"), 5, 1),
    ]
    assert [one.args["more"] for one in made] == ["", ""]
    assert findings_of(closed(sheets, "2026-03"), AS_OF) == []


def test_a_late_sheet_is_missed_by_the_close_of_the_month_that_booked_it() -> None:
    sheets = {
        "2026-06/h": earn("2026-06-01", "help", 1),
        "2026-07/late": earn("2026-07-02", "guard", 1, effective="2026-03-05"),
    }
    [one] = findings_of(closed(sheets, "2026-06", "2026-07"), AS_OF)
    assert (one.rule, one.path) == ("missed-expiry", batch("2026-07/close"))


def test_what_never_lapses_and_is_never_expired_is_not_looked_at() -> None:
    plain = {"rules": {"help": RULES["help"]}}
    assert found({"2026-03/a": HELP}, rules=plain) == []
    expired = {"2026-03/a": HELP, "2026-06/x": move("expiry", "2026-06-01", 1)}
    assert [one.rule for one in found(expired, rules=plain)] == ["early-expiry"]


EXPIRED_EARLY = {"2026-03/a": earn("2026-03-10", "guard", 2), "2026-06/x": move("expiry", "2026-06-01", 4)}


def test_an_expiry_is_not_judged_on_a_card_that_something_else_is_wrong_with() -> None:
    assert [one.rule for one in found(EXPIRED_EARLY)] == ["early-expiry"]
    for name, made, rule in (
        ("2026-04/s", undo("2026-04-01", "2026-03/a", -9), "wrong-reversal"),
        ("2026-04/s", undo("2026-04-01", "2026-03/a", -9, card=OTHER), "wrong-reversal"),
        ("2026-04/s", spend("2026-04-01", 50), "overdrawn-card"),
        ("2026-04/s", {**earn("2026-04-01", "help", 1), "total": 9}, "wrong-total"),
    ):
        assert [one.rule for one in found({**EXPIRED_EARLY, name: made})] == [rule]
    elsewhere = {**EXPIRED_EARLY, "2026-04/s": spend("2026-04-01", 50, card=OTHER)}
    assert {one.rule for one in found(elsewhere)} == {"early-expiry", "overdrawn-card"}


def test_an_expiry_is_not_judged_where_points_are_booked_on_unlisted_cards() -> None:
    listed = {"cards": {CARD: {"opened": "2026-01-01"}}}
    sheets = {**EXPIRED_EARLY, "2026-04/s": earn("2026-04-01", "help", 1, card=OTHER)}
    assert [one.rule for one in found(sheets, cards=listed)] == ["unknown-card"]
    paid = {**EXPIRED_EARLY, "2026-04/b": spend("2026-04-01", 2), "2026-04/p": PAID_IN_APRIL}
    assert [one.rule for one in found(paid, cards=listed)] == ["early-expiry"]


PAID_IN_APRIL = sheet("settlement", "2026-04-30", {"month": "2026-04", "points": 2, "yuan": 1}, partner="b")


def test_a_card_whose_term_runs_backwards_is_not_judged_by_it() -> None:
    backwards = {"cards": {CARD: {"opened": "2026-06-01", "closed": "2026-05-01"}, OTHER: {"opened": "2026-06-01"}}}
    sheets = {"2026-03/a": earn("2026-03-01", "help", 1), "2026-03/b": earn("2026-03-01", "help", 1, card=OTHER)}
    made = found(sheets, cards=backwards)
    assert {(one.rule, one.path) for one in made} == {
        ("bad-date-order", CARDS_FILE),
        ("card-not-open", batch("2026-03/b")),
    }


def test_a_reversal_that_names_nothing_known_is_told_that_alone() -> None:
    sheets = {"2026-03/a": HELP, "2026-03/s": undo("2026-03-02", "2026-03/z", -100)}
    assert [(one.rule, one.route) for one in found(sheets)] == [("unknown-batch", ("entries", 0, "batch"))]
    listed = {"cards": {CARD: {"opened": "2026-01-01"}}}
    other = {"2026-03/a": HELP, "2026-03/s": undo("2026-03-02", "2026-03/a", -100, card=OTHER)}
    assert [(one.rule, one.route) for one in found(other, cards=listed)] == [("unknown-card", ("entries", 0, "card"))]


def test_a_batch_with_a_wrong_total_has_no_wrong_reversals() -> None:
    sheets = {"2026-03/a": HELP, "2026-03/s": {**undo("2026-03-02", "2026-03/a", -99), "total": -98}}
    assert [one.rule for one in found(sheets)] == ["wrong-total"]
