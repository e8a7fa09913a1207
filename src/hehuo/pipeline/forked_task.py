"""Work done beside other work, in a process of its own, on machines with more than one processor.

What it does is nothing but a matter of time: where no such process can be had, or it fails or is killed, the work is
done here when its result is asked for, so that its errors are raised where they would be without it.
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
"""What the parent turns into exceptions."""
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


class ForkedTask(Generic[T]):
    """One piece of work, begun on entry. Its result can be pickled, and doing it twice is doing it once."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._child: int | None = None
        self._pipe: int | None = None

    def finish(self) -> T:
        """The result. Raises what the work raises."""
        if self._child is not None and self._pipe is not None:
            with os.fdopen(self._pipe, "rb", closefd=False) as stream:
                told = stream.read()
            if self._wait() == 0 and told:
                return pickle.loads(told)  # type: ignore[no-any-return]
        return self._work()

    def __enter__(self) -> Self:
        """Begin, with signals held back: a child that one hits at once would take itself for the parent and clear up."""
        if not can_fork() or len(os.sched_getaffinity(0)) < 2:
            return self
        held = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            with suppress(OSError):
                self._begin()
            signal.pthread_sigmask(signal.SIG_SETMASK, held)  # what was held back is raised here
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End the work where it still goes on: nobody is going to ask for its result."""
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
        self._pipe, told = os.pipe()
        parent = os.getpid()
        try:
            child = os.fork()
            if not child:
                self._work_out(told, parent)
            self._child = child
        finally:
            os.close(told)

    def _work_out(self, told: int, parent: int) -> NoReturn:
        """The child: whatever happens, it must not return from here."""
        try:
            _be_quiet(parent)
            result = pickle.dumps(self._work())
            with os.fdopen(told, "wb") as stream:
                stream.write(result)
            os._exit(0)
        except BaseException:
            os._exit(1)


def can_fork() -> bool:
    """Whether forking is sound: on Linux, from a process of one thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def die_with(parent: int) -> None:
    """Have the system end this process as soon as its parent ends, however that does (Linux only)."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _be_quiet(parent: int) -> None:
    """Leave signals to the parent, die with it, and say nothing: the parent does over what fails here."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    die_with(parent)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
