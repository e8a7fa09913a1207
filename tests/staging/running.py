"""Runs hehuo on a small registry and records the outcome and what happened to the old site.

`World.run` forks from a server that has built the site of this very folder before (`staging.warm`), so that a hundred runs
take seconds; `World.call` starts a new interpreter, for what depends on one.
"""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import forkserver
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from staging import injected
from staging.injected import Fault
from staging.warm import WARM

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

PATIENCE = 120
"""Seconds after which a run counts as hanging, even on a busy machine."""

KEPT = frozenset(("data", "site", "mkdocs.yml", "public", ".public.lock"))
"""Everything that may be in a registry's folder after a run."""

_PASSED_OVER = ("①", "②", "已更新", "预览：", "用法")

Record = Callable[[str, object], None]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The exit code of a run (negative: the signal that killed it) and its output."""

    code: int
    out: str
    err: str

    @property
    def message(self) -> str:
        """The first line that is neither progress nor usage."""
        lines = [line.strip() for line in (self.err + self.out).splitlines()]
        return next((line for line in lines if line and not line.startswith(_PASSED_OVER)), "")


def digest(folder: Path) -> str:
    """One digest of the names and bytes of all files of a folder; `none` where there is no folder."""
    if not folder.is_dir():
        return "none"
    total = hashlib.sha256()
    for path in sorted(entry for entry in folder.rglob("*") if entry.is_file()):
        total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def warm_up(root: Path) -> None:
    """Start the server; the first run waits until it has built the site of `root`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parents[1]), prepend=os.pathsep)
        patch.setenv(WARM, str(root))
        multiprocessing.get_context("forkserver").set_forkserver_preload(["__main__", "staging.warm"])
        forkserver.ensure_running()


@dataclass(frozen=True, kw_only=True)
class Steps:
    """A build's operations on files: its own, those of its forked child, and the number of the first of the swap."""

    own: Sequence[str]
    beside: Sequence[str]
    swap: int

    def at(self, moment: float) -> int:
        """A step before the swap: 0.0 is the first, 1.0 the last."""
        return max(1, int(self.swap * moment))


@dataclass(frozen=True, kw_only=True)
class World:
    """A registry with a site built from it."""

    root: Path
    record: Record
    logs: Path
    before: str = field(init=False)
    begun: list[ForkServerProcess] = field(default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", self.site())

    def site(self) -> str:
        """The digest of the site as it is now."""
        return digest(self.root / "public")

    def file(self, pattern: str) -> Path:
        """The first of the registry's files that matches."""
        return min(self.root.glob(pattern))

    def start(self, *arguments: str, fault: Fault | None = None, **environment: str) -> ForkServerProcess:
        """Start a run in a fork; its output goes into files in `logs`."""
        for name in ("out", "err"):
            (self.logs / name).write_bytes(b"")  # a run may be killed before it opens them
        context = multiprocessing.get_context("forkserver")
        line = [*arguments, "--root", str(self.root)]
        process = context.Process(target=_child, args=(line, str(self.logs), environment, fault))
        process.start()
        self.begun.append(process)
        return process

    def end(self) -> None:
        """Kill processes that a failed test left running."""
        for process in self.begun:
            process.kill()
            process.join()

    def finish(self, process: ForkServerProcess, patience: float = PATIENCE) -> Outcome:
        """Wait for a run to end."""
        process.join(patience)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise AssertionError(f"hehuo hangs: {(self.logs / 'err').read_text('utf-8')}")
        out, err = ((self.logs / name).read_text("utf-8", "replace") for name in ("out", "err"))
        return Outcome(code=process.exitcode, out=out, err=err)

    def run(self, *arguments: str, fault: Fault | None = None, **environment: str) -> Outcome:
        """Run hehuo in a fork, with a fault."""
        return self.finish(self.start(*arguments, fault=fault, **environment))

    def call(
        self,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
        options: Sequence[str] = (),
        encoding: str = "utf-8",
    ) -> Outcome:
        """Run hehuo in a new interpreter, with options, an environment and a command in front."""
        line = [*before, sys.executable, *options, "-m", "hehuo", *arguments, "--root", str(self.root)]
        done = subprocess.run(
            line,
            env=dict(os.environ if env is None else env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        out, err = (stream.decode(encoding, "strict") for stream in (done.stdout, done.stderr))
        return Outcome(code=done.returncode, out=out, err=err)

    def steps(self, *arguments: str) -> Steps:
        """All operations on files of a run."""
        logs = [self.logs / "own.txt", self.logs / "beside.txt"]
        own, beside = (
            partial(injected.list_steps, str(self.root), str(log), beside=log.stem == "beside") for log in logs
        )
        outcome = self.run(*arguments, fault=partial(injected.both, own, beside))
        assert outcome.code == 0, outcome.err
        taken = [log.read_text("utf-8").splitlines() for log in logs]
        swap = max(number for number, step in enumerate(taken[0]) if step.startswith("ctypes.dlsym"))
        return Steps(own=taken[0], beside=taken[1], swap=swap)

    def expect(
        self, done: str, outcome: Outcome, code: int, *words: str, site: str | None = None, more: str = ""
    ) -> None:
        """Add the run to the table; check its exit code, its words, the site, and that nothing is left behind."""
        after = self.site()
        self.note(done, outcome, after)
        assert outcome.code == code, f"{outcome.code}: {outcome.err}{outcome.out}"
        assert "Traceback" not in outcome.err + outcome.out, outcome.err
        missing = [word for word in words if word not in outcome.err + outcome.out]
        assert not missing, f"{missing} not in: {outcome.err}{outcome.out}"
        assert after == (site or self.before)
        left = {path.name for path in self.root.iterdir()} - KEPT - set(more.split())
        assert not left, f"left behind: {left}"

    def note(self, done: str, outcome: Outcome, after: str) -> None:
        """Add a run to the table, with paths relative to the registry."""
        message = outcome.message.replace(f"{self.root}/", "").replace(str(self.root), ".")
        self.record("fault", [done, outcome.code, message, self.before, after])


def quiet(root: Path) -> World:
    """A registry whose runs are not in the table."""
    return World(root=root, record=lambda *_: None, logs=root.parent)


def _child(arguments: list[str], logs: str, environment: dict[str, str], fault: Fault | None) -> None:
    """In the fork: redirect the streams, install the fault, run the command, which ends the process."""
    for number, name in ((0, os.devnull), (1, f"{logs}/out"), (2, f"{logs}/err")):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        handle = os.open(name, flags, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False))
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)), "utf-8", "backslashreplace")
        for number in (1, 2)
    )
    os.environ.update(environment)
    injected.default_signals()
    sys.argv = ["hehuo", *arguments]
    if fault is not None:
        fault()
    from hehuo.cli.main import main

    main(prog_name="hehuo")
