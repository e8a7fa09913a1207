"""`hehuo rules`: list the rules, or explain one."""

from __future__ import annotations

import difflib
import re
import textwrap

import click

from hehuo.cli.main import lang_option, main
from hehuo.rules import Example, Rule, iter_rules, load_rule, read_documentation, rule_ids
from hehuo.words import load_words


@main.command()
@click.argument("name", required=False)
@lang_option
@click.option("--root", expose_value=False, hidden=True, help="Every command takes it; rules are the same everywhere.")
def rules(name: str | None, lang: str) -> None:
    """列出全部检查规则；写上规则名就解释这一条，附正反例。

    List every rule, or explain the one that is named, with a wrong and a right example.
    """
    ids = rule_ids()
    if name is None:
        width = max(map(len, ids))
        for rule in iter_rules():
            click.echo(f"{rule.id:<{width}}  {rule.severity.value:<7}  {_paragraphs(rule, lang)[0]}")
    elif name in ids:
        click.echo("\n\n".join(_explained(load_rule(name), lang)))
    else:
        near = difflib.get_close_matches(name, ids, n=3)
        hint = "，".join(near) if near else "hehuo rules"
        raise click.UsageError(f"没有规则 {name}；是不是 {hint}？/ no rule {name}; did you mean {hint}?")


def _paragraphs(rule: Rule, lang: str) -> tuple[str, ...]:
    told = read_documentation(rule)
    return told.zh if lang == "zh" else told.en


def _explained(rule: Rule, lang: str) -> list[str]:
    """The parts of an explanation: the page, a wrong and a right example, and what the report says."""
    examples = read_documentation(rule).examples
    shown = [next((example for example in examples if example.good is good), None) for good in (False, True)]
    message, remedy = rule.message.of(lang), rule.help.of(lang)
    return [
        f"{rule.id} ({rule.severity.value})",
        *_paragraphs(rule, lang),
        *(_example(example, lang) for example in shown if example is not None),
        re.sub(r"{[^}]*}", "…", f"→ {message}\n  {remedy}"),  # what fills the gaps is the finding's
    ]


_LONG = 20
"""Lines from which on a file without a guilty line is named and not shown."""


def _example(example: Example, lang: str) -> str:
    words = load_words("zh" if lang == "zh" else "en", "cli")
    verdict = words.pgettext("example", "Right") if example.good else words.pgettext("example", "Wrong")
    files = []
    for file in example.files:
        where = words.gettext("# %(path)s as it was in the base revision", path=file.path)
        is_shown = file.text.count("\n") < _LONG or "# error:" in file.text
        files.append(
            (where if file.before else f"# {file.path}") + "\n" + (file.text.rstrip("\n") if is_shown else "…")
        )
    return f"{verdict}:\n\n" + textwrap.indent("\n\n".join(files), "    ")
