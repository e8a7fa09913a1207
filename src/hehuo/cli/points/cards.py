"""`hehuo points cards`: a sheet of cards to print, each with a code that opens its statement."""

from __future__ import annotations

from pathlib import Path

import click

from hehuo.cli.command import Command
from hehuo.cli.language import _, ngettext
from hehuo.cli.options import require_data, root_option, say
from hehuo.cli.suggest import no_such
from hehuo.words import N_


@click.command(cls=Command)
@click.argument("programme", metavar="PROGRAMME")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE.html",
              help=N_("The file to write."))  # fmt: skip
@click.option("--site-url", required=True, envvar="SITE_URL", metavar="URL",
              help=N_("Where the site stands, for the codes; also taken from SITE_URL."))  # fmt: skip
@click.option("--card", "only", multiple=True, metavar="CARD",
              help=N_("Print only this card; may be given several times."))  # fmt: skip
@root_option
def cards(programme: str, out: Path, site_url: str, only: tuple[str, ...], root: Path) -> None:
    """Write a sheet of cards for printing, ten to an A4 page, each with a code that opens the card's statement page.

    It is a file for the office and no page of the site. Closed cards are left out. There is no name on it, only numbers.
    """
    from hehuo.derive.pages.statements import card_sheet
    from hehuo.pipeline import load
    from hehuo.pipeline.printing import printed

    loaded = load(require_data(root))
    registry = loaded.registry
    declared = registry.cards.get(programme)
    if declared is None or programme not in registry.programmes:
        raise no_such(_("%(programme)s has no card list.", programme=programme), programme, registry.cards)
    if not declared.statements:
        message = _(
            "First write `statements: true` in %(file)s: without it the site has no statement pages.",
            file=f"data/points/{programme}/cards.yml",
        )
        raise click.UsageError(message)
    if not site_url.startswith("https://"):
        raise click.UsageError(_("The site's address must begin with https://."))
    chosen = [card.upper() for card in only] or [key for key, card in sorted(declared.cards.items()) if not card.closed]
    missing = [card for card in chosen if card not in declared.cards]
    if missing:
        raise click.UsageError(
            ngettext("%(num)s of these cards is not listed.", "%(num)s of these cards are not listed.", len(missing))
        )
    sheet = card_sheet(registry, programme, chosen, site_url)
    out.write_text(printed(loaded, sheet), encoding="utf-8")
    count = ngettext("%(num)s card", "%(num)s cards", len(chosen))
    say(_("Written: %(file)s (%(count)s)", file=out, count=count))
