"""The rule about reversals: each must undo one entry, whole, once."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping

from hehuo.check.excuses import doubtful_batches
from hehuo.check.ledger.doubts import judged_ledgers
from hehuo.check.survey import Survey
from hehuo.check.words import Args, both
from hehuo.diagnostic import Finding
from hehuo.model.ledger import Line
from hehuo.model.ledger.reversals import ReversalFault, WrongReversal
from hehuo.model.registry import record_path


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


_REASONS: Mapping[ReversalFault, tuple[str, str, str]] = {
    "of-reversal": (
        "batch",
        "那一批本身是冲销，冲销不能再冲销，另记一笔对的",
        "that batch is a reversal itself; book it anew instead",
    ),
    "of-settlement": (
        "batch",
        "那一批是与商户的结算，不在卡上",
        "that batch is a settlement, which moves no card's points",
    ),
    "before-target": ("batch", "那一批是 {0} 的，冲销不能在它之前", "that batch is of {0}, after this one"),
    "no-such-line": ("entry", "那个批次只有 {0} 行", "that batch has only {0} lines"),
    "twice": ("entry", "那一行已经冲销过了", "that line has been reversed already"),
    "other-card": ("card", "那一行是另一张卡", "that line has another card"),
    "other-points": (
        "points",
        "那一行的积分是 {0}，冲销要写 {1}",
        "that line moved {0} points, so reverse it with {1}",
    ),
}
"""What is wrong with a reversal → the field that is blamed, and why, in both languages."""


def _finding(wrong: WrongReversal) -> Finding:
    field, zh, en = _REASONS[wrong.fault]
    values = (wrong.expected, -wrong.expected if isinstance(wrong.expected, int) else None)
    args: Args = {
        "batch": wrong.target[0].partition("/")[2],
        "entry": wrong.target[1] + 1,
        **both("reason", zh.format(*values), en.format(*values)),
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
