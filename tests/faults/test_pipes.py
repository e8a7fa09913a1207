"""Closed pipes and closed streams."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from staging.running import PATIENCE, Outcome, World

CLOSED = {
    "stdout": (">&-", 0),
    "stderr": ("2>&-", 0),
    "stdin": ("<&-", 0),
}


def deaf(world: World, *arguments: str, both: bool = False) -> Outcome:
    """Run hehuo with a pipe as its standard output, or as both outputs, whose reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "hehuo", *arguments, "--root", str(world.root)],
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer if both else subprocess.PIPE,
        timeout=PATIENCE,
        check=False,
    )
    os.close(writer)
    return Outcome(code=done.returncode, out="", err="" if both else done.stderr.decode())


def test_the_reader_of_a_check_has_gone(world: World) -> None:
    outcome = deaf(world, "validate")
    world.expect("validate | (closed)", outcome, 141)
    assert outcome.err == ""


def test_the_reader_of_the_progress_has_gone(world: World) -> None:
    world.expect("build 2>&1 | (closed)", deaf(world, "build", both=True), 141)


def test_the_reader_leaves_after_a_line(world: World) -> None:
    """A report far longer than a pipe holds, and a reader that takes one line of it."""
    broken = world.file("data/partners/*/*.yml")
    for number in range(400):
        (broken.parent / f"x-{number:03}.yml").write_text("name: [\n", "utf-8")
    line = f'"{sys.executable}" -m hehuo validate --root "{world.root}" | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", line], capture_output=True, timeout=PATIENCE, check=False)
    first, code = done.stdout.decode().splitlines()
    world.expect(
        "validate | head -1, a report of 400 files", Outcome(code=int(code), out=first, err=done.stderr.decode()), 141
    )
    assert done.stderr == b""


@pytest.mark.parametrize("stream", CLOSED)
def test_a_stream_is_closed(world: World, stream: str) -> None:
    redirection, code = CLOSED[stream]
    outcome = world.call("validate", before=["sh", "-c", f'exec "$@" {redirection}', "sh"])
    world.expect(f"validate with {stream} closed", outcome, code)


def test_a_build_with_every_stream_closed(world: World) -> None:
    outcome = world.call("build", before=["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh"])
    world.expect("build with all three streams closed", outcome, 0)
