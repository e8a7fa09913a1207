"""Compares expiries with the lots of the ledger: what was expired too soon, and what should have expired and did not.

A card that is already blamed, or that an unreadable sheet may touch, is not judged. Nor is a programme whose closed
months were changed, or that books on unlisted cards: that may concern any card.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from hehuo.check.excuses import blamed_entries, doubtful_batches
from hehuo.check.ledger.doubts import broken_batches, judged_ledgers
from hehuo.check.ledger.reversals import wrong_reversals
from hehuo.check.ledger.seals import changed_batches, has_missing_batch
from hehuo.check.survey import Survey
from hehuo.check.words import Args
from hehuo.diagnostic import Finding
from hehuo.model.ledger import Ledger, Line
from hehuo.model.ledger.card_lots import Lot
from hehuo.model.ledger.closing import closed_months
from hehuo.model.ledger.lots import Overdue
from hehuo.model.ledger.postings import target_of
from hehuo.model.registry import programme_of, record_path
from hehuo.words import gettext_lazy

_LISTED = 12
"""How many entries of a missed expiry are written out for the user to paste."""


def early_expiries(survey: Survey) -> Iterator[Finding]:
    """Points that were expired before their day."""
    yield from (finding for finding in survey.once(_audit) if finding.rule == "early-expiry")


def missed_expiries(survey: Survey) -> Iterator[Finding]:
    """Points that had lapsed when their month was closed, and were not expired."""
    yield from (finding for finding in survey.once(_audit) if finding.rule == "missed-expiry")


def _audit(survey: Survey) -> tuple[Finding, ...]:
    judged = [ledger for ledger in judged_ledgers(survey).values() if _can_be_judged(survey, ledger)]
    return tuple(finding for ledger in judged for finding in _findings(survey, ledger))


def _can_be_judged(survey: Survey, ledger: Ledger) -> bool:
    """Whether points of a programme can expire at all, and nothing is in doubt that may concern any card."""
    rules, listed = ledger.rules, survey.registry.cards.get(ledger.programme)
    batches = ledger.batches
    if rules is None or listed is None:
        return False
    expires = any(rule.expires_months for rule in rules.rules.values())
    if not expires and not any(batch.kind == "expiry" for batch in batches.values()):
        return False
    if has_missing_batch(survey, ledger.programme) or changed_batches(survey) & batches.keys():
        return False
    return all(
        entry.card is None or entry.card in listed.cards for batch in batches.values() for entry in batch.entries
    )


def _findings(survey: Survey, ledger: Ledger) -> Iterator[Finding]:
    doubtful = _doubtful_cards(survey, ledger)
    if doubtful is None:
        return
    closed = closed_months(survey.registry, ledger.programme)
    for finding, card in _early(ledger):
        if card not in doubtful:
            doubtful.add(card)
            yield finding
    by_close: dict[str, list[Overdue]] = defaultdict(list)
    for overdue in ledger.lots.overdue:
        if overdue.card not in doubtful:
            by_close[next(month for month in closed if month >= _due_month(overdue.lot))].append(overdue)
    for month, missed in sorted(by_close.items()):
        yield _missed(ledger.programme, month, missed)


def _early(ledger: Ledger) -> Iterator[tuple[Finding, str]]:
    for expiry in ledger.lots.expiries:
        posting = expiry.posting
        excess = -posting.points - expiry.due
        if excess > 0 and posting.line not in ledger.reversals.undone:
            args: Args = {"points": -posting.points, "due": expiry.due, "excess": excess, "date": posting.date}
            path, route = record_path("batch", posting.batch), ("entries", posting.index, "points")
            yield Finding(rule="early-expiry", path=path, route=route, args=args), posting.account


def _due_month(lot: Lot) -> str:
    """The month whose close should have found a lot expired: when it lapsed, or was booked if that is later."""
    lapsed = date.fromisoformat(lot.last or lot.earned) + timedelta(days=1)
    return max(lapsed.isoformat()[:7], lot.booked)


def _missed(programme: str, month: str, overdue: list[Overdue]) -> Finding:
    """One finding for all that a close should have found expired, with the entries that would do it."""
    points: dict[str, int] = defaultdict(int)
    for found in overdue:
        points[found.card] += found.lot.overdue
    shown = sorted(points.items())[:_LISTED]
    lines = "".join(f"\n      - {{card: {card}, points: {left}}}" for card, left in shown)
    more = len(points) - len(shown)
    args: Args = {"month": month, "cards": len(points), "points": sum(points.values()), "entries": lines}
    args["more"] = gettext_lazy("\n      # and %(count)s more", count=more) if more else ""
    lots = [found.lot.line for found in overdue[:3]]
    related = tuple((record_path("batch", key), ("entries", index)) for key, index in lots)
    path = record_path("close", f"{programme}/{month}")
    return Finding(rule="missed-expiry", path=path, route=("expired",), args=args, related=related)


def _doubtful_cards(survey: Survey, ledger: Ledger) -> set[str] | None:
    """The cards that something reported may concern; None where that may be any."""
    batches, programme = ledger.batches, ledger.programme
    broken = _cards_of_broken(survey, programme)
    if broken is None:
        return None
    whole = doubtful_batches(survey) & batches.keys()
    cards = {entry.card or "" for key in whole for entry in batches[key].entries}
    wrong = {line for line in wrong_reversals(survey) if programme_of(line[0]) == programme}
    wrong |= {target_of(programme, batches[key].entries[index]) for key, index in wrong}
    cards |= {_card_of(survey, line) for line in wrong | {*blamed_entries(survey)}}
    return cards | broken


def _card_of(survey: Survey, line: Line) -> str:
    batch = survey.registry.batches.get(line[0])
    return batch.entries[line[1]].card or "" if batch is not None and line[1] < len(batch.entries) else ""


def _cards_of_broken(survey: Survey, programme: str) -> set[str] | None:
    """The cards on sheets that are no records; None where one can't be read."""
    found = set()
    for document in broken_batches(survey, programme):
        value: Mapping[str, Any] = document.value if document is not None else {}
        entries = value.get("entries")
        rows = entries if isinstance(entries, list) else []
        cards = {str(row.get("card", "")) if isinstance(row, dict) else "" for row in rows}
        if not cards or "" in cards:
            return None
        found |= cards
    return found
