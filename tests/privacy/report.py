"""Recall and precision on the labelled set, per kind, with the misses by name: `PYTHONPATH=src:tests python -m privacy.report`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from hehuo.check.private import KINDS, check_private
from privacy.labelled import Case, labelled


@dataclass(frozen=True, slots=True)
class Result:
    """The results for the labelled set. `misses` and `alarms` are names of cases, never values."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    cases: Counter[bool] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """Recall: the share of private items that were found with the right kind and line."""
        return self.found.total() / (self.found.total() + self.missed.total())

    @property
    def precision(self) -> float:
        """Precision: the share of findings that are right."""
        return self.found.total() / (self.found.total() + self.false.total())


def measure(cases: list[Case] | None = None) -> Result:
    """Look at every case."""
    result = Result()
    for case in labelled() if cases is None else cases:
        _look(case, result)
    return result


def _look(case: Case, result: Result) -> None:
    hits = [
        (finding.rule, finding.position.line if finding.position else 0)
        for finding in check_private(case.path, case.text)
    ]
    result.cases[case.kind is not None] += 1
    right = [hit for hit in hits if hit[0] == case.kind and abs(hit[1] - case.line) <= 1]
    if case.kind and right:
        result.found[case.kind] += 1
    elif case.kind:
        result.missed[case.kind] += 1
        result.misses.append(f"{case.kind}: {case.name}")
    for rule, _ in (hit for hit in hits if hit not in right and hit[0] != case.also):
        result.false[rule] += 1
        result.alarms.append(f"{rule}: {case.name}")


def table(result: Result) -> str:
    """The report as text."""
    lines = [f"{'kind':<24}{'cases':>6}{'found':>7}{'false':>7}{'recall':>9}{'precision':>11}"]
    for kind in KINDS:
        found, missed, false = result.found[kind], result.missed[kind], result.false[kind]
        recall = found / (found + missed) if found + missed else 1.0
        precision = found / (found + false) if found + false else 1.0
        lines.append(f"{kind:<24}{found + missed:>6}{found:>7}{false:>7}{recall:>9.3f}{precision:>11.3f}")
    lines.append(f"{result.cases[True]} files with private data, {result.cases[False]} without")
    lines.append(f"recall {result.recall:.4f}   precision {result.precision:.4f}")
    lines += [f"missed       {name}" for name in result.misses]
    lines += [f"false alarm  {name}" for name in result.alarms]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure()))
