"""What was found, as text in one of the report formats; shared by every command that checks."""

from __future__ import annotations

from collections.abc import Sequence

from hehuo import report
from hehuo.cli.language import words
from hehuo.diagnostic import Diagnostic
from hehuo.pipeline import Loaded

_RENDER = {"text": report.render_text, "json": report.render_json, "github": report.render_github}
FORMATS = tuple(_RENDER)


def render(loaded: Loaded, found: Sequence[Diagnostic], form: str) -> str:
    """The findings with counts by record type and excerpts of the guilty lines. Programs get the types' own names."""
    named = form != "json"
    counts = {words().record_type(name, many=True) if named else name: count for name, count in loaded.counts.items()}

    def text_of(path: str) -> str | None:
        document = loaded.documents.get(path)
        content = document.content if document else loaded.broken.get(path)
        return None if content is None else content.decode("utf-8", errors="replace")

    return _RENDER[form](found, counts=counts, words=words(), sources=text_of)
