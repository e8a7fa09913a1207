"""`hehuo rules`: list the rules, or explain one."""

from __future__ import annotations

import re
import textwrap

import click

from hehuo.cli.command import Command
from hehuo.cli.language import _, words
from hehuo.cli.suggest import no_such
from hehuo.rules import Example, Rule, iter_rules, load_rule, read_documentation, rule_ids


@click.command(cls=Command)
@click.argument("name", required=False)
@click.option("--root", expose_value=False, hidden=True, help="Every command takes it; rules are the same everywhere.")
def rules(name: str | None) -> None:
    """List every rule, or explain the one that is named, with a wrong and a right example."""
    ids = rule_ids()
    if name is None:
        width = max(map(len, ids))
        for rule in iter_rules():
            click.echo(f"{rule.id:<{width}}  {_severity(rule):<7}  {_paragraphs(rule)[0]}")
    elif name in ids:
        click.echo("\n\n".join(_explained(load_rule(name))))
    else:
        raise no_such(_("There is no rule %(name)s.", name=name), name, ids)


def _severity(rule: Rule) -> str:
    return words().named("severity", rule.severity.value)


def _paragraphs(rule: Rule) -> tuple[str, ...]:
    documentation = read_documentation(rule)
    return documentation.zh if words().lang == "zh" else documentation.en


def _explained(rule: Rule) -> list[str]:
    """The parts of an explanation: the page, a wrong and a right example, and what the report says."""
    examples = read_documentation(rule).examples
    shown = [next((example for example in examples if example.good is good), None) for good in (False, True)]
    message, remedy = rule.message.of(words().lang), rule.help.of(words().lang)
    return [
        f"{rule.id} ({_severity(rule)})",
        *_paragraphs(rule),
        *(_example(example) for example in shown if example is not None),
        re.sub(r"{[^}]*}", "…", f"→ {message}\n  {remedy}"),  # what fills the gaps is the finding's
    ]


_LONG = 20
"""Lines from which on a file without a guilty line is named and not shown."""


def _example(example: Example) -> str:
    verdict = words().pgettext("example", "Right") if example.good else words().pgettext("example", "Wrong")
    files = []
    for file in example.files:
        where = _("# %(path)s as it was in the base revision", path=file.path)
        is_shown = file.text.count("\n") < _LONG or "# error:" in file.text
        files.append(
            (where if file.before else f"# {file.path}") + "\n" + (file.text.rstrip("\n") if is_shown else "…")
        )
    return f"{verdict}:\n\n" + textwrap.indent("\n\n".join(files), "    ")
