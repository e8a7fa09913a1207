"""Writes a synthetic registry.

Emits YAML text directly, in the strict dialect, and knows nothing of how it is read, checked or shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from hehuo.record_types import BY_NAME, RECORD_TYPES
from synthetic.ledger import iter_ledger
from synthetic.points import cards_text, draw_cards, draw_offers, offer_text
from synthetic.programme import PROGRAMME, PROGRAMME_ID, REGISTRY, rules_text
from synthetic.records import (
    Pools,
    community_count,
    community_id,
    community_text,
    draw_partners,
    partner_text,
    project_text,
)


def write_synth(out: Path, *, partners: int, projects: int, entries: int, seed: int) -> dict[str, int]:
    """Write `out/data/` and return how many files of each record type it has.

    Raises FileExistsError where `out/data` exists, and ValueError for an impossible size.
    """
    if partners < 1 or projects < 0 or entries < 0:
        raise ValueError("a synthetic registry has at least one partner, and no negative sizes")
    (out / "data").mkdir(parents=True)
    counts = dict.fromkeys((record_type.name for record_type in RECORD_TYPES), 0)
    folders = set()
    for name, key, text in _iter_files(partners, projects, entries, Random(seed)):
        path = out / BY_NAME[name].path(key)
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(text.encode())
        counts[name] += 1
    return counts


def _iter_files(partners: int, projects: int, entries: int, rng: Random) -> Iterator[tuple[str, str, str]]:
    """(record type, key, text) of every file."""
    yield "registry", "", REGISTRY
    yield "programme", PROGRAMME_ID, PROGRAMME
    communities = community_count(partners)
    for number in range(communities):
        yield "community", f"{PROGRAMME_ID}/{community_id(number)}", community_text(number, rng)
    roster = draw_partners(partners, rng)
    for number, partner in enumerate(roster):
        yield "partner", f"{PROGRAMME_ID}/{partner.id}", partner_text(number, partner, communities, rng)
    pools = Pools(roster)
    for number in range(projects):
        yield "project", f"{PROGRAMME_ID}/x-{number:05d}", project_text(number, pools, communities, rng)
    yield "rules", PROGRAMME_ID, rules_text()
    cards = draw_cards(entries, communities, rng)
    yield "cards", PROGRAMME_ID, cards_text(cards)
    offers = draw_offers(roster, rng)
    for offer in offers:
        yield "offer", f"{PROGRAMME_ID}/{offer.id}", offer_text(offer)
    for place, text in iter_ledger(entries, cards, offers, rng):
        is_close = place.endswith("/close")
        yield "close" if is_close else "batch", f"{PROGRAMME_ID}/{place.removesuffix('/close')}", text
