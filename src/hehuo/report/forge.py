"""The report for a forge: GitHub workflow commands that mark the faulty lines of a pull request.

Parts of the texts come from files of strangers. So every character that could end a command or begin another is
escaped, the way the Actions toolkit does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hehuo.diagnostic import Diagnostic, visible
from hehuo.report.person import summary
from hehuo.words import Words


def render_github(
    diagnostics: Sequence[Diagnostic],
    *,
    counts: Mapping[str, int],
    words: Words,
    sources: Callable[[str], str | None],  # noqa: ARG001  (the forge shows the lines itself)
) -> str:
    """One `::error` or `::warning` per diagnostic, then the summary line."""
    commands = [_command(diagnostic) for diagnostic in diagnostics]
    return "\n".join([*commands, *(_data(line) for line in summary(diagnostics, counts, words).splitlines())])


def _command(diagnostic: Diagnostic) -> str:
    file, title = _property(visible(diagnostic.path)), _property(diagnostic.rule)
    place = f"file={file},line={diagnostic.line},col={diagnostic.column},title={title}"
    text = f"{diagnostic.message}\n{diagnostic.help}"
    return f"::{diagnostic.severity.value} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
