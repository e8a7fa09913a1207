"""Books a programme's entries in date order and judges each: card, stock, limits, caps, balance, reversals.

An entry is blamed once at most, and what is blamed is not booked, so that nothing after it looks wrong because of it.
Entries of doubtful batches and of unlisted cards are not judged; what they may have given is counted as given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hehuo.check.batch_audit import doubtful_batches
from hehuo.check.declare import Args
from hehuo.check.ranges import has_doubtful_range
from hehuo.check.reversals import Line, reversed_entries, wrong_reversals
from hehuo.check.seals import changed_batches, has_missing_batch
from hehuo.check.survey import Found, Survey, by_rule
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.ledger import Posting, entry_points, iter_postings, offer_of
from hehuo.model.records import Batch, Card, Offer
from hehuo.model.registry import programme_of, record_path, resolve


def entry_findings(survey: Survey, rule: str) -> Iterator[Finding]:
    """The findings of one of the rules about entries."""
    yield from survey.once(_audit).get(rule, ())


def _audit(survey: Survey) -> Found:
    return by_rule(
        finding
        for programme in survey.registry.batches_by_programme
        for finding in _Books(survey, programme).findings()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """What a batch's entries are held against; `name` is the rule's id or the offer's key."""

    name: str = ""
    cap: int | None = None
    offer: Offer | None = None


