"""`hehuo serve`: a live preview that pours again when data or templates change."""

from __future__ import annotations

import errno
import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from hehuo.cli.command import Command
from hehuo.cli.ending import explain
from hehuo.cli.language import _, words
from hehuo.cli.options import as_of_option, require_data, root_option, say
from hehuo.words import N_

_STAYS = N_("The preview was not updated. The last version stays.")


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1", show_default=True, help=N_("Address to listen on."))
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", default=8000, show_default=True, help=N_("Port to listen on.")
)
@as_of_option
@root_option
def serve(host: str, port: int, as_of: date | None, root: Path) -> None:
    """Preview the site: pages refresh when a file is saved.

    Where the data has errors, the last good version stays and the errors are shown here. Ctrl-C ends it (exit code 130).
    """
    from tempfile import TemporaryDirectory

    from mkdocs.livereload import LiveReloadServer

    require_data(root)
    gc.enable()  # a preview runs for hours, and builds again and again
    with TemporaryDirectory(prefix="hehuo-") as folder:
        site = Path(folder) / "site"
        _rebuild(root, site, as_of)

        def again() -> None:
            _stay(lambda: _rebuild(root, site, as_of), root)

        server = LiveReloadServer(builder=again, host=host, port=port, root=str(site))
        for watched in ("data", "schemas", "site", "mkdocs.yml"):
            if (root / watched).exists():
                server.watch(str(root / watched))
        say(_("Preview: %(address)s (Ctrl-C ends it)", address=f"http://{host}:{port}/"))
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES):
                raise
            taken = _(
                "Can't listen on %(place)s, most likely because it is in use. Name another port with --port.",
                place=f"{host}:{port}",
            )
            raise click.UsageError(taken) from error
        finally:
            server.shutdown(wait=server.serve_thread.is_alive())


def _stay(rebuild: Callable[[], None], root: Path) -> None:
    """Rebuild; what fails is told and ends nothing: the last good version stays."""
    try:
        rebuild()
    except Exception as error:
        say(explain(error, root)[1])
        say(_(_STAYS))


def _rebuild(root: Path, site: Path, as_of: date | None) -> None:
    from html import escape

    from hehuo import pipeline
    from hehuo.cli.reporting import render
    from hehuo.pipeline.building import build_site

    loaded = pipeline.load(root, as_of, any_format=True)
    found = pipeline.diagnose(loaded, words().lang)
    if found:
        text = render(loaded, found, "text")
        say(text)
        if loaded.failed and site.exists():
            say(_(_STAYS))
        elif loaded.failed:
            site.mkdir(parents=True)
            (site / "index.html").write_text(f"<!doctype html><meta charset=utf-8><pre>{escape(text)}</pre>", "utf-8")
    if not loaded.failed:
        build_site(loaded, site)
        say(_("Updated."))
