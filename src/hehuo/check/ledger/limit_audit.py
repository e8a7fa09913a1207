"""Judges each entry by what takes no balance to know: the card's days, caps, stock and limits per card.

Entries are counted in order of booking day, so that a late sheet is blamed and not what was booked before it. An entry
is blamed once at most, and what is blamed is not counted, so that nothing after it looks wrong because of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hehuo.check.declare import Args
from hehuo.check.ledger.batch_audit import doubtful_batches
from hehuo.check.ledger.reversals import reversed_entries
from hehuo.check.records.ranges import has_doubtful_range
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.ledger import Line, Posting, iter_postings, offer_of
from hehuo.model.lots import in_booking_order
from hehuo.model.records import Batch, Card, Offer
from hehuo.model.registry import record_path, resolve


def refused_entries(survey: Survey) -> Mapping[Line, Finding]:
    """The entries that break a limit, and what each breaks."""
    return survey.once(_audit)


def postings_of(survey: Survey) -> Mapping[str, list[Posting]]:
    """Programme → its postings in order of effective date."""
    return survey.once(_postings)


def entry_finding(rule: str, posting: Posting, last: str, args: Args, *related: tuple[str, Route]) -> Finding:
    """A finding at a field of an entry."""
    path = record_path("batch", posting.batch)
    return Finding(rule=rule, path=path, route=("entries", posting.index, last), args=args, related=related)


def _postings(survey: Survey) -> Mapping[str, list[Posting]]:
    return {each: iter_postings(survey.registry, each) for each in survey.registry.batches_by_programme}


def _audit(survey: Survey) -> Mapping[Line, Finding]:
    programmes = survey.registry.batches_by_programme
    return {line: finding for programme in programmes for line, finding in _Limits(survey, programme).findings()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """What a batch's entries are held against; `name` is the rule's id or the offer's key."""

    name: str = ""
    cap: int | None = None
    offer: Offer | None = None


@dataclass(slots=True)
class _Limits:
    """What has been earned and taken so far in one programme, while its entries are counted."""

    survey: Survey
    programme: str
    gone: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    taken: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    earned: dict[tuple[str, str, str], int] = field(default_factory=lambda: defaultdict(int))
    blamed: set[tuple[str, ...]] = field(default_factory=set)

    def findings(self) -> Iterator[tuple[Line, Finding]]:
        """Count everything; yield what goes too far. Doubtful batches and unlisted cards are passed over."""
        listed = self.survey.registry.cards.get(self.programme)
        if listed is None:
            return
        batches, doubtful = self.survey.registry.batches_by_programme[self.programme], doubtful_batches(self.survey)
        terms, undone = {key: self._terms(batch) for key, batch in batches.items()}, reversed_entries(self.survey)
        for posting in in_booking_order(batches, postings_of(self.survey)[self.programme]):
            card = listed.cards.get(posting.account)
            if card is None or posting.batch in doubtful or posting.kind in ("expiry", "reversal"):
                continue
            line = (posting.batch, posting.index)
            finding = self._card_not_open(posting, card)
            if finding is None and line not in undone:
                finding = self._judge(posting, terms[posting.batch])
            if finding is not None:
                yield line, finding

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

    def _judge(self, posting: Posting, terms: _Terms) -> Finding | None:
        if terms.cap is not None:
            return self._cap(posting, terms.name, terms.cap)
        return self._redemption(posting, terms.name, terms.offer) if terms.offer is not None else None

    def _redemption(self, posting: Posting, key: str, offer: Offer) -> Finding | None:
        finding = self._stock(posting, key, offer) or self._limit(posting, key, offer)
        if finding is None:
            self.gone[key] += posting.quantity
            self.taken[key, posting.account] += posting.quantity
        return finding

    def _is_new(self, *mistake: str) -> bool:
        """Whether a mistake is new; the entries after it that share it follow from it."""
        known = mistake in self.blamed
        self.blamed.add(mistake)
        return not known

    def _card_not_open(self, posting: Posting, card: Card) -> Finding | None:
        """Points come onto a card, or are spent from it, only while it is in use; what is left may be adjusted off."""
        if card.opened <= posting.date and (card.closed is None or posting.date <= card.closed):
            return None
        path = record_path("cards", self.programme)
        off = posting.kind == "adjustment" and posting.points < 0
        if off or has_doubtful_range(self.survey, path, ("cards", posting.account)):
            return None
        if not self._is_new("card", posting.account):
            return None
        until = both("closed", card.closed or "至今", card.closed or "now")
        args = {"date": posting.date, "opened": card.opened, **until}
        return entry_finding("card-not-open", posting, "card", args, (path, ("cards", posting.account)))

    def _cap(self, posting: Posting, rule: str, cap: int) -> Finding | None:
        key = (rule, posting.account, posting.date[:7])
        before = self.earned[key]
        if before + posting.points <= cap or not self._is_new("cap", *key):
            self.earned[key] += posting.points
            return None
        args = {"points": posting.points, "before": before, "cap": cap, "month": posting.date[:7]}
        declared = (record_path("rules", self.programme), ("rules", rule, "cap_per_month"))
        return entry_finding("cap-exceeded", posting, "quantity", args, declared)

    def _stock(self, posting: Posting, key: str, offer: Offer) -> Finding | None:
        if offer.stock is None:
            return None
        left = offer.stock - self.gone[key]
        if posting.quantity <= left or not self._is_new("stock", key):
            return None
        args = {"asked": posting.quantity, "left": max(left, 0), "stock": offer.stock}
        return entry_finding("offer-out-of-stock", posting, "quantity", args, (record_path("offer", key), ("stock",)))

    def _limit(self, posting: Posting, key: str, offer: Offer) -> Finding | None:
        if offer.limit_per_card is None:
            return None
        before = self.taken[key, posting.account]
        if before + posting.quantity <= offer.limit_per_card or not self._is_new("limit", key, posting.account):
            return None
        args = {"asked": posting.quantity, "before": before, "limit": offer.limit_per_card}
        related = (record_path("offer", key), ("limit_per_card",))
        return entry_finding("offer-over-limit", posting, "quantity", args, related)
