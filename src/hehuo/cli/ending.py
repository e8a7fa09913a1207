"""How a run ends that can't end well: interrupted, out of disk, in the way of another one, or by a mistake of ours.

The one place where an exception becomes a sentence and an exit code. No value from the data is in the sentence.
"""

from __future__ import annotations

import errno
import os
import platform
import shlex
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from types import FrameType
from typing import Any

import click

import hehuo
from hehuo.cli.codes import BUSY, CLOSED, FOUND, INTERRUPTED, MISTAKE, SYSTEM, USAGE
from hehuo.cli.command import Group
from hehuo.cli.language import _, words
from hehuo.words import N_

ROOT = "hehuo.root"
"""Where a context's `meta` has the registry's folder."""

_CAUSES: Mapping[int, str] = {
    errno.ENOSPC: N_("the disk is full; free some space and run again"),
    errno.EDQUOT: N_("the disk quota is used up; free some space and run again"),
    errno.EFBIG: N_("a file would grow beyond what the system allows"),
    errno.EACCES: N_("no permission; check who owns the folder and who may write to it"),
    errno.EPERM: N_("not permitted; check who owns the folder and who may write to it"),
    errno.EROFS: N_("this disk can only be read"),
    errno.EEXIST: N_("it is in the way and can't be removed; remove it by hand and run again"),
    errno.EIO: N_("the disk or network drive fails"),
    errno.ENOENT: N_("it is gone; another program may be changing the files"),
}


class Terminated(BaseException):
    """The system asks hehuo to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Ending(Group):
    """A group of commands each of which ends with a sentence and a code, whatever happens."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is named."""
        previous = _listen()
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
            return result
        except BrokenPipeError:
            _end(CLOSED)
        except (click.exceptions.Exit, click.Abort, click.ClickException):
            raise  # click's own way of saying that a command was called wrongly
        except (Exception, KeyboardInterrupt, Terminated) as error:
            code, sentence = explain(error, ctx.meta.get(ROOT, Path()))
            _end(code, sentence, *getattr(error, "__notes__", ()))
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)


def explain(error: BaseException, root: Path) -> tuple[int, str]:
    """The exit code and the sentence for an exception. A mistake of ours is written down below `root`."""
    from hehuo.pipeline.failures import BusyError, DayError, Failure
    from hehuo.read.folder import UnsettledError

    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED, "\n" + _("Interrupted. Nothing half-made is left.")
    if isinstance(error, Terminated):
        return 128 + error.number, _("Ended by the system. Nothing half-made is left.")
    if isinstance(error, Failure):
        codes = ((BusyError, BUSY), (DayError, USAGE))
        return next((code for kind, code in codes if isinstance(error, kind)), FOUND), error.said(words())
    if isinstance(error, UnsettledError):
        return BUSY, _("The files in data/ keep changing. Run again when the program that writes them is done.")
    if isinstance(error, MemoryError):
        return SYSTEM, _("Out of memory. Close other programs and run again.")
    if isinstance(error, OSError):
        return SYSTEM, _blame(error)
    if isinstance(error, ModuleNotFoundError) and not (error.name or "hehuo").startswith("hehuo"):
        return SYSTEM, _("The installation lacks %(module)s. Install hehuo again.", module=error.name)
    return MISTAKE, _confess(error, root)


@contextmanager
def untouched(sentence: str) -> Iterator[None]:
    """Add to whatever fails inside what has become of the old result."""
    try:
        yield
    except Exception as error:
        error.add_note(sentence)
        raise


def _blame(error: OSError) -> str:
    cause = None if error.errno == errno.ENOENT and error.filename is None else _CAUSES.get(error.errno or 0)
    why = _(cause) if cause else error.strerror or str(error)
    if isinstance(error.filename, str | bytes):
        return _("The system failed at %(file)s: %(cause)s.", file=os.fsdecode(error.filename), cause=why)
    return _("The system failed: %(cause)s.", cause=why)


def _confess(error: BaseException, root: Path) -> str:
    """A sentence that names no value: only what kind of mistake, where in our code, and the file with the rest."""
    from hehuo.rules import RuleError

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(Path(hehuo.__file__).parent)]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    what = f"hehuo {hehuo.__version__}, {type(error).__name__}, {place}"
    if isinstance(error, RuleError):  # which file of our own it is, not of the registry
        what = f"{what}: {error}"
    mistake = _("hehuo itself failed. The mistake is ours, not yours (%(what)s).", what=what)
    file = _write_report(error, root)
    if file is None:
        more = _("The details could not be written down.")
    else:
        more = _("Send %(file)s to hehuo's maintainers. Look through it first: it may quote data.", file=file)
    return f"{mistake}\n{more}"


def _write_report(error: BaseException, root: Path) -> Path | None:
    versions = f"hehuo {hehuo.__version__}, Python {platform.python_version()}, {platform.platform()}"
    text = "\n".join([versions, shlex.join(sys.argv), "", *traceback.format_exception(error)])
    for place in (_in_build, _in_temporary):
        with suppress(OSError):
            file = place(root)
            file.write_text(text, encoding="utf-8", errors="backslashreplace")
            return file
    return None


def _in_build(root: Path) -> Path:
    folder = root / "build"
    folder.mkdir(exist_ok=True)
    return folder / "hehuo-error.txt"


def _in_temporary(_root: Path) -> Path:
    handle, name = mkstemp(prefix="hehuo-error-", suffix=".txt")
    os.close(handle)
    return Path(name)


def _listen() -> Mapping[int, Any]:
    """Turn the signals that end a program into an exception, so that what is half-made gets removed."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    usual = (signal.SIG_DFL, signal.default_int_handler)  # what somebody chose to ignore (nohup, &) stays ignored
    return {number: signal.signal(number, _stop) for number in numbers if signal.getsignal(number) in usual}


def _stop(number: int, _frame: FrameType | None) -> None:
    """Stop at the first signal; the clearing up that follows is short and not to be disturbed."""
    for ignored in (number, signal.SIGINT, signal.SIGTERM):
        signal.signal(ignored, signal.SIG_IGN)
    raise KeyboardInterrupt if number == signal.SIGINT else Terminated(number)


def _end(code: int, *sentences: str) -> None:
    """Say the sentences if anyone still listens, and exit."""
    with suppress(OSError, ValueError):
        for sentence in sentences:
            click.echo(sentence, err=True)
    _mute()
    sys.exit(code)


def _mute() -> None:
    """Send what can't be written nowhere, or the interpreter complains of it while it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
