"""The search: makes mutants by number, judges them, counts outcomes and keeps the mutants that broke something.

A mutant depends on the seed, its number and the files that it is made from, so any of them can be made again, in any
process, and a new case changes only the mutants that are made from it.
"""

from __future__ import annotations

import gc
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from random import Random
from time import process_time

from fuzzing import blows, invariants, lines, places, tokens, values
from fuzzing.blows import Mutation
from fuzzing.choosing import Ring
from fuzzing.judging import Judged, bench, files_of, judge_place
from fuzzing.sources import ROOT, Source, gather, read
from hehuo.pipeline import diagnose

OUT = ROOT / "build" / "fuzz"

FAMILIES: Mapping[str, tuple[int, Mapping[str, Mutation]]] = {
    "bytes": (12, blows.BYTES),
    "characters": (16, blows.CHARACTERS),
    "lines": (14, lines.LINES),
    "tokens": (18, tokens.TOKENS),
    "splices": (8, tokens.SPLICES),
    "sizes": (1, tokens.SIZES),
    "values": (15, values.VALUES),
    "facts": (20, values.FACTS),
    "places": (1, {}),
}
"""Family → its share, and its mutations, which are equally likely."""

PATIENCE = 20.0
"""Seconds of processor time after which a file counts as endless."""

_DEEPER = 8
"""One mutant in this many is judged in full: reports, pages, the base revision, no cached parts."""

_POURED = 4 * _DEEPER
"""For one mutant in this many, pages are rendered if it has no error."""


