"""`hehuo points`: close a month, and ask the ledger: balances, one card's story, an audit, what a rate would mean."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.main import CLEAN, FOUND, lang_option, main, require_data, root_option, say

if TYPE_CHECKING:
    from hehuo.model.ledger import Line
    from hehuo.pipeline import Loaded

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)

programme_option = click.option(
    "--programme",
    metavar="P",
    default=None,
    help="哪个方案；只有一个方案有积分时不用写。Which programme; needless where only one has points.",
)


def _day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value is not None else None


def _month(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if _MONTH.fullmatch(value) is None:
        raise click.BadParameter("写成 2026-10 这样 / write it like 2026-10")
    return value


@main.group()
def points() -> None:
    """积分账：封账、查余额、说明一张卡的来龙去脉、审计、试算。

    The points ledger: close a month, look up balances, explain a card, audit, try another rate. Every number is
    derived from the batches under data/points/ at each run; only `close` writes anything.
    """


@points.command()
@click.argument("month", metavar="YYYY-MM", callback=_month)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    callback=_day,
    metavar="DATE",
    help="封账日期；不写就用数据里最近一件事的日期。The day of closing; the latest dated fact when left out.",
)
@programme_option
@lang_option
@root_option
def close(month: str, day: date | None, programme: str | None, lang: str, root: Path) -> None:
    """封账：写出这个月的 close.yml，封住它的每一个批次。

    Write close.yml for a month: its figures, the digest of each batch and of the close before. Refused where the
    month is not over, is closed already, or an earlier one is open, and where anything is wrong with the ledger,
    points that fell due and were not expired included. The file appears whole or not at all.
    """
    from hehuo.cli.points_texts import TEXTS, close_lines
    from hehuo.cli.reporting import render
    from hehuo.edit.closing import write_close
    from hehuo.pipeline.closing import Refusal, propose_close

    loaded, key = _open(root, programme)
    words, day = TEXTS[lang], day or loaded.as_of
    made = propose_close(loaded, key, month, day, lang)
    if isinstance(made, Refusal):
        say(words[made.obstacle].format(month=month, day=day, open_month=made.open_month))
        if made.found:
            click.echo(render(loaded, made.found, "text", lang))
        sys.exit(FOUND)
    try:
        path = write_close(root, key, month, made.text)
    except FileExistsError:
        say(words["exists"].format(month=month))
        sys.exit(FOUND)
    for line in close_lines(made.figures, str(path), made.digest, month, words):
        click.echo(line)


@points.command()
@click.argument("cards", nargs=-1, metavar="[CARD]...")
@programme_option
@lang_option
@root_option
def balance(cards: tuple[str, ...], programme: str | None, lang: str, root: Path) -> None:
    """余额：不写卡号给总数，写卡号给每张卡的余额。

    Without CARDs the programme's totals; with CARDs the balance of each and what of it lapses first. Cards are
    numbers here; who holds one is nowhere in the registry.
    """
    from hehuo.cli.points_texts import TEXTS, balance_line, totals_lines
    from hehuo.derive.auditing import audit_points
    from hehuo.derive.explaining import explain_card

    loaded, key = _open(root, programme)
    numbers = [_card(loaded, key, card) for card in cards]
    code = _warn(loaded, key, lang)
    for number in numbers:
        click.echo(balance_line(explain_card(loaded.registry, key, number), TEXTS[lang]))
    if not numbers:
        for line in totals_lines(audit_points(loaded.registry, key), TEXTS[lang]):
            click.echo(line)
    sys.exit(code)


@points.command()
@click.argument("card", metavar="CARD")
@programme_option
@lang_option
@root_option
def explain(card: str, programme: str | None, lang: str, root: Path) -> None:
    """一张卡的来龙去脉：每一笔哪天、在哪个文件哪一行、因为什么、多少分、余额多少、用到哪天。

    Every step that led to a card's balance: its day, file and line, the rule or offer, the points, the balance after
    it, which points it used, and at the end what is left and through which day it can be used.
    """
    from hehuo.cli.points_texts import story_lines
    from hehuo.derive.explaining import explain_card

    loaded, key = _open(root, programme)
    number = _card(loaded, key, card)
    code = _warn(loaded, key, lang)
    for line in story_lines(explain_card(loaded.registry, key, number), _places(loaded), lang):
        click.echo(line)
    sys.exit(code)


@points.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="text 给人看，json 给程序。For people or programs.",
)  # fmt: skip
@programme_option
@lang_option
@root_option
def audit(form: str, programme: str | None, lang: str, root: Path) -> None:
    """审计：从批次重新算出全部总数，逐月对照月结，给出可以公布的一行。

    Derive all totals anew, hold every close against them, list the chain of closes, and give one line to publish:
    whoever has it can tell later whether anything before that close was changed.
    """
    from hehuo.cli.points_texts import TEXTS, audit_json, audit_lines
    from hehuo.derive.auditing import audit_points

    loaded, key = _open(root, programme)
    code = _warn(loaded, key, lang)
    made = audit_points(loaded.registry, key)
    click.echo(audit_json(made) if form == "json" else "\n".join(audit_lines(made, TEXTS[lang])))
    sys.exit(code if made.agrees else FOUND)


@points.command()
@click.option("--rule", required=True, metavar="ID", help="rules.yml 里的规则编号。The rule's id in rules.yml.")
@click.option("--per-unit", type=click.IntRange(0, 1_000_000), required=True, help="每单位几分。Points per unit.")
@click.option("--from", "start", type=click.DateTime(["%Y-%m-%d"]), required=True, callback=_day, metavar="DATE",
              help="从哪天（活动日期）。First day, by effective date.")  # fmt: skip
@click.option("--to", "end", type=click.DateTime(["%Y-%m-%d"]), required=True, callback=_day, metavar="DATE",
              help="到哪天，含当天。Last day, included.")  # fmt: skip
@programme_option
@lang_option
@root_option
def simulate(rule: str, per_unit: int, start: date, end: date, programme: str | None, lang: str, root: Path) -> None:
    """试算：这段时间里这条规则如果每单位给另一个分数，会怎样。什么都不写。

    What another rate of a rule would have meant over a period: points by month and community, what caps would have
    cut, what would be outstanding now, and what could not have been paid for. Writes nothing.
    """
    from hehuo.cli.points_texts import TEXTS, simulation_lines
    from hehuo.derive.simulating import simulate as run

    loaded, key = _open(root, programme)
    rules = loaded.registry.rules.get(key)
    if rules is None or rule not in rules.rules:
        known = "，".join(rules.rules) if rules is not None else "—"
        raise click.UsageError(f"没有这条规则，可选：{known} / no such rule; one of: {known}")
    if end < start:
        raise click.UsageError("--to 早于 --from / --to is before --from")
    code = _warn(loaded, key, lang)
    span = (start.isoformat(), end.isoformat())
    made = run(loaded.registry, key, rule, per_unit, *span)
    for line in simulation_lines(made, *span, _places(loaded), TEXTS[lang]):
        click.echo(line)
    sys.exit(code)


def _open(root: Path, programme: str | None) -> tuple[Loaded, str]:
    """The registry read and checked, and the programme whose points are meant."""
    from hehuo import pipeline
    from hehuo.model.registry import programme_of

    loaded = pipeline.load(require_data(root))
    known = loaded.registry.known
    choices = sorted({programme_of(key) for name in ("rules", "batch", "close") for key in known[name]})
    if programme is None and len(choices) == 1:
        return loaded, choices[0]
    if programme not in choices:
        shown = "，".join(choices) or "—"
        raise click.UsageError(f"用 --programme 写明有积分的方案：{shown} / name one with points: {shown}")
    return loaded, programme


def _warn(loaded: Loaded, programme: str, lang: str) -> int:
    """Say that the ledger has errors, where it has; the exit code that goes with it."""
    from hehuo.cli.points_texts import TEXTS
    from hehuo.pipeline.closing import ledger_findings

    found = ledger_findings(loaded, programme, lang)
    if found:
        say(TEXTS[lang]["trouble"].format(count=len(found)))
    return FOUND if found else CLEAN


def _card(loaded: Loaded, programme: str, number: str) -> str:
    """A card's number, or a usage error; what was typed is not repeated, since it may be somebody's number."""
    from hehuo.model.cards import is_valid_card

    if not is_valid_card(number):
        raise click.UsageError("这不是积分卡的卡号，核对每一位 / not the number of a card; check each character")
    listed = loaded.registry.cards.get(programme)
    batches = loaded.registry.batches_by_programme.get(programme, {}).values()
    used = any(entry.card == number for batch in batches for entry in batch.entries)
    if not used and (listed is None or number not in listed.cards):
        raise click.UsageError(f"{programme} 没有这张卡 / {programme} has no such card")
    return number


def _places(loaded: Loaded) -> Callable[[Line], str]:
    """Where an entry stands: file and line."""
    from hehuo.model.registry import record_path

    def place(line: Line) -> str:
        path = record_path("batch", line[0])
        return f"{path}:{loaded.documents[path].locate().find(('entries', line[1])).line}"

    return place
