"""Ctrl-C and SIGTERM: a short message, the signal's exit code, the old site, nothing left behind."""

from __future__ import annotations

import errno
import os
import re
import signal
import socket
import time
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest

from staging import injected, replaced
from staging.registry import change
from staging.running import PATIENCE, Steps, World

SIGNALS = {signal.SIGINT: (130, "已中断"), signal.SIGTERM: (143, "被系统结束"), signal.SIGHUP: (129, "被系统结束")}


MOMENTS = [*((signal.SIGINT, moment) for moment in (0.02, 0.3, 0.8, 1.0)), (signal.SIGTERM, 0.8), (signal.SIGHUP, 0.5)]


@pytest.mark.parametrize(("number", "moment"), MOMENTS, ids=lambda value: getattr(value, "name", value))
def test_stopping_a_build(world: World, steps: Steps, number: signal.Signals, moment: float) -> None:
    change(world)
    step = steps.at(moment)
    outcome = world.run("build", fault=partial(injected.signal_at, step, number, str(world.root)))
    world.expect(f"build, {number.name} at step {step} of {len(steps.own)}", outcome, *SIGNALS[number])


def test_stopping_impatiently(world: World, steps: Steps) -> None:
    """The first Ctrl-C counts; further ones don't disturb the clean-up."""
    change(world)
    step = steps.at(0.5)
    outcome = world.run("build", fault=partial(injected.signals_from, step, signal.SIGINT, str(world.root)))
    world.expect(f"build, SIGINT from step {step} on, again and again", outcome, *SIGNALS[signal.SIGINT])


def test_stopping_after_the_swap(world: World, second: str) -> None:
    """The new site stays; the rest of the old one is removed."""
    change(world)
    fault = partial(injected.signal_on, "shutil.rmtree", 3, 50, signal.SIGTERM, str(world.root))
    outcome = world.run("build", fault=fault)
    world.note("build, SIGTERM while the old site is removed", outcome, world.site())
    assert (outcome.code, world.site()) == (143, second)
    world.expect("  the next build", world.run("build"), 0, site=second)


@pytest.mark.parametrize("number", list(SIGNALS)[:2], ids=lambda number: number.name)
@pytest.mark.parametrize("step", [1, 40])
def test_stopping_validate(world: World, number: signal.Signals, step: int) -> None:
    outcome = world.run("validate", fault=partial(injected.signal_at, step, number, str(world.root)))
    world.expect(f"validate, {number.name} at step {step}", outcome, *SIGNALS[number])


@pytest.mark.parametrize("number", list(SIGNALS)[:2], ids=lambda number: number.name)
def test_stopping_a_preview(world: World, folder: Path, number: signal.Signals) -> None:
    process = world.start("serve", "--port", str(free_port()), TMPDIR=str(folder))
    url = wait_for(r"http://\S+", folder / "err")
    answer = fetch(url)
    assert process.pid is not None
    os.kill(process.pid, number)
    world.expect(f"serve, {number.name}", world.finish(process), *SIGNALS[number])
    assert b"<title>" in answer
    assert not list(folder.glob("hehuo-*"))


def test_a_preview_outlives_what_fails(world: World, folder: Path) -> None:
    """The error is reported, and the last good pages stay."""
    process = world.start("serve", "--port", str(free_port()), TMPDIR=str(folder))
    url = wait_for(r"http://\S+", folder / "err")
    good = fetch(url).partition(b"<script>")[0]
    frame = world.root / "site/theme/main.html"
    frame.write_text("{% if %}", "utf-8")
    wait_for("预览没有更新", folder / "err")
    assert good and fetch(url).startswith(good)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGINT)
    outcome = world.finish(process)
    world.expect(
        "serve, the theme breaks meanwhile, then SIGINT", outcome, 130, "main.html:1", "预览没有更新", "已中断"
    )


def test_a_preview_without_a_temporary_folder(world: World) -> None:
    outcome = world.run("serve", "--port", str(free_port()), fault=replaced.no_temporary_folder)
    world.expect("serve, no temporary folder anywhere", outcome, 74, "No usable temporary directory")


def test_a_port_in_use(world: World, folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        outcome = world.run("serve", "--port", str(taken.getsockname()[1]), TMPDIR=str(folder))
    world.expect("serve on a port in use", outcome, 2, "--port")
    assert not list(folder.glob("hehuo-*"))


def free_port() -> int:
    """A free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(pattern: str, file: Path) -> str:
    """Wait until a program has written a text into a file."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        text = file.read_text("utf-8", "replace") if file.exists() else ""
        if found := re.search(pattern, text):
            return found.group()
        time.sleep(0.05)
    raise AssertionError(f"{pattern} never came: {text}")


def fetch(url: str) -> bytes:
    """A page, once the server listens."""
    ends = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(url, timeout=PATIENCE) as answer:
                return bytes(answer.read())
        except OSError as error:
            refused = getattr(error, "reason", error)
            if getattr(refused, "errno", None) != errno.ECONNREFUSED or time.monotonic() > ends:
                raise
            time.sleep(0.05)