@dataclass(slots=True)
class _Books:
    """One programme's ledger while it is booked. `lost` is what unlisted cards earned, which may be anybody's;
    `tampered` says that batches of closed months are not what they were, and balances with them."""

    survey: Survey
    programme: str
    balances: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    gone: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    taken: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    earned: dict[tuple[str, str, str], int] = field(default_factory=lambda: defaultdict(int))
    blamed: set[tuple[str, ...]] = field(default_factory=set)
    undone: Mapping[Line, Line] = field(default_factory=dict)
    lost: float = 0
    tampered: bool = False

    def findings(self) -> Iterator[Finding]:
        """Book everything; yield what can't be."""
        registry = self.survey.registry
        batches, doubtful = registry.batches_by_programme[self.programme], doubtful_batches(self.survey)
        listed = registry.cards.get(self.programme)
        self._credit_doubtful()
        self.undone, wrong = reversed_entries(self.survey), wrong_reversals(self.survey)
        self.tampered = self._is_tampered(batches)
        terms = {key: self._terms(batch) for key, batch in batches.items()}
        postings = iter_postings(registry, self.programme)
        self.lost += sum(
            each.points for each in postings if each.points > 0 and listed and each.account not in listed.cards
        )
        for posting in postings:
            card = listed.cards.get(posting.account) if listed else None
            if posting.kind == "settlement" or posting.batch in doubtful or card is None:
                continue
            finding = wrong.get((posting.batch, posting.index))
            if finding is None:
                finding = self._judge(posting, terms[posting.batch], card)
                if finding is not None:
                    yield finding
            if posting.points > 0 or finding is None:
                self.balances[posting.account] += posting.points

    def _terms(self, batch: Batch) -> _Terms:
        """The cap or the offer that the entries of a batch are held against."""
        if batch.kind == "earn":
            rules = self.survey.registry.rules.get(self.programme)
            rule = rules.rules.get(batch.rule or "") if rules else None
            return _Terms(name=batch.rule or "", cap=rule.cap_per_month if rule else None)
        if batch.kind == "redeem":
            offer = offer_of(self.survey.registry, self.programme, batch)
            return _Terms(name=resolve(self.programme, batch.offer or ""), offer=offer)
        return _Terms()

    def _judge(self, posting: Posting, terms: _Terms, card: Card) -> Finding | None:
        """The first thing wrong with an entry; what follows from it is not looked for."""
        finding = None
        if posting.kind == "earn":
            finding = self._card_not_open(posting, card)
            if finding is None and terms.cap is not None and (posting.batch, posting.index) not in self.undone:
                finding = self._cap(posting, terms.name, terms.cap)
        elif posting.kind == "redeem":
            finding = self._card_not_open(posting, card)
            if finding is None and terms.offer is not None and (posting.batch, posting.index) not in self.undone:
                finding = self._redemption(posting, terms.name, terms.offer)
        if finding is None and posting.points < 0:
            finding = self._overdraft(posting)
        return finding

    def _redemption(self, posting: Posting, key: str, offer: Offer) -> Finding | None:
        finding = self._stock(posting, key, offer) or self._limit(posting, key, offer)
        if finding is None:
            self.gone[key] += posting.quantity
            self.taken[key, posting.account] += posting.quantity
        return finding

    def _finding(self, rule: str, posting: Posting, last: str, args: Args, *related: tuple[str, Route]) -> Finding:
        """A finding at a field of an entry."""
        path = record_path("batch", posting.batch)
        return Finding(rule=rule, path=path, route=("entries", posting.index, last), args=args, related=related)

    def _is_new(self, *mistake: str) -> bool:
        """Whether a mistake is new; the entries after it that share it follow from it."""
        known = mistake in self.blamed
        self.blamed.add(mistake)
        return not known

    def _card_not_open(self, posting: Posting, card: Card) -> Finding | None:
        if card.opened <= posting.date and (card.closed is None or posting.date <= card.closed):
            return None
        path = record_path("cards", self.programme)
        if has_doubtful_range(self.survey, path, ("cards", posting.account)) or not self._is_new(
            "card", posting.account
        ):
            return None
        args = {
            "date": posting.date,
            "opened": card.opened,
            **both("closed", card.closed or "至今", card.closed or "now"),
        }
        return self._finding("card-not-open", posting, "card", args, (path, ("cards", posting.account)))

    def _cap(self, posting: Posting, rule: str, cap: int) -> Finding | None:
        key = (rule, posting.account, posting.date[:7])
        before = self.earned[key]
        if before + posting.points <= cap or not self._is_new("cap", *key):
            self.earned[key] += posting.points
            return None
        args = {"points": posting.points, "before": before, "cap": cap, "month": posting.date[:7]}
        declared = (record_path("rules", self.programme), ("rules", rule, "cap_per_month"))
        return self._finding("cap-exceeded", posting, "quantity", args, declared)

    def _stock(self, posting: Posting, key: str, offer: Offer) -> Finding | None:
        if offer.stock is None:
            return None
        left = offer.stock - self.gone[key]
        if posting.quantity <= left or not self._is_new("stock", key):
            return None
        args = {"asked": posting.quantity, "left": max(left, 0), "stock": offer.stock}
        return self._finding("offer-out-of-stock", posting, "quantity", args, (record_path("offer", key), ("stock",)))

    def _limit(self, posting: Posting, key: str, offer: Offer) -> Finding | None:
        if offer.limit_per_card is None:
            return None
        before = self.taken[key, posting.account]
        if before + posting.quantity <= offer.limit_per_card or not self._is_new("limit", key, posting.account):
            return None
        args = {"asked": posting.quantity, "before": before, "limit": offer.limit_per_card}
        related = (record_path("offer", key), ("limit_per_card",))
        return self._finding("offer-over-limit", posting, "quantity", args, related)

    def _overdraft(self, posting: Posting) -> Finding | None:
        missing = -(self.balances[posting.account] + posting.points)
        excused = self.tampered and posting.batch not in changed_batches(self.survey)
        if missing <= self.lost or excused:
            return None
        args = {"points": -posting.points, "balance": self.balances[posting.account]}
        return self._finding("overdrawn-card", posting, "card", args)

    def _is_tampered(self, batches: Mapping[str, Batch]) -> bool:
        """Whether a batch of a closed month is gone, or changed with nothing else to show for it."""
        changed = changed_batches(self.survey) & batches.keys()
        return has_missing_batch(self.survey, self.programme) or not changed <= doubtful_batches(self.survey)

    def _credit_doubtful(self) -> None:
        """Count as given what doubtful and broken batches may have given, before anything is taken."""
        registry, doubtful = self.survey.registry, doubtful_batches(self.survey)
        rules = registry.rules.get(self.programme)
        for key, batch in registry.batches_by_programme[self.programme].items():
            if key not in doubtful or batch.kind not in ("earn", "reversal", "adjustment"):
                continue
            offer = offer_of(registry, self.programme, batch)
            given = [entry_points(entry, batch, rules, offer) for entry in batch.entries]
            off = abs(batch.total - sum(each or 0 for each in given))
            for entry, points in zip(batch.entries, given, strict=True):
                self.balances[entry.card or ""] += max(points or 0, 0) + off
        for key in sorted(self.survey.unsound("batch")):
            if programme_of(key) == self.programme:
                self._credit_broken(self.survey.documents.get(record_path("batch", key)))
        if self.programme in self.survey.unsound("rules"):
            self.lost = float("inf")

    def _credit_broken(self, document: Any) -> None:
        """A batch that is no record: each card it names may have got its whole total; unread, any card anything."""
        value = document.value if document is not None else {}
        total, entries = value.get("total"), value.get("entries")
        if not isinstance(total, int) or not isinstance(entries, list):
            self.lost = float("inf")
            return
        for entry in entries:
            card = entry.get("card") if isinstance(entry, dict) else None
            if isinstance(card, str):
                self.balances[card] += abs(total)
            else:
                self.lost += abs(total)
