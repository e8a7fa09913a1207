"""What is said of a batch as a whole, and which of its mistakes excuses which."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hehuo.diagnostic import Finding
from ledgers import CARD, CARDS, OFFERS, OTHER, RULES, earn, findings_of, sheet, spend, undo
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
RULES_FILE, SOAP = "data/points/p/rules.yml", "data/points/p/offers/soap.yml"


def batch(name: str) -> str:
    return f"data/points/p/{name}.yml"


def found(sheets: dict[str, Value], **more: Value) -> list[Finding]:
    numbered = {f"points/p/{name}": {"source": name, **value} for name, value in sheets.items()}
    return findings_of({**FIXED, **{f"points/p/{name}": value for name, value in more.items()}, **numbered}, AS_OF)


def only(sheets: dict[str, Value], **more: Value) -> tuple[str, str, tuple[Any, ...], dict[str, Any], tuple[Any, ...]]:
    """The one finding: rule, path, route, words in English, and the other places."""
    [one] = found(sheets, **more)
    return one.rule, one.path, one.route, words_of(one), one.related


def sound(value: Value, total: int, **more: object) -> Value:
    return {**{key: part for key, part in value.items() if key != "source"}, "total": total, **more}


HELP = sound(earn("2026-03-01", "help", 3, 2), 10)
SLIP = sound(spend("2026-03-02", 2), 2)


@pytest.mark.parametrize(
    ("made", "right"),
    [
        (earn("2026-03-03", "help", 3, 2), 10),
        (spend("2026-03-03", 3, "soap"), 3),
        (sheet("redeem", "2026-03-03", {"card": CARD}, {"card": CARD}, offer="soap", partner="b"), 2),
        (sheet("adjustment", "2026-03-03", {"card": CARD, "points": 3}, {"card": CARD, "points": -1}), 2),
        (undo("2026-03-03", "2026-03/a", -6), -6),
        (sheet("settlement", "2026-03-03", {"month": "2026-03", "points": 2, "yuan": 1}, partner="b"), 2),
    ],
)
def test_a_total_that_the_entries_do_not_give(made: Value, right: int) -> None:
    sheets = {"2026-03/a": HELP, "2026-03/b": SLIP}
    assert found({**sheets, "2026-03/c": sound(made, right)}) == []
    args = {"stated": right + 1, "total": right, "count": len(made["entries"])}
    wrong = {**sheets, "2026-03/c": sound(made, right + 1)}
    assert only(wrong) == ("wrong-total", batch("2026-03/c"), ("total",), args, ())


def test_a_batch_in_the_folder_of_another_month() -> None:
    args = {"date": "2026-03-01", "month": "2026-04", "right": "2026-03"}
    assert only({"2026-04/a": HELP}) == ("wrong-month", batch("2026-04/a"), ("date",), args, ())


def test_a_sheet_number_that_another_batch_has() -> None:
    first, second = (
        sound(earn("2026-03-01", "help", 1), 2, source="x"),
        sound(earn("2026-03-02", "help", 2), 4, source="x"),
    )
    sheets = {"2026-03/z": first, "2026-03/b": second}
    where = ((batch("2026-03/z"), ("source",)),)
    assert only(sheets) == ("duplicate-source", batch("2026-03/b"), ("source",), {"batch": "2026-03/z"}, where)
    by_name = {"2026-03/z": {**first, "date": "2026-03-02"}, "2026-03/b": {**second, "date": "2026-03-02"}}
    assert only(by_name)[1] == batch("2026-03/z"), "of one day, the later name is the double"


def test_of_two_with_one_number_the_one_in_the_wrong_month_is_the_double() -> None:
    sheets = {
        "2026-04/a": sound(earn("2026-03-01", "help", 1), 2, source="x"),
        "2026-03/b": sound(earn("2026-03-02", "help", 2), 4, source="x"),
    }
    assert {(one.rule, one.path) for one in found(sheets)} == {
        ("wrong-month", batch("2026-04/a")),
        ("duplicate-source", batch("2026-04/a")),
    }
    copy = {**sheets, "2026-04/a": {**sheets["2026-04/a"], "date": "2026-03-02"}}
    assert [one.rule for one in found(copy)] == ["duplicate-source"], (
        "a copy in another folder has one mistake, not two"
    )


TERM = {"from": "2026-03-02", "until": "2026-03-10"}


@pytest.mark.parametrize("until", ["2026-03-10", None])
@pytest.mark.parametrize(
    ("day", "effective", "is_in_force"),
    [
        ("2026-03-01", None, "never"),
        ("2026-03-02", None, "always"),
        ("2026-03-10", None, "always"),
        ("2026-03-11", None, "open"),
        ("2026-03-11", "2026-03-10", "always"),
        ("2026-03-03", "2026-03-01", "never"),
    ],
)
def test_a_rule_or_offer_outside_its_term(day: str, effective: str | None, is_in_force: str, until: str | None) -> None:
    term = {key: value for key, value in {**TERM, "until": until}.items() if value}
    moment = {"effective": effective} if effective else {}
    right = is_in_force == "always" or (is_in_force == "open" and until is None)
    args = {"date": effective or day, "start": "2026-03-02", "end": until or "open end"}
    rules = {"rules": {"help": RULES["help"], "visit": {**RULES["visit"], **term}}}
    earned = {"2026-03/a": HELP, "2026-03/c": sound(earn(day, "visit", 1), 4, **moment)}
    place = ((RULES_FILE, ("rules", "visit", "from")),)
    outside = ("rule-not-in-force", batch("2026-03/c"), ("rule",), args, place)
    assert found(earned, rules=rules) == [] if right else only(earned, rules=rules) == outside
    offer = {"offers/soap": {**OFFERS["soap"], "from": "2026-03-02", **term}}
    redeemed = {"2026-03/a": HELP, "2026-03/c": sound(spend(day, 1), 1, **moment)}
    not_open = ("offer-not-open", batch("2026-03/c"), ("offer",), args, ((SOAP, ("from",)),))
    assert found(redeemed, **offer) == [] if right else only(redeemed, **offer) == not_open


def test_an_offer_of_another_partner() -> None:
    sheets = {"2026-03/a": HELP, "2026-03/c": {**sound(spend("2026-03-02", 1), 1), "partner": "a"}}
    place = ((SOAP, ("partner",)),)
    assert only(sheets) == ("offer-wrong-partner", batch("2026-03/c"), ("partner",), {"partner": "b"}, place)


def test_one_mistake_excuses_the_total() -> None:
    foreign = {"2026-03/a": HELP, "2026-03/c": {**sound(spend("2026-03-02", 1), 9), "partner": "a"}}
    assert [one.rule for one in found(foreign)] == ["offer-wrong-partner"]
    unknown = {"2026-03/a": HELP, "2026-03/c": sound(earn("2026-03-02", "unknown", 1), 9)}
    assert [one.rule for one in found(unknown)] == ["unknown-rule"]
    both = {"2026-04/a": sound(earn("2026-03-01", "help", 3), 9)}
    assert {one.rule for one in found(both)} == {"wrong-total", "wrong-month"}


def test_points_given_twice_for_one_occasion() -> None:
    sheets = {
        "2026-03/a": sound(earn("2026-03-01", "help", 3, 2, 3), 16),
        "2026-03/b": sound(earn("2026-03-04", "help", 2, effective="2026-03-01"), 4),
    }
    first, second = found(sheets)
    assert (first.rule, first.path, first.route) == ("double-grant", batch("2026-03/a"), ("entries", 2, "card"))
    assert first.args == {"batch": "2026-03/a", "entry": 1, "more": ""}
    assert first.related == ((batch("2026-03/a"), ("entries", 0)),)
    assert (second.path, second.route) == (batch("2026-03/b"), ("entries", 0, "card"))
    assert second.args == {"batch": "2026-03/a", "entry": 2, "more": ""}


def test_two_sheets_that_repeat_each_other_are_named_once() -> None:
    sheets = {name: sound(earn("2026-03-01", "help", 3, 2), 10) for name in ("2026-03/a", "2026-03/b")}
    [one] = found(sheets)
    assert (one.path, one.route) == (batch("2026-03/b"), ("entries", 0, "card"))
    assert words_of(one, "zh")["more"] == "（另有 1 行同样）"
    assert words_of(one)["more"] == " (1 more alike)"


@pytest.mark.parametrize(
    "other",
    [
        earn("2026-03-02", "help", 3),
        earn("2026-03-01", "help", 4),
        earn("2026-03-01", "guard", 3),
        earn("2026-03-01", "help", 3, card=OTHER),
        earn("2026-03-01", "help", 3, community="east"),
    ],
)
def test_another_day_quantity_rule_card_or_community_is_no_double(other: Value) -> None:
    total = {"help": 2, "guard": 5}[other["rule"]] * other["entries"][0]["quantity"]
    sheets = {"2026-03/a": sound(earn("2026-03-01", "help", 3), 6), "2026-03/b": sound(other, total)}
    numbered = {f"points/p/{name}": {"source": name, **value} for name, value in sheets.items()}
    assert findings_of({**FIXED, "communities/p/east": {"name": "东"}, **numbered}, AS_OF) == []


def test_of_two_alike_the_one_booked_later_is_the_double() -> None:
    sheets = {
        "2026-03/z": sound(earn("2026-03-01", "help", 3), 6),
        "2026-03/a": sound(earn("2026-03-04", "help", 3, effective="2026-03-01"), 6),
    }
    [one] = found(sheets)
    assert (one.path, one.args["batch"]) == (batch("2026-03/a"), "2026-03/z")


def test_an_offer_whose_term_runs_backwards_is_not_judged_by_it() -> None:
    offer = {"offers/soap": {**OFFERS["soap"], "from": "2026-03-10", "until": "2026-03-01"}}
    assert [one.rule for one in found({"2026-03/a": HELP, "2026-03/c": SLIP}, **offer)] == ["bad-date-order"]


@pytest.mark.parametrize(("as_of", "is_future"), [("2026-02-28", True), ("2026-03-01", False)])
def test_a_batch_that_has_not_come_yet(as_of: str, is_future: bool) -> None:
    records = {**FIXED, "points/p/2026-03/a": {"source": "x", **HELP}}
    made = [one for one in findings_of(records, date.fromisoformat(as_of)) if one.rule == "future-fact"]
    assert bool(made) == is_future
    for one in made:
        assert (one.path, one.route) == (batch("2026-03/a"), ("date",))
        assert one.args == {"date": "2026-03-01", "as_of": as_of}


def test_what_is_reversed_is_no_double() -> None:
    twice = {name: sound(earn("2026-03-01", "help", 3), 6) for name in ("2026-03/a", "2026-03/b")}
    for undone in twice:
        assert found({**twice, "2026-03/r": sound(undo("2026-03-02", undone, -6), -6)}) == []
    thrice = {**twice, "2026-03/c": sound(earn("2026-03-01", "help", 3), 6)}
    [one] = found({**thrice, "2026-03/r": sound(undo("2026-03-02", "2026-03/a", -6), -6)})
    assert (one.path, one.args["batch"]) == (batch("2026-03/c"), "2026-03/b")
