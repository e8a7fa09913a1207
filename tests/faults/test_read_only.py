"""Folders that can't be written, files that can't be read, places that must not be overwritten."""

from __future__ import annotations

import errno
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from staging import injected
from staging.registry import change
from staging.running import World


@pytest.fixture
def obeys() -> injected.Fault:
    """Makes permission bits count even for root."""
    if os.geteuid() == 0 and sys.platform != "linux":
        pytest.skip("root is above permission bits, and only on Linux can it lay that down")
    return injected.ask_permission


def test_the_output_may_not_be_written(world: World, obeys: injected.Fault) -> None:
    change(world)
    world.root.chmod(0o555)
    outcome = world.run("build", fault=obeys)
    world.root.chmod(0o755)
    world.expect("build in a folder without permission to write", outcome, 74, "没有权限")


def test_the_old_site_may_not_be_removed(world: World, obeys: injected.Fault, second: str) -> None:
    change(world)
    (world.root / "public/rules").chmod(0o555)
    outcome = world.run("build", fault=obeys)
    world.expect("build over a site with a folder that is locked", outcome, 0, site=second)


@pytest.fixture
def read_only(world: World) -> Iterator[World]:
    """The registry on a file system that is read-only."""
    bind = ["mount", "--bind", str(world.root), str(world.root)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(bind, capture_output=True).returncode != 0:
        pytest.skip("only root can mount a folder read-only, and only on Linux")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(world.root)], check=True)
        yield world
    finally:
        subprocess.run(["umount", "--lazy", str(world.root)], check=True)


def test_a_read_only_file_system(read_only: World, folder: Path) -> None:
    read_only.expect("build on a read-only file system", read_only.run("build"), 74, "只读")
    read_only.expect("  validate there", read_only.run("validate"), 0)
    elsewhere = read_only.run("build", "--out", str(folder / "elsewhere"))
    read_only.expect("  build there, with --out on another one", elsewhere, 0)


def test_a_file_without_permission(world: World, obeys: injected.Fault) -> None:
    file = world.file("data/partners/*/*.yml")
    file.chmod(0)
    outcome = world.run("validate", fault=obeys)
    world.expect("validate, a file may not be read (EACCES)", outcome, 1, "[unreadable-file]", file.name)
    world.expect("  build", world.run("build", fault=obeys), 1, "[unreadable-file]", "旧网站原样保留")


def test_a_folder_without_permission(world: World, obeys: injected.Fault) -> None:
    (world.root / "data/partners").chmod(0)
    outcome = world.run("validate", fault=obeys)
    world.expect("validate, a folder may not be read", outcome, 1, "data/partners:1:1", "[unreadable-file]")


def test_a_root_without_permission(world: World, obeys: injected.Fault) -> None:
    world.root.chmod(0)
    outcome = world.run("validate", fault=obeys)
    world.root.chmod(0o755)
    world.expect("validate, the registry's folder may not be entered", outcome, 74, "没有权限")


def test_a_disk_that_fails(world: World) -> None:
    file = world.file("data/partners/*/*.yml")
    outcome = world.run("validate", fault=partial(injected.fails_to_open, file.name, errno.EIO))
    world.expect("validate, a file on a failing disk (EIO)", outcome, 1, "[unreadable-file]", file.name)


def test_what_is_no_file_is_not_waited_for(world: World) -> None:
    folder = world.file("data/partners/*")
    os.mkfifo(folder / "pipe.yml")
    names = ["pipe.yml", "socket.yml"]
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(folder)  # a socket's address must be short
        listener.bind("socket.yml")
        os.chdir(here)
        try:
            os.mknod(folder / "device.yml", 0o600 | stat.S_IFCHR, os.makedev(1, 5))  # endless zeros
            names.append("device.yml")
        except (OSError, AttributeError):
            pass
        outcome = world.run("validate")
        kinds = ", ".join(name.removesuffix(".yml") for name in names)
        world.expect(f"validate with a {kinds} in data/", outcome, 1, "[not-a-regular-file]", *names)
        world.expect("  build", world.run("build"), 1, "[not-a-regular-file]")


@pytest.mark.parametrize("place", [".", "..", "data", "data/public", "site/pages"])
def test_a_site_never_replaces_the_registry(world: World, place: str) -> None:
    outcome = world.run("build", "--out", str(world.root / place))
    world.expect(f"build --out {place}", outcome, 2, "里是登记簿本身")
    assert world.file("data/registry.yml").is_file()


def test_a_site_never_replaces_other_files(world: World, folder: Path) -> None:
    (folder / "photos").mkdir()
    (folder / "photos/1.jpg").write_bytes(b"x")
    outcome = world.run("build", "--out", str(folder / "photos"))
    world.expect("build --out over a folder with something else in it", outcome, 2, "里有东西，又不像网站")
    assert (folder / "photos/1.jpg").is_file()
