"""The rule about reversals: each must undo one entry, whole, once."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping

from hehuo.check.excuses import doubtful_batches
from hehuo.check.ledger.doubts import judged_ledgers
from hehuo.check.survey import Survey
from hehuo.check.words import Args
from hehuo.diagnostic import Finding
from hehuo.model.ledger import Line
from hehuo.model.ledger.reversals import ReversalFault, WrongReversal
from hehuo.model.registry import record_path
from hehuo.words import N_, gettext_lazy


def wrong_reversals(survey: Survey) -> Mapping[Line, WrongReversal]:
    """The reversal entries that undo nothing, by their own place."""
    return survey.once(_wrong)


def reversed_entries(survey: Survey) -> Mapping[Line, Line]:
    """Entry → the reversal that undoes it."""
    return survey.once(_undone)


def _wrong(survey: Survey) -> Mapping[Line, WrongReversal]:
    return dict(ChainMap(*(dict(ledger.reversals.wrong) for ledger in judged_ledgers(survey).values())))


def _undone(survey: Survey) -> Mapping[Line, Line]:
    return dict(ChainMap(*(dict(ledger.reversals.undone) for ledger in judged_ledgers(survey).values())))


_REASONS: Mapping[ReversalFault, tuple[str, str]] = {
    "of-reversal": ("batch", N_("that batch is a reversal itself; book it anew instead")),
    "of-settlement": ("batch", N_("that batch is a settlement, which moves no card's points")),
    "before-target": ("batch", N_("that batch is of %(expected)s, after this one")),
    "no-such-line": ("entry", N_("that batch has only %(expected)s lines")),
    "twice": ("entry", N_("that line has been reversed already")),
    "other-card": ("card", N_("that line has another card")),
    "other-points": ("points", N_("that line moved %(expected)s points, so reverse it with %(opposite)s")),
}
"""What is wrong with a reversal → the field that is blamed, and why."""


def _finding(wrong: WrongReversal) -> Finding:
    field, reason = _REASONS[wrong.fault]
    opposite = -wrong.expected if isinstance(wrong.expected, int) else None
    args: Args = {
        "batch": wrong.target[0].partition("/")[2],
        "entry": wrong.target[1] + 1,
        "reason": gettext_lazy(reason, expected=wrong.expected, opposite=opposite),
    }
    return Finding(
        rule="wrong-reversal",
        path=record_path("batch", wrong.line[0]),
        route=("entries", wrong.line[1], field),
        args=args,
        related=((record_path("batch", wrong.target[0]), ("entries", wrong.target[1])),),
    )


def wrong_reversal(survey: Survey) -> Iterator[Finding]:
    """A reversal does not match the line it is to undo: no such line, another card, not the whole of its points,
    reversed before, dated before it, or itself a reversal or a settlement."""
    for wrong in wrong_reversals(survey).values():
        if wrong.line[0] not in doubtful_batches(survey):
            yield _finding(wrong)
