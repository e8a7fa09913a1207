"""Cards and offers of a synthetic registry, drawn and written as YAML text.

All randomness comes from the generator passed in. `ledger` books on what is drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from hehuo.model.cards import ALPHABET, LENGTH, make_card
from synthetic.records import SynthPartner, community_id, day_text
from synthetic.words import ALIASES_FIRST, ALIASES_SECOND, OFFER_FORMS

_OPENED_FROM = date(2024, 10, 1).toordinal()
_FIRST_MONTH = date(2024, 12, 1).toordinal()
_ALIASES = tuple(f"{first}的{second}" for first in ALIASES_FIRST for second in ALIASES_SECOND)


@dataclass(frozen=True, slots=True, kw_only=True)
class SynthCard:
    """A card and the day it was opened."""

    number: str
    opened: int
    community: int
    alias: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SynthOffer:
    """An offer; `limit` is per card."""

    id: str
    partner: str
    title: str
    form: str
    cost: int
    worth: int
    limit: int | None
    stock: int | None
    until: str | None


def draw_cards(entries: int, communities: int, rng: Random) -> list[SynthCard]:
    """Cards in order of opening: half of them before the first month, the others during the first half-year."""
    count = max(20, entries // 60)
    numbers: dict[str, None] = {}
    while len(numbers) < count:
        numbers[make_card("".join(rng.choices(ALPHABET, k=LENGTH)))] = None
    early = [_OPENED_FROM + rng.randrange(60) for _ in range((count + 1) // 2)]
    late = [_FIRST_MONTH + rng.randrange(180) for _ in range(count // 2)]
    return [
        SynthCard(
            number=number,
            opened=opened,
            community=rng.randrange(communities),
            alias=f"{rng.choice(_ALIASES)}{index + 1}" if rng.random() < 0.5 else None,
        )
        for index, (number, opened) in enumerate(zip(numbers, sorted(early + late), strict=True))
    ]


def cards_text(cards: Sequence[SynthCard]) -> str:
    """`cards.yml`."""
    lines = ["cards:"]
    for card in cards:
        opened = day_text(card.opened)
        alias = f', alias: {card.alias}, consent: "{opened}"' if card.alias else ""
        lines.append(f'  {card.number}: {{opened: "{opened}", community: {community_id(card.community)}{alias}}}')
    return "\n".join(lines) + "\n"


def draw_offers(partners: Sequence[SynthPartner], rng: Random) -> list[SynthOffer]:
    """Offers of steady partners, shops first. The first has neither limit nor end, so one offer is always open."""
    steady = [partner for partner in partners if partner.steady]
    shops = [partner for partner in steady if partner.calling.kind == "shop"] or steady
    offers = []
    for number in range(max(12, len(partners) // 25)):
        form, title, cost, worth = OFFER_FORMS[number % len(OFFER_FORMS)]
        watched = number > 0 and rng.random() < 0.6
        ends = number > 0 and rng.random() < 0.3
        offers.append(
            SynthOffer(
                id=f"o-{number:04d}",
                partner=shops[number % len(shops)].id,
                title=title,
                form=form,
                cost=cost,
                worth=worth,
                limit=rng.randrange(2, 7) if watched else None,
                stock=rng.randrange(50, 400) if watched else None,
                until=f"2025-{rng.randrange(4, 11):02d}-28" if ends else None,
            )
        )
    return offers


def offer_text(offer: SynthOffer) -> str:
    """The file of an offer."""
    lines = [f"title: {offer.title}", f"partner: {offer.partner}", f"form: {offer.form}"]
    lines += [f"cost: {offer.cost}", f"worth: {offer.worth}"]
    lines += [f"stock: {offer.stock}", f"limit_per_card: {offer.limit}"] if offer.stock else []
    lines += [f'from: "{day_text(_OPENED_FROM)}"']
    lines += [f'until: "{offer.until}"'] if offer.until else []
    return "\n".join([*lines, "sources: [synth]\n"])
