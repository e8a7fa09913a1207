"""What an entry may not do whatever its card holds: the card's days, caps, stock and limits per card.

Entries are counted in order of booking day, so that a late sheet is at fault and not what was booked before it. An
entry has one breach at most, and what breaches a stock or limit is not counted, so that nothing after it looks wrong
because of it. Cards that nobody has listed are passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from hehuo.model.ledger.journal import Journal
from hehuo.model.ledger.postings import Line, Posting, offer_of
from hehuo.model.records import Batch, Card, Offer
from hehuo.model.registry import resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class CardNotOpen:
    """Points come onto a card, or are spent from it, on a day on which it is not in use."""

    posting: Posting
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class CapExceeded:
    """A card earns more by a rule in a month than the rule's cap; it had earned `before`."""

    posting: Posting
    rule: str
    cap: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfStock:
    """More pieces of an offer, named by its key, are redeemed than are `left` of its stock."""

    posting: Posting
    offer: str
    stock: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverLimit:
    """A card takes more pieces of an offer, named by its key, than its limit; it had taken `before`."""

    posting: Posting
    offer: str
    limit: int
    before: int


Breach = CardNotOpen | CapExceeded | OutOfStock | OverLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """What a batch's entries are held against; `name` is the rule's id or the offer's key."""

    name: str = ""
    cap: int | None = None
    offer: Offer | None = None


def find_breaches(journal: Journal, undone: Mapping[Line, Line]) -> Mapping[Line, Breach]:
    """The entries of a programme that break a limit, and what each breaks. Entries that are `undone` don't count."""
    listed = journal.registry.cards.get(journal.programme)
    if listed is None:
        return {}
    doubts = journal.doubts
    terms = {key: _terms_of(journal, batch) for key, batch in journal.batches.items() if key not in doubts.batches}
    counts, breaches = _Counts(doubtful_cards=doubts.cards), {}
    for posting in journal.booked:
        card = listed.cards.get(posting.account)
        if card is None or posting.batch not in terms or posting.kind in ("expiry", "reversal"):
            continue
        breach: Breach | None = None
        if posting.date < card.opened or (card.closed is not None and card.closed < posting.date):
            breach = counts.card_not_open(posting, card)
        limits = terms[posting.batch]
        if breach is None and limits is not None and posting.line not in undone:
            breach = counts.count(posting, limits)
        if breach is not None:
            breaches[posting.line] = breach
    return breaches


def _terms_of(journal: Journal, batch: Batch) -> _Terms | None:
    """The limits of a batch's rule or offer; None where it has none."""
    if batch.kind == "earn":
        rule = journal.rules.rules.get(batch.rule or "") if journal.rules is not None else None
        capped = rule is not None and rule.cap_per_month is not None
        return _Terms(name=batch.rule or "", cap=rule.cap_per_month) if rule is not None and capped else None
    offer = offer_of(journal.registry, journal.programme, batch) if batch.kind == "redeem" else None
    if offer is None or (offer.stock is None and offer.limit_per_card is None):
        return None
    return _Terms(name=resolve(journal.programme, batch.offer or ""), offer=offer)


@dataclass(slots=True, kw_only=True)
class _Counts:
    """What has been earned and taken so far: pieces by offer, pieces by offer and card, points by rule, card and month.

    `known` are the mistakes found so far; the entries after one that share it follow from it.
    """

    doubtful_cards: frozenset[str]
    gone: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    taken: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    earned: dict[tuple[str, str, str], int] = field(default_factory=lambda: defaultdict(int))
    known: set[tuple[str, ...]] = field(default_factory=set)

    def count(self, posting: Posting, terms: _Terms) -> Breach | None:
        """Count an entry, or say what it breaks."""
        if terms.cap is not None:
            return self._cap(posting, terms.name, terms.cap)
        return self._redemption(posting, terms.name, terms.offer) if terms.offer is not None else None

    def card_not_open(self, posting: Posting, card: Card) -> CardNotOpen | None:
        """Points come onto a card, or are spent from it, only while it is in use; what is left may be adjusted off."""
        off = posting.kind == "adjustment" and posting.points < 0
        if off or posting.account in self.doubtful_cards or not self._is_new("card", posting.account):
            return None
        return CardNotOpen(posting=posting, card=card)

    def _is_new(self, *mistake: str) -> bool:
        known = mistake in self.known
        self.known.add(mistake)
        return not known

    def _cap(self, posting: Posting, rule: str, cap: int) -> Breach | None:
        key = (rule, posting.account, posting.date[:7])
        before = self.earned[key]
        if before + posting.points <= cap or not self._is_new("cap", *key):
            self.earned[key] += posting.points
            return None
        return CapExceeded(posting=posting, rule=rule, cap=cap, before=before)

    def _redemption(self, posting: Posting, key: str, offer: Offer) -> Breach | None:
        breach = self._stock(posting, key, offer) or self._limit(posting, key, offer)
        if breach is None:
            self.gone[key] += posting.quantity
            self.taken[key, posting.account] += posting.quantity
        return breach

    def _stock(self, posting: Posting, key: str, offer: Offer) -> Breach | None:
        if offer.stock is None:
            return None
        left = offer.stock - self.gone[key]
        if posting.quantity <= left or not self._is_new("stock", key):
            return None
        return OutOfStock(posting=posting, offer=key, stock=offer.stock, left=max(left, 0))

    def _limit(self, posting: Posting, key: str, offer: Offer) -> Breach | None:
        if offer.limit_per_card is None:
            return None
        before = self.taken[key, posting.account]
        if before + posting.quantity <= offer.limit_per_card or not self._is_new("limit", key, posting.account):
            return None
        return OverLimit(posting=posting, offer=key, limit=offer.limit_per_card, before=before)
