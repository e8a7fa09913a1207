"""A short fuzzing run with a fixed seed; `python3 scripts/fuzz.py` runs as long as you like.

What earlier searches found has tests of its own beside what was mended.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from fuzzing.choosing import Ring
from fuzzing.judging import bench
from fuzzing.running import FAMILIES, Mutant, make, prepare, run
from fuzzing.sources import ROOT, gather
from hehuo.pipeline import diagnose, load
from rule_names import rules_named

SEED = 20261122
MUTANTS = 2_000
ALONE = rules_named("read", "check/shape", "check/texts")
"""Rules that look at one file alone; the fuzzer leaves out their findings in other files."""


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    prepare()


@pytest.mark.parametrize("part", range(2))  # two parts, so that two processes can share the work
def test_no_mutant_breaks_anything(part: int) -> None:
    half = MUTANTS // 2
    tally = run(SEED, range(part * half, (part + 1) * half), keep=False)
    assert dict(tally.problems) == {}
    assert tally.mutants == half
    assert half // 20 < tally.refused < half - half // 20, "mutants of both kinds"
    assert {family for family, _ in tally.families} == set(FAMILIES)
    assert len(tally.rules) > 60


def test_sources_are_of_every_kind() -> None:
    origins = {source.origin.partition("/")[0] for source in gather()}
    assert origins == {"cases", "synth", "data"}
    assert any(source.document is None for source in gather())
    assert len({source.path.split("/")[1] for source in gather()}) == 11


def digest(seed: int, numbers: range) -> str:
    made = (make(seed, number) for number in numbers)
    return hashlib.sha256(
        b"".join(mutant.kind.encode() + mutant.path.encode() + mutant.content for mutant in made)
    ).hexdigest()


def test_a_mutant_depends_on_seed_and_number_alone() -> None:
    command = f"from test_fuzz import digest; print(digest({SEED}, range(150)))"
    folders = os.pathsep.join(str(ROOT / name) for name in ("tests", "tests/property", "benchmarks"))
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": folders}
    done = subprocess.run([sys.executable, "-c", command], env=surroundings, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest(SEED, range(150))
    assert digest(SEED, range(150)) != digest(SEED + 1, range(150))


def test_a_new_case_leaves_nearly_all_mutants_as_they_were() -> None:
    things = [(str(number), 20, number) for number in range(1000)]
    before, after = Ring(things), Ring([*things[:500], ("new", 20, -1), *things[500:]])
    pairs = [(before.choose(Random(seed)), after.choose(Random(seed))) for seed in range(10_000)]
    changed = [new for old, new in pairs if old != new]
    assert 0 < len(changed) < 40
    assert set(changed) == {-1}


def test_a_mutant_is_judged_as_the_whole_registry_would_be(tmp_path: Path) -> None:
    """The fuzzer judges one file against a prepared registry. It must find what `load` finds."""
    for number in range(0, 400, 8):
        mutant = make(SEED, number)
        if mutant.path == mutant.source.path:
            _assert_equal_verdicts(mutant, tmp_path / str(number))


def _assert_equal_verdicts(mutant: Mutant, root: Path) -> None:
    for path, content in {**mutant.source.files, mutant.path: mutant.content}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    judged = bench(mutant.source, since_base=False).judge(mutant.content)
    whole = load(root, judged.loaded.as_of)
    told = [found for found in diagnose(whole, "zh") if found.path == mutant.path or found.rule not in ALONE]
    mine = [found for found in diagnose(judged.loaded, "zh") if found.path == mutant.path or found.rule not in ALONE]
    assert mine == [found for found in told if found.path == mutant.path or not found.rule.startswith("private-")], (
        mutant.kind
    )
