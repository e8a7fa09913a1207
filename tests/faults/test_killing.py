"""A killed build leaves the old site or the new one, complete; the next build cleans up."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

import pytest

from staging import injected, replaced
from staging.registry import change
from staging.running import KEPT, Outcome, Steps, World, digest

PHASES = {
    "reading and setting out": (0.0, 0.1, 0.2),
    "writing pages": (0.3, 0.5, 0.7),
    "up to the swap": (0.9, 0.98, 1.0),
}

SEED = 5


def kill(step: int, world: World) -> injected.Fault:
    """SIGKILL at a step."""
    return partial(injected.signal_at, step, signal.SIGKILL, str(world.root))


def recovers(done: str, world: World, second: str) -> None:
    """The next build finishes normally."""
    world.expect(f"  the next build after: {done}", world.run("build"), 0, site=second)


def test_killed_before_the_swap(world: World, steps: Steps, second: str) -> None:
    """Each build finds what the builds killed before it have left."""
    change(world)
    for phase, moments in PHASES.items():
        for step in map(steps.at, moments):
            outcome = world.run("build", fault=kill(step, world))
            world.note(f"build, killed at step {step} of {len(steps.own)} ({phase})", outcome, world.site())
            assert (outcome.code, world.site()) == (-signal.SIGKILL, world.before)
    recovers("killed before the swap", world, second)


def test_killed_at_any_time(world: World, second: str) -> None:
    """Killed from outside, at a moment by the clock. The build may have finished by then."""
    change(world)
    began = time.monotonic()
    assert world.run("build", "--out", str(world.logs / "timed")).code == 0
    random, lasts = Random(SEED), time.monotonic() - began
    for _ in range(6):
        moment = random.random()
        process = world.start("build")
        time.sleep(lasts * moment)
        assert process.pid is not None
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        outcome, found = world.finish(process), world.site()
        world.note(f"build, killed after {moment:.0%} of the time that one takes (seed {SEED})", outcome, found)
        assert outcome.code in (0, -signal.SIGKILL)
        assert found == second if outcome.code == 0 else found in (world.before, second)
    recovers(f"killed at any time (seed {SEED})", world, second)


def test_killed_around_the_exchange(world: World, second: str, made: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("this system can't exchange two folders in one step")
    change(world)
    for name, event, nth, after, site in (
        ("just before the exchange", "ctypes.dlsym", 2, 0, world.before),
        ("just after the exchange", "shutil.rmtree", 3, 0, second),
        ("while the old site is removed", "shutil.rmtree", 3, 200, second),
    ):
        again(world, made)
        outcome = world.run(
            "build", fault=partial(injected.signal_on, event, nth, after, signal.SIGKILL, str(world.root))
        )
        world.note(f"build, killed {name}", outcome, world.site())
        assert (outcome.code, world.site()) == (-signal.SIGKILL, site), name
    recovers("killed around the exchange", world, second)


def test_killed_around_two_renames(world: World, second: str, made: Path) -> None:
    """Without an atomic exchange there is a moment without a site. The next build restores it, whatever else it does."""
    change(world)
    for name, event, nth, after, site in (
        ("before the first rename", "os.rename", 1, 0, world.before),
        ("between the two renames", "os.rename", 2, 0, "none"),
        ("after the second rename", "shutil.rmtree", 3, 0, second),
        ("while the old site is removed", "shutil.rmtree", 4, 200, second),
    ):
        again(world, made)
        killed = partial(injected.signal_on, event, nth, after, signal.SIGKILL, str(world.root))
        outcome = world.run("build", fault=partial(injected.both, replaced.no_exchange, killed))
        world.note(f"build without exchange, killed {name}", outcome, world.site())
        assert (outcome.code, world.site()) == (-signal.SIGKILL, site), name
        if site == "none":
            assert digest(world.root / ".public.old") == world.before
            failing = partial(injected.disk_full_from, 500, str(world.root))
            world.expect(
                "  the next build puts the old site back, even if it fails", world.run("build", fault=failing), 74
            )
    recovers("killed around the renames", world, second)


def again(world: World, made: Path) -> None:
    """The old site as it was."""
    shutil.rmtree(world.root / "public")
    shutil.copytree(made / "first/public", world.root / "public")


def test_the_second_rename_fails(world: World) -> None:
    """The system refuses the second rename: the old site is put back at once."""
    change(world)
    fault = partial(injected.both, replaced.no_exchange, partial(injected.fails_to_rename, 2, str(world.root)))
    outcome = world.run("build", fault=fault)
    world.expect("build without exchange, the second rename fails", outcome, 74, "磁盘或网盘读写出错")


def test_leftovers_of_a_power_cut(world: World) -> None:
    """Half a site and the renamed old site, as found after a restart."""
    for name in (".public.new/site/index.html", ".public.old/index.html"):
        file = world.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    world.expect("build over .public.new and .public.old", world.run("build"), 0)


def test_all_is_written_down_before_the_swap(world: World, steps: Steps) -> None:
    """After a power cut the new name must not hold empty files: the last step before the exchange is syncfs(2)."""
    if sys.platform != "linux":
        pytest.skip("syncfs(2) is Linux's")
    tail = [step.split()[0] for step in steps.own[steps.swap - 2 : steps.swap + 1]]
    world.note("build flushes the disk before the swap (syncfs)", Outcome(code=0, out="", err=""), world.before)
    assert tail == ["open", "ctypes.dlsym", "ctypes.dlsym"]


def test_what_lies_beside_a_site_stays(world: World) -> None:
    (world.root / ".public.newest").mkdir()
    world.expect("build beside a folder with a like name", world.run("build"), 0, more=".public.newest")
    assert list((world.root / ".public.newest").iterdir()) == []
    assert {path.name for path in world.root.iterdir()} <= KEPT | {".public.newest"}
