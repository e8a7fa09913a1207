"""Times hehuo on a synthetic street against plain MkDocs with one Markdown page per record of the same data.

Everything runs in one go on one machine, each command as a process of its own; what counts is the ratio.
Peer: MkDocs with Material, given one ready Markdown page for each record that hehuo gives a page. `mkdocs` is as it
comes, with every page in the navigation; `mkdocs, no nav` has the records kept out of the navigation, which is else
drawn with a thousand entries on each of a thousand pages. hehuo reads, checks, derives and pours from the YAML.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from ready_pages import write_project

HEHUO = [sys.executable, "-m", "hehuo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One command timed: wall-clock seconds and the peak resident memory of its process tree's largest process, MB."""

    seconds: float
    megabytes: float


SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As on most machines: what Python compiles it keeps. pip has compiled MkDocs, and nobody yet a checkout of hehuo."""


def measure(command: list[str], cwd: Path) -> Run:
    """Run a command to its end. Raises CalledProcessError with its output where it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        pipes = {"stdout": output, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=cwd, env=SURROUNDINGS, **pipes)  # type: ignore[call-overload]
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, output.read().decode("utf-8", "replace"))
    return Run(seconds=seconds, megabytes=usage.ru_maxrss / 1024)


def main() -> None:
    """Write the street, time every command, print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partners", type=int, default=398)
    parser.add_argument("--projects", type=int, default=728)
    parser.add_argument("--entries", type=int, default=24000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3, help="runs of each command; the median counts")
    parser.add_argument("--no-peer", action="store_true", help="leave out the MkDocs peer")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="street-"))
    try:
        _report(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _report(folder: Path, options: argparse.Namespace) -> None:
    root, peer = folder / "street", folder / "peer"
    size = [f"--{name}={getattr(options, name)}" for name in ("partners", "projects", "entries", "seed")]
    print(f"street: {' '.join(size)}", flush=True)
    line("synthetic street", [measure([sys.executable, "-m", "synthetic", str(root), *size], folder)])
    line("hehuo validate", [measure([*HEHUO, "validate", "--root", str(root)], folder) for _ in range(options.runs)])
    build: list[Run] = []
    others: dict[str, list[Run]] = {} if options.no_peer else {"no-nav": [], "plain": []}
    if others:
        print(f"peer pages: {write_project(root, peer)}", flush=True)
    for turn in range(options.runs):  # in turn, so that a slower minute of the machine strikes all
        shutil.rmtree(root / "public", ignore_errors=True)
        build.append(measure([*HEHUO, "build", "--root", str(root)], folder))
        for name, runs in others.items():
            if name == "no-nav" or not turn:  # as it comes, MkDocs takes minutes; once is enough
                site = peer / f"site-{name}"
                shutil.rmtree(site, ignore_errors=True)
                mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
                runs.append(measure([*mkdocs, "--config-file", f"{name}.yml", "--site-dir", str(site)], peer))
    print(f"hehuo pages: {sum(1 for _ in (root / 'public').rglob('*.html'))}", flush=True)
    line("hehuo build", build)
    for name, runs in others.items():
        line(f"mkdocs, {name}", runs)
        print(f"ratio mkdocs ({name}) / hehuo: {median(runs).seconds / median(build).seconds:.2f}", flush=True)


def median(runs: list[Run]) -> Run:
    """The run in the middle by seconds."""
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def line(name: str, runs: list[Run]) -> None:
    """One row: median seconds, peak memory, all runs."""
    middle = median(runs)
    every = " ".join(f"{run.seconds:.2f}" for run in runs)
    print(f"{name:<22}{middle.seconds:8.2f} s {max(run.megabytes for run in runs):8.0f} MB   ({every})", flush=True)


if __name__ == "__main__":
    main()
