"""How a run ends that can't end well: interrupted, out of disk, in the way of another one, or by a mistake of ours.

The one place where an exception becomes words and an exit code. No value from the data is in the words.
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
from hehuo.cli.codes import BUSY, CLOSED, FOUND, INTERRUPTED, MISTAKE, SYSTEM

ROOT = "hehuo.root"
"""Where a context's `meta` has the registry's folder."""

_CAUSES: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("磁盘满了，腾出空间再运行", "the disk is full; free some space and run again"),
    errno.EDQUOT: ("磁盘配额用完了，腾出空间再运行", "the disk quota is used up; free some space and run again"),
    errno.EFBIG: ("文件超过了系统允许的大小", "a file would grow beyond what the system allows"),
    errno.EACCES: ("没有权限，检查文件夹属于谁、能不能写", "no permission; check who owns the folder and who may write"),
    errno.EPERM: ("系统不允许，检查文件夹属于谁、能不能写", "not permitted; check who owns the folder and who may write"),
    errno.EROFS: ("这个磁盘是只读的", "this file system is read-only"),
    errno.EEXIST: ("在那里挡着，又删不掉；请手动删掉再运行", "is in the way; remove it by hand and run again"),
    errno.EIO: ("磁盘或网盘读写出错", "the disk or network drive fails"),
    errno.ENOENT: ("不见了，可能正被别的程序改动", "is not there; another program may be changing it"),
}  # fmt: skip


class Terminated(BaseException):
    """The system asks hehuo to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Command(click.Group):
    """A group of commands each of which ends with words and a code, whatever happens."""

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
            code, words = explain(error, ctx.meta.get(ROOT, Path()))
            _end(code, words, *getattr(error, "__notes__", ()))
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)


def explain(error: BaseException, root: Path) -> tuple[int, str]:
    """The exit code and the words for an exception. A mistake of ours is written down below `root`."""
    from hehuo.pipeline.failures import BusyError, Failure, ToolError
    from hehuo.read.folder import UnsettledError

    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED, "\n已中断，没有留下半成品 / interrupted; nothing half-made is left"
    if isinstance(error, Terminated):
        return 128 + error.number, "被系统结束，没有留下半成品 / ended by the system; nothing half-made is left"
    if isinstance(error, Failure):
        code = BUSY if isinstance(error, BusyError) else SYSTEM if isinstance(error, ToolError) else FOUND
        return code, f"{error.zh}\n{error.en}"
    if isinstance(error, UnsettledError):
        zh = "data/ 里的文件一直在变，读不到一个完整的状态；等别的程序写完再运行。"
        return BUSY, f"{zh}\nThe files in data/ keep changing; run again when whatever writes them is done."
    if isinstance(error, MemoryError):
        return SYSTEM, "内存不够；关掉别的程序再运行。\nOut of memory; close other programs and run again."
    if isinstance(error, OSError):
        return SYSTEM, _blame(error)
    if isinstance(error, ModuleNotFoundError) and not (error.name or "hehuo").startswith("hehuo"):
        zh = f"安装不完整，缺少 {error.name}；请重新安装 hehuo。"
        return SYSTEM, f"{zh}\nThe installation lacks {error.name}; install hehuo anew."
    return MISTAKE, _confess(error, root)


@contextmanager
def untouched(words: str) -> Iterator[None]:
    """Add to whatever fails inside what has become of the old result."""
    try:
        yield
    except Exception as error:
        error.add_note(words)
        raise


def _blame(error: OSError) -> str:
    known = None if error.errno == errno.ENOENT and error.filename is None else _CAUSES.get(error.errno or 0)
    zh, en = known or (error.strerror or str(error),) * 2
    where = f" {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""
    return f"系统出错{where}：{zh}。\nThe system failed{where}: {en}."


def _confess(error: BaseException, root: Path) -> str:
    """Words that name no value: only what kind of mistake, where in our code, and the file with the rest."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(Path(hehuo.__file__).parent)]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    what = f"hehuo {hehuo.__version__}, {type(error).__name__}, {place}"
    file = _write_report(error, root)
    zh = f"请把 {file} 发给 hehuo 的维护者；发之前看一眼，里面可能引用了数据。" if file else "详情没能写下来。"
    en = (
        f"Send {file} to hehuo's maintainers; look through it first, it may quote data."
        if file
        else "The details could not be written."
    )
    return (
        f"hehuo 自己出错了，是我们的错，不是你的（{what}）。{zh}\n"
        f"hehuo itself failed; that is our mistake, not yours. {en}"
    )


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
    return {each: signal.signal(each, _stop) for each in numbers if signal.getsignal(each) in usual}


def _stop(number: int, _frame: FrameType | None) -> None:
    """Stop at the first signal; the clearing up that follows is short and not to be disturbed."""
    for each in (number, signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt if number == signal.SIGINT else Terminated(number)


def _end(code: int, *words: str) -> None:
    """Say the words if anyone still listens, and exit."""
    with suppress(OSError, ValueError):
        for each in words:
            click.echo(each, err=True)
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
