"""What is said of the closes of months, and which doubts keep a close from being judged."""

from __future__ import annotations

from datetime import date

import pytest

from hehuo.check import check_records
from hehuo.diagnostic import Finding
from hehuo.model.ledger import open_ledger
from hehuo.model.registry import build_registry, digest
from hehuo.record_types import RECORD_TYPES
from ledgers import CARDS, OFFERS, RULES, SCHEMAS, documents_of, earn, spend, whole_registry
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
SHEETS: dict[str, Value] = {
    "2026-03/a": {**earn("2026-03-01", "help", 5), "total": 10},
    "2026-03/b": {**spend("2026-03-02", 3), "total": 3},
    "2026-04/c": {**earn("2026-04-01", "help", 2), "total": 4},
    "2026-05/d": {**earn("2026-05-01", "help", 1), "total": 2},
}
FIGURES = ("opening", "issued", "redeemed", "expired", "adjusted", "closing")
NAMES = dict(zip(FIGURES, ("月初余额", "发放", "兑换", "过期", "调整与冲销净额", "月末余额"), strict=True))
MARCH, APRIL, MAY = "points/p/2026-03/close", "points/p/2026-04/close", "points/p/2026-05/close"


def path(name: str) -> str:
    return f"data/{name}.yml"


def closed(*months: str, sheets: dict[str, Value] = SHEETS) -> Value:
    """The records of sheets, with a right close for each of some months."""
    records: Value = {**FIXED, **{f"points/p/{name}": {**value, "source": name} for name, value in sheets.items()}}
    for month in months:
        figures = open_ledger(whole_registry(documents_of(records)), "p").months[month]
        close: Value = {"date": "2026-12-31", **{name: getattr(figures, name) for name in FIGURES}}
        close["batches"] = dict(figures.batches)
        records[f"points/p/{month}/close"] = close | ({"previous": figures.previous} if figures.previous else {})
    return records


def found(records: Value, *broken: str) -> list[Finding]:
    """What is found in records, of which some can't be judged."""
    documents = documents_of(records)
    known = {kind.name: frozenset(one.key for one in documents if one.type is kind) for kind in RECORD_TYPES}
    sound = [one for one in documents if one.path not in {path(name) for name in broken}]
    by_path = {one.path: one for one in documents}
    return list(check_records(build_registry(sound, known), by_path, SCHEMAS, AS_OF))


def places(records: Value, *broken: str) -> list[tuple[str, str]]:
    return sorted((one.rule, one.path) for one in found(records, *broken))


def changed(records: Value, name: str, **more: object) -> Value:
    return {**records, name: {**records[name], **more}}


def without(records: Value, name: str) -> Value:
    return {key: value for key, value in records.items() if key != name}


ALL = ("2026-03", "2026-04", "2026-05")


def test_right_closes_are_told_nothing() -> None:
    for count in range(4):
        assert found(closed(*ALL[:count])) == []


@pytest.mark.parametrize("figure", FIGURES)
def test_each_figure_is_held_against_the_batches(figure: str) -> None:
    records = closed("2026-03")
    right = records[MARCH][figure]
    [one] = found(changed(records, MARCH, **{figure: right + 1}))
    assert (one.rule, one.path, one.route, one.related) == ("close-mismatch", path(MARCH), (figure,), ())
    assert (one.args["field"], one.args["stated"], one.args["counted"]) == (figure, right + 1, right)
    assert (words_of(one, "zh")["figure"], words_of(one)["figure"]) == (NAMES[figure], figure)


def test_a_changed_batch() -> None:
    records = changed(closed("2026-03", "2026-04"), "points/p/2026-03/a", community="east")
    records["communities/p/east"] = {"name": "东"}
    [one] = found(records)
    assert (one.rule, one.path, one.route) == ("changed-batch", path(MARCH), ("batches", "a"))
    assert one.args == {"batch": "2026-03/a"}
    assert one.related == ((path("points/p/2026-03/a"), ()),)


def test_a_missing_batch() -> None:
    [one] = found(without(closed("2026-03", "2026-04"), "points/p/2026-03/a"))
    assert (one.rule, one.path, one.route, one.on_key) == ("missing-batch", path(MARCH), ("batches", "a"), True)
    assert one.args == {"batch": "2026-03/a"}


def test_a_batch_added_to_a_closed_month() -> None:
    late: Value = {**earn("2026-03-09", "help", 1), "total": 2, "source": "x"}
    [one] = found({**closed("2026-03", "2026-04"), "points/p/2026-03/z": late})
    assert (one.rule, one.path, one.route) == ("closed-month", path("points/p/2026-03/z"), ("date",))
    assert one.args == {"month": "2026-03"}
    assert one.related == ((path(MARCH), ("batches",)),)


