"""The rule about reversals: each must undo one entry, whole, once."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping

from hehuo.check.declare import Args, rule
from hehuo.check.ledger.batch_audit import doubtful_batches
from hehuo.check.ledger.doubts import judged_ledgers
from hehuo.check.survey import Survey
from hehuo.check.words import both
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


@rule(
    zh="冲销不了 {batch} 的第 {entry} 行：{reason}",
    en="Line {entry} of {batch} can't be reversed: {reason}",
    fix_zh="核对批次、第几行、卡号和积分；一行只能整行冲销一次",
    fix_en="Check batch, line, card and points; a line is reversed whole, and once",
)
def wrong_reversal(survey: Survey) -> Iterator[Finding]:
    """冲销和被冲销的那一行对不上：没有那一行，卡号不同，积分不是整行的相反数，已经冲销过，日期在它之前，或者那一行
    本身就是冲销或结算。

    入账的批次不能改，更正用冲销：写明批次和第几行（从 1 数起）、同一张卡、相反的积分；然后另记一笔对的。

    A reversal does not match the line it is to undo: no such line, another card, not the whole of its points, reversed
    before, dated before it, or itself a reversal or a settlement. Booked batches never change; a mistake is undone by
    its opposite and booked anew.

    不对 Bad:

        # 第 3 行得了 4 分 line 3 gave 4 points
        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, batch: 2026-05/cleanup-0509, entry: 3, points: -2}

    对 Good:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, batch: 2026-05/cleanup-0509, entry: 3, points: -4}
    """
    for wrong in wrong_reversals(survey).values():
        if wrong.line[0] not in doubtful_batches(survey):
            yield _finding(wrong)
