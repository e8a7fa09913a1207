"""`hehuo build`: check, then build the site beside the old one and swap it in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from hehuo.cli.ending import untouched
from hehuo.cli.main import FOUND, as_of_option, lang_option, main, require_data, root_option, say

_UNTOUCHED = "网站没有重建，旧网站原样保留。The site was not built; the old one is untouched."


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="网站放到哪里（默认 DIR/public）。Where the site goes (default: public/ in the root).",
)
@click.option("--search/--no-search", default=True, show_default=True, help="是否生成搜索索引。Make the search index.")
@lang_option
@as_of_option
@root_option
def build(out: Path | None, search: bool, lang: str, as_of: date | None, root: Path) -> None:
    """检查数据并生成网站。有错就不动旧网站，中途断电也不会坏。

    Check the data and build the site. Where the data has errors, or the build is interrupted, the old site stays
    as it was, byte for byte.
    """
    from hehuo import pipeline
    from hehuo.cli.reporting import render
    from hehuo.pipeline.building import build_site

    target = out or root / "public"
    _require_replaceable(target, root)
    say("① 读取并检查数据 / reading and checking data/ …")
    loaded = pipeline.load(require_data(root), as_of)
    found = pipeline.diagnose(loaded, lang)
    if found:
        click.echo(render(loaded, found, "text", lang), err=True)
    if loaded.failed:
        say(_UNTOUCHED)
        sys.exit(FOUND)
    say(f"② 生成网站 / building {target} …")
    with untouched(_UNTOUCHED):
        total = build_site(loaded, target, search=search)
    click.echo(f"好了 / done: {target}（{total} 页 pages，数据截至 as of {loaded.as_of}）")
    click.echo(f"看一看 / look: python3 -m http.server --directory {target} 8000 → http://127.0.0.1:8000/")


def _require_replaceable(target: Path, root: Path) -> None:
    """Refuse to swap the site in for anything but a site: what a build replaces is gone."""
    full, home = target.resolve(), root.resolve()
    sources = [home / name for name in ("data", "schemas", "site", ".git")]
    if home.is_relative_to(full) or any(full.is_relative_to(each) for each in sources):
        raise click.UsageError(f"{target} 里是登记簿本身，网站不能放在这里 / {target} holds the registry itself")
    if target.is_dir() and any(target.iterdir()) and not (target / "index.html").is_file():
        raise click.UsageError(
            f"{target} 里有东西，又不像网站；生成网站会把它整个换掉，请换一个空文件夹。"
            f" / {target} is neither empty nor a site, and a build would replace all of it; name another folder."
        )
