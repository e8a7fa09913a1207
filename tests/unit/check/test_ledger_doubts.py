"""What a sheet that is no record may have caused is not blamed on another; all else is."""

from __future__ import annotations

from datetime import date

import pytest

from hehuo.check import check_records
from hehuo.model.registry import build_registry
from hehuo.record_types import RECORD_TYPES
from ledgers import CARD, CARDS, OFFERS, OTHER, RULES, SCHEMAS, documents_of, earn, move, sheet, spend
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


def found(sheets: Value, broken: Value, unread: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Rule and batch of what is found in sheets, where others are no records and some can't even be read."""
    numbered = {f"points/p/{name}": {**value, "source": name} for name, value in sheets.items()}
    documents = documents_of({**FIXED, **numbered, **{f"points/p/{name}": value for name, value in broken.items()}})
    bad = {f"data/points/p/{name}.yml" for name in broken}
    known = {kind.name: {document.key for document in documents if document.type is kind} for kind in RECORD_TYPES}
    known["batch"] |= {f"p/{name}" for name in unread}
    registry = build_registry(
        [document for document in documents if document.path not in bad],
        {name: frozenset(keys) for name, keys in known.items()},
    )
    by_path = {document.path: document for document in documents}
    findings = check_records(registry, by_path, SCHEMAS, AS_OF)
    return sorted((one.rule, one.path[len("data/points/p/") : -len(".yml")]) for one in findings)


def total(value: Value, points: int) -> Value:
    return {**value, "total": points}


TAKEN = {"2026-03/b": total(spend("2026-03-02", 5), 5)}
BLAMED = [("overdrawn-card", "2026-03/b")]


def test_nothing_explains_it() -> None:
    assert found(TAKEN, {}) == BLAMED


@pytest.mark.parametrize(
    ("broken", "is_excused"),
    [
        pytest.param({"total": 5, "entries": [{"card": CARD}]}, True, id="all of its total may be the card's"),
        pytest.param({"total": 4, "entries": [{"card": CARD}]}, False, id="too little"),
        pytest.param({"total": -5, "entries": [{"card": CARD}]}, True, id="the sign may be the mistake"),
        pytest.param({"total": 5, "entries": [{"card": OTHER}]}, False, id="another card"),
        pytest.param({"total": 2, "entries": [{"card": CARD}] * 3}, True, id="each line may be all of it"),
        pytest.param({"total": 5, "entries": [{}]}, True, id="a line without a card may be anybody's"),
        pytest.param({"total": 4, "entries": [{}]}, False, id="anybody's, but too little"),
        pytest.param({"total": 5, "entries": ["x"]}, True, id="a line that is no line"),
        pytest.param({"total": 5, "entries": [{"card": 7}]}, True, id="a card that is no text"),
        pytest.param({"total": 5, "entries": []}, False, id="no lines"),
        pytest.param({"total": 1, "entries": {}}, True, id="lines that can't be read"),
        pytest.param({"total": 1}, True, id="no lines at all"),
        pytest.param({"total": "5", "entries": [{"card": OTHER}]}, True, id="a total that is no number"),
        pytest.param({"entries": [{"card": OTHER}]}, True, id="no total"),
    ],
)
def test_a_sheet_that_is_no_record_may_have_given_what_it_says(broken: Value, is_excused: bool) -> None:
    assert found(TAKEN, {"2026-03/a": broken}) == ([] if is_excused else BLAMED)


def test_a_sheet_that_cannot_be_read_may_have_given_anything() -> None:
    assert found(TAKEN, {}, unread=("2026-03/a",)) == []


def test_without_the_rules_any_card_may_have_earned_anything() -> None:
    late = {**FIXED["points/p/rules"], "rules": {}}
    registry = found(TAKEN, {"rules": late})
    assert registry == []


SETTLED = {
    "2026-03/e": total(earn("2026-03-01", "help", 5), 10),
    "2026-03/b": total(spend("2026-03-02", 5), 5),
    "2026-04/p": total(sheet("settlement", "2026-04-01", {"month": "2026-03", "points": 6, "yuan": 1}, partner="b"), 6),
}
OVER = [("over-settled", "2026-04/p")]


@pytest.mark.parametrize(
    ("broken", "is_excused"),
    [
        pytest.param({"kind": "redeem", "partner": "b"}, True, id="the partner's own sheet"),
        pytest.param({"kind": "redeem", "partner": "a"}, False, id="another partner's"),
        pytest.param({"kind": "redeem"}, True, id="a redemption without a partner may be anybody's"),
        pytest.param({"kind": "redeem", "partner": 7}, True, id="a partner that is no text"),
        pytest.param({"kind": "earn"}, False, id="no redemption"),
        pytest.param({"partner": "b"}, True, id="of no known kind, but of the partner"),
    ],
)
def test_a_redemption_that_is_no_record_excuses_its_partner(broken: Value, is_excused: bool) -> None:
    whole = {"total": 0, "entries": [], **broken}
    assert found(SETTLED, {"2026-03/a": whole}) == ([] if is_excused else OVER)


def test_a_sheet_that_cannot_be_read_excuses_every_partner() -> None:
    assert found(SETTLED, {}) == OVER
    assert found(SETTLED, {}, unread=("2026-03/a",)) == []


EARLY = {
    "2026-03/e": total(earn("2026-03-01", "guard", 2), 10),
    "2026-05/x": total(move("expiry", "2026-05-31", 10), 10),
}
TOO_EARLY = [("early-expiry", "2026-05/x")]


@pytest.mark.parametrize(
    ("broken", "is_excused"),
    [
        pytest.param({"total": 0, "entries": [{"card": CARD}]}, True, id="the same card"),
        pytest.param({"total": 0, "entries": [{"card": OTHER}]}, False, id="another card"),
        pytest.param({"total": 0, "entries": [{}]}, True, id="a line without a card"),
        pytest.param({"total": 0, "entries": ["x"]}, True, id="a line that is no line"),
        pytest.param({"total": 0, "entries": []}, True, id="no lines"),
        pytest.param({"total": 0}, True, id="lines that can't be read"),
    ],
)
def test_an_expiry_is_not_judged_where_a_broken_sheet_may_have_touched_its_card(
    broken: Value, is_excused: bool
) -> None:
    assert found(EARLY, {"2026-03/a": broken}) == ([] if is_excused else TOO_EARLY)


def test_an_expiry_is_not_judged_beside_an_unreadable_sheet() -> None:
    assert found(EARLY, {}) == TOO_EARLY
    assert found(EARLY, {}, unread=("2026-03/a",)) == []
