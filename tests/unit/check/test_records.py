"""Rules across files: one mistake is one finding, and what is broken elsewhere is not held against what leans on it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hehuo.check import check_shape, load_schemas
from hehuo.check.references.pools import make_pool
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Document, Positions
from hehuo.model.cards import make_card
from hehuo.model.registry import build_registry
from hehuo.pipeline import judge
from hehuo.record_types import RECORD_TYPES, classify
from hehuo.schema.plans import Plan
from saying import words_of
from worlds import PROGRAMME, partner, project, step

SCHEMAS = load_schemas(Path(__file__).parents[3] / "schemas")
ANN, BEN = make_card("4Q7M0XJ29KPD"), make_card("8T2WB5R6ZC1H")
Value = dict[str, Any]

RULES: Value = {"rules": {"patrol": {"title": "巡逻", "points": 2, "unit": "小时", "from": "2026-01-01"}}}
CARDS: Value = {"cards": {card: {"opened": "2026-01-01"} for card in (ANN, BEN)}}
OFFER: Value = {"title": "肥皂", "partner": "a", "form": "gift", "cost": 5, "from": "2026-01-01"}
POINTS: Mapping[str, Value] = {
    "points/p/rules": RULES,
    "points/p/cards": CARDS,
    "points/p/offers/soap": OFFER,
    "partners/p/a": partner(),
}


def check(
    records: Mapping[str, Value | None], as_of: str = "2026-12-31", programme: Value | None = None
) -> list[Finding]:
    """What is found in records given by path below `data/`; None stands for a file that can't be read."""
    known: dict[str, set[str]] = {record_type.name: set() for record_type in RECORD_TYPES}
    documents = []
    for name, value in {"programmes/p": programme or PROGRAMME, **records}.items():
        path = f"data/{name}.yml"
        found = classify(path)
        assert found is not None, path
        known[found[0].name].add(found[1])
        if value is not None:
            content = repr(value).encode()
            documents.append(
                Document(
                    path=path,
                    type=found[0],
                    key=found[1],
                    value=value,
                    content=content,
                    locate=lambda: Positions({}, {}),
                )
            )
    shape = check_shape(documents, SCHEMAS)
    keys = {name: frozenset(found) for name, found in known.items()}
    by_path = {document.path: document for document in documents}
    return [*shape.findings, *judge(shape.sound, by_path, keys, SCHEMAS, date.fromisoformat(as_of))[1]]


def rules_of(records: Mapping[str, Value | None], **more: Any) -> list[str]:
    return sorted(finding.rule for finding in check(records, **more))


def earn(
    day: str, *entries: tuple[str, int], rule: str = "patrol", total: int | None = None, source: str = ""
) -> Value:
    lines = [{"card": card, "quantity": quantity} for card, quantity in entries]
    points = sum(quantity for _, quantity in entries) * 2 if total is None else total
    return {"date": day, "kind": "earn", "rule": rule, "source": source or f"E{day}", "entries": lines, "total": points}


def redeem(day: str, *entries: tuple[str, int]) -> Value:
    lines = [{"card": card, "quantity": quantity} for card, quantity in entries]
    points = sum(quantity for _, quantity in entries) * 5
    return {
        "date": day,
        "kind": "redeem",
        "partner": "a",
        "offer": "soap",
        "source": f"R{day}",
        "entries": lines,
        "total": points,
    }


OPEN, CLAIM, FINISH = step("2026-03-01", "announce"), step("2026-03-05", "claim", "a"), step("2026-03-09", "finish")


def test_a_reference_to_a_broken_file_is_no_reference_to_nothing() -> None:
    assert rules_of({"partners/p/a": None, "projects/p/x": project(OPEN, CLAIM)}) == []
    unsound = partner(colour="red")
    assert rules_of({"partners/p/a": unsound, "projects/p/x": project(OPEN, CLAIM)}) == ["unknown-field"]


def test_a_broken_programme_is_the_only_mistake_of_what_leans_on_it() -> None:
    broken = {**PROGRAMME, "nature": "invented"}
    records = {"partners/p/a": partner(kind="no-such-kind"), "projects/p/x": project(OPEN, CLAIM)}
    assert rules_of(records, programme=broken) == ["bad-choice"]


def test_a_folder_without_its_programme_is_reported_once() -> None:
    [finding] = check(
        {"partners/q/a": partner(), "partners/q/b": partner(name="别家"), "projects/q/x": project(OPEN, CLAIM)}
    )
    assert (finding.rule, finding.path) == ("unknown-programme", "data/partners/q/a.yml")


