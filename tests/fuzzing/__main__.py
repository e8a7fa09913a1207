"""Mutants of every file, judged by every rule, for as long as one likes; ends with a table, and with 1 if anything failed.

变异测试：把好的、坏的文件改坏，看每一个都报得出来、报得对。
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from time import monotonic

from fuzzing.running import OUT, Tally, make, prepare, run, save
from hehuo.rules import rule_ids

_CHUNK = 250
_EVERY = 3.0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 scripts/fuzz.py", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="what the mutants are made from; same seed, same mutants")
    parser.add_argument("--minutes", type=float, default=1.0, help="stop after so many minutes (1)")
    parser.add_argument("--mutants", type=int, default=0, help="stop after so many mutants, whatever the time")
    parser.add_argument(
        "--jobs", type=int, default=min(2, os.cpu_count() or 1), help="processes (2, if there are cores)"
    )
    parser.add_argument("--only", type=int, help="make and judge the mutant of this number alone, and keep it")
    return parser.parse_args()


def _chunks(wanted: int) -> Iterator[range]:
    first = 0
    while not wanted or first < wanted:
        yield range(first, min(first + _CHUNK, wanted) if wanted else first + _CHUNK)
        first += _CHUNK


def _start() -> None:
    prepare()
    gc.disable()  # each chunk begins with a collection; in between there is nothing to find
    gc.freeze()


def _search(seed: int, seconds: float, wanted: int, jobs: int) -> tuple[Tally, float]:
    """Hand out chunks of mutants until time or number is reached; progress goes to stderr."""
    total, started, shown = Tally(), monotonic(), monotonic()
    chunks = _chunks(wanted)
    with ProcessPoolExecutor(jobs, initializer=_start) as pool:
        running: set[Future[Tally]] = set()
        while True:
            while len(running) < 2 * jobs and (wanted or monotonic() - started < seconds):
                chunk = next(chunks, None)
                if chunk is None:
                    break
                running.add(pool.submit(run, seed, chunk))
            if not running:
                return total, monotonic() - started
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                total.add(future.result())
            if monotonic() - shown >= _EVERY:
                shown = monotonic()
                rate = total.mutants / (shown - started)
                bad = sum(total.problems.values())
                print(f"{total.mutants:>9} mutants  {rate:>6.0f}/s  problems {bad}", file=sys.stderr, flush=True)


def _table(seed: int, total: Tally, seconds: float) -> Iterator[str]:
    slow, number, kind, size = total.slowest
    yield f"seed              {seed}"
    yield f"mutants           {total.mutants}  ({total.mutants / max(seconds, 0.001):.0f}/s, {seconds:.0f} s)"
    yield f"refused           {total.refused}"
    yield f"accepted          {total.mutants - total.refused}  ({total.poured} poured into pages)"
    yield f"uncaught errors   {total.uncaught}"
    yield f"disagreements     {total.disagreements}"
    yield f"slowest           {slow * 1000:.0f} ms  ({kind}, {size} bytes, number {number})"
    yield f"peak memory       {total.peak / 2**20:.0f} MB a process"
    yield ""
    for family in dict.fromkeys(name for name, _ in sorted(total.families)):
        refused, accepted = total.families[family, "refused"], total.families[family, "accepted"]
        yield f"{family:<18}{refused + accepted:>9}  refused {100 * refused / max(1, refused + accepted):>3.0f} %"
    rules = rule_ids()
    unseen = [rule for rule in rules if rule not in total.rules]
    yield f"\nrules that fired  {len(rules) - len(unseen)} of {len(rules)}"
    if unseen:
        yield f"never             {' '.join(unseen)}"
    for problem, count in total.problems.most_common():
        yield f"\nPROBLEM ×{count}: {problem}"
    if total.problems:
        yield f"\nkept under {OUT}: look there first, `--only NUMBER` makes one again"


def main() -> int:
    """Run the search; 1 where something failed."""
    asked = _arguments()
    if asked.only is not None:
        total = run(asked.seed, range(asked.only, asked.only + 1))
        print(save(asked.seed, make(asked.seed, asked.only), list(total.problems)))
        print("\n".join(total.problems) or "nothing is wrong with it")
        return 1 if total.problems else 0
    total, seconds = _search(asked.seed, asked.minutes * 60, asked.mutants, max(1, asked.jobs))
    if total.mutants:
        save(asked.seed, make(asked.seed, total.slowest[1]), ["the slowest of its run"])
    print("\n".join(_table(asked.seed, total, seconds)))
    return 1 if total.problems else 0


if __name__ == "__main__":
    sys.exit(main())
