"""Awards concluded: who got which, under which name a volunteer may appear, and what each partner or project has won."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hehuo.model.dates import parse_date
from hehuo.model.records import Award, Card, Recipient
from hehuo.model.registry import Registry, programme_of, resolve

RecipientKind = Literal["partner", "project", "community", "card"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardWinner:
    """Who got an award: the key of a partner, project or community; of a card only the alias its holder agreed to."""

    award: str
    kind: RecipientKind
    key: str | None
    alias: str | None
    community: str | None
    recipient: Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardResult:
    """An award; `unnamed` counts the cards among its recipients that have no published alias."""

    key: str
    programme: str
    award: Award
    recipients: tuple[AwardWinner, ...]
    unnamed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Awards:
    """All awards by key; each programme's, the latest first; and what was won, by record type and key."""

    views: Mapping[str, AwardResult]
    programmes: Mapping[str, tuple[AwardResult, ...]]
    won: Mapping[tuple[str, str], tuple[AwardWinner, ...]]


def derive_awards(registry: Registry) -> Awards:
    """Every award of the registry."""
    views = sorted((_view(registry, key, award) for key, award in registry.awards.items()), key=_latest_first)
    programmes: dict[str, list[AwardResult]] = {key: [] for key in registry.programmes}
    won: dict[tuple[str, str], list[AwardWinner]] = defaultdict(list)
    for view in views:
        programmes.setdefault(view.programme, []).append(view)
        for recipient in view.recipients:
            if recipient.key:
                won[recipient.kind, recipient.key].append(recipient)
    return Awards(
        views={view.key: view for view in views},
        programmes={key: tuple(found) for key, found in programmes.items()},
        won={place: tuple(found) for place, found in won.items()},
    )


def _view(registry: Registry, key: str, award: Award) -> AwardResult:
    recipients = tuple(_recipient(registry, key, recipient) for recipient in award.recipients)
    unnamed = sum(1 for recipient in recipients if recipient.kind == "card" and recipient.alias is None)
    return AwardResult(key=key, programme=programme_of(key), award=award, recipients=recipients, unnamed=unnamed)


def _recipient(registry: Registry, award: str, recipient: Recipient) -> AwardWinner:
    programme, to = programme_of(award), recipient.to
    if to.card is not None:
        book = registry.cards.get(programme)
        card = book.cards.get(to.card) if book else None
        named = card is not None and card.alias and card.consent
        return AwardWinner(award=award, kind="card", key=None, alias=card.alias if card and named else None,
                             community=_home(programme, card) if named else None, recipient=recipient)  # fmt: skip
    kind, text = _named(recipient)
    return AwardWinner(
        award=award, kind=kind, key=resolve(programme, text), alias=None, community=None, recipient=recipient
    )


def _named(recipient: Recipient) -> tuple[RecipientKind, str]:
    to = recipient.to
    if to.partner is not None:
        return "partner", to.partner
    if to.project is not None:
        return "project", to.project
    return "community", to.community or ""


def _home(programme: str, card: Card | None) -> str | None:
    return resolve(programme, card.community) if card and card.community else None


def _latest_first(view: AwardResult) -> tuple[int, str]:
    """What has been given, the latest first, then what has no date."""
    return -parse_date(view.award.date).first.toordinal() if view.award.date else 0, view.key
