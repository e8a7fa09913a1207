"""Closing a month: the text of the close, or why it can't be made. The ordinary checks judge the proposal."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hehuo.check import check_shape
from hehuo.diagnostic import Diagnostic, Severity
from hehuo.edit.closing import close_text
from hehuo.model.ledger import open_ledger
from hehuo.model.ledger.closing import CloseFigures
from hehuo.model.registry import digest, record_path
from hehuo.pipeline import Loaded, diagnose, judge
from hehuo.read import parse
from hehuo.words import Lang

Obstacle = Literal["exists", "empty", "not-over", "previous-open", "findings"]
"""Why a month can't be closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a month can't be closed. `open_month` must be closed first; `found` are the findings in the way."""

    obstacle: Obstacle
    open_month: str = ""
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A close that every check accepts, not written yet."""

    programme: str
    month: str
    figures: CloseFigures
    text: str

    @property
    def digest(self) -> str:
        """The digest of the file, as the next close will carry it."""
        return digest(self.text.encode())


def propose_close(loaded: Loaded, programme: str, month: str, day: date, lang: Lang) -> Proposal | Refusal:
    """The close of a month as made on `day`, or why it can't be made."""
    registry = loaded.registry
    if f"{programme}/{month}" in registry.known["close"]:
        return Refusal(obstacle="exists")
    months = open_ledger(registry, programme).months
    files = {key for key in registry.known["batch"] if key.startswith(f"{programme}/{month}/")}
    if not files:
        return Refusal(obstacle="empty")
    if day.isoformat() < f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}":
        return Refusal(obstacle="not-over")
    found = ledger_findings(loaded, programme, lang)
    if found:
        return Refusal(obstacle="findings", found=found)
    for earlier in months:
        if earlier < month and f"{programme}/{earlier}" not in registry.closes:
            return Refusal(obstacle="previous-open", open_month=earlier)
    text = close_text(months[month], day.isoformat())
    found = ledger_findings(with_close(loaded, programme, month, text, day), programme, lang)
    if found:
        return Refusal(obstacle="findings", found=found)
    return Proposal(programme=programme, month=month, figures=months[month], text=text)


def ledger_findings(loaded: Loaded, programme: str, lang: Lang) -> tuple[Diagnostic, ...]:
    """The errors found in a programme's ledger: its rules, offers, cards, batches and closes."""
    folder = f"data/points/{programme}/"
    return tuple(
        diagnostic
        for diagnostic in diagnose(loaded, lang)
        if diagnostic.severity is Severity.ERROR
        and (diagnostic.path == "data" or f"{diagnostic.path}/".startswith(folder))
    )


def with_close(loaded: Loaded, programme: str, month: str, text: str, day: date) -> Loaded:
    """The registry as it would be with a close, read and checked like any other."""
    key = f"{programme}/{month}"
    document, findings = parse(record_path("close", key), text.encode())
    assert document is not None
    documents = {**loaded.documents, document.path: document}
    shape = check_shape(tuple(documents.values()), loaded.schemas)
    known = {**loaded.registry.known, "close": loaded.registry.known["close"] | {key}}
    as_of = max(loaded.as_of, day)
    registry, across = judge(shape.sound, documents, known, loaded.schemas, as_of)
    found = (*findings, *shape.findings, *across)
    return replace(loaded, documents=documents, registry=registry, as_of=as_of, findings=found)
