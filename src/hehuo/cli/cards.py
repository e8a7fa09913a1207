"""`hehuo points cards`: a sheet of cards to print, each with a code that opens its statement."""

from __future__ import annotations

from pathlib import Path

import click

from hehuo.cli.main import require_data, root_option, say
from hehuo.cli.points import points


@points.command()
@click.argument("programme", metavar="PROGRAMME")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE.html",
              help="写进这个文件。The file to write.")  # fmt: skip
@click.option("--site-url", required=True, envvar="SITE_URL", metavar="URL",
              help="网站的地址，二维码要用；也可以写在环境变量 SITE_URL 里。Where the site stands; also from SITE_URL.")  # fmt: skip
@click.option("--card", "only", multiple=True, metavar="CARD", help="只印这些卡，可以写几次。Only these cards.")
@root_option
def cards(programme: str, out: Path, site_url: str, only: tuple[str, ...], root: Path) -> None:
    """印卡：一张 A4 十张卡，二维码打开这张卡的对账单。停用的卡不印。

    A sheet of cards for printing, ten to an A4 page, each with a code that opens the card's statement page. It is a file
    for the office and no page of the site. Closed cards are left out; there is no name on it, only numbers.
    """
    from hehuo.derive.pages.statements import card_sheet
    from hehuo.pipeline import load
    from hehuo.pipeline.printing import printed

    loaded = load(require_data(root))
    registry = loaded.registry
    declared = registry.cards.get(programme)
    if declared is None or programme not in registry.programmes:
        known = "、".join(registry.cards) or "—"
        raise click.UsageError(
            f"{programme} 没有积分卡册；有的是 {known}。/ {programme} has no card list; there is {known}."
        )
    if not declared.statements:
        raise click.UsageError(
            f"先在 data/points/{programme}/cards.yml 里写 statements: true，网站上才有对账单。"
            f" / First write `statements: true` in data/points/{programme}/cards.yml: without it there are no statement pages."
        )
    if not site_url.startswith("https://"):
        raise click.UsageError("网站的地址要以 https:// 开头。/ The site's address must begin with https://.")
    chosen = [card.upper() for card in only] or [key for key, card in sorted(declared.cards.items()) if not card.closed]
    missing = [card for card in chosen if card not in declared.cards]
    if missing:
        raise click.UsageError(
            f"卡册里没有这张卡，共 {len(missing)} 张。/ {len(missing)} of these cards are not listed."
        )
    sheet = card_sheet(registry, programme, chosen, site_url)
    out.write_text(printed(loaded, sheet), encoding="utf-8")
    say(f"写好了 {len(chosen)} 张卡 / {len(chosen)} cards written: {out}")
