"""Runs Pagefind over lean copies of the records while MkDocs builds the shells, and moves its index into the site."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

from hehuo.model.registry import Registry
from hehuo.pipeline.writing import write_page
from hehuo.render import iter_entries, lean


class SearchIndex:
    """An index being made. `finish` waits for it and puts it into the site; `abandon` ends it without a trace."""

    def __init__(self, registry: Registry, beside: Path) -> None:
        """Write the lean copies into a folder next to `beside` and start Pagefind on them."""
        self._folder = Path(mkdtemp(prefix=".search-", dir=beside.parent))
        copies, self._index = self._folder / "copies", self._folder / "pagefind"
        copies.mkdir()
        for entry in iter_entries(registry):
            write_page(copies, entry.place, lean(entry))
        folders = ["--site", str(copies), "--output-path", str(self._index)]
        command = [sys.executable, "-m", "pagefind", *folders, "--silent"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    def finish(self, out: Path) -> None:
        """Wait for the index and move it to `out/pagefind`. Raises CalledProcessError where Pagefind failed."""
        _, errors = self._process.communicate()
        if self._process.returncode:
            raise subprocess.CalledProcessError(self._process.returncode, self._process.args, stderr=errors)
        self._index.rename(out / "pagefind")
        shutil.rmtree(self._folder, ignore_errors=True)

    def abandon(self) -> None:
        """End Pagefind where it still runs and remove what it wrote."""
        self._process.kill()
        self._process.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)
