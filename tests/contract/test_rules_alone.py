"""No rule can be taken out of the tables unseen: each is all that is found in some case, which then finds nothing else.

The rules are really taken out, one at a time, and a case that only they speak in is tried again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cases import Case, cases, places, try_case
from hehuo.check.private import PRIVACY_RULES, check_private
from hehuo.diagnostic import Rule
from hehuo.pipeline import RULES
from privacy.labelled import labelled

TESTS = Path(__file__).parents[1]
PRIVATE = {rule.id for rule in PRIVACY_RULES}
ELSEWHERE = {
    "no-data-folder": "unit/read/test_read_folder.py",
    "unreadable-file": "unit/read/test_read_folder.py",
    "too-large-file": "unit/read/test_read_files.py",
    "schema-disagreement": "unit/check/test_shape.py",  # the two validators never have disagreed
    "unchecked-base": "unit/check/test_since_base.py",
}
"""Rules of which no file can be kept, and the test that looks for each and for nothing else."""


def _alone() -> dict[str, Case]:
    """For each rule the smallest case in which it is all that is found."""
    found: dict[str, Case] = {}
    for case in sorted(cases().values(), key=lambda case: (bool(case.before), case.size, case.name)):
        rules = {rule for *_, rule in case.expected}
        if len(rules) == 1:
            found.setdefault(rules.pop(), case)
    return found


ALONE = _alone()
LABELLED = labelled()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_all_that_is_found_somewhere(rule: str) -> None:
    if rule in PRIVATE:
        case = next(each for each in LABELLED if each.kind == rule and not each.also)
        assert {each.rule for each in check_private(case.path, case.text)} == {rule}
    elif rule not in ALONE:
        assert f'"{rule}"' in (TESTS / ELSEWHERE[rule]).read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule in ALONE and rule not in PRIVATE])
def test_without_the_rule_its_case_fails(rule: str, tmp_path: Path) -> None:
    with _taken_out(RULES[rule]):
        found = places(try_case(ALONE[rule], tmp_path))
    assert found != ALONE[rule].expected
    assert rule not in {name for *_, name in found}


@contextmanager
def _taken_out(rule: Rule) -> Iterator[None]:
    """As if the rule stood in no table, whichever way the tables are read: it looks at nothing and finds nothing."""
    check = rule.check
    object.__setattr__(rule, "check", lambda *_: iter(()))  # rules are frozen
    try:
        yield
    finally:
        object.__setattr__(rule, "check", check)
