"""The report a forge reads: GitHub workflow commands that mark guilty lines in a pull request.

Texts come in part from files of strangers, so every character that could end a command or begin another is escaped
as the Actions runner's own toolkit does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hehuo.diagnostic import Diagnostic, visible
from hehuo.report.person import render_text


def render_github(
    diagnostics: Sequence[Diagnostic],
    *,
    counts: Mapping[str, int],
    lang: str,
    sources: Callable[[str], str | None],  # noqa: ARG001  (the forge shows the lines itself)
) -> str:
    """One `::error` or `::warning` a diagnostic, then the summary line."""
    commands = [_command(each) for each in diagnostics]
    summary = render_text(diagnostics, counts=counts, lang=lang, sources=lambda _: None).rsplit("\n\n", 1)[-1]
    return "\n".join([*commands, *(_data(line) for line in summary.splitlines())])


def _command(each: Diagnostic) -> str:
    place = f"file={_property(visible(each.path))},line={each.line},col={each.column},title={_property(each.rule)}"
    text = f"{each.message}\n{each.help}"
    return f"::{each.severity.value} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
