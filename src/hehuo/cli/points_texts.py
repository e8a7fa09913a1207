"""What the `hehuo points` commands say, in Chinese and English. Knows how a number is written; decides nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from hehuo.derive.auditing import PointsAudit
from hehuo.derive.explaining import CardStory, Step
from hehuo.derive.simulating import Change, Simulation
from hehuo.model.ledger import Line
from hehuo.model.ledger.card_lots import Lot
from hehuo.model.ledger.closing import CloseFigures

Words = Mapping[str, str]

_KINDS: Mapping[str, Words] = {
    "zh": {
        "earn": "得分", "redeem": "兑换", "reversal": "冲销", "expiry": "过期", "adjustment": "调整",
        "settlement": "结算",
    },
    "en": {
        "earn": "earned", "redeem": "redeemed", "reversal": "reversal", "expiry": "expired",
        "adjustment": "adjusted", "settlement": "settled",
    },
}  # fmt: skip

_ZH: Words = {
    "figures": "月初 {opening}，发放 {issued}，兑换 {redeemed}，过期 {expired}，调整与冲销 {adjusted}，月末 {closing}",
    "made": "已写 {path}",
    "digest": "摘要 sha256:{digest}",
    "next": "请提交这个文件；从此 {month} 的批次不能再改，更正用冲销。",
    "totals": "{programme}：发放 {issued}，兑换 {redeemed}，过期 {expired}，调整与冲销 {adjusted}",
    "outstanding": "卡上未用 {outstanding} 分，在 {cards} 张卡上",
    "balance": "{card}  {balance} 分{lapse}",
    "lapse": "，最早到期：{points} 分，可用到 {last}",
    "booked": "（{booked} 入账）",
    "good": "，可用到 {last}",
    "never": "，不过期",
    "took": "，用的是 {lots}",
    "took-lot": "{earned} 的 {points} 分",
    "join": "、",
    "left": "余额 {balance} 分{colon}",
    "colon": "：",
    "lot": "  {earned} 得的 {points} 分剩 {left} 分{good}",
    "audit": "{programme}：{batches} 个批次，{entries} 行明细，重新算过",
    "conservation": "发放 {issued} − 兑换 {redeemed} − 过期 {expired} + 调整与冲销 {adjusted} = {left}；"
    "各卡相加 {outstanding}，{verdict}",
    "partners": "合伙人收了 {accepted} 分，已结算 {settled} 分，未结算 {owed} 分",
    "equal": "一致",
    "unequal": "不一致！",
    "open": "未封账",
    "sealed": "{closed} 封账，sha256:{digest}，{verdict}",
    "publish": "公布下面这一行，谁改了旧账，谁都看得出来：",
    "rate": "{title}（{rule}）：每{unit} {before} 分改成 {after} 分，{start} 至 {end}，{entries} 行，{cards} 张卡",
    "issued": "这条规则发放：{change}",
    "month": "  {name}：{change}",
    "none": "（没写社区）",
    "by-month": "按月：",
    "by-community": "按社区：",
    "change": "{before} → {after}（{delta}）",
    "capped": "每月上限会挡下 {cut} 分，{capped} 张次",
    "new-outstanding": "卡上未用：{change}",
    "overdrafts": "会有 {count} 笔扣不够：",
    "overdraft": "  {place}  {date}：要扣 {points} 分，只有 {balance} 分",
    "no-overdrafts": "没有哪一笔会扣不够",
    "trouble": "账上还有 {count} 处错误，下面的数以改正为准；请运行 hehuo validate",
    "exists": "{month} 已经有月结了；封过的账不再封",
    "empty": "{month} 没有批次，不用封账",
    "not-over": "{month} 还没有结束：封账日期 {day} 要在月末那天或之后，用 --date 写明",
    "previous-open": "先封 {open_month}：账要一个月一个月地封",
    "findings": "没有封账，先改正下面这些：",
}

_EN: Words = {
    "figures": "opening {opening}, issued {issued}, redeemed {redeemed}, expired {expired}, adjusted {adjusted}, "
    "closing {closing}",
    "made": "Written: {path}",
    "digest": "digest sha256:{digest}",
    "next": "Commit this file. The batches of {month} never change again; corrections are reversals.",
    "totals": "{programme}: issued {issued}, redeemed {redeemed}, expired {expired}, adjusted {adjusted}",
    "outstanding": "{outstanding} points are outstanding on {cards} cards",
    "balance": "{card}  {balance} points{lapse}",
    "lapse": ", the first to lapse: {points}, good through {last}",
    "booked": " (booked {booked})",
    "good": ", good through {last}",
    "never": ", for good",
    "took": ", taken from {lots}",
    "took-lot": "{points} of {earned}",
    "join": ", ",
    "left": "Balance {balance}{colon}",
    "colon": ":",
    "lot": "  {left} left of {points} earned on {earned}{good}",
    "audit": "{programme}: {batches} batches, {entries} entries, derived anew",
    "conservation": "issued {issued} - redeemed {redeemed} - expired {expired} + adjusted {adjusted} = {left}; "
    "the cards together hold {outstanding}: {verdict}",
    "partners": "partners accepted {accepted}, {settled} settled, {owed} owed",
    "equal": "agrees",
    "unequal": "DOES NOT AGREE",
    "open": "open",
    "sealed": "closed {closed}, sha256:{digest}, {verdict}",
    "publish": "Publish this line, and nobody can change the past unseen:",
    "rate": "{title} ({rule}): {before} points per {unit} become {after}, {start} to {end}, {entries} entries, "
    "{cards} cards",
    "issued": "issued by this rule: {change}",
    "month": "  {name}: {change}",
    "none": "(no community)",
    "by-month": "by month:",
    "by-community": "by community:",
    "change": "{before} → {after} ({delta})",
    "capped": "monthly caps would cut {cut} points, in {capped} cases",
    "new-outstanding": "outstanding: {change}",
    "overdrafts": "{count} entries could not have been paid for:",
    "overdraft": "  {place}  {date}: {points} taken, {balance} there",
    "no-overdrafts": "every entry could still have been paid for",
    "trouble": "The ledger has {count} errors, and these figures wait for them; run hehuo validate",
    "exists": "{month} is closed already; what is closed stays closed",
    "empty": "{month} has no batches and needs no close",
    "not-over": "{month} is not over: the day of closing, {day}, must be its last or later; name it with --date",
    "previous-open": "Close {open_month} first: months are closed one after another",
    "findings": "Not closed; first put these right:",
}

TEXTS: Mapping[str, Words] = {"zh": _ZH, "en": _EN}
"""Language → what is said."""


def close_lines(figures: CloseFigures, path: str, digest: str, month: str, words: Words) -> Iterator[str]:
    """What a close that has been written says."""
    yield words["made"].format(path=path)
    yield words["figures"].format_map({name: getattr(figures, name) for name in CloseFigures.__slots__})
    yield words["digest"].format(digest=digest)
    yield words["next"].format(month=month)


def totals_lines(audit: PointsAudit, words: Words) -> Iterator[str]:
    """A programme's totals."""
    yield words["totals"].format_map(_fields(audit))
    yield words["outstanding"].format_map(_fields(audit))