def test_a_month_left_open_before_a_closed_one() -> None:
    [one] = found(without(closed(*ALL[:2]), MARCH) | {APRIL: without(closed(*ALL[:2])[APRIL], "previous")})
    assert (one.rule, one.path, one.route) == ("skipped-month", path("points/p/2026-03/a"), ("date",))
    assert one.args == {"month": "2026-03"}
    assert found(closed("2026-03")) == [], "the months after the last close are open"


def test_a_chain_that_does_not_hold() -> None:
    records = closed(*ALL)
    was = records[APRIL]["previous"]
    for previous in ("0" * 64, None):
        bent = {**without(records[APRIL], "previous"), **({"previous": previous} if previous else {})}
        made = {**records, APRIL: bent}
        made[MAY] = {**records[MAY], "previous": digest(repr(bent).encode())}
        [one] = found(made)
        assert (one.rule, one.path, one.route) == ("broken-chain", path(APRIL), ("previous",))
        assert one.args == {"line": f"previous: {was}"}
        assert one.related == ((path(MARCH), ()),)
    [first] = found(changed(closed("2026-03"), MARCH, previous="0" * 64))
    assert (first.rule, first.args, first.related) == ("broken-chain", {"line": "# previous"}, ())


def test_a_changed_close_breaks_the_next_ones_chain() -> None:
    assert places(changed(closed(*ALL), MARCH, date="2026-12-30")) == [("broken-chain", path(APRIL))]


def test_what_is_blamed_in_one_month_is_not_held_against_the_next() -> None:
    records = closed(*ALL)
    wrong = changed(records, MARCH, closing=99)
    wrong[APRIL] = {**records[APRIL], "opening": 99, "closing": 103}
    assert ("close-mismatch", path(APRIL)) in places(wrong), "the batches of March are right, its close is not"
    missing = without(changed(closed(*ALL[:2]), APRIL, opening=3), "points/p/2026-03/a")
    assert places(missing) == [
        ("missing-batch", path(MARCH)),
    ]


def test_a_broken_batch_keeps_its_month_and_those_after_it_from_being_judged() -> None:
    records = closed(*ALL)
    for close in (MARCH, APRIL):
        wrong = changed(records, close, issued=99)
        assert ("close-mismatch", path(close)) not in places(wrong, "points/p/2026-03/a")
    before = changed(records, MARCH, issued=99)
    assert ("close-mismatch", path(MARCH)) in places(before, "points/p/2026-04/c")


def test_the_opening_of_a_month_is_judged_even_where_its_own_batches_are_in_doubt() -> None:
    records = changed(closed(*ALL), APRIL, opening=99)
    assert ("close-mismatch", path(APRIL)) in places(records, "points/p/2026-04/c")
    assert ("close-mismatch", path(APRIL)) not in places(records, "points/p/2026-03/a")


def test_without_the_rules_or_an_offer_no_figure_is_judged() -> None:
    records = changed(closed("2026-03"), MARCH, issued=99)
    assert ("close-mismatch", path(MARCH)) in places(records)
    assert ("close-mismatch", path(MARCH)) not in places(records, "points/p/rules")
    assert ("close-mismatch", path(MARCH)) not in places(records, "points/p/offers/noodles")


def test_a_broken_close_breaks_no_chain_and_skips_no_month() -> None:
    records = closed(*ALL)
    assert places(records, MARCH) == []
    assert (
        places(changed(records, APRIL, issued=99), MARCH)
        == [("broken-chain", path(MAY)), ("close-mismatch", path(APRIL))][1:]
    )


def test_a_settlement_is_not_judged_where_a_closed_month_was_changed_or_lacks_a_batch() -> None:
    paid: Value = {"date": "2026-05-02", "kind": "settlement", "source": "x", "partner": "b", "total": 9}
    paid["entries"] = [{"month": "2026-03", "points": 9, "yuan": 1}]
    records = {**closed("2026-03", "2026-04"), "points/p/2026-05/p": paid}
    assert places(records) == [("over-settled", path("points/p/2026-05/p"))]
    changed_sheet = changed(records, "points/p/2026-04/c", community="east")
    changed_sheet["communities/p/east"] = {"name": "东"}
    assert places(changed_sheet) == [("changed-batch", path(APRIL))]
    assert places(without(records, "points/p/2026-04/c")) == [("missing-batch", path(APRIL))]


def test_a_batch_with_a_mistake_of_its_own_proves_no_figure_wrong() -> None:
    sheets = {**SHEETS, "2026-03/a": {**SHEETS["2026-03/a"], "total": 11}}
    records = changed(closed("2026-03", sheets=sheets), MARCH, issued=11, closing=8)
    assert places(records) == [("wrong-total", path("points/p/2026-03/a"))]
