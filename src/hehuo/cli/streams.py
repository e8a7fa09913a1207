"""Makes the standard streams fit to be used, whatever the command was started with.

Owns how text gets out. Knows nothing of what is said.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def make_usable() -> None:
    """Open what is closed, and have everything printed that is said, or fail loudly."""
    _open_closed()
    sys.stdout, sys.stderr = (_made_whole(stream) for stream in (sys.stdout, sys.stderr))


def _made_whole(stream: TextIO) -> TextIO:
    """The stream in an encoding that can say everything, and behind a buffer.

    Without one (python -u, PYTHONUNBUFFERED) Python doesn't notice when the system takes only a part of what is written.
    """
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    encoding = _encoding(stream)
    if isinstance(stream.buffer, io.RawIOBase) and stream in (sys.__stdout__, sys.__stderr__):
        return io.TextIOWrapper(io.BufferedWriter(stream.detach()), encoding, "backslashreplace", line_buffering=True)
    stream.reconfigure(encoding=encoding, errors="backslashreplace")
    return stream


def _open_closed() -> None:
    """Where one of the three is closed, the next file opened would get its number, and what is printed with it."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is not None:
            continue
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
        setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _encoding(stream: io.TextIOWrapper) -> str:
    """Chinese goes out as UTF-8 whatever the locale says; what a stream can't show is escaped, never fatal.

    Only two are believed when they want something else: a terminal that shows Chinese in its own encoding, and a person
    who sets PYTHONIOENCODING.
    """
    wanted = "PYTHONIOENCODING" in os.environ or (stream.isatty() and _shows_chinese(stream.encoding))
    return stream.encoding if wanted else "utf-8"


def _shows_chinese(encoding: str) -> bool:
    try:
        return bool("合伙".encode(encoding))
    except (UnicodeEncodeError, LookupError):
        return False