def bound(size: int) -> float:
    """The time limit in seconds for a file of this many bytes within a small registry."""
    return 1.0 + size / 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One mutated file: its source and its mutation."""

    number: int
    source: Source
    kind: str
    path: str
    content: bytes


@dataclass(slots=True)
class Tally:
    """Outcomes of a run of mutants. `problems` counts by kind; `slowest` is (seconds, number, mutation, bytes)."""

    mutants: int = 0
    refused: int = 0
    uncaught: int = 0
    disagreements: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    families: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int, str, int] = (0.0, 0, "", 0)
    peak: int = 0
    poured: int = 0

    def add(self, other: Tally) -> None:
        """Add another run's numbers."""
        for name in ("mutants", "refused", "uncaught", "disagreements", "poured"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("problems", "families", "rules"):
            getattr(self, name).update(getattr(other, name))
        self.slowest, self.peak = max(self.slowest, other.slowest), max(self.peak, other.peak)


@lru_cache(maxsize=1)
def _sources() -> Ring[Source]:
    """Cumulative weights of the sources. Larger files are less likely, so they don't take most of the time."""
    return Ring((source.name, max(1, 20_000 // (200 + len(source.content))), source) for source in gather())


def make(seed: int, number: int) -> Mutant:
    """The mutant with a number."""
    random = Random(f"{seed}:{number}")
    source = _sources().choose(random)
    names = list(FAMILIES)
    family = random.choices(names, [FAMILIES[name][0] for name in names])[0]
    if family == "places":
        path = places.move(random, source.path)
        return Mutant(number=number, source=source, kind=family, path=path, content=source.content)
    name, mutation = random.choice(list(FAMILIES[family][1].items()))
    content = mutation(random, source)
    if random.random() < 0.15:
        further = [*blows.BYTES.values(), *blows.CHARACTERS.values(), *lines.LINES.values()]
        content = blows.again(random, content, source, further)
    return Mutant(number=number, source=source, kind=f"{family}/{name}", path=source.path, content=content)


def judge(mutant: Mutant, *, deeper: bool) -> tuple[Judged, bool, list[str]]:
    """Judge a mutant and check every invariant. Returns the outcome, whether it is refused, and the problems."""
    path, content = mutant.path, mutant.content
    if path == mutant.source.path:
        table = bench(mutant.source, since_base=mutant.number % (2 * _DEEPER) == 0)
        judged = table.judge(content, afresh=deeper)
    else:
        judged = judge_place(path, content)
    reports = {lang: diagnose(judged.loaded, lang) for lang in ("zh", "en")}
    found = reports["zh"]
    refused = invariants.is_refused(judged, found, path)
    broken = [f"disagreement: {problem}" for problem in invariants.disagreements(path, content, judged.document)]
    broken += (f"disagreement: {problem}" for problem in invariants.undecided(judged))
    broken += invariants.altered(content, judged.document)
    broken += invariants.endless(found, content)
    broken += invariants.misplaced(judged, found, path, content)
    broken += invariants.wordless(reports)
    broken += invariants.echoes(reports, path, content)
    if deeper:
        broken += invariants.unreported(reports, path, content)
        if mutant.number % _POURED == 0 and not judged.loaded.failed:
            broken += invariants.unsound_pages(judged.loaded)
    return judged, refused, broken


class EndlessError(Exception):
    """A file took too long."""


@contextmanager
def _patience() -> Iterator[None]:
    """Abort what takes too long."""

    def give_up(*_: object) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run(seed: int, numbers: range, *, keep: bool = True) -> Tally:
    """Make and judge the mutants of a range of numbers."""
    tally = Tally()
    gc.collect()
    for number in numbers:
        mutant = make(seed, number)
        _run_one(seed, mutant, tally, keep)
    tally.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return tally


def _run_one(seed: int, mutant: Mutant, tally: Tally, keep: bool) -> None:
    bench(mutant.source, since_base=False).rest  # noqa: B018 — prepared before the clock runs
    broken: list[str] = []
    refused = True
    deeper = mutant.number % _DEEPER == 0
    started = process_time()
    try:
        with _patience():
            judged, refused, broken = judge(mutant, deeper=deeper)
    except Exception as error:
        tally.uncaught += 1
        where = traceback.extract_tb(error.__traceback__)[-1]
        broken = [
            f"uncaught {type(error).__name__} in {Path(where.filename).name}:{where.lineno}\n{traceback.format_exc()}"
        ]
    else:
        tally.rules.update({finding.rule for finding in judged.loaded.findings})
        tally.poured += mutant.number % _POURED == 0 and not judged.loaded.failed
    taken = process_time() - started
    if taken > bound(len(mutant.content)):
        broken.append(f"takes {taken:.1f} s for {len(mutant.content)} bytes")
    tally.mutants += 1
    tally.refused += refused
    tally.disagreements += any(problem.startswith("disagreement") for problem in broken)
    tally.families[mutant.kind.partition("/")[0], "refused" if refused else "accepted"] += 1
    tally.slowest = max(tally.slowest, (taken, mutant.number, mutant.kind, len(mutant.content)))
    for text in broken:
        problem = text.splitlines()[0][:120]
        tally.problems[problem] += 1
        if keep and tally.problems[problem] <= 3:
            save(seed, mutant, broken)


def save(seed: int, mutant: Mutant, notes: list[str]) -> Path:
    """Keep a mutant with the registry around it, so that `hehuo validate --root` can be run there."""
    folder = OUT / f"{seed}-{mutant.number}"
    moved = {} if mutant.path == mutant.source.path else {"moved.yml": mutant.content}
    for path, content in {**files_of(mutant.source, mutant.content), **moved}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    head = f"{mutant.path!r}\nmade from {mutant.source.origin} by {mutant.kind}\n\n"
    (folder / "notes.txt").write_text(head + "\n\n".join(notes) + "\n", encoding="utf-8", errors="backslashreplace")
    return folder


def prepare() -> None:
    """Read every source, explain one refusal and render one registry, so that the first mutants don't pay for it."""
    for source in gather():
        read(source.path, source.content)
    first = next(source for source in gather() if source.document is not None)
    for content in (first.content, first.content + b"nothing: 1\n"):
        mutant = Mutant(number=0, source=first, kind="", path=first.path, content=content)
        judge(mutant, deeper=True)
