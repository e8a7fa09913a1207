"""Books a programme's entries in date order, and judges whether each card has what is taken from it.

An entry is blamed once at most, and what is blamed is not booked, so that nothing after it looks wrong because of it.
Entries of doubtful batches and of unlisted cards are not judged; what they may have given is counted as given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hehuo.check.ledger.batch_audit import doubtful_batches
from hehuo.check.ledger.limit_audit import entry_finding, postings_of, refused_entries
from hehuo.check.ledger.reversals import wrong_reversals
from hehuo.check.ledger.seals import changed_batches, has_missing_batch
from hehuo.check.survey import Found, Survey, by_rule
from hehuo.diagnostic import Finding
from hehuo.model.ledger import Line, Posting, entry_points, offer_of
from hehuo.model.records import Batch
from hehuo.model.registry import programme_of, record_path


def entry_findings(survey: Survey, rule: str) -> Iterator[Finding]:
    """The findings of one of the rules about entries."""
    yield from survey.once(_audit).get(rule, ())


def blamed_entries(survey: Survey) -> frozenset[Line]:
    """The entries that one of the rules about entries has found something in."""
    return survey.once(_blamed)


def _blamed(survey: Survey) -> frozenset[Line]:
    found = [each for findings in survey.once(_audit).values() for each in findings]
    return frozenset((survey.documents[each.path].key, int(each.route[1])) for each in found)


def _audit(survey: Survey) -> Found:
    return by_rule(
        finding
        for programme in survey.registry.batches_by_programme
        for finding in _Books(survey, programme).findings()
    )


@dataclass(slots=True)
class _Books:
    """One programme's ledger while it is booked. `lost` is what unlisted cards earned, which may be anybody's;
    `tampered` says that batches of closed months are not what they were, and balances with them; `late` is what was
    taken from each card by sheets that came in after the day they are of."""

    survey: Survey
    programme: str
    balances: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    late: dict[str, list[Posting]] = field(default_factory=lambda: defaultdict(list))
    lost: float = 0
    tampered: bool = False

    def findings(self) -> Iterator[Finding]:
        """Book everything; yield what can't be."""
        registry = self.survey.registry
        batches, doubtful = registry.batches_by_programme[self.programme], doubtful_batches(self.survey)
        listed = registry.cards.get(self.programme)
        self._credit_doubtful()
        refused, wrong = refused_entries(self.survey), wrong_reversals(self.survey)
        self.tampered = self._is_tampered(batches)
        postings = postings_of(self.survey)[self.programme]
        self.lost += sum(
            each.points for each in postings if each.points > 0 and listed and each.account not in listed.cards
        )
        for posting in postings:
            if posting.kind == "settlement" or posting.batch in doubtful:
                continue
            if listed is None or posting.account not in listed.cards:
                continue
            line = (posting.batch, posting.index)
            if line in refused:
                yield refused[line]
            if posting.points > 0:
                self.balances[posting.account] += posting.points
            elif line not in refused and line not in wrong:
                yield from self._take(posting)

    def _take(self, posting: Posting) -> Iterator[Finding]:
        """Take points from a card. Where they aren't there, what was booked last is blamed: this, or a late sheet."""
        late = self.late[posting.account]
        while self._is_overdrawn(posting):
            missing = -(self.balances[posting.account] + posting.points)
            after = [each for each in late if self._booked(each) > self._booked(posting)]
            guilty = max(after, key=self._booked, default=posting)
            args = {"points": -guilty.points, "balance": max(-guilty.points - missing, 0)}
            yield entry_finding("overdrawn-card", guilty, "card", args)
            if guilty is posting:
                return
            late.remove(guilty)
            self.balances[posting.account] -= guilty.points
        self.balances[posting.account] += posting.points
        if self._booked(posting) > posting.date:
            late.append(posting)

    def _booked(self, posting: Posting) -> str:
        return self.survey.registry.batches[posting.batch].date

    def _is_overdrawn(self, posting: Posting) -> bool:
        missing = -(self.balances[posting.account] + posting.points)
        return missing > self.lost and (not self.tampered or posting.batch in changed_batches(self.survey))

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
