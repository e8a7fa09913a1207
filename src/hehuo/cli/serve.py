"""`hehuo serve`: a live preview that pours again when data or templates change."""

from __future__ import annotations

import errno
import gc
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from hehuo.cli.ending import explain
from hehuo.cli.main import as_of_option, lang_option, main, require_data, root_option, say

_STAYS = "预览没有更新，仍是上一版 / the preview was not updated, the last version stays"


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="端口。Port.")
@lang_option
@as_of_option
@root_option
def serve(host: str, port: int, lang: str, as_of: date | None, root: Path) -> None:
    """边改边看：保存文件后网页自动刷新；数据有错时保留上一版并说明错在哪里。

    Live preview: pages refresh when a file is saved; where the data has errors the last good version stays and
    the errors are shown here. Ctrl-C ends it (exit code 130).
    """
    from mkdocs.livereload import LiveReloadServer

    require_data(root)
    gc.enable()  # a preview runs for hours, and builds again and again
    with TemporaryDirectory(prefix="hehuo-") as folder:
        site = Path(folder) / "site"
        _rebuild(root, site, lang, as_of)

        def again() -> None:
            _stay(lambda: _rebuild(root, site, lang, as_of), root)

        server = LiveReloadServer(builder=again, host=host, port=port, root=str(site))
        for watched in ("data", "schemas", "site", "mkdocs.yml"):
            if (root / watched).exists():
                server.watch(str(root / watched))
        say(f"预览 / preview: http://{host}:{port}/ （Ctrl-C 结束 / to stop）")
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES):
                raise
            raise click.UsageError(
                f"不能在 {host}:{port} 上预览，端口多半被占用；用 --port 换一个。"
                f" / Can't listen on {host}:{port}, most likely in use; name another with --port."
            ) from error
        finally:
            server.shutdown(wait=server.serve_thread.is_alive())


def _stay(rebuild: Callable[[], None], root: Path) -> None:
    """Rebuild; what fails is told and ends nothing: the last good version stays."""
    try:
        rebuild()
    except Exception as error:
        say(explain(error, root)[1])
        say(_STAYS)


def _rebuild(root: Path, site: Path, lang: str, as_of: date | None) -> None:
    from hehuo import pipeline
    from hehuo.cli.reporting import render
    from hehuo.pipeline.building import build_site

    loaded = pipeline.load(root, as_of)
    found = pipeline.diagnose(loaded, lang)
    if found:
        text = render(loaded, found, "text", lang)
        say(text)
        if loaded.failed and site.exists():
            say(_STAYS)
        elif loaded.failed:
            site.mkdir(parents=True)
            (site / "index.html").write_text(f"<!doctype html><meta charset=utf-8><pre>{escape(text)}</pre>", "utf-8")
    if not loaded.failed:
        build_site(loaded, site, search=False)
        say("已更新 / poured")
