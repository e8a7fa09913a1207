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
from typing import Generic, Self, TypeVar

T = TypeVar("T")

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


class Beside(Generic[T]):
    """One piece of work, begun at once. Its result can be pickled, and doing it twice is doing it once."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._child: int | None = None
        if _can_fork():
            with suppress(OSError):
                self._begin()

    def finish(self) -> T:
        """The result. Raises what the work raises."""
        if self._child is not None:
            with os.fdopen(self._pipe, "rb") as stream:
                told = stream.read()
            if self._wait() == 0 and told:
                return pickle.loads(told)  # type: ignore[no-any-return]
        return self._work()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the work where it still goes on: nobody is going to ask for its result."""
        if self._child is not None:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.close(self._pipe)
            self._wait()

    def _wait(self) -> int:
        child, self._child = self._child, None
        assert child is not None
        return os.waitpid(child, 0)[1]

    def _begin(self) -> None:
        self._pipe, told = os.pipe()
        parent = os.getpid()
        self._child = os.fork()
        if self._child:
            os.close(told)
            return
        try:  # the child: whatever happens, it must not return from here
            _be_quiet(parent)
            os.close(self._pipe)
            result = pickle.dumps(self._work())
            with os.fdopen(told, "wb") as stream:
                stream.write(result)
            os._exit(0)
        except BaseException:
            os._exit(1)


def _can_fork() -> bool:
    """Only where forking is sound: on Linux, from a process of one thread; and where it gains anything."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _be_quiet(parent: int) -> None:
    """Leave signals to the parent, die with it, and say nothing: the parent does over what fails here."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
