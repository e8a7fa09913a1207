"""A registry with a site, built once and copied for every test, and the table of results.

`--table` prints it: what was done, exit code, message, digest of the old site before and after.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest

from staging.registry import change, house
from staging.running import Record, Steps, World, digest, quiet, warm_up
from staging.table import Staged, lines
from synthetic.registry import write_synth


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--table", action="store_true", help="print what was done and what became of the old site")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if sys.platform == "win32" and item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.skip(reason="staged by POSIX means: signals, forks, permission bits"))


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("--table", default=False):
        stats = terminalreporter.stats
        ended = [(report, kind) for kind in ("passed", "failed", "error", "skipped") for report in stats.get(kind, [])]
        for line in lines([staged(report, kind) for report, kind in ended]):
            terminalreporter.write_line(line)


def staged(report: pytest.TestReport, kind: str) -> Staged:
    """A test's row or rows in the table."""
    name, line = report.location[0], report.location[1] or 0
    runs = [value for key, value in report.user_properties if key == "fault" and isinstance(value, list)]
    why = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
    file, test = Path(__file__).with_name(Path(name).name), report.location[2]
    return Staged(file=file, line=line, name=test, ended=kind, runs=runs, why=why)


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A folder in memory where the system has one: hundreds of sites are built and removed, each flushed to its disk."""
    memory = "/dev/shm"
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 50_000_000
    with TemporaryDirectory(dir=memory if roomy else None) as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="session")
def made(ground: Path) -> Path:
    """The registry, built once with and without a change: `first` and `second`."""
    root = ground / "street"
    write_synth(root, partners=4, projects=5, entries=12, seed=1)
    house(root)
    warm_up(root)
    world = quiet(root)
    assert world.run("validate").code == 0  # in a fork, so after the server has built the site
    shutil.copytree(root, ground / "made/first")
    change(world)
    assert world.run("build").code == 0
    shutil.copytree(root, ground / "made/second")
    shutil.rmtree(root)
    assert digest(ground / "made/first/public") != digest(ground / "made/second/public")
    return ground / "made"


@pytest.fixture(scope="session")
def second(made: Path) -> str:
    """The digest of the site built from the changed data."""
    return digest(made / "second/public")


@pytest.fixture(scope="session")
def steps(made: Path) -> Steps:
    """Every step on files that a build takes."""
    root = made.parent / "street"
    shutil.copytree(made / "first", root)
    taken = quiet(root).steps("build")
    shutil.rmtree(root)
    return taken


@pytest.fixture
def folder(ground: Path) -> Iterator[Path]:
    """An empty folder for one test."""
    path = Path(mkdtemp(dir=ground))
    yield path
    unlock(path)
    shutil.rmtree(path)


@pytest.fixture
def world(
    made: Path,
    steps: Steps,  # noqa: ARG001  (steps are taken before a world is there)
    folder: Path,
    record_property: Record,
) -> Iterator[World]:
    """The registry and its site as they were at first, always at the same place."""
    root = made.parent / "street"
    shutil.copytree(made / "first", root)
    made_anew = World(root=root, record=record_property, logs=folder)
    yield made_anew
    made_anew.end()
    unlock(root)
    shutil.rmtree(root)


def unlock(folder: Path) -> None:
    """Unlock folders that a test locked, so that they can be removed."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o700)
