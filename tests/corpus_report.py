"""The corpus: bad files, each reported by its own rule on its own line, and good files without findings.

`corpus.tsv` names each file of the corpus that hehuo was given to begin with: its group, the class of its mistake, the
rule that answers to it here, and the case it was ported to (`made`: see `corpus_made`). Run as a program, it prints a
table and exits 1 if anything is wrong.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cases import Place, cases, find, lay, places, try_case
from corpus_made import MADE
from synthetic.registry import write_synth

HERE = Path(__file__).parent
ROOT = HERE.parent
SEEDS = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One file of the corpus. `rule` is empty for a good file."""

    name: str
    group: str
    kind: str
    rule: str
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The findings in one file of the corpus, and the expected ones."""

    row: Row
    found: tuple[Place, ...]
    wanted: tuple[Place, ...]
    seconds: float

    @property
    def by_its_rule(self) -> bool:
        """Whether exactly its rule reported it; for a good file, whether none did."""
        return {rule for *_, rule in self.found} == ({self.row.rule} if self.row.rule else set())

    @property
    def right(self) -> bool:
        """Whether exactly the expected findings were made."""
        return self.by_its_rule and self.found == self.wanted


def rows() -> list[Row]:
    """The table."""
    with (HERE / "corpus.tsv").open(encoding="utf-8", newline="") as stream:
        lines = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(
                name=line["name"],
                group=line["group"],
                kind=line["class"],
                rule=line["rule"].strip("-"),
                case=line["case"],
            )
            for line in lines
        ]


def judge(row: Row) -> Verdict:
    """Check one file of the corpus laid over the small registry of the cases."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        started = time.perf_counter()
        if row.case == "made":
            made = MADE[row.name]()
            lay(root, {made.path: made.text.encode()})
            found, wanted = find(root), [(made.path, line, row.rule) for line in made.lines]
        else:
            case = cases()[row.case]
            found, wanted = try_case(case, root), case.expected
        seconds = time.perf_counter() - started
        return Verdict(row=row, found=tuple(places(found)), wanted=tuple(wanted), seconds=seconds)


Good = tuple[str, int, list[Place]]
"""A group of good files: its name, its size, and the false alarms."""


def good_registries() -> Iterator[Good]:
    """Whole registries: the repository's own, and synthetic ones."""
    yield "the repository's own", _count(ROOT), places(find(ROOT, None))
    for seed in SEEDS:
        with TemporaryDirectory() as folder:
            write_synth(Path(folder), partners=30, projects=60, entries=600, seed=seed)
            yield f"synthetic, seed {seed}", _count(Path(folder)), places(find(Path(folder), None))


def good_cases() -> Good:
    """The files of the good cases, which come close to breaking a rule."""
    files, alarms = 0, []
    for case in cases().values():
        if case.good:
            with TemporaryDirectory() as folder:
                alarms += places(try_case(case, Path(folder)))
                files += sum(path.endswith(".yml") for path in case.files)
    return "written by hand, close to a rule", files, alarms


def _count(root: Path) -> int:
    return sum(path.is_file() for path in (root / "data").rglob("*.yml"))


def table(verdicts: Sequence[Verdict]) -> str:
    """The bad files by group."""
    groups: Mapping[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[verdict.row.group].append(verdict)
    lines = [f"{'group':<12}{'files':>6}{'by its rule':>13}{'on its line':>13}"]
    for name, group in [*sorted(groups.items()), ("all", list(verdicts))]:
        named = sum(verdict.by_its_rule for verdict in group)
        lines.append(f"{name:<12}{len(group):>6}{named:>13}{sum(verdict.right for verdict in group):>13}")
    slowest = max(verdicts, key=lambda verdict: verdict.seconds)
    lines.append(f"slowest: {slowest.row.name}, {slowest.seconds:.2f} s")
    for verdict in verdicts:
        if not verdict.right:
            lines.append(
                f"WRONG {verdict.row.name}: found {list(verdict.found)[:5]}, wanted {list(verdict.wanted)[:5]}"
            )
    return "\n".join(lines)


def main() -> int:
    """Print the table; 1 if any verdict is wrong."""
    verdicts = [judge(row) for row in rows()]
    print(table(verdicts))
    wrong = sum(not verdict.right for verdict in verdicts)
    print(f"\n{'good files':<32}{'files':>6}{'false alarms':>14}")
    total = 0
    for name, files, alarms in (*good_registries(), good_cases()):
        print(f"{name:<32}{files:>6}{len(alarms):>14}")
        for path, line, rule in alarms[:10]:
            print(f"FALSE ALARM {path}:{line} [{rule}]")
        wrong, total = wrong + len(alarms), total + files
    print(f"{'all':<32}{total:>6}")
    return 1 if wrong or total < 300 else 0


if __name__ == "__main__":
    sys.exit(main())
