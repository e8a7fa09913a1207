"""Every file of the corpus has a case that expects its rule and no other. Generated files are tried here."""

from __future__ import annotations

import pytest

from cases import cases
from corpus_made import MADE
from corpus_report import Row, good_registries, judge, rows, table
from hehuo.rules import rule_ids

ROWS = rows()
GROUPS = {
    "control": 3,
    "cross-file": 5,
    "encoding": 12,
    "ids": 10,
    "injection": 11,
    "ledger": 12,
    "pii": 8,
    "schema": 4,
    "typing": 12,
    "yaml": 21,
}


def test_every_group_is_whole() -> None:
    assert {group: sum(row.group == group for row in ROWS) for group in GROUPS} == GROUPS
    assert len({row.name for row in ROWS}) == len(ROWS) == sum(GROUPS.values())
    assert {row.name for row in ROWS if row.case == "made"} == set(MADE)


@pytest.mark.parametrize("row", [row for row in ROWS if row.case != "made"], ids=lambda row: row.name)
def test_a_file_has_a_case_of_its_rule(row: Row) -> None:
    assert {rule for *_, rule in cases()[row.case].expected} == ({row.rule} if row.rule else set())
    assert row.case.startswith(f"{row.rule}/bad/" if row.rule else "") and (row.rule or "/good/" in row.case)


@pytest.mark.parametrize("row", [row for row in ROWS if row.case == "made"], ids=lambda row: row.name)
def test_a_made_file_is_told_by_its_rule(row: Row) -> None:
    verdict = judge(row)
    assert row.rule in rule_ids()
    assert verdict.right, table([verdict])


def test_nothing_is_said_of_good_files() -> None:
    """Files that are cases are tried with the cases."""
    found = list(good_registries())
    assert not [alarm for *_, alarms in found for alarm in alarms]
    assert sum(files for _, files, _ in found) >= 300
