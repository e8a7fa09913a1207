"""Runs Pagefind in parallel with MkDocs, over short copies of the records, and moves its index into the site."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from pagefind_bin_extended import get_executable

from hehuo.pipeline.failures import ToolError
from hehuo.pipeline.forked_task import can_fork, die_with
from hehuo.render.entries import entry_file, entry_page
from hehuo.view.search import SearchEntry
from hehuo.words import N_, Words


class SearchIndex:
    """A search index in progress. `finish` waits for it and puts it into the site; `abandon` kills it and cleans up."""

    def __init__(self, entries: Iterable[SearchEntry], words: Words, beside: Path) -> None:
        """Write the copies into a temporary folder next to `beside` and start Pagefind on them."""
        self._folder = Path(mkdtemp(prefix=".search-", dir=beside.parent))
        try:
            self._process = self._start(entries, words)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def _start(self, entries: Iterable[SearchEntry], words: Words) -> subprocess.Popen[bytes]:
        copies, self._index = self._folder / "copies", self._folder / "pagefind"
        copies.mkdir()
        for entry in entries:
            (copies / entry_file(entry)).write_bytes(entry_page(entry, words))
        folders = ["--site", str(copies), "--output-path", str(self._index)]
        nowhere = subprocess.DEVNULL
        try:
            command = [str(get_executable()), *folders, "--silent"]
            # A Pagefind that outlived a killed build would write into the folder of the next build.
            first = partial(die_with, os.getpid()) if can_fork() else None
            return subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=subprocess.PIPE, preexec_fn=first)
        except OSError as error:
            raise ToolError(_NOT_STARTED, why=error.strerror or "not there") from error

    def finish(self, out: Path) -> None:
        """Wait for the index and move it to `out/pagefind`. Raises ToolError where Pagefind failed."""
        _, errors = self._process.communicate()
        if self._process.returncode:
            raise _explain(self._process.returncode, errors.decode("utf-8", "replace"))
        self._index.rename(out / "pagefind")
        shutil.rmtree(self._folder, ignore_errors=True)

    def abandon(self) -> None:
        """Kill Pagefind if it still runs and remove what it wrote."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def _explain(code: int, errors: str) -> Exception:
    """The error for a failed Pagefind, from its exit code and output."""
    if "No space left" in errors:
        return OSError(errno.ENOSPC, "No space left on device")
    last = ([line.strip() for line in errors.splitlines() if line.strip()] or [""])[-1][:200]
    if code > 0:
        return ToolError(_FAILED, code=code, last=last)
    return ToolError(_ENDED, signal=signal.Signals(-code).name, last=last)


_NOT_STARTED = N_(
    "The search index was not made: Pagefind can't be started (%(why)s).\n"
    "  Install hehuo again, or build without search: --no-search"
)
_FAILED = N_(
    "The search index was not made: Pagefind failed with exit code %(code)s. %(last)s\n"
    "  Install hehuo again, or build without search: --no-search"
)
_ENDED = N_(
    "The search index was not made: Pagefind was ended by %(signal)s, most likely for lack of memory. %(last)s\n"
    "  Close other programs and run again, or build without search: --no-search"
)
