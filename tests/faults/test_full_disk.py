"""A full disk: the message says so, the old site stays, nothing is left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from staging import injected
from staging.registry import change
from staging.running import Steps, World

FULL = ("磁盘满了，腾出空间再运行",)


@pytest.mark.parametrize("moment", [0.0, 0.11, 0.5, 0.99])
def test_no_room_for_another_file(world: World, steps: Steps, moment: float) -> None:
    change(world)
    step = steps.at(moment)
    outcome = world.run("build", fault=partial(injected.disk_full_from, step, str(world.root)))
    world.expect(f"build, no room for a new file from step {step} of {len(steps.own)}", outcome, 74, *FULL)


def test_a_file_may_not_grow(world: World) -> None:
    change(world)
    outcome = world.run("build", fault=partial(injected.small_files, 3000))
    world.expect("build, no file may exceed 3 000 bytes (ulimit -f)", outcome, 74, "文件超过了系统允许的大小")


@pytest.fixture
def small_disk(world: World, folder: Path) -> Iterator[World]:
    """The registry on a disk with room for it, its site, and a quarter of a new one."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root can mount a small disk, and only on Linux")
    try:
        shutil.copytree(world.root, disk / "street")
        room = sum(path.stat().st_blocks * 512 for path in (world.root / "public").rglob("*")) // 4
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        (disk / "filler").write_bytes(b"x" * max(0, free - room))
        yield replace(world, root=disk / "street")
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_small_disk_runs_full(small_disk: World) -> None:
    change(small_disk)
    small_disk.expect("build on a small disk that runs full", small_disk.run("build"), 74, *FULL)


def test_a_full_disk_takes_no_output(world: World) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    outcome = world.call("validate", before=["sh", "-c", 'exec "$@" >/dev/full', "sh"])
    world.expect("validate >/dev/full", outcome, 74, *FULL)