def balance_line(story: CardStory, words: Words) -> str:
    """A card's balance and what of it lapses first."""
    lapsing = sorted((lot.last, lot.left) for lot in story.lots if lot.last is not None)
    lapse = words["lapse"].format(last=lapsing[0][0], points=lapsing[0][1]) if lapsing else ""
    return words["balance"].format(card=story.card, balance=story.balance, lapse=lapse)


def story_lines(story: CardStory, place: Callable[[Line], str], lang: str) -> Iterator[str]:
    """A card's entries, its balance, and its lots."""
    words = TEXTS[lang]
    for step in story.steps:
        yield _step_line(step, place(step.line), lang)
    yield words["left"].format(balance=story.balance, colon=words["colon"] if story.lots else "")
    for lot in story.lots:
        yield words["lot"].format(earned=lot.earned, points=lot.points, left=lot.left, good=_good(lot, words))


def _good(lot: Lot, words: Words) -> str:
    return words["good"].format(last=lot.last) if lot.last is not None else words["never"]


def _step_line(step: Step, place: str, lang: str) -> str:
    words = TEXTS[lang]
    booked = words["booked"].format(booked=step.booked) if step.booked != step.date else ""
    quantity = f" ×{step.quantity}" if step.quantity is not None else ""
    lots = words["join"].join(words["took-lot"].format(earned=earned, points=points) for earned, points in step.took)
    more = words["took"].format(lots=lots) if lots else ""
    more = words["good"].format(last=step.last) if step.last is not None else more
    what = f"{_KINDS[lang][step.kind]} {step.title}".rstrip()
    return f"{step.date}{booked}  {place}  {what}{quantity}  {step.points:+d} → {step.balance}{more}"


