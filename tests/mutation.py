"""Mutants of rooms, a sample of them, and how many the quick tests kill: `python3 scripts/mutants.py ROOM…`.

mutmut makes and runs them, in a copy under `build/mutants`; here they are chosen, by a seed, and counted. A room is a
folder or module of `src/hehuo`, such as `model`, `check/ledger` or `derive/points`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / "build" / "mutants"

TESTS: Mapping[str, Sequence[str]] = {
    "model": ("tests/unit/model", "tests/unit/derive"),
    "check": ("tests/test_rules.py", "tests/unit/check"),
    "derive": ("tests/unit/derive", "tests/unit/render"),
    "report": ("tests/unit/report",),
    "pipeline": ("tests/unit/pipeline",),
}
"""Room → the quick tests that are to kill its mutants; of the rules' examples, those of the rules that the code names.
`--tests` names others."""

KILLED, SURVIVED, UNTESTED, TIMED_OUT, OTHER = "killed", "survived", "no test", "timed out", "other"

_VERDICTS: Mapping[int | None, str] = {
    0: SURVIVED,
    1: KILLED,
    3: KILLED,
    -24: TIMED_OUT,
    24: TIMED_OUT,
    36: TIMED_OUT,
    152: TIMED_OUT,
    255: TIMED_OUT,
    5: UNTESTED,
    33: UNTESTED,
}
"""mutmut's exit code of a mutant → what became of it. A mutant that runs for ever is noticed, so it counts as killed."""

# A mutant's process must not inherit what runs of the tests have left in caches: hence the fork server.
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {only}
also_copy = {copied}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "no:randomly"]
pytest_add_cli_args_test_selection = {tests}
use_git_change_detection = false
track_dependencies = false
timeout_constant = 5.0
process_isolation = "forkserver"
"""


def main() -> int:
    """Copy, mutate, choose, run and report; 1 where fewer than `--at-least` per cent are killed."""
    wanted = _arguments()
    os.nice(10)
    tests = wanted.tests or _tests_of(wanted.rooms)
    _copy(wanted.rooms, tests)
    _mutmut("run", "none", check=False)  # makes the mutants, and learns which test runs which function
    names = sorted(name for name in _results() if any(_lies_in(name, room) for room in wanted.rooms))
    if not names:
        print("no mutants: see build/mutants", file=sys.stderr)
        return 3
    chosen = names if not wanted.sample else random.Random(wanted.seed).sample(names, min(wanted.sample, len(names)))
    _mutmut("run", "--max-children", str(wanted.jobs), *sorted(chosen), check=False)
    results = _results()
    if all(results[name] is None for name in chosen):
        print("mutmut ran none: the tests fail without any mutant? see build/mutants/mutants.log", file=sys.stderr)
        return 3
    verdicts = {name: _VERDICTS.get(results[name], OTHER) for name in sorted(chosen)}
    share = _report(wanted, tests, len(names), verdicts)
    return 0 if share >= wanted.at_least else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 scripts/mutants.py", description=__doc__)
    parser.add_argument("rooms", nargs="+", metavar="ROOM", help="a folder or module below src/hehuo")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many mutants at random; all if left out")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="same seed, same sample of the same code (1)")
    parser.add_argument("--tests", nargs="+", metavar="PATH", help="the tests that are to kill them")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (1)")
    parser.add_argument("--at-least", type=float, default=85.0, metavar="PERCENT", help="fail below this share (85)")
    return parser.parse_args()


def _tests_of(rooms: Iterable[str]) -> list[str]:
    """The tests of the rooms as pytest takes them."""
    tests = sorted({test for room in rooms for test in TESTS.get(room.split("/")[0], ("tests/unit",))})
    if "tests/test_rules.py" not in tests:
        return tests
    code = "".join(file.read_text(encoding="utf-8") for room in rooms for file in _files_of(room))
    rules = [file.stem for file in sorted((ROOT / "rules").glob("*.md"))]
    named = [rule for rule in rules if rule in code or rule.replace("-", "_") in code]
    others = [file.stem for test in tests for file in sorted((ROOT / test).rglob("test_*.py"))]
    return [*tests, "-k", " or ".join(named + others)]


def _files_of(room: str) -> list[Path]:
    """The modules of a room."""
    place = ROOT / "src" / "hehuo" / room
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


def _copy(rooms: Iterable[str], tests: Sequence[str]) -> None:
    """What Git knows of, as it stands in the work tree, and mutmut's settings."""
    shutil.rmtree(COPY, ignore_errors=True)
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")
    for name in filter(None, files):
        if (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, COPY / name)
    only = [str(file.relative_to(ROOT)) for room in rooms for file in _files_of(room)]
    copied = sorted({name.split("/")[0] for name in files if name} - {"src", "tests", "pyproject.toml"})
    settings = SETTINGS.format(only=json.dumps(only), copied=json.dumps(copied), tests=json.dumps(list(tests)))
    with (COPY / "pyproject.toml").open("a", encoding="utf-8") as stream:
        stream.write(settings)


def _mutmut(*arguments: str, check: bool = True) -> str:
    """Run mutmut in the copy; what it prints goes to a log beside it."""
    done = subprocess.run([sys.executable, "-m", "mutmut", *arguments], cwd=COPY, check=check, encoding="utf-8",
                          env={**os.environ, "PYTHONPATH": ""}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
    with (COPY / "mutants.log").open("a", encoding="utf-8") as stream:
        stream.write(done.stdout)
    return done.stdout


def _results() -> dict[str, int | None]:
    """Mutant → exit code; None where it has not been run."""
    found: dict[str, int | None] = {}
    for file in sorted((COPY / "mutants" / "src").rglob("*.meta")):
        found |= json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def _lies_in(name: str, room: str) -> bool:
    return name.startswith(f"hehuo.{room.replace('/', '.')}.")


def _report(wanted: argparse.Namespace, tests: Sequence[str], made: int, verdicts: Mapping[str, str]) -> float:
    """Print the table and the mutants that live, with what each changes; the share of those that were noticed."""
    counts = Counter(verdicts.values())
    noticed = 100 * (counts[KILLED] + counts[TIMED_OUT]) / len(verdicts)
    for name, verdict in verdicts.items():
        if verdict not in (KILLED, TIMED_OUT):
            print(f"\n{verdict}: {name}\n{_change(name)}")
    print(f"\nrooms {' '.join(wanted.rooms)}; tests {' '.join(tests)}; seed {wanted.seed}")
    print(
        f"{made} mutants, {len(verdicts)} run: "
        + ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts))
    )
    print(f"killed {noticed:.1f} %")
    return noticed


def _change(name: str) -> str:
    """The lines that a mutant changes."""
    diff = _mutmut("show", name, check=False).splitlines()
    lines = [line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return "\n".join(f"    {line}" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
