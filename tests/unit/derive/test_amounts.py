"""Amounts that records state: which retype a reported total, and what is left to add up."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from hehuo.derive import Derived, derive
from worlds import PROGRAMME, Value, project, registry_of, step

LAMPS = {"measure": "lamps", "quantity": 142}


def programme(*figures: Value, nature: str = "reported") -> Value:
    made = copy.deepcopy(PROGRAMME)
    made["nature"] = nature
    made["sources"] = {"paper": {"title": "一篇报道", "publisher": "某报"}}
    made["figures"] = {f"f{number}": {"source": "paper", **figure} for number, figure in enumerate(figures)}
    return made


def total(value: int = 142, **more: object) -> Value:
    return {"label": "路灯", "value": value, "unit": "盏", "recorded": {"of": "outcomes", "measure": "lamps"}, **more}


def paid(value: int, unit: str = "元", **query: str) -> Value:
    return {"label": "投入", "value": value, "unit": unit, "recorded": {"of": "money", **query}}


def done(source: str | None = "paper", **more: object) -> Value:
    named = {"sources": [source]} if source else {}
    return project(step("2026-01-01", "announce"), step("2026-02-01", "claim", "a"), **named, **more)


def derived(declared: Value, **projects: Value) -> Derived:
    return derive(
        registry_of({f"projects/p/{key}": value for key, value in projects.items()}, declared), date(2026, 6, 1)
    )


def sums(found: Derived) -> dict[str, Any]:
    """The evidence and the copy of each reported figure."""
    return {
        figure.id: ([counted.value for counted in figure.evidenced], figure.transcribed and figure.transcribed.records)
        for figure in found.statistics["p"].figures
    }


def test_one_record_that_repeats_the_total_of_its_source_is_no_evidence() -> None:
    found = derived(programme(total()), halls=done(outcomes=[LAMPS]))
    assert sums(found) == {"f0": ([0], ("p/halls",))}
    assert found.statistics["p"].outcomes["lamps"].value == 0
    figures = found.figures
    assert figures["p/transcribed-f0"].kind == "transcribed" and figures["p/transcribed-f0"].value == 142
    assert figures["p/reported-f0"].kind == "reported"
    assert "p/recorded-f0" not in figures and "p/outcome-lamps" not in figures


@pytest.mark.parametrize(
    ("declared", "record"),
    [
        (programme(total(143)), done(outcomes=[LAMPS])),
        (programme(total()), done(source=None, outcomes=[LAMPS])),
        (programme(total(), nature="live"), done(outcomes=[LAMPS])),
        (programme(paid(142)), done(outcomes=[LAMPS])),
        (programme(total(recorded={"of": "outcomes", "measure": "lamps", "direction": "city"})), done(outcomes=[LAMPS])),
    ],
    ids=["another number", "another source", "a complete list", "another thing", "outside the query"],
)  # fmt: skip
def test_what_is_no_copy_counts(declared: Value, record: Value) -> None:
    found = derived(declared, one=record)
    assert found.statistics["p"].outcomes["lamps"].value == 142
    assert not found.statistics["p"].retyped


def test_records_beside_a_copy_are_added_without_it() -> None:
    more = done(outcomes=[{"measure": "lamps", "quantity": 3}])
    found = derived(programme(total()), all=done(outcomes=[LAMPS]), one=more, two=more)
    assert sums(found) == {"f0": ([6], ("p/all",))}
    assert found.figures["p/outcome-lamps"].value == 6


def test_of_two_records_that_have_the_total_neither_is_it() -> None:
    assert sums(derived(programme(total()), a=done(outcomes=[LAMPS]), b=done(outcomes=[LAMPS]))) == {
        "f0": ([284], None)
    }


def test_a_copy_in_parts_and_a_source_in_the_timeline_are_seen_too() -> None:
    parts = [{"measure": "lamps", "quantity": 140}, {"measure": "lamps", "quantity": 2}]
    record = project(step("2026-01-01", "announce", sources=["paper"]), outcomes=parts)
    assert sums(derived(programme(total()), all=record)) == {"f0": ([0], ("p/all",))}


def test_a_report_that_counts_in_ten_thousands_is_read_so() -> None:
    found = derived(programme(paid(1460, "万元")), all=done(money=[{"yuan": 14_600_000, "qualifier": "over"}]))
    assert sums(found) == {"f0": ([0], ("p/all",))}
    assert found.figures["p/transcribed-f0"].called.unit == "元"
    assert found.figures["p/transcribed-f0"].qualifier == "over"


def test_kinds_of_money_are_sums_of_their_own() -> None:
    money = [{"yuan": 5, "kind": "cash"}, {"yuan": 7, "kind": "in-kind"}, {"yuan": 2, "kind": "cash"}, {"yuan": 1}]
    found = derived(programme(paid(100), paid(100, money="cash"), nature="live"), one=done(money=money))
    told = {(counted.money, counted.value) for counted in found.statistics["p"].money}
    assert told == {(None, 1), ("cash", 7), ("in-kind", 7)}
    names = {name: figure.value for name, figure in found.figures.items() if "money" in name or "recorded" in name}
    assert names == {
        "money": 1, "money-cash": 7, "money-in-kind": 7, "p/money": 1, "p/money-cash": 7, "p/money-in-kind": 7,
        "p/recorded-f0": 1, "p/recorded-f0-cash": 7, "p/recorded-f0-in-kind": 7, "p/recorded-f1": 7,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "joint"),
    [
        (["exact", "exact"], "exact"),
        (["exact", "over"], "over"),
        (["over", "over"], "over"),
        (["exact", "under"], "under"),
        (["over", "under"], "about"),
        (["about", "over"], "about"),
    ],
)
def test_a_sum_is_as_exact_as_its_parts(parts: list[str], joint: str) -> None:
    outcomes = [{"measure": "lamps", "quantity": 1, "qualifier": part} for part in parts]
    found = derived(programme(nature="live"), a=done(outcomes=outcomes[:1]), b=done(outcomes=outcomes[1:]))
    assert found.figures["p/outcome-lamps"].qualifier == joint


def test_nothing_is_added_up_over_programmes() -> None:
    other = {**programme(nature="live"), "name": "别处"}
    records = {"projects/p/x": done(), "projects/q/x": done()}
    live = programme(nature="live")
    both = derive(registry_of({"programmes/q": other, **records}, live), date(2026, 6, 1)).figures
    assert {name for name in both if "/" not in name} == set()
    beside = derive(
        registry_of({"programmes/q": {**other, "nature": "demo"}, **records}, live), date(2026, 6, 1)
    ).figures
    assert (beside["projects"].value, beside["projects"].records) == (1, 1)


def test_a_figure_that_is_a_change_is_told_as_one_and_speaks_for_its_source() -> None:
    declared = programme({"label": "投诉", "change": {"percent": -60}}, {"label": "收费率", "value": 93, "before": 70})
    declared["sources"]["paper"]["date"] = "2026-03"
    figures = {name: figure for name, figure in derived(declared).figures.items() if figure.kind == "reported"}
    told = {name: (figure.called.kind, figure.value, figure.called.unit) for name, figure in figures.items()}
    assert told == {
        "p/reported-f0-change": ("stated-fall", 60, "%"),
        "p/reported-f1": ("stated", 93, ""),
        "p/reported-f1-before": ("stated-before", 70, ""),
    }
    assert {figure.as_of for figure in figures.values()} == {"2026-03"}


def test_a_figure_of_an_undated_source_speaks_for_no_day() -> None:
    assert derived(programme(total())).figures["p/reported-f0"].as_of == "XXXX"
