"""The forked process that makes half of the pages is lost: the work is repeated, and no process outlives the build."""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from staging import injected
from staging.registry import change
from staging.running import PATIENCE, Steps, World

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2,
    reason="nothing is forked but on Linux, and with two processors",
)
STOPPED = {signal.SIGINT: (130, "已中断"), signal.SIGTERM: (143, "被系统结束")}


@pytest.fixture
def pages(steps: Steps) -> int:
    """How many steps the forked process takes to make its pages."""
    assert len(steps.beside) > 20, "the work is not shared"
    return len(steps.beside)


@pytest.mark.parametrize(("nth", "work"), [(1, "looks for private data"), (2, "makes pages")])
def test_killed_before_it_does_anything(world: World, second: str, nth: int, work: str) -> None:
    change(world)
    outcome = world.run("build", fault=partial(injected.killed_when_forked, nth))
    world.expect(f"build, the process that {work} is killed at once", outcome, 0, site=second)


@pytest.mark.parametrize("moment", [0.5, 1.0])
def test_killed_while_it_makes_pages(world: World, second: str, pages: int, moment: float) -> None:
    change(world)
    step = max(3, int(pages * moment))
    outcome = world.run("build", fault=partial(injected.signal_at, step, signal.SIGKILL, str(world.root), beside=True))
    world.expect(f"build, the process beside is killed at step {step} of {pages}", outcome, 0, site=second)


def test_no_process_can_be_had(world: World, second: str) -> None:
    change(world)
    world.expect("build, fork fails (EAGAIN)", world.run("build", fault=injected.no_fork), 0, site=second)


def test_a_disk_full_for_it_alone(world: World, second: str, pages: int) -> None:
    """Space is freed before the work is repeated."""
    change(world)
    fault = partial(injected.disk_full_from, pages // 2, str(world.root), beside=True)
    world.expect(
        "build, the disk is full for the process beside alone", world.run("build", fault=fault), 0, site=second
    )


def test_a_disk_full_for_both(world: World, steps: Steps, pages: int) -> None:
    change(world)
    there = partial(injected.disk_full_from, pages // 2, str(world.root), beside=True)
    here = partial(injected.disk_full_from, steps.swap - 5, str(world.root))
    outcome = world.run("build", fault=partial(injected.both, there, here))
    world.expect("build, the disk is full for both processes", outcome, 74, "磁盘满了")


@pytest.mark.parametrize(
    ("number", "whom"),
    [(signal.SIGINT, "both processes"), (signal.SIGTERM, "the build"), (signal.SIGKILL, "the build")],
    ids=lambda value: getattr(value, "name", None),
)
def test_stopped_while_it_works(
    world: World, folder: Path, second: str, pages: int, number: signal.Signals, whom: str
) -> None:
    """The build has finished its own half and waits. Ctrl-C in a terminal reaches both processes, `kill` only one."""
    change(world)
    flag = folder / "waiting"
    halfway = partial(injected.wait_at, pages // 2, str(flag), str(world.root), beside=True)
    process = world.start("build", fault=partial(injected.both, os.setpgrp, halfway))
    beside = wait_for(flag)
    assert process.pid is not None
    (os.kill if whom == "the build" else os.killpg)(process.pid, number)
    outcome = world.finish(process)
    assert ends(beside), "the forked process outlives the build"
    done = f"build, {number.name} to {whom} while the process beside makes pages"
    if number == signal.SIGKILL:
        world.note(done, outcome, world.site())
        assert (outcome.code, world.site()) == (-number, world.before)
        world.expect("  the next build", world.run("build"), 0, site=second)
    else:
        world.expect(done, outcome, *STOPPED[number])


def wait_for(flag: Path) -> int:
    """The paused process, once it pauses. The build gets another moment to reach the point where it waits for it."""
    until = time.monotonic() + PATIENCE
    while not flag.exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    time.sleep(0.3)
    return int(flag.read_text("ascii"))


def ends(pid: int) -> bool:
    """Whether a process is gone or a zombie, within a moment."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(") ")[2].startswith("Z"):
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False
