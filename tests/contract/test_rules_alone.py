"""Nothing that finds mistakes can be taken out unseen: each rule is all that is found in some case, and without a check
some case fails.

The checks are really taken out, one at a time, and the cases of the rules that they name are tried again.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cases import Case, cases, places, try_case
from hehuo.check.private import KINDS, check_private
from hehuo.rules import rule_ids
from privacy.labelled import labelled

TESTS = Path(__file__).parents[1]
ELSEWHERE = {
    "no-data-folder": "unit/read/test_read_folder.py",
    "unreadable-file": "unit/read/test_read_folder.py",
    "too-large-file": "unit/read/test_read_files.py",
    "schema-disagreement": "unit/check/test_shape.py",  # the two validators never have disagreed
    "unchecked-base": "unit/check/test_since_base.py",
}
"""Rules of which no file can be kept, and the test that looks for each and for nothing else."""

TABLES = {
    "hehuo.read.folder": ("PLACE_CHECKS",),
    "hehuo.read.file": ("BYTE_CHECKS", "CHARACTER_CHECKS", "TREE_CHECKS"),
    "hehuo.check.texts.judge": ("_FIRST", "_OTHERWISE"),
    "hehuo.check": ("RECORD_CHECKS",),
}
"""Every table of checks, as the module that runs them knows it."""

SHOWN_ELSEWHERE = {"check_data_folder", "check_readable", "check_size", "unchecked_base"}
"""The checks of rules in `ELSEWHERE`."""

Check = Callable[..., Iterator[Any]]


def _alone() -> dict[str, list[Case]]:
    """For each rule the cases in which it is all that is found, the smallest first."""
    found: dict[str, list[Case]] = {}
    for case in sorted(cases().values(), key=lambda case: (bool(case.before), case.size, case.name)):
        rules = {rule for *_, rule in case.expected}
        if len(rules) == 1:
            found.setdefault(rules.pop(), []).append(case)
    return found


ALONE = _alone()
LABELLED = labelled()


@pytest.mark.parametrize("rule", rule_ids())
def test_a_rule_is_all_that_is_found_somewhere(rule: str) -> None:
    if rule in KINDS:
        case = next(case for case in LABELLED if case.kind == rule and not case.also)
        assert {finding.rule for finding in check_private(case.path, case.text)} == {rule}
    elif rule not in ALONE:
        assert f'"{rule}"' in (TESTS / ELSEWHERE[rule]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "table", "check"),
    [
        pytest.param(module, table, check, id=f"{check.__module__.removeprefix('hehuo.')}.{check.__name__}")
        for module, tables in TABLES.items()
        for table in tables
        for check in getattr(import_module(module), table)
        if check.__name__ not in SHOWN_ELSEWHERE
    ],
)
def test_without_a_check_a_case_fails(
    module: str, table: str, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tuple(other for other in getattr(import_module(module), table) if other is not check)
    monkeypatch.setattr(f"{module}.{table}", left)
    tried = (case for rule in _rules_of(check) for case in ALONE.get(rule, ()))
    assert any(places(try_case(case, tmp_path / str(number))) != case.expected for number, case in enumerate(tried))


def _rules_of(check: Check) -> list[str]:
    """The rules that a check may find: those that it names itself, then those of its module, then any other."""
    own, around = (_named_in(inspect.getsource(part)) for part in (check, inspect.getmodule(check)) if part)
    return list(dict.fromkeys([*own, *around, *rule_ids()]))


def _named_in(source: str) -> list[str]:
    ids = set(rule_ids())
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [text for text in texts if isinstance(text, str) and text in ids]
