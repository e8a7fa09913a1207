"""Closing a month writes into data/: the close is written completely or not at all."""

from __future__ import annotations

import signal
from functools import partial

from staging import injected
from staging.running import World


def open_month(world: World) -> str:
    """The last month, which the registry has not closed."""
    folder = max((world.root / "data/points").glob("*/2*"))
    (folder / "close.yml").unlink(missing_ok=True)
    return folder.name


def close(world: World) -> list[str]:
    """The command."""
    month = open_month(world)
    return ["points", "close", month, "--date", "2099-01-01"]


def test_killed_while_closing_a_month(world: World) -> None:
    line = close(world)
    target = max((world.root / "data/points").glob("*/2*")) / "close.yml"
    log = world.logs / "closing.txt"
    done = world.run(*line, fault=partial(injected.list_steps, str(world.root), str(log)))
    assert done.code == 0, done.err + done.out
    whole = target.read_bytes()
    last = len(log.read_text("utf-8").splitlines())
    for back in range(3):
        target.unlink(missing_ok=True)
        outcome = world.run(*line, fault=partial(injected.signal_at, last - back, signal.SIGKILL, str(world.root)))
        world.note(f"points close, killed at step {last - back} of {last}", outcome, world.site())
        assert outcome.code == -signal.SIGKILL
        assert not target.exists() or target.read_bytes() == whole
        checked = world.run("validate", "--as-of", "2099-01-01")
        world.expect("  validate after it", checked, 0, more="")


def test_a_full_disk_while_closing_a_month(world: World) -> None:
    line = close(world)
    folder = max((world.root / "data/points").glob("*/2*"))
    before = sorted(path.name for path in folder.iterdir())
    outcome = world.run(*line, fault=partial(injected.disk_full_from, 1, str(folder)))
    world.expect("points close, the disk is full", outcome, 74, "磁盘满了")
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_folder_that_may_not_be_written(world: World) -> None:
    line = close(world)
    folder = max((world.root / "data/points").glob("*/2*"))
    folder.chmod(0o555)
    outcome = world.run(*line, fault=injected.ask_permission)
    folder.chmod(0o755)
    world.expect("points close in a folder without permission to write", outcome, 74, "没有权限")
