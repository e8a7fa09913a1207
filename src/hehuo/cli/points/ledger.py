"""What the commands on a ledger share: the programme meant, a card's number, the warning, where an entry stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.codes import CLEAN, FOUND
from hehuo.cli.language import _, listed, ngettext, words
from hehuo.cli.options import require_data, say
from hehuo.words import N_

if TYPE_CHECKING:
    from hehuo.model.ledger import Line
    from hehuo.model.ledger.closing import CloseFigures
    from hehuo.pipeline import Loaded

programme_option = click.option(
    "--programme", metavar="P", default=None, help=N_("Which programme; may be left out where only one has points.")
)


def open_ledger(root: Path, programme: str | None) -> tuple[Loaded, str]:
    """The registry read and checked, and the programme whose points are meant."""
    from hehuo import pipeline
    from hehuo.model.registry import programme_of

    loaded = pipeline.load(require_data(root))
    known = loaded.registry.known
    choices = sorted({programme_of(key) for name in ("rules", "batch", "close") for key in known[name]})
    if programme is None and len(choices) == 1:
        return loaded, choices[0]
    if programme in choices:
        return loaded, programme
    if not choices:
        raise click.UsageError(_("No programme has points."))
    raise click.UsageError(_("Name a programme that has points with --programme: %(names)s", names=listed(choices)))


def warn(loaded: Loaded, programme: str) -> int:
    """Say that the ledger has errors, where it has; the exit code that goes with it."""
    from hehuo.pipeline.closing import ledger_findings

    found = ledger_findings(loaded, programme, words().lang)
    if not found:
        return CLEAN
    say(
        ngettext(
            "The ledger has %(num)s error, so these figures are not final. Run hehuo validate.",
            "The ledger has %(num)s errors, so these figures are not final. Run hehuo validate.",
            len(found),
        )
    )
    return FOUND


def require_card(loaded: Loaded, programme: str, number: str) -> str:
    """A card's number, or a usage error; what was typed is not repeated, since it may be somebody's number."""
    from hehuo.model.cards import is_valid_card

    if not is_valid_card(number):
        raise click.UsageError(_("This is not the number of a card. Check each character."))
    declared = loaded.registry.cards.get(programme)
    batches = loaded.registry.batches_by_programme.get(programme, {}).values()
    used = any(entry.card == number for batch in batches for entry in batch.entries)
    if not used and (declared is None or number not in declared.cards):
        raise click.UsageError(_("%(programme)s has no such card.", programme=programme))
    return number


def places(loaded: Loaded) -> Callable[[Line], str]:
    """Where an entry stands: file and line."""
    from hehuo.model.registry import record_path

    def place(line: Line) -> str:
        path = record_path("batch", line[0])
        return f"{path}:{loaded.documents[path].locate().find(('entries', line[1])).line}"

    return place


def figures_line(figures: CloseFigures) -> str:
    """A month's figures."""
    return _(
        "opening %(opening)s, issued %(issued)s, redeemed %(redeemed)s, expired %(expired)s, "
        "adjusted and reversed %(adjusted)s, closing %(closing)s",
        opening=figures.opening,
        issued=figures.issued,
        redeemed=figures.redeemed,
        expired=figures.expired,
        adjusted=figures.adjusted,
        closing=figures.closing,
    )


def good_through(last: str | None) -> str:
    """Through which day points can be used, as the end of a sentence."""
    return _(", good through %(day)s", day=last) if last is not None else _(", never expiring")
