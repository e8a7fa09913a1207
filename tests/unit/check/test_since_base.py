"""What stood at the base was judged by the rules of its day: whatever its shape, comparing with it ends in findings."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from hehuo.check import check_records
from hehuo.check.base.facts import Fact, find_losses, shown_value
from hehuo.diagnostic import Finding
from hehuo.model.past import Complaint, NoPast, Past
from hehuo.pipeline import Loaded, diagnose, load
from repository import Repository
from saying import said, words_of

BASE = Path(__file__).parents[2] / "rule_world"
AS_OF = date(2026, 7, 31)
ODD: list[Any] = [None, True, 3, "text", [], [3], ["a", None], [{}], [[{"date": 3}]], {}, {"x": 3}, {"x": {"y": []}}]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(BASE, AS_OF)


def compare(loaded: Loaded, values: dict[str, dict[str, Any]], known: set[str] | None = None) -> list[Finding]:
    past = Past(revision="x", known=frozenset(known or loaded.documents), values=values)
    return list(check_records(loaded.registry, loaded.documents, loaded.schemas, AS_OF, past))


def odd_versions(loaded: Loaded) -> Iterator[dict[str, dict[str, Any]]]:
    more = {"corrections", "agreement", "figures", "vetting", "commitments", "steps", "benefits"}
    for odd in ODD:
        values = {}
        for path, document in loaded.documents.items():
            fields = {**copy.deepcopy(document.value), **dict.fromkeys(more)}
            values[path] = dict.fromkeys(fields, odd)
        yield values


def test_no_shape_of_the_past_is_too_odd_to_compare_with(loaded: Loaded) -> None:
    for values in odd_versions(loaded):
        for finding in compare(loaded, values):
            assert finding.path in loaded.documents


def test_the_same_is_no_loss(loaded: Loaded) -> None:
    assert compare(loaded, {path: copy.deepcopy(document.value) for path, document in loaded.documents.items()}) == []


def test_a_line_between_two_that_changed_did_not(loaded: Loaded) -> None:
    path = "data/points/demo/2026-04/patrol-0404.yml"
    was = copy.deepcopy(loaded.documents[path].value)
    first, last = was["entries"]
    was["entries"] = [{**first, "quantity": 9}, last, {**first, "quantity": 8}]
    now = {**loaded.documents[path].value, "entries": [first, last, {**last, "quantity": 1}]}
    changed = {**loaded.documents, path: replace(loaded.documents[path], value=now)}
    past = Past(revision="x", known=frozenset(changed), values={path: was})
    found = check_records(loaded.registry, changed, loaded.schemas, AS_OF, past)
    assert [finding.route for finding in found if finding.rule == "rewritten-batch"] == [
        ("entries", 0, "quantity"),
        ("entries", 2, "card"),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "data/registry.yml",
        "data/programmes/gone.yml",
        "data/points/demo/offers/gone.yml",
        "data/communities/demo/gone.yml",
    ],
)
def test_any_record_that_is_gone_is_named(loaded: Loaded, path: str) -> None:
    known = {*loaded.documents, path}
    if path == "data/registry.yml":
        documents = {key: document for key, document in loaded.documents.items() if key != path}
        names = {**loaded.registry.known, "registry": frozenset[str]()}
        fields = {**vars(loaded.registry), "settings": None, "known": names}
        registry = type(loaded.registry)(**{name: fields[name] for name in loaded.registry.__dataclass_fields__})
        past = Past(revision="x", known=frozenset(known), values={})
        found = list(check_records(registry, documents, loaded.schemas, AS_OF, past))
    else:
        found = compare(loaded, {}, known)
    assert [(finding.rule, finding.path) for finding in found] == [("removed-record", path)]


def facts(*values: dict[str, Any]) -> list[Fact]:
    return [Fact(route=("timeline", index), value=value) for index, value in enumerate(values)]


def test_a_lost_fact_is_shown_beside_the_one_most_like_it() -> None:
    was = facts({"date": "2026-01-01", "event": "claim", "partner": "a"}, {"date": "2026-02-01", "event": "finish"})
    now = facts({"date": "2026-01-05", "event": "start"}, {"date": "2026-01-01", "event": "claim", "partner": "b"})
    losses = list(find_losses(was, now))
    assert [(loss.was.route[1], loss.now and loss.now.route[1], loss.keys) for loss in losses] == [
        (0, 1, ("partner",)),
        (1, None, ()),
    ]


def test_two_facts_alike_are_two_facts() -> None:
    step = {"date": "2026-01-01", "event": "claim", "partner": "a"}
    assert [loss.now for loss in find_losses(facts(step, step), facts(step))] == [None]
    assert not list(find_losses(facts(step, step), facts({**step, "note": "一"}, step)))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (9, "9"),
        (-4, "-4"),
        ("2026-03", "2026-03"),
        ("XXXX-11-10", "XXXX-11-10"),
        ("sm-plaza", "sm-plaza"),
        (13800138000, None),
        ("13800138000", None),
        ("2026-03-01-13800138000", None),
        ("某人", None),
        (True, None),
        ("a" * 64, None),
        (None, None),
        (["a"], None),
    ],
)
def test_what_may_be_private_is_not_repeated(value: object, shown: str | None) -> None:
    assert shown_value(value) == shown


def test_unchecked_base_is_reported_where_the_revision_is_not_there(tmp_path: Path) -> None:
    shutil.copytree(BASE / "data", tmp_path / "data")
    Repository.init(tmp_path).commit()
    assert diagnose(load(tmp_path, AS_OF, base="main"), "zh") == []
    (found,) = diagnose(load(tmp_path, AS_OF, base="origin/no-such-branch"), "zh")
    assert (found.path, found.line, found.rule) == ("data", 1, "unchecked-base")
    assert found.message == "没能和基准版本 origin/no-such-branch 比较：仓库里没有这个版本"
    assert found.help == "核对名字；如果只是还没取来，先运行 git fetch（GitHub 的 checkout 写 fetch-depth: 0）"


@pytest.mark.parametrize("complaint", get_args(Complaint))
def test_every_complaint_is_told_in_both_languages(loaded: Loaded, complaint: Complaint) -> None:
    past = NoPast(revision="main", complaint=complaint)
    (found,) = check_records(loaded.registry, loaded.documents, loaded.schemas, AS_OF, past)
    assert found.rule == "unchecked-base"
    english, chinese = words_of(found), words_of(found, "zh")
    assert english["why"] != chinese["why"] and english["remedy"] != chinese["remedy"]
    assert "%(" not in said(found)
