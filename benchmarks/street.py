"""Times hehuo on a synthetic street against plain MkDocs with one Markdown page per record of the same data.

Everything runs in one go on one machine, each command as a process of its own; what counts is the ratio.
Peer: MkDocs with Material and its search, given one ready Markdown page for each record that hehuo gives a page
(partners, projects, communities, months of points), kept out of the navigation, which would else be drawn with a
thousand entries on each of a thousand pages. hehuo reads, checks, derives and pours from the YAML.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

HEHUO = [sys.executable, "-m", "hehuo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One command timed: wall-clock seconds and the peak resident memory of its process tree's largest process, MB."""

    seconds: float
    megabytes: float


def measure(command: list[str], cwd: Path) -> Run:
    """Run a command to its end. Raises CalledProcessError with its output where it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, output.read().decode("utf-8", "replace"))
    return Run(seconds=seconds, megabytes=usage.ru_maxrss / 1024)


def write_peer(root: Path, peer: Path) -> int:
    """Write the MkDocs project of the peer; returns the number of its pages."""
    pages = peer / "docs"
    for source in record_files(root / "data"):
        target = pages / source.relative_to(root / "data").with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown(yaml.load(source.read_bytes(), Loader=yaml.CSafeLoader)), encoding="utf-8")
    (pages / "index.md").write_text("# Street\n", encoding="utf-8")
    (peer / "mkdocs.yml").write_text(
        "site_name: Street\ntheme:\n  name: material\n  language: zh\n  font: false\n"
        "nav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n",
        encoding="utf-8",
    )
    return sum(1 for _ in pages.rglob("*.md"))


def record_files(data: Path) -> Iterator[Path]:
    """The files of the records that have a page of their own."""
    for folder in ("communities", "partners", "projects"):
        yield from sorted((data / folder).rglob("*.yml"))
    yield from sorted((data / "points").rglob("close.yml"))


def markdown(record: dict[str, object]) -> str:
    """A record as a Markdown page: a heading and a table of its fields."""
    rows = "".join(f"| {key} | {str(value)[:400].replace('|', '/')} |\n" for key, value in record.items())
    title = record.get("name") or record.get("title") or "record"
    return f"# {title}\n\n| field | value |\n| --- | --- |\n{rows}"


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
    line("hehuo synth", [measure([*HEHUO, "synth", str(root), *size], folder)])
    line("hehuo validate", [measure([*HEHUO, "validate", "--root", str(root)], folder) for _ in range(options.runs)])
    build: list[Run] = []
    other: list[Run] = []
    if not options.no_peer:
        print(f"peer pages: {write_peer(root, peer)}", flush=True)
    for _ in range(options.runs):  # in turn, so that a slower minute of the machine strikes both
        shutil.rmtree(root / "public", ignore_errors=True)
        build.append(measure([*HEHUO, "build", "--root", str(root)], folder))
        if not options.no_peer:
            other.append(measure([sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"], peer))
    print(f"hehuo pages: {sum(1 for _ in (root / 'public').rglob('*.html'))}", flush=True)
    line("hehuo build", build)
    if other:
        line("mkdocs build (peer)", other)
        print(f"ratio mkdocs / hehuo: {median(other).seconds / median(build).seconds:.2f}", flush=True)


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
