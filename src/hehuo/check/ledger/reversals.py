"""The rule about reversals: each must undo one entry, whole, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.check.declare import Args, rule
from hehuo.check.ledger.batch_audit import doubtful_batches
from hehuo.check.references.lookup import dangling_fields
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.model.ledger import Line, entry_points, offer_of, target_of
from hehuo.model.records import Batch, Entry
from hehuo.model.registry import programme_of, record_path


def wrong_reversals(survey: Survey) -> Mapping[Line, Finding]:
    """The reversal entries that undo nothing, by their own place."""
    return survey.once(_judge_all)[0]


def reversed_entries(survey: Survey) -> Mapping[Line, Line]:
    """Entry → the reversal that undoes it."""
    return survey.once(_judge_all)[1]


def _judge_all(survey: Survey) -> tuple[Mapping[Line, Finding], Mapping[Line, Line]]:
    wrong: dict[Line, Finding] = {}
    undone: dict[Line, Line] = {}
    for key, batch in sorted(survey.registry.batches.items(), key=lambda each: (each[1].date, each[0])):
        if batch.kind != "reversal":
            continue
        for index, entry in enumerate(batch.entries):
            target = target_of(programme_of(key), entry)
            found = _judge(survey, key, index, entry, target, undone)
            if found is not None:
                wrong[key, index] = found
            else:
                undone.setdefault(target, (key, index))
    return wrong, undone


def _judge(
    survey: Survey, key: str, index: int, entry: Entry, target: Line, undone: Mapping[Line, Line]
) -> Finding | None:
    """What is wrong with a reversal entry; None where it is right or can't be judged."""
    path = record_path("batch", key)
    batch = survey.registry.batches.get(target[0])
    if batch is None or any((path, ("entries", index, last)) in dangling_fields(survey) for last in ("batch", "card")):
        return None
    unfit = _unfit(survey.registry.batches[key], batch)
    if unfit is not None:
        return _finding(key, index, "batch", target, *unfit)
    if target[1] >= len(batch.entries):
        return _finding(
            key,
            index,
            "entry",
            target,
            f"那个批次只有 {len(batch.entries)} 行",
            f"that batch has only {len(batch.entries)} lines",
        )
    if target in undone:
        return _finding(key, index, "entry", target, "那一行已经冲销过了", "that line has been reversed already")
    booked = batch.entries[target[1]]
    if booked.card != entry.card:
        return _finding(key, index, "card", target, "那一行是另一张卡", "that line has another card")
    points = _booked_points(survey, target[0], batch, booked)
    if points is None or target[0] in doubtful_batches(survey) or entry.points == -points:
        return None
    return _finding(
        key,
        index,
        "points",
        target,
        f"那一行的积分是 {points}，冲销要写 {-points}",
        f"that line moved {points} points, so reverse it with {-points}",
    )


def _unfit(reversal: Batch, booked: Batch) -> tuple[str, str] | None:
    """Why no entry of a batch can be undone by a reversal, in both languages; None where one can."""
    if booked.kind == "reversal":
        return "那一批本身是冲销，冲销不能再冲销，另记一笔对的", "that batch is a reversal itself; book it anew instead"
    if booked.kind == "settlement":
        return "那一批是与商户的结算，不在卡上", "that batch is a settlement, which moves no card's points"
    if reversal.date < booked.date or _moment(reversal) < _moment(booked):
        return f"那一批是 {_moment(booked)} 的，冲销不能在它之前", f"that batch is of {_moment(booked)}, after this one"
    return None


def _moment(batch: Batch) -> str:
    return batch.effective or batch.date


def _booked_points(survey: Survey, key: str, batch: Batch, entry: Entry) -> int | None:
    """What an entry has moved on its card, signed."""
    programme = programme_of(key)
    points = entry_points(
        entry, batch, survey.registry.rules.get(programme), offer_of(survey.registry, programme, batch)
    )
    if points is None:
        return None
    return -points if batch.kind in ("redeem", "expiry") else points


def _finding(key: str, index: int, last: str, target: Line, zh: str, en: str) -> Finding:
    args: Args = {"batch": target[0].partition("/")[2], "entry": target[1] + 1, **both("reason", zh, en)}
    related = ((record_path("batch", target[0]), ("entries", target[1])),)
    return Finding(
        rule="wrong-reversal",
        path=record_path("batch", key),
        route=("entries", index, last),
        args=args,
        related=related,
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
    for finding in wrong_reversals(survey).values():
        if survey.documents[finding.path].key not in doubtful_batches(survey):
            yield finding