def audit_lines(audit: PointsAudit, words: Words) -> Iterator[str]:
    """Totals, every month with the digest of its close, and the line to publish."""
    left = audit.issued - audit.redeemed - audit.expired + audit.adjusted
    verdict = words["equal" if left == audit.outstanding else "unequal"]
    yield words["audit"].format_map(_fields(audit))
    yield words["conservation"].format_map({**_fields(audit), "left": left, "verdict": verdict})
    yield words["partners"].format_map({**_fields(audit), "owed": audit.accepted - audit.settled})
    for each in audit.months:
        figures = words["figures"].format_map({name: getattr(each.figures, name) for name in CloseFigures.__slots__})
        sealed = words["open"]
        if each.digest is not None:
            verdict = words["equal" if each.agrees else "unequal"]
            sealed = words["sealed"].format(closed=each.closed, digest=each.digest, verdict=verdict)
        yield f"{each.month}  {figures}\n         {sealed}"
    if audit.line:
        yield words["publish"]
        yield audit.line


def audit_json(audit: PointsAudit) -> str:
    """The audit for programs."""
    names = ("opening", "issued", "redeemed", "expired", "adjusted", "closing")
    months = [
        {
            "month": each.month,
            **{name: getattr(each.figures, name) for name in names},
            "batches": len(each.figures.batches),
            "closed": each.closed,
            "close": each.digest,
            "agrees": each.agrees,
        }
        for each in audit.months
    ]
    totals = {name: value for name, value in _fields(audit).items() if name != "months"}
    shown = {**totals, "agrees": audit.agrees, "line": audit.line, "months": months}
    return json.dumps(shown, ensure_ascii=False, indent=2)


def simulation_lines(
    result: Simulation, start: str, end: str, place: Callable[[Line], str], words: Words
) -> Iterator[str]:
    """What another rate would have meant."""
    head = {**_fields(result), "before": result.rate.before, "after": result.rate.after, "start": start, "end": end}
    yield words["rate"].format_map(head)
    yield words["issued"].format(change=_change(result.issued, words))
    for title, groups in (("by-month", result.by_month), ("by-community", result.by_community)):
        yield words[title]
        for name, change in groups.items():
            yield words["month"].format(name=name or words["none"], change=_change(change, words))
    yield words["capped"].format_map(_fields(result))
    yield words["new-outstanding"].format(change=_change(result.outstanding, words))
    yield words["overdrafts"].format(count=len(result.overdrafts)) if result.overdrafts else words["no-overdrafts"]
    for found in result.overdrafts:
        posting, balance = found.posting, max(found.balance, 0)
        where, points = place(posting.line), -posting.points
        yield words["overdraft"].format(place=where, date=posting.date, points=points, balance=balance)


def _change(change: Change, words: Words) -> str:
    delta = f"{change.after - change.before:+d}"
    return words["change"].format(before=change.before, after=change.after, delta=delta)


def _fields(record: PointsAudit | Simulation) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__slots__}