def test_a_missing_section_is_reported_once_and_says_for_how_many_it_stands() -> None:
    records = {f"partners/p/{name}": partner(name=name, sources=["daily"]) for name in "abc"}
    [finding] = check(records)
    assert (finding.rule, finding.path) == ("unknown-source", "data/partners/p/a.yml")
    assert words_of(finding)["more"] == " (2 more alike)"


def test_a_missing_list_of_cards_is_reported_once() -> None:
    records = {**POINTS, "points/p/2026-01/e": earn("2026-01-05", (ANN, 1), (BEN, 1))}
    del records["points/p/cards"]
    assert rules_of(records) == ["unknown-card"]


def test_a_reference_may_lead_to_another_programme() -> None:
    records = {
        "programmes/q": PROGRAMME,
        "partners/q/a": partner(),
        "projects/p/x": project(OPEN, step("2026-03-05", "claim", "q/a")),
    }
    assert rules_of(records) == []


def test_nothing_after_an_unknown_step_is_judged() -> None:
    records = {"partners/p/a": partner(), "projects/p/x": project(OPEN, step("2026-03-05", "clam", "a"), FINISH)}
    assert rules_of(records) == ["unknown-event"]


def test_a_step_left_out_is_one_mistake_however_many_follow() -> None:
    assert rules_of({"projects/p/x": project(FINISH, FINISH, FINISH)}) == ["not-opened"]
    assert rules_of({"projects/p/x": project(OPEN, FINISH, FINISH, step("2026-04-01", "give-back"))}) == [
        "illegal-step"
    ]


def test_a_wrong_state_in_a_workflow_is_not_held_against_its_projects() -> None:
    programme = copy.deepcopy(PROGRAMME)
    programme["workflows"]["claim"]["events"]["claim"]["to"] = "claimd"
    records = {"partners/p/a": partner(), "projects/p/x": project(OPEN, CLAIM, FINISH)}
    assert rules_of(records, programme=programme) == ["unknown-state"]


def test_a_doubtful_history_is_not_held_against_claims() -> None:
    history = [{"date": "2026-05-01", "event": "joined"}, {"date": "2026-01-01", "event": "renewed"}]
    records = {"partners/p/a": {**partner(), "history": history}, "projects/p/x": project(OPEN, CLAIM)}
    assert rules_of(records) == ["unordered-history"]


def test_a_claim_within_the_month_of_leaving_may_have_been_before_it() -> None:
    history = [{"date": "2026-01-01", "event": "joined"}, {"date": "2026-03", "event": "left"}]
    assert rules_of({"partners/p/a": {**partner(), "history": history}, "projects/p/x": project(OPEN, CLAIM)}) == []


def test_steps_after_the_day_are_not_yet() -> None:
    assert rules_of({"partners/p/a": partner(), "projects/p/x": project(OPEN, CLAIM)}, as_of="2026-03-04") == [
        "future-fact"
    ]


def test_an_unknown_rule_is_one_mistake_although_nothing_adds_up() -> None:
    records = {
        **POINTS,
        "points/p/2026-01/e": earn("2026-01-05", (ANN, 5), rule="patol"),
        "points/p/2026-02/r": redeem("2026-02-01", (ANN, 2)),
    }
    assert rules_of(records) == ["unknown-rule"]


def test_a_broken_batch_excuses_the_cards_it_names_and_an_unreadable_one_all() -> None:
    broken = {**earn("2026-01-05", (ANN, 5)), "colour": "red"}
    both = redeem("2026-02-01", (ANN, 2), (BEN, 1))
    records = {**POINTS, "points/p/2026-01/e": broken, "points/p/2026-02/r": both}
    found = check(records)
    assert [(finding.rule, finding.route) for finding in found][1:] == [("overdrawn-card", ("entries", 1, "card"))]
    assert rules_of({**records, "points/p/2026-01/e": None}) == []


def test_points_on_a_miswritten_card_may_be_anybodys() -> None:
    wrong = f"{ANN[:-1]}{'0' if ANN[-1] != '0' else '1'}"
    records = {
        **POINTS,
        "points/p/2026-01/e": earn("2026-01-05", (wrong, 5)),
        "points/p/2026-02/r": redeem("2026-02-01", (ANN, 2)),
    }
    assert rules_of(records) == ["bad-card-number"]


