"""`hehuo serve`: a live preview that pours again when data or templates change."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from hehuo.cli.main import as_of_option, lang_option, main, require_data, root_option, say


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="端口。Port.")
@lang_option
@as_of_option
@root_option
def serve(host: str, port: int, lang: str, as_of: date | None, root: Path) -> None:
    """边改边看：保存文件后网页自动刷新；数据有错时保留上一版并说明错在哪里。

    Live preview: pages refresh when a file is saved; where the data has errors the last good version stays and
    the errors are shown here. Ctrl-C ends it.
    """
    from mkdocs.livereload import LiveReloadServer

    require_data(root)
    with TemporaryDirectory(prefix="hehuo-") as folder:
        site = Path(folder) / "site"

        def rebuild() -> None:
            _rebuild(root, site, lang, as_of)

        rebuild()
        server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(site))
        for watched in ("data", "schemas", "site", "mkdocs.yml"):
            if (root / watched).exists():
                server.watch(str(root / watched))
        say(f"预览 / preview: http://{host}:{port}/ （Ctrl-C 结束 / to stop）")
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            say("再见 / bye")
        finally:
            server.shutdown(wait=True)


def _rebuild(root: Path, site: Path, lang: str, as_of: date | None) -> None:
    from hehuo import pipeline
    from hehuo.cli.reporting import render
    from hehuo.pipeline.building import build_site

    loaded = pipeline.load(root, as_of)
    found = pipeline.diagnose(loaded, lang)
    if found:
        text = render(loaded, found, "text", lang)
        say(text)
        if loaded.failed and not site.exists():
            site.mkdir(parents=True)
            (site / "index.html").write_text(f"<!doctype html><meta charset=utf-8><pre>{escape(text)}</pre>", "utf-8")
    if not loaded.failed:
        build_site(loaded, site, search=False)
        say("已更新 / poured")
