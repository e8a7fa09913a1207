"""What to say when something is named that there isn't: the sentence, and what may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import click

from hehuo.cli.language import _, listed

_SHOWN = 8


def no_such(sentence: str, typed: str, known: Iterable[str]) -> click.UsageError:
    """The usage error for `typed`: up to three names like it, or else the first few of those that there are.

    Of a key `programme/id` the id alone may have been typed.
    """
    choices = list(known)
    spelt = {name if "/" in typed else name.rpartition("/")[2]: name for name in choices}
    near = [spelt[spelling] for spelling in difflib.get_close_matches(typed, spelt, n=3, cutoff=0.6)]
    if near:
        hint = _("Did you mean %(names)s?", names=listed(near))
    elif len(choices) > _SHOWN:
        hint = _("Some of those that there are: %(names)s", names=listed(choices[:_SHOWN]))
    elif choices:
        hint = _("There is: %(names)s", names=listed(choices))
    else:
        return click.UsageError(sentence)
    return click.UsageError(_("%(sentence)s %(hint)s", sentence=sentence, hint=hint))
