"""A forked task has the same result, errors and end as work in this process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hehuo.pipeline.forked_task import ForkedTask

ROOT = Path(__file__).resolve().parents[3]
TWO_PROCESSORS = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="work is done here on such a machine"
)
HERE = "import os, signal, sys, time; from pathlib import Path; from hehuo.pipeline.forked_task import ForkedTask; me = os.getpid()\n"


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A process with one thread, like a command's; the test process has more."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", HERE + program, *arguments]
    return subprocess.run(command, env=surroundings, capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_a_result_of_work_done_here() -> None:
    with ForkedTask(lambda: [1, 2]) as task:
        assert task.finish() == [1, 2]


@TWO_PROCESSORS
def test_a_result_comes_from_another_process() -> None:
    done = run("with ForkedTask(os.getpid) as task: print(task.finish() != me)")
    assert (done.stdout, done.stderr) == ("True\n", "")


@TWO_PROCESSORS
def test_a_large_result() -> None:
    done = run("with ForkedTask(lambda: 'x' * 5_000_000) as task: time.sleep(0.2); print(len(task.finish()))")
    assert (done.stdout, done.stderr) == ("5000000\n", "")


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGKILL)", "os._exit(0)", "sys.exit(5)", "(lambda: 0)"])
def test_what_fails_there_is_done_here(end: str) -> None:
    """The child is killed, exits silently, fails, or has a result that can't be pickled."""
    done = run(f"with ForkedTask(lambda: 'here' if os.getpid() == me else {end}) as task: print(task.finish())")
    assert (done.stdout, done.stderr) == ("here\n", "")


def test_an_error_is_raised_here_with_its_place() -> None:
    done = run("def work():\n    raise ValueError('of the work')\nwith ForkedTask(work) as task: task.finish()")
    assert done.returncode == 1
    assert done.stderr.count("Traceback") == 1
    assert "in work\n" in done.stderr
    assert done.stderr.endswith("ValueError: of the work\n")


def test_nobody_waits_for_what_is_abandoned() -> None:
    done = run("with ForkedTask(lambda: time.sleep(50) if os.getpid() != me else None): print('on')")
    assert (done.stdout, done.stderr) == ("on\n", "")


@TWO_PROCESSORS
def test_it_dies_with_its_parent(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    work = "lambda: (time.sleep(1), Path(sys.argv[1]).touch()) if os.getpid() != me else None"
    done = run(f"with ForkedTask({work}): os.kill(me, signal.SIGKILL)", str(sign))
    assert done.returncode == -9
    time.sleep(1.5)
    assert not sign.exists()


@TWO_PROCESSORS
@pytest.mark.parametrize("end", ["task.finish()", "time.sleep(9)"], ids=["waiting", "working"])
def test_a_signal_ends_both(end: str) -> None:
    """A signal's exception is raised unchanged, and the child is gone."""
    program = f"""
def stop(*_): raise KeyboardInterrupt
signal.signal(signal.SIGALRM, stop); signal.setitimer(signal.ITIMER_REAL, 0.3)
try:
    with ForkedTask(lambda: time.sleep(50)) as task: {end}
except KeyboardInterrupt:
    try: os.waitpid(-1, 0)
    except ChildProcessError: print('alone')
"""
    done = run(program)
    assert (done.stdout, done.stderr) == ("alone\n", "")


@TWO_PROCESSORS
def test_a_signal_while_the_process_begins() -> None:
    """A signal is blocked until the child exists, then raised in the parent only."""
    program = """
def stop(*_): print('stopped', flush=True); raise KeyboardInterrupt
signal.signal(signal.SIGTERM, stop)
os.register_at_fork(before=lambda: os.kill(me, signal.SIGTERM), after_in_child=lambda: os.kill(os.getpid(), signal.SIGTERM))
try:
    with ForkedTask(lambda: time.sleep(50)): print('went on')
except KeyboardInterrupt:
    try: os.waitpid(-1, 0)
    except ChildProcessError: print('alone')
"""
    done = run(program)
    assert (done.stdout, done.stderr) == ("stopped\nalone\n", "")
