"""Two builds at once: the second refuses to run, unless it writes to another folder."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from staging import injected
from staging.registry import change
from staging.running import PATIENCE, Steps, World


def wait_for(flag: Path) -> None:
    """Wait until the first build pauses."""
    ends = time.monotonic() + PATIENCE
    while not flag.exists():
        assert time.monotonic() < ends
        time.sleep(0.01)


def test_the_second_build_leaves(world: World, folder: Path, steps: Steps, second: str) -> None:
    change(world)
    flag = folder / "waiting"
    first = world.start("build", fault=partial(injected.wait_at, steps.at(0.3), str(flag), str(world.root)))
    wait_for(flag)
    other = World(root=world.root, record=world.record, logs=folder / "second")
    other.logs.mkdir()
    outcome = other.run("build")
    other.note("build while another build is half-way", outcome, other.site())
    assert (outcome.code, other.site()) == (75, world.before)
    assert "另一个构建正在写" in outcome.err
    checked = other.run("validate")
    other.note("  validate meanwhile", checked, other.site())
    assert checked.code == 0
    elsewhere = other.run("build", "--out", str(folder / "elsewhere"))
    other.note("  build meanwhile to another place", elsewhere, other.site())
    assert elsewhere.code == 0
    flag.unlink()
    world.expect("  the first build goes on", world.finish(first), 0, site=second)
