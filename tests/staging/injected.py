"""Faults that a process does to itself, at an exact moment: every step that Python takes on files is an audit event.

What is here runs in the child (`staging.running`), before hehuo does. Nothing of hehuo is replaced or told of it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import signal
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path

Fault = Callable[[], object]
"""Installs a fault. A module-level function, or a partial of one, so that it can be sent to the child."""

STEPS = frozenset(
    "open os.mkdir os.rename os.remove os.rmdir os.scandir os.listdir os.truncate os.utime os.chmod os.link os.symlink "
    "shutil.rmtree shutil.copyfile subprocess.Popen ctypes.dlsym tempfile.mkdtemp tempfile.mkstemp".split()
)
"""The events that a fault may strike at."""


def watch(react: Callable[[int, str, tuple[object, ...]], None], within: str, *, beside: bool = False) -> None:
    """Call `react` with number, name and arguments before each step that names the folder `within` or no file at all.

    The steps are those of the command's own process, or those of a process that it has forked to work beside it.
    """
    count = 0
    main = os.getpid()

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in STEPS and (os.getpid() != main) == beside and (event != "open" or _names(arguments, within)):
            count += 1
            react(count, event, arguments)

    sys.addaudithook(hook)


def _names(arguments: tuple[object, ...], within: str) -> bool:
    path = arguments[0]
    return isinstance(path, str | bytes | os.PathLike) and within in os.fsdecode(path)


def list_steps(within: str, into: str, *, beside: bool = False) -> None:
    """Write down every step, one a line."""
    log = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    watch(lambda _n, event, args: void(os.write(log, f"{event} {args[:1]!r}\n".encode())), within, beside=beside)


def void(_value: object) -> None:
    """Take a value for nothing."""


def signal_at(step: int, number: int, within: str, *, beside: bool = False) -> None:
    """Get a signal just before a step; SIGKILL ends the process there and then."""
    watch(
        lambda count, _event, _arguments: os.kill(os.getpid(), number) if count == step else None,
        within,
        beside=beside,
    )


def killed_when_forked(nth: int) -> None:
    """The nth process that is forked to work beside is killed before it does anything."""
    count = 0

    def count_forks() -> None:
        nonlocal count
        count += 1

    def kill() -> None:
        if count == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    os.register_at_fork(before=count_forks, after_in_child=kill)


def no_fork() -> None:
    """The system has no room for another process."""

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        if event == "os.fork":
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    sys.addaudithook(hook)


def signals_from(step: int, number: int, within: str) -> None:
    """Get a signal at a step and at each that follows, as from somebody who holds Ctrl-C down."""
    watch(lambda count, _event, _arguments: os.kill(os.getpid(), number) if count >= step else None, within)


def signal_on(event: str, nth: int, after: int, number: int, within: str) -> None:
    """Get a signal just before the nth step of a kind, or some steps after it."""
    seen, left = 0, after

    def react(_count: int, name: str, _arguments: tuple[object, ...]) -> None:
        nonlocal seen, left
        seen += name == event and seen < nth
        if seen == nth:
            left -= 1
            if left == -1:
                os.kill(os.getpid(), number)

    watch(react, within)


def disk_full_from(step: int, within: str, *, beside: bool = False) -> None:
    """From a step on, there is no room for a new file."""

    def react(count: int, event: str, arguments: tuple[object, ...]) -> None:
        mode, flags = (*arguments[1:3], 0, 0)[:2]
        writes = event == "open" and (any(letter in str(mode) for letter in "wax") or int(str(flags)) & os.O_CREAT)
        if count >= step and (writes or event == "os.mkdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    watch(react, within, beside=beside)


def small_files(limit: int) -> None:
    """No file may grow beyond so many bytes, as under `ulimit -f`."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def fails_to_open(name: str, number: int) -> None:
    """Opening any file of this name fails."""

    def react(_count: int, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            raise OSError(number, os.strerror(number), str(arguments[0]))

    watch(react, name)


def before_opening(name: str, times: int, change: Callable[[int], object]) -> None:
    """Before each of the first openings of a file, change something; the change is told which opening it is."""
    opened = 0
    busy = False

    def react(_count: int, event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal opened, busy
        if event == "open" and not busy and opened < times:
            opened, busy = opened + 1, True
            change(opened)
            busy = False

    watch(react, name)


def remove(path: Path, _nth: int) -> None:
    """Take a file or a folder away."""
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def replace_by_pipe(path: Path, _nth: int) -> None:
    """Put a named pipe, which nobody writes to, in place of a file."""
    path.unlink()
    os.mkfifo(path)


def replace_by_link(path: Path, target: Path, _nth: int) -> None:
    """Put a symbolic link in place of a file."""
    path.unlink()
    path.symlink_to(target)


def rewrite(files: dict[Path, bytes], _nth: int) -> None:
    """Write files, as a checkout does."""
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def grow(path: Path, nth: int) -> None:
    """Append a comment; each time another one."""
    with path.open("ab") as stream:
        stream.write(b"# %d\n" % nth)


def wait_at(step: int, flag: str, within: str, *, beside: bool = False) -> None:
    """At a step, make a file named `flag`, with the process in it, and wait until somebody removes it."""

    def react(count: int, _event: str, _arguments: tuple[object, ...]) -> None:
        if count == step:
            Path(f"{flag}~").write_text(str(os.getpid()), "ascii")
            Path(f"{flag}~").rename(flag)
            ends = time.monotonic() + 60
            while Path(flag).exists() and time.monotonic() < ends:
                time.sleep(0.01)

    watch(react, within, beside=beside)


def both(*faults: Fault) -> None:
    """Several faults at once."""
    for fault in faults:
        fault()


def ask_permission() -> None:
    """Root obeys the permission bits too (Linux: without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH)."""
    if os.geteuid() != 0:
        return
    system = ctypes.CDLL(None, use_errno=True)
    head, words = struct.pack("Ii", 0x20080522, 0), ctypes.create_string_buffer(24)
    if system.capget(head, words):
        raise OSError(ctypes.get_errno(), "capget")
    effective, *rest = struct.unpack("6I", words.raw)
    if system.capset(head, struct.pack("6I", effective & ~0b110, *rest)):
        raise OSError(ctypes.get_errno(), "capset")


def default_signals() -> None:
    """Whatever the test run was started with: Ctrl-C interrupts, SIGTERM ends."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def fails_to_rename(nth: int, within: str) -> None:
    """The nth rename fails; those after it don't."""
    count = 0

    def react(_count: int, event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        count += event == "os.rename"
        if event == "os.rename" and count == nth:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(arguments[0]))

    watch(react, within)
