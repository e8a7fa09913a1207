"""Work done in a forked process, in parallel with other work.

Optimisation only: without a second processor, or if the child fails, the work runs in this process when its result is
asked for. So errors are raised in the same place with or without a child.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, NoReturn, Self, TypeVar

T = TypeVar("T")

_ENDING = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else []))
"""Signals that the parent turns into exceptions."""
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


class ForkedTask(Generic[T]):
    """One piece of work, started on entry. Its result must be picklable, and running it twice must be harmless."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._child: int | None = None
        self._pipe: int | None = None

    def finish(self) -> T:
        """The result. Raises what the work raises."""
        if self._child is not None and self._pipe is not None:
            with os.fdopen(self._pipe, "rb", closefd=False) as stream:
                result = stream.read()
            if self._wait() == 0 and result:
                return pickle.loads(result)  # type: ignore[no-any-return]
        return self._work()

    def __enter__(self) -> Self:
        """Start the child. Signals are blocked meanwhile: a child hit by one would run the parent's clean-up."""
        if not can_fork() or len(os.sched_getaffinity(0)) < 2:
            return self
        held = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            with suppress(OSError):
                self._begin()
            signal.pthread_sigmask(signal.SIG_SETMASK, held)  # a signal that came meanwhile is raised here
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Kill the child if it still runs: nobody will ask for its result."""
        if self._child is not None:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            self._wait()
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None

    def _wait(self) -> int:
        assert self._child is not None
        status = os.waitpid(self._child, 0)[1]
        self._child = None
        return status

    def _begin(self) -> None:
        self._pipe, write_end = os.pipe()
        parent = os.getpid()
        try:
            child = os.fork()
            if not child:
                self._run_child(write_end, parent)
            self._child = child
        finally:
            os.close(write_end)

    def _run_child(self, write_end: int, parent: int) -> NoReturn:
        """The child's whole life. It must never return: it would go on as a second parent."""
        try:
            _detach(parent)
            result = pickle.dumps(self._work())
            with os.fdopen(write_end, "wb") as stream:
                stream.write(result)
            os._exit(0)
        except BaseException:
            os._exit(1)


def can_fork() -> bool:
    """Whether forking is sound: on Linux, from a process of one thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def die_with(parent: int) -> None:
    """Have the kernel kill this process as soon as its parent ends, for whatever reason (Linux only)."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _detach(parent: int) -> None:
    """Ignore signals, die with the parent, and print nothing: the parent repeats the work if it fails here."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    die_with(parent)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
