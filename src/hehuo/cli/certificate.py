"""`hehuo certificate`: a partner's certificate to print."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import click

from hehuo.cli.main import as_of_option, main, require_data, root_option, say


@main.command()
@click.argument("partner", metavar="PROGRAMME/PARTNER")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE.html",
              help="写进这个文件。The file to write.")  # fmt: skip
@click.option("--site-url", default="", envvar="SITE_URL", metavar="URL",
              help="网站的地址；不写就没有二维码。Where the site stands; without it there is no code.")  # fmt: skip
@as_of_option
@root_option
def certificate(partner: str, out: Path, site_url: str, as_of: date | None, root: Path) -> None:
    """合伙人证书：一张横放的 A4，第几家、哪天加入、办结几个，全是推算出来的。只发给在册的。

    A partner's certificate on a landscape A4 page; everything on it is derived. Only for partners on the roster.
    """
    from hehuo.derive.pages.certificate import certificate as made
    from hehuo.pipeline import load
    from hehuo.pipeline.printing import printed

    loaded = load(require_data(root), as_of)
    found = loaded.derived.partners.get(partner)
    if found is None:
        near = difflib.get_close_matches(partner, loaded.derived.partners, n=3, cutoff=0.5)
        zh, en = "、".join(near) or "方案/编号", ", ".join(near) or "programme/id"
        raise click.UsageError(f"没有这家合伙人；是不是 {zh}？/ No such partner; did you mean {en}?")
    if found.standing != "active":
        raise click.UsageError("这家合伙人已暂停或退出，不发证书。/ The partner is suspended or has left.")
    sheet = made(loaded.registry, loaded.derived, partner, site_url)
    out.write_text(printed(loaded, sheet), encoding="utf-8")
    say(f"写好了 / written: {out}")
