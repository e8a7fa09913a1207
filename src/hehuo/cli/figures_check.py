"""`hehuo figures check`: hold the numbers of a text against what the registry states."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.codes import CLEAN, FOUND
from hehuo.cli.command import Command
from hehuo.cli.figures import open_registry, require
from hehuo.cli.language import _, listed, ngettext, words
from hehuo.cli.options import as_of_option, format_option, root_option
from hehuo.words import N_, load_words

if TYPE_CHECKING:
    from hehuo.derive.verifying import Judged, Statement
    from hehuo.model.registry import Registry

_AROUND = 16
"""How many characters of the text are shown on either side of a number."""


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--programme", metavar="P", default=None,
              help=N_("The programme that the text speaks of where it names none."))  # fmt: skip
@format_option
@as_of_option
@root_option
def check(file: Path, programme: str | None, form: str, as_of: date | None, root: Path) -> None:
    """Read a text, such as a press release, and hold each of its numbers against what the registry states.

    A number holds where programme, place, thing and unit agree; where the registry says something else of the same, it
    contradicts; else it isn't known here. The exit code is 1 where one contradicts.
    """
    from hehuo.derive.verifying import verifier_of

    loaded = open_registry(root, as_of)
    if programme is not None:
        require(programme, loaded)
    text = _read(file)
    judged = verifier_of(loaded.registry, loaded.derived.figures.values()).check(text, programme)
    if form == "json":
        click.echo(json.dumps([_as_json(number) for number in judged], ensure_ascii=False, indent=2))
    else:
        _tell(judged, loaded.registry, file, text)
    sys.exit(FOUND if any(number.verdict == "contradicts" for number in judged) else CLEAN)


def _read(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(_("%(file)s is not UTF-8 text. Save it as UTF-8.", file=file)) from error


def _tell(judged: Sequence[Judged], registry: Registry, file: Path, text: str) -> None:
    named = sorted({number.programme for number in judged if number.programme})
    if named:
        click.echo(_("Held against %(scope)s:", scope=listed(named)))
    elif judged:
        click.echo(_("The text names no programme of this registry. If it speaks of one, name it with --programme."))
    for number in judged:
        claim = number.claim
        verdict = words().named("verdict", number.verdict)
        before = text[max(0, claim.start - _AROUND) : claim.start].rpartition("\n")[2]
        after = text[claim.end : claim.end + _AROUND].partition("\n")[0]
        shown = f"{before}[{claim.text}]{after}".strip()
        click.echo(f"{file}:{claim.line}:{claim.column} {verdict}  {shown}")
        for statement in number.statements:
            click.echo(f"    {_line(statement, registry)}")
    verdicts = Counter(number.verdict for number in judged)
    click.echo(
        _(
            "%(numbers)s: %(holds)s hold, %(contradicts)s contradict, %(unknown)s not known here.",
            numbers=ngettext("%(num)s number", "%(num)s numbers", len(judged)),
            holds=verdicts["holds"],
            contradicts=verdicts["contradicts"],
            unknown=verdicts["unknown"],
        )
    )


def _line(statement: Statement, registry: Registry) -> str:
    """What the registry states, by which source, and on which page."""
    from hehuo.render.formats import Formats
    from hehuo.view.addresses import page_url

    formats = Formats(load_words(words().lang, "site"))
    number = formats.qualified(statement.value, statement.qualifier)
    parts = {
        "label": _label(statement, registry),
        "amount": _amount(statement, number),
        "day": formats.date(statement.as_of) if statement.as_of else _("day not recorded"),
        "page": page_url(*statement.of),
    }
    if statement.source is None:
        return _("the registry: %(label)s %(amount)s (recorded; %(day)s) %(page)s", **parts)
    source = registry.programmes[statement.programme].sources.get(statement.source)
    title = source.title if source is not None else statement.source
    return _("the registry: %(label)s %(amount)s (source: %(source)s; %(day)s) %(page)s", source=title, **parts)


def _label(statement: Statement, registry: Registry) -> str:
    """What a figure is of: the record, where its own name doesn't say, and what is counted."""
    from hehuo.record_types import BY_NAME

    type_name, key = statement.of
    record = BY_NAME[type_name].short_title_of(registry.records(type_name)[key])
    own = statement.label
    if words().lang == "en":
        record = getattr(registry.records(type_name)[key], "name_en", None) or record
        own = next((name for name in statement.things if name.isascii() and len(name) > 1), own)
    return own if type_name == "indicator" or record == own else f"{record} {own}"


def _amount(statement: Statement, number: str) -> str:
    from hehuo.derive.verifying import POINTS

    unit = _("percentage points") if statement.unit == POINTS else statement.unit
    amount = f"{number}{unit}" if words().lang == "zh" or unit == "%" else f"{number} {unit}".strip()
    said: Mapping[str, str] = {
        "up": _("up by %(amount)s", amount=amount),
        "down": _("down by %(amount)s", amount=amount),
        "times": _("%(number)s times as much", number=f"{statement.amount.number.normalize():.3g}"),
        "wanted": _("%(amount)s asked for", amount=amount),
    }
    before = _("%(amount)s before", amount=amount) if statement.phase == "before" and not statement.dated else amount
    return said.get(statement.sense, before)


def _as_json(number: Judged) -> dict[str, object]:
    claim = number.claim
    return {
        "text": claim.text,
        "line": claim.line,
        "column": claim.column,
        "verdict": number.verdict,
        "programme": number.programme,
        "registry": [_stated(statement) for statement in number.statements],
    }


def _stated(statement: Statement) -> dict[str, object]:
    from hehuo.view.addresses import page_url

    return {
        "record": "/".join(statement.of),
        "label": statement.label,
        "value": statement.value,
        "qualifier": statement.qualifier,
        "unit": statement.unit,
        "says": statement.sense,
        "as_of": statement.as_of,
        "source": statement.source,
        "page": page_url(*statement.of),
    }
