"""`hehuo certificate`: a partner's certificate to print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hehuo.cli.command import Command
from hehuo.cli.language import _
from hehuo.cli.options import as_of_option, require_data, root_option, say
from hehuo.cli.suggest import no_such
from hehuo.words import N_


@click.command(cls=Command)
@click.argument("partner", metavar="PROGRAMME/PARTNER")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE.html",
              help=N_("The file to write."))  # fmt: skip
@click.option("--site-url", default="", envvar="SITE_URL", metavar="URL",
              help=N_("Where the site stands; without it there is no code on the paper."))  # fmt: skip
@as_of_option
@root_option
def certificate(partner: str, out: Path, site_url: str, as_of: date | None, root: Path) -> None:
    """Write a partner's certificate on a landscape A4 page.

    Everything on it is derived: its number (where all partners are recorded), the day of joining, what was completed. Only
    for partners on the roster, and for none known only from reports.
    """
    from hehuo.derive.pages.certificate import certificate as made
    from hehuo.pipeline import load
    from hehuo.pipeline.printing import printed

    loaded = load(require_data(root), as_of)
    found = loaded.derived.partners.get(partner)
    if found is None:
        raise no_such(_("There is no partner %(name)s.", name=partner), partner, loaded.derived.partners)
    if loaded.registry.programmes[found.programme].nature == "reported":
        raise click.UsageError(
            _("This programme is compiled from reports: they show who was named as a partner, and certify nothing. "
              "Certificates are for programmes with “nature: live”, which the office itself keeps.")
        )  # fmt: skip
    if found.standing != "active":
        raise click.UsageError(_("This partner is suspended or has left, and gets no certificate."))
    sheet = made(loaded.registry, loaded.derived, partner, site_url)
    out.write_text(printed(loaded, sheet), encoding="utf-8")
    say(_("Written: %(file)s", file=out))
