"""`hehuo points audit`: all totals anew, every close held against them, and one line to publish."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.codes import CLEAN, FOUND
from hehuo.cli.command import Command
from hehuo.cli.language import _, ngettext
from hehuo.cli.options import format_option, root_option
from hehuo.cli.points.ledger import figures_line, open_ledger, programme_option, warn

if TYPE_CHECKING:
    from hehuo.derive.auditing import PointsAudit


@click.command(cls=Command)
@format_option
@programme_option
@root_option
def audit(form: str, programme: str | None, root: Path) -> None:
    """Derive all totals anew, hold every close against them, list the chain of closes, and give one line to publish.

    Whoever has that line can tell later whether anything before that close was changed.
    """
    from hehuo.derive.auditing import audit_points

    loaded, key = open_ledger(root, programme)
    code = warn(loaded, key)
    made = audit_points(loaded.registry, key)
    click.echo(_as_json(made) if form == "json" else "\n".join(_lines(made, final=code == CLEAN and made.agrees)))
    sys.exit(code if made.agrees else FOUND)


def _lines(audit: PointsAudit, *, final: bool) -> Iterator[str]:
    """Totals, every month with the digest of its close, and the line to publish where the figures are `final`."""
    left = audit.issued - audit.redeemed - audit.expired + audit.adjusted
    yield _(
        "%(programme)s: %(batches)s, %(entries)s, derived anew",
        programme=audit.programme,
        batches=ngettext("%(num)s batch", "%(num)s batches", audit.batches),
        entries=ngettext("%(num)s entry", "%(num)s entries", audit.entries),
    )
    yield _(
        "issued %(issued)s − redeemed %(redeemed)s − expired %(expired)s + adjusted and reversed %(adjusted)s = %(left)s; "
        "the cards together hold %(outstanding)s: %(verdict)s",
        issued=audit.issued,
        redeemed=audit.redeemed,
        expired=audit.expired,
        adjusted=audit.adjusted,
        left=left,
        outstanding=audit.outstanding,
        verdict=_verdict(left == audit.outstanding),
    )
    yield _(
        "partners accepted %(accepted)s, of which %(settled)s are settled and %(owed)s are not",
        accepted=audit.accepted,
        settled=audit.settled,
        owed=audit.accepted - audit.settled,
    )
    for month in audit.months:
        yield f"{month.month}  {figures_line(month.figures)}\n         {_sealed(month.closed, month.digest, month.agrees)}"
    if audit.line and final:
        yield _("Publish this line, and nobody can change the past unseen:")
        yield audit.line


def _verdict(equal: bool) -> str:
    return _("agrees") if equal else _("DOES NOT AGREE")


def _sealed(closed: str | None, digest: str | None, agrees: bool) -> str:
    if digest is None:
        return _("not closed")
    return _("closed on %(day)s, sha256:%(digest)s, %(verdict)s", day=closed, digest=digest, verdict=_verdict(agrees))


def _as_json(audit: PointsAudit) -> str:
    """The audit for programs."""
    names = ("opening", "issued", "redeemed", "expired", "adjusted", "closing")
    months = [
        {
            "month": month.month,
            **{name: getattr(month.figures, name) for name in names},
            "batches": len(month.figures.batches),
            "closed": month.closed,
            "close": month.digest,
            "agrees": month.agrees,
        }
        for month in audit.months
    ]
    totals = {name: getattr(audit, name) for name in audit.__slots__ if name != "months"}
    shown = {**totals, "agrees": audit.agrees, "line": audit.line, "months": months}
    return json.dumps(shown, ensure_ascii=False, indent=2)
