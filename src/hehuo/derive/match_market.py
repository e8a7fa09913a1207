"""Both sides of a programme, found by community, by place of the catalogue and by word, so that no need meets everybody."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from hehuo.derive.match_points import Able, Need, is_broad
from hehuo.derive.match_reasons import fits, judge
from hehuo.derive.match_sides import ids_of
from hehuo.derive.match_words import by_word
from hehuo.model.registry import CatalogueNode

BREADTH = 12
"""So many partners of a place of the catalogue, and of a word, are looked at besides those of the need's own community."""

_LONGEST = 6
"""So many needs of a place of the catalogue, the longest waiting, are looked at for a partner besides its community's."""

Side = TypeVar("Side")


class Market:
    """The needs and partners of a programme; `all_partners`: there are no others."""

    def __init__(self, needs: list[Need], partners: list[Able], all_partners: bool = True) -> None:
        self.needs, self.partners, self.all_partners = needs, partners, all_partners
        self._best: dict[tuple[str, frozenset[str] | None], list[Able]] = {}
        self._longest: dict[tuple[str, str], list[Need]] = {}

    @cached_property
    def local_partners(self) -> Mapping[str, list[Able]]:
        return grouped(self.partners, lambda partner: sorted(partner.communities))

    @cached_property
    def local_needs(self) -> Mapping[str, list[Need]]:
        return grouped(self.needs, lambda need: [need.community] if need.community else [])

    @cached_property
    def doing(self) -> Mapping[str, list[Able]]:
        """Catalogue id → who names it, has or gives something for it, or has done it."""
        return grouped(self.partners, lambda partner: partner.nodes)

    @cached_property
    def speaking(self) -> Mapping[str, tuple[str, ...]]:
        """Word → the keys of the first partners that use it."""
        return by_word({partner.key: partner.telling for partner in self.partners}, BREADTH)

    @cached_property
    def asking(self) -> Mapping[str, tuple[str, ...]]:
        """Word → the keys of the first needs that use it."""
        return by_word({need.key: need.telling for need in self.needs}, BREADTH)

    @cached_property
    def by_key(self) -> Mapping[str, Able]:
        return {partner.key: partner for partner in self.partners}

    @cached_property
    def need_of(self) -> Mapping[str, Need]:
        return {need.key: need for need in self.needs}

    @cached_property
    def wanting(self) -> Mapping[str, list[Need]]:
        """Catalogue id → needs that touch it."""
        return grouped(self.needs, lambda need: sorted(need.ids))

    def best_partners(self, place: CatalogueNode, kinds: frozenset[str] | None) -> list[Able]:
        """The best that a place of the catalogue has to offer, wherever the need is."""
        key = place.id, kinds
        if key not in self._best:
            plain = Need(key="", programme="", left=1, unit=None, waiting_days=None, community=None,
                         places=(place,), kinds=kinds, ids=ids_of((place,)), sharp=() if is_broad(place) else (place,))  # fmt: skip
            pool = {
                partner.key: partner
                for id_ in place.path
                for partner in self.doing.get(id_, ())
                if fits(plain, partner)
            }
            self._best[key] = heapq.nsmallest(
                BREADTH, pool.values(), key=lambda partner: (-judge(plain, partner)[0], partner.key)
            )
        return self._best[key]

    def longest_waiting(self, node: str, kind: str) -> list[Need]:
        """The needs that touch a catalogue id and have waited longest for a partner of a kind."""
        key = node, kind
        if key not in self._longest:
            pool = [need for need in self.wanting.get(node, ()) if need.kinds is None or kind in need.kinds]
            self._longest[key] = heapq.nsmallest(_LONGEST, pool, key=by_waiting)
        return self._longest[key]


def by_waiting(need: Need) -> tuple[int, str]:
    """Orders needs: the longest waiting first, equals by key."""
    return -(need.waiting_days if need.waiting_days is not None else -1), need.key


def grouped(things: Iterable[Side], names: Callable[[Side], Iterable[str]]) -> Mapping[str, list[Side]]:
    """Things by each of their names, in order."""
    found: dict[str, list[Side]] = defaultdict(list)
    for thing in things:
        for name in names(thing):
            found[name].append(thing)
    return found
