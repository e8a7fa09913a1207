"""A built site served on this machine, for tests that look at it through a browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hehuo.pipeline import load
from hehuo.pipeline.building import build_site

ROOT = Path(__file__).parents[2]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address, ending in a slash, under which a folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of the repository's own registry, served from below a sub-path."""
    folder = tmp_path_factory.mktemp("site")
    loaded = load(ROOT)
    assert not loaded.failed
    build_site(loaded, folder / "hehuo")
    with serving(folder) as address:
        yield f"{address}hehuo/"
