"""`hehuo rules`: list the rules, or explain one."""

from __future__ import annotations

import difflib
import inspect
import re

import click

from hehuo.cli.main import lang_option, main


@main.command()
@click.argument("name", required=False)
@lang_option
@click.option("--root", expose_value=False, hidden=True, help="Every command takes it; rules are the same everywhere.")
def rules(name: str | None, lang: str) -> None:
    """列出全部检查规则；写上规则名就解释这一条，附正反例。

    List every rule, or explain the one that is named, with a wrong and a right example.
    """
    from hehuo.pipeline import RULES

    if name is None:
        width = max(len(rule_id) for rule_id in RULES)
        for rule in RULES.values():
            summary = (inspect.getdoc(rule.check) or "").partition("\n")[0]
            click.echo(f"{rule.id:<{width}}  {rule.severity.value:<7}  {summary}")
        return
    if name not in RULES:
        near = difflib.get_close_matches(name, RULES, n=3)
        hint = "，".join(near) if near else "hehuo rules"
        raise click.UsageError(f"没有规则 {name}；是不是 {hint}？/ no rule {name}; did you mean {hint}?")
    rule = RULES[name]
    message, remedy = (rule.zh, rule.fix_zh) if lang == "zh" else (rule.en, rule.fix_en)
    sentences = re.sub(r"{[^}]*}", "…", f"→ {message}\n  {remedy}")  # what fills the gaps is the finding's
    click.echo(f"{rule.id} ({rule.severity.value})\n\n{inspect.getdoc(rule.check)}\n\n{sentences}")
