"""What is already known to be wrong with a ledger, so that nothing else is blamed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hehuo.model.ledger.postings import Line, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Reasons not to blame an entry. Whoever judges a ledger states them; the engine only heeds them.

    `batches` are blamed as a whole: their entries are neither judged nor taken from cards, and what they may have given
    counts as given. `lines` are reversals that name something unknown. `cards` have a term that runs backwards.
    `given` is what unreadable sheets may have given to each card, `given_anyone` what they may have given to any.
    `changed` are batches of closed months that are not what they were; `tampered` says that others may be too, so
    that no balance can be trusted. `partners` have sheets that can't be read: they are paid without a question; None
    where that may be any partner.
    """

    batches: frozenset[str] = frozenset()
    lines: frozenset[Line] = frozenset()
    cards: frozenset[str] = frozenset()
    given: Mapping[str, int] = field(default_factory=dict)
    given_anyone: float = 0
    changed: frozenset[str] = frozenset()
    tampered: bool = False
    partners: frozenset[str] | None = frozenset()

    def trusts_balance(self, posting: Posting) -> bool:
        """Whether an entry can be blamed for what its card lacks: nothing closed was tampered with, or this was."""
        return not self.tampered or posting.batch in self.changed


NO_DOUBTS = Doubts()