def test_a_card_miswritten_on_the_list_is_one_mistake() -> None:
    wrong = f"{ANN[:-1]}{'0' if ANN[-1] != '0' else '1'}"
    cards = {"cards": {wrong: {"opened": "2026-01-01"}, BEN: {"opened": "2026-01-01"}}}
    records = {**POINTS, "points/p/cards": cards, "points/p/2026-01/e": earn("2026-01-05", (ANN, 5), (ANN, 4))}
    assert rules_of(records) == ["bad-card-number"]


def test_what_overdraws_a_card_is_not_booked() -> None:
    records = {
        **POINTS,
        "points/p/2026-01/e": earn("2026-01-05", (ANN, 5)),
        "points/p/2026-02/r": redeem("2026-02-01", (ANN, 3)),
        "points/p/2026-03/r": redeem("2026-03-01", (ANN, 2)),
        "points/p/2026-04/r": redeem("2026-04-01", (ANN, 1)),
    }
    found = check(records)
    assert [(finding.rule, finding.path) for finding in found] == [
        ("overdrawn-card", "data/points/p/2026-02/r.yml"),
        ("overdrawn-card", "data/points/p/2026-04/r.yml"),
    ]


def test_a_quantity_mistyped_is_one_mistake_although_it_passes_stock_limit_and_balance() -> None:
    offer = {**OFFER, "stock": 10, "limit_per_card": 1}
    records = {
        **POINTS,
        "points/p/offers/soap": offer,
        "points/p/2026-01/e": earn("2026-01-05", (ANN, 5), (BEN, 5)),
        "points/p/2026-02/r": redeem("2026-02-01", (ANN, 100)),
        "points/p/2026-03/r": redeem("2026-03-01", (BEN, 1), (ANN, 1)),
    }
    assert rules_of(records) == ["offer-out-of-stock"]


def test_a_sheet_copied_into_another_month_is_blamed_and_not_the_sheet_it_was_copied_from() -> None:
    sheet = earn("2026-02-05", (ANN, 5))
    [finding] = check({**POINTS, "points/p/2026-01/copy": sheet, "points/p/2026-02/e": sheet})
    assert (finding.rule, finding.path) == ("duplicate-source", "data/points/p/2026-01/copy.yml")


def close(**more: object) -> Value:
    figures = dict.fromkeys(("opening", "issued", "redeemed", "expired", "adjusted", "closing"), 0)
    return {"date": "2026-02-01", **figures, "batches": {"e": "0" * 63 + "a"}, **more}


def test_a_broken_batch_is_not_held_against_its_close() -> None:
    records = {**POINTS, "points/p/2026-01/e": None, "points/p/2026-01/close": close()}
    assert rules_of(records) == []
    wrong = earn("2026-01-05", (ANN, 5), total=11)
    assert rules_of({**records, "points/p/2026-01/e": wrong}) == ["wrong-total"]


def test_a_batch_gone_from_a_closed_month_is_not_held_against_its_cards() -> None:
    records = {**POINTS, "points/p/2026-01/close": close(), "points/p/2026-02/r": redeem("2026-02-01", (ANN, 1))}
    assert rules_of(records) == ["missing-batch"]


def test_a_broken_close_is_not_held_against_the_next() -> None:
    records = {
        **POINTS,
        "points/p/2026-01/e": earn("2026-01-05", (ANN, 5)),
        "points/p/2026-01/close": None,
        "points/p/2026-02/e": earn("2026-02-05", (ANN, 5)),
        "points/p/2026-02/close": close(date="2026-03-01", opening=10, issued=10, closing=20, previous="0" * 63 + "b"),
    }
    assert rules_of(records) == ["changed-batch"]


def test_findings_come_in_one_order() -> None:
    records: dict[str, Value | None] = {
        f"partners/p/x{number}": partner(name=f"第 {number} 家", kind="none", trade="none") for number in range(30)
    }
    found = check(records)
    assert found == check(dict(reversed(records.items())))
    assert len(found) == 60


def test_every_kind_of_reference_in_the_schemas_can_be_looked_up() -> None:
    def kinds(plan: Plan) -> set[str]:
        below = [*plan.keys.values(), *(place for place in (plan.item, plan.entry) if place)]
        return {plan.kind or "", *(kind for place in below for kind in kinds(place))} - {""}

    registry = build_registry([], {record_type.name: frozenset() for record_type in RECORD_TYPES})
    survey = Survey(registry, {}, SCHEMAS, date(2026, 1, 1))
    for kind in sorted({kind for plan in SCHEMAS.plans.values() for kind in kinds(plan)}):
        make_pool(survey, "p", kind, "claim")  # raises KeyError for a kind it does not know
