"""Faults that strike a process at an exact step: Python raises an audit event for every operation on files.

This code runs in the child (`staging.running`) before hehuo starts. Nothing in hehuo is replaced.
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

    With `beside`, the steps of the forked child are counted instead of the command's own.
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
    """Log every step, one per line."""
    log = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    watch(lambda _n, event, args: void(os.write(log, f"{event} {args[:1]!r}\n".encode())), within, beside=beside)


def void(_value: object) -> None:
    """Discard a value."""


def signal_at(step: int, number: int, within: str, *, beside: bool = False) -> None:
    """Send the process a signal just before a step."""
    watch(
        lambda count, _event, _arguments: os.kill(os.getpid(), number) if count == step else None,
        within,
        beside=beside,
    )


def killed_when_forked(nth: int) -> None:
    """Kill the nth forked process before it does anything."""
    count = 0

    def count_forks() -> None:
        nonlocal count
        count += 1

    def kill() -> None:
        if count == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    os.register_at_fork(before=count_forks, after_in_child=kill)


def no_fork() -> None:
    """Forking fails."""

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        if event == "os.fork":
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    sys.addaudithook(hook)


def signals_from(step: int, number: int, within: str) -> None:
    """Send a signal at a step and at every later one, as if Ctrl-C were held down."""
    watch(lambda count, _event, _arguments: os.kill(os.getpid(), number) if count >= step else None, within)


def signal_on(event: str, nth: int, after: int, number: int, within: str) -> None:
    """Send a signal just before the nth step of a kind, or some steps later."""
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
    """From a step on, no new file can be created."""

    def react(count: int, event: str, arguments: tuple[object, ...]) -> None:
        mode, flags = (*arguments[1:3], 0, 0)[:2]
        writes = event == "open" and (any(letter in str(mode) for letter in "wax") or int(str(flags)) & os.O_CREAT)
        if count >= step and (writes or event == "os.mkdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    watch(react, within, beside=beside)


def small_files(limit: int) -> None:
    """Limit the size of files, as `ulimit -f` does."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def fails_to_open(name: str, number: int) -> None:
    """Opening any file of this name fails."""

    def react(_count: int, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            raise OSError(number, os.strerror(number), str(arguments[0]))

    watch(react, name)


def before_opening(name: str, times: int, change: Callable[[int], object]) -> None:
    """Before each of the first openings of a file, change something. The change gets the number of the opening."""
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
    """Remove a file or folder."""
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def replace_by_pipe(path: Path, _nth: int) -> None:
    """Replace a file by a named pipe that nobody writes to."""
    path.unlink()
    os.mkfifo(path)


def replace_by_link(path: Path, target: Path, _nth: int) -> None:
    """Replace a file by a symbolic link."""
    path.unlink()
    path.symlink_to(target)


def rewrite(files: dict[Path, bytes], _nth: int) -> None:
    """Write files, as a checkout does."""
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def grow(path: Path, nth: int) -> None:
    """Append a comment, a different one each time."""
    with path.open("ab") as stream:
        stream.write(b"# %d\n" % nth)


def wait_at(step: int, flag: str, within: str, *, beside: bool = False) -> None:
    """At a step, write the process id into the file `flag` and wait until the file is removed."""

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
    """Make root obey permission bits (Linux: drop CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH)."""
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
    """Restore the default signal handlers, however the test run was started."""
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
