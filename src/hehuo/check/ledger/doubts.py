"""The ledgers under check, and what is in doubt about them before any entry is judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from hehuo.check.excuses import dangling_entries, doubtful_batches, has_doubtful_range
from hehuo.check.ledger.batch_audit import ledgers
from hehuo.check.ledger.seals import changed_batches, has_missing_batch
from hehuo.check.survey import Survey
from hehuo.document import Document
from hehuo.model.ledger import Ledger, Line
from hehuo.model.ledger.doubts import Doubts
from hehuo.model.registry import programme_of, record_path, resolve


def judged_ledgers(survey: Survey) -> Mapping[str, Ledger]:
    """Programme → its ledger, with what must not be blamed."""
    return survey.once(_judged)


def broken_batches(survey: Survey, programme: str) -> list[Document | None]:
    """The documents of a programme's batches that are no records; None where one can't be read at all."""
    keys = sorted(key for key in survey.unsound("batch") if programme_of(key) == programme)
    return [survey.documents.get(record_path("batch", key)) for key in keys]


def _judged(survey: Survey) -> Mapping[str, Ledger]:
    lines = dangling_entries(survey)
    return {name: replace(ledger, doubts=_doubts(survey, ledger, lines)) for name, ledger in ledgers(survey).items()}


def _doubts(survey: Survey, ledger: Ledger, lines: frozenset[Line]) -> Doubts:
    doubtful, changed = doubtful_batches(survey), changed_batches(survey) & ledger.batches.keys()
    broken = broken_batches(survey, ledger.programme)
    is_missing = has_missing_batch(survey, ledger.programme)
    gifts = _Gifts()
    for document in broken:
        gifts.credit(document)
    return Doubts(
        batches=doubtful & ledger.batches.keys(),
        lines=lines,
        cards=_backward_cards(survey, ledger),
        given=gifts.by_card,
        given_anyone=inf if ledger.programme in survey.unsound("rules") else gifts.anyone,
        changed=changed,
        tampered=is_missing or not changed <= doubtful,
        partners=None if is_missing or changed else _partners_of(ledger.programme, broken),
    )


def _backward_cards(survey: Survey, ledger: Ledger) -> frozenset[str]:
    """The cards whose days of opening and closing are reported to run backwards."""
    listed, path = survey.registry.cards.get(ledger.programme), record_path("cards", ledger.programme)
    numbers = listed.cards if listed is not None else ()
    return frozenset(number for number in numbers if has_doubtful_range(survey, path, ("cards", number)))


@dataclass(slots=True)
class _Gifts:
    """What batches that are no records may have given: to each card that one names its whole total; where a card or the
    total can't be read, anything to any card."""

    by_card: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    anyone: float = 0

    def credit(self, document: Document | None) -> None:
        value: Mapping[str, Any] = document.value if document is not None else {}
        total, entries = value.get("total"), value.get("entries")
        if not isinstance(total, int) or not isinstance(entries, list):
            self.anyone = inf
            return
        for entry in entries:
            card = entry.get("card") if isinstance(entry, dict) else None
            if isinstance(card, str):
                self.by_card[card] += abs(total)
            else:
                self.anyone += abs(total)


def _partners_of(programme: str, broken: list[Document | None]) -> frozenset[str] | None:
    """The partners of batches that are no records; None where one may be anybody's."""
    partners = set()
    for document in broken:
        if document is None:
            return None
        partner = document.value.get("partner")
        if document.value.get("kind") == "redeem" and not isinstance(partner, str):
            return None
        partners.add(resolve(programme, str(partner)))
    return frozenset(partners)
