"""The `hehuo` command: the table of its commands, and what holds for all of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import click

import hehuo
from hehuo.cli.ending import Ending
from hehuo.cli.streams import make_usable
from hehuo.words import N_

_TABLE = {
    "validate": ("hehuo.cli.validate:validate", N_("check the registry: which line is wrong, and what to write")),
    "build": ("hehuo.cli.build:build", N_("check the registry and build the site")),
    "serve": ("hehuo.cli.serve:serve", N_("preview the site while you edit")),
    "rules": ("hehuo.cli.rules:rules", N_("list the rules, or explain one")),
    "match": ("hehuo.cli.match:match", N_("suggest partners for open needs, with reasons")),
    "figures": ("hehuo.cli.figures:figures", N_("figures with the records behind them; check a text's numbers")),
    "points": ("hehuo.cli.points:points", N_("the points ledger: close a month, balances, audit, cards")),
    "certificate": ("hehuo.cli.certificate:certificate", N_("a partner's certificate to print")),
    "workflow": ("hehuo.cli.workflow:workflow", N_("draw a workflow")),
}


@click.group(
    cls=Ending,
    table=_TABLE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=N_(
        """\
Examples:
  hehuo validate
  hehuo build
  hehuo rules unknown-partner
  hehuo points --help

Language: --lang zh or --lang en. When left out, the first of LANGUAGE, LC_ALL,
LC_MESSAGES and LANG that is set: Chinese for zh…, else English. On Windows,
where none is set, the language of the menus.

Exit codes:
  0    nothing is wrong
  1    something is wrong with the data or the site's sources
  2    the command was called wrongly
  3    a check could not be made
  70   hehuo itself failed: our mistake
  74   the disk, a permission or another program failed
  75   another build is under way; run again later
  130  Ctrl-C
  141  whoever read the output has gone
  143  the system ended it"""
    ),
)
@click.version_option(hehuo.__version__, message="hehuo %(version)s", help=N_("Show the version and exit."))
def main() -> None:
    """Check a registry of community partners (YAML files under data/) and build its public site."""
    click.get_current_context().with_resource(_uncollected())


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage while a command runs: what it makes it keeps to its end, so there is next to none."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else the interpreter looks through all of it once more on its way out
        gc.enable()


make_usable()
