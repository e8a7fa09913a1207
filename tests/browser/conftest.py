"""A built site served on this machine, for tests that look at it through a browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from hehuo.pipeline import load
from hehuo.pipeline.building import build_site

ROOT = Path(__file__).parents[2]


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing and answers after `delay` seconds."""

    def __init__(self, *arguments: Any, delay: float, **options: Any) -> None:
        self._delay = delay
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        time.sleep(self._delay)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, delay: float = 0) -> Iterator[str]:
    """The address, ending in a slash, under which a folder is served, each file after a delay in seconds."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder), delay=delay))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the site of the repository's own registry, as `hehuo`."""
    folder = tmp_path_factory.mktemp("site")
    loaded = load(ROOT)
    assert not loaded.failed
    build_site(loaded, folder / "hehuo")
    return folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address of the site of the repository's own registry, served from below a sub-path."""
    with serving(built) as address:
        yield f"{address}hehuo/"
