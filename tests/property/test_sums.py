"""Whatever the records and reported figures: what only retypes a figure is in no sum, and no sum mixes kinds of money."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hehuo.derive import derive
from hehuo.derive.counting import Counted
from worlds import PROGRAMME, Value, project, registry_of, step

MEASURES, KINDS, SOURCES = ("lamps", "trees"), (None, "cash", "in-kind", "resources"), ("paper", "page")
SMALL = st.integers(1, 4)
"""Few numbers, so that records and figures agree often."""

payments = st.builds(
    lambda yuan, kind: {"yuan": yuan, **({"kind": kind} if kind else {})}, SMALL, st.sampled_from(KINDS)
)
outcomes = st.builds(
    lambda measure, quantity: {"measure": measure, "quantity": quantity}, st.sampled_from(MEASURES), SMALL
)
records = st.builds(
    lambda dropped, outcomes, money, sources: project(
        step("2026-01-01", "announce"), *([step("2026-01-02", "drop")] if dropped else []),
        outcomes=outcomes, money=money, sources=sources,
    ),
    st.booleans(), st.lists(outcomes, max_size=3), st.lists(payments, max_size=3),
    st.lists(st.sampled_from(SOURCES), max_size=2),
)  # fmt: skip
queries = st.one_of(
    st.builds(lambda measure: {"of": "outcomes", "measure": measure}, st.sampled_from(MEASURES)),
    st.builds(lambda kind: {"of": "money", **({"money": kind} if kind else {})}, st.sampled_from(KINDS)),
)
stated = st.builds(
    lambda value, source, recorded: {"label": "数", "value": value, "source": source, "recorded": recorded},
    st.integers(1, 8), st.sampled_from(SOURCES), queries,
)  # fmt: skip


def _programme(figures: list[Value], nature: str) -> Value:
    made = copy.deepcopy(PROGRAMME)
    made["nature"] = nature
    made["measures"] = {name: {"name": name, "unit": "个"} for name in MEASURES}
    made["sources"] = {name: {"title": name, "publisher": name} for name in SOURCES}
    made["figures"] = {f"f{number}": figure for number, figure in enumerate(figures)}
    return made


def _stated_by(value: Value) -> Counter[tuple[str, str | None]]:
    """What one record states, worked out plainly: (outcomes, measure) and (money, kind) → sum."""
    found: Counter[tuple[str, str | None]] = Counter()
    for outcome in value.get("outcomes", []):
        found["outcomes", outcome["measure"]] += outcome["quantity"]
    for payment in value.get("money", []):
        found["money", payment.get("kind")] += payment["yuan"]
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(records, max_size=5), st.lists(stated, max_size=3), st.sampled_from(["reported", "live"]))
def test_sums_hold_their_kind_alone_and_no_copy(values: list[Value], figures: list[Value], nature: str) -> None:
    named = {f"p/r{number}": value for number, value in enumerate(values)}
    files: dict[str, Any] = {f"projects/{key}": value for key, value in named.items()}
    statistics = derive(registry_of(files, _programme(figures, nature)), date(2026, 6, 1)).statistics["p"]
    copies = {(key, copy.of, copy.name) for key, found in statistics.retyped.items() for copy in found}
    kept = {key: value for key, value in named.items() if len(value["timeline"]) == 1}

    sums: list[tuple[tuple[str, str | None], Counted]]
    sums = [(("outcomes", measure), counted) for measure, counted in statistics.outcomes.items()]
    sums += [(("money", counted.money), counted) for counted in statistics.money]
    for (of, name), counted in sums:
        assert not any((key, of, name) in copies for key in counted.records)
        assert counted.value == sum(_stated_by(named[key])[of, name] for key in counted.records)
        left_out = {key for key, value in kept.items() if _stated_by(value)[of, name]} - set(counted.records)
        assert left_out == {key for key, *amount in copies if tuple(amount) == (of, name)}

    for reported in statistics.figures:
        for counted in reported.evidenced:
            query = reported.figure.recorded
            assert query is not None
            of, kind = query.of, query.measure if query.of == "outcomes" else counted.money
            assert counted.value == sum(_stated_by(named[key])[of, kind] for key in counted.records)
            assert not any((key, of, kind) in copies for key in counted.records)
        if reported.transcribed is not None:
            (key,) = reported.transcribed.records
            assert nature == "reported" and reported.figure.source in named[key]["sources"]
            assert reported.transcribed.value == reported.figure.value
