"""No rule can be taken out of the tables unseen: each is all that is found in some case, which then finds nothing else.

The rules are really taken out, one at a time, and a case that only they speak in is tried again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus_made import MADE
from corpus_report import rows
from hehuo.check.privacy import PRIVACY_RULES
from hehuo.diagnostic import Rule
from hehuo.pipeline import RULES
from trial import BASE, CASES, Place, expected, find, lay, places, try_case

TESTS = Path(__file__).parents[1]
ELSEWHERE = {
    **{rule.id: "privacy/test_privacy.py" for rule in PRIVACY_RULES},  # each kind is found in 15 files, by itself
    "no-data-folder": "unit/read/test_read_folder.py",
    "unreadable-file": "unit/read/test_read_folder.py",
    "too-large-file": "unit/read/test_read_files.py",
    "schema-disagreement": "unit/check/test_shape.py",  # the two validators never have disagreed
}
"""Rules of which no file can be kept, and the test that looks for each and for nothing else."""


def _alone() -> dict[str, Path]:
    """For each rule the smallest case in which it is all that is found; the path of a made file is its name."""
    found: dict[str, Path] = {}
    for case in sorted(CASES.glob("*/bad/*"), key=lambda each: ((each / "before").exists(), _size(each), each)):
        rules = {rule for *_, rule in expected(case)}
        if len(rules) == 1:
            found.setdefault(rules.pop(), case)
    for row in rows():
        if row.case == "made":
            found.setdefault(row.rule, Path(row.name))
    return found


def _size(case: Path) -> int:
    return sum(path.stat().st_size for path in case.rglob("*") if path.is_file())


ALONE = _alone()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_all_that_is_found_somewhere(rule: str) -> None:
    if rule not in ALONE:
        assert f'"{rule}"' in (TESTS / ELSEWHERE[rule]).read_text(encoding="utf-8") or rule.startswith("private-")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule in ALONE and rule not in ELSEWHERE])
def test_without_the_rule_its_case_fails(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, table in _tables(RULES[rule]):
        monkeypatch.setattr(module, name, table)
    wanted, found = _try(ALONE[rule], tmp_path)
    assert wanted and found != wanted
    assert rule not in {name for *_, name in found}


def _tables(rule: Rule) -> Iterator[tuple[object, str, object]]:
    """Every table of rules in the program that has this one: its module, its name, and what it is without the rule."""
    for module in [module for name, module in sorted(sys.modules.items()) if name.startswith("hehuo.")]:
        for name, table in list(vars(module).items()):
            if isinstance(table, tuple) and any(each is rule for each in table):
                yield module, name, tuple(each for each in table if each is not rule)
            elif name == "_BY_KEYWORD" and isinstance(table, dict):
                yield module, name, {key: each for key, each in table.items() if each is not rule}


def _try(case: Path, root: Path) -> tuple[list[Place], list[Place]]:
    """What a case wants to be found, and what is."""
    if case.name not in MADE:
        return expected(case), places(try_case(case, root))
    made = MADE[case.name]()
    lay(root, BASE)
    (root / made.path).parent.mkdir(parents=True, exist_ok=True)
    (root / made.path).write_text(made.text, encoding="utf-8", newline="")
    return [(made.path, line, "") for line in made.lines], places(find(root))
