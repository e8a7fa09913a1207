"""Reversals held against the entries they name: each must undo one entry, whole, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hehuo.model.ledger.journal import Journal
from hehuo.model.ledger.postings import Line, effective_day, target_of
from hehuo.model.records import Entry

ReversalFault = Literal["of-reversal", "of-settlement", "before-target", "no-such-line", "twice", "other-card",
                        "other-points"]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongReversal:
    """A reversal entry that undoes nothing. `expected` is what the target has: its day, its number of lines, its points."""

    line: Line
    target: Line
    fault: ReversalFault
    expected: str | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversals:
    """`undone`: entry → the reversal that undoes it; `wrong`: the reversals that undo nothing, by their own line."""

    undone: Mapping[Line, Line]
    wrong: Mapping[Line, WrongReversal]


def match_reversals(journal: Journal) -> Reversals:
    """Judge a programme's reversals in order of booking day. Of two that name one entry, the first undoes it."""
    wrong: dict[Line, WrongReversal] = {}
    undone: dict[Line, Line] = {}
    for key, batch in sorted(journal.batches.items(), key=lambda item: (item[1].date, item[0])):
        if batch.kind != "reversal":
            continue
        for index, entry in enumerate(batch.entries):
            line, target = (key, index), target_of(journal.programme, entry)
            found = _judge(journal, line, entry, target, undone)
            if found is not None:
                wrong[line] = found
            else:
                undone.setdefault(target, line)
    return Reversals(undone=undone, wrong=wrong)


def _judge(
    journal: Journal, line: Line, entry: Entry, target: Line, undone: Mapping[Line, Line]
) -> WrongReversal | None:
    """What is wrong with a reversal entry; None where it is right or can't be judged."""
    batch = journal.batches.get(target[0])
    if batch is None or line in journal.doubts.lines:
        return None

    def wrong(fault: ReversalFault, expected: str | int | None = None) -> WrongReversal:
        return WrongReversal(line=line, target=target, fault=fault, expected=expected)

    reversal = journal.batches[line[0]]
    if batch.kind == "reversal":
        return wrong("of-reversal")
    if batch.kind == "settlement":
        return wrong("of-settlement")
    if reversal.date < batch.date or effective_day(reversal) < effective_day(batch):
        return wrong("before-target", effective_day(batch))
    if target[1] >= len(batch.entries):
        return wrong("no-such-line", len(batch.entries))
    if target in undone:
        return wrong("twice")
    if batch.entries[target[1]].card != entry.card:
        return wrong("other-card")
    points = journal.moved.get(target)
    if points is None or target[0] in journal.doubts.batches or entry.points == -points:
        return None
    return wrong("other-points", points)
