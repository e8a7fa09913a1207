"""Who and where a text speaks of: names of programmes, areas, communities, partners, projects and places, found in it.

All names come from the records. A name that other programmes use too decides no programme.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hehuo.derive.verifying.language import PLACE
from hehuo.derive.verifying.names import Entity, all_names, all_stems, all_texts
from hehuo.model.registry import Registry, programme_of
from hehuo.record_types import BY_NAME

_PARTNER = BY_NAME["partner"].label
"""What the names of programmes end in, so that it is said of their partners too."""

OTHER: Entity = ("other", "")
"""A place that is none of the registry's."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names something, and what it may mean. `decides` where the name belongs to one programme only."""

    start: int
    end: int
    entities: tuple[Entity, ...]
    decides: str | None
    example: bool = False
    is_title: bool = False


def owner(entity: Entity) -> str:
    """The programme that an entity is of."""
    return programme_of(entity[1])


class _Names:
    """Names looked up at a place of a text, without trying one after the other."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if len(name) > 1)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            lengths[name[:2]].add(len(name))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    def at(self, text: str, place: int) -> Iterator[str]:
        """The names that stand at a place of a text in lower case, the longest first."""
        for length in self._lengths.get(text[place : place + 2], ()):
            name = text[place : place + length]
            if name in self._names and _stands(text, place, name):
                yield name


class Gazetteer:
    """The names of a registry."""

    def __init__(self, registry: Registry) -> None:
        whole: dict[str, dict[Entity, None]] = defaultdict(dict)
        for name, entity in all_names(registry):
            whole[name.lower()].setdefault(entity)
        stems: dict[str, dict[Entity, None]] = defaultdict(dict)
        for name, entity in all_stems(registry):
            stems[name.lower()].setdefault(entity)
        texts = all_texts(registry)
        users = _users(_Names({*whole, *stems}), texts)
        self._meant: dict[str, tuple[tuple[Entity, ...], str | None]] = {}
        for name in {**stems, **whole}:
            entities = {**whole.get(name, {}), **stems.get(name, {})}
            owners = {owner(entity) for entity in entities}
            shared = not users[name] <= owners
            if name in whole or not shared:
                alone = len(owners) == 1 and not shared and all(kind != "area" for kind, _ in entities)
                self._meant[name] = tuple(entities), next(iter(owners)) if alone else None
        self._names = _Names(self._meant)
        self._kinds_of_place = frozenset(kind for text in texts.values() for kind in _kinds_of_place(text))
        self._titles = {programme.name.lower() for programme in registry.programmes.values()}

    def masked(self, text: str) -> str:
        """A text without the names of places and organisations, each character in its place."""
        plain = list(text)
        for mention in self.mentions(text):
            if any(entity[0] in ("community", "partner", "place", "area", "other") for entity in mention.entities) or (
                mention.entities[0][0] == "programme" and not mention.is_title
            ):
                plain[mention.start : mention.end] = " " * (mention.end - mention.start)
            elif mention.is_title and text[: mention.end].endswith(_PARTNER):
                plain[mention.start : mention.end - len(_PARTNER)] = " " * (mention.end - len(_PARTNER) - mention.start)
        return "".join(plain)

    def leading(self, text: str) -> Iterator[Entity]:
        """What a text begins with the name of, in the full name of a part of it too."""
        for name in self._names.at(text.lower(), 0):
            yield from self._meant[name][0]

    def mentions(self, text: str) -> list[Mention]:
        """Every name in a text, the longest at each place, and every place that is none of the registry's."""
        lower, found, at = text.lower(), list[Mention](), 0
        while at < len(lower) - 1:
            name = next(self._names.at(lower, at), None)
            if name is None:
                at += 1
                continue
            end = at + len(name)
            found.append(Mention(at, end, *self._meant[name], text[end : end + 1] == "等", name in self._titles))
            at = end
        _mark_examples(text, found)
        return sorted([*found, *self._others(text, found)], key=lambda mention: mention.start)

    def _others(self, text: str, found: list[Mention]) -> Iterator[Mention]:
        taken = bytearray(len(text))
        for mention in found:
            taken[mention.start : mention.end] = b"1" * (mention.end - mention.start)
        named = "".join("，" if hidden else char for char, hidden in zip(text, taken, strict=True))
        for match in PLACE.finditer(named):
            if not any(taken[match.start() : match.end()]) and match.group() not in self._kinds_of_place:
                yield Mention(match.start(), match.end(), (OTHER,), None)


def _kinds_of_place(text: str) -> Iterator[str]:
    """What names of the records call places of some kind, such as estates of a sort: no other place is meant by it."""
    for match in re.finditer("街道|社区|小区|[镇乡县区村]", text):
        yield from (text[match.start() - length : match.end()] for length in (2, 3, 4))


def _mark_examples(text: str, found: list[Mention]) -> None:
    """What stands in a list that ends in 等 is an example, not what is spoken of."""
    for place in range(len(found) - 2, -1, -1):
        between = text[found[place].end : found[place + 1].start]
        if found[place + 1].example and between in ("、", "和", "与", "及"):
            found[place] = replace(found[place], example=True)


def _users(names: _Names, texts: dict[str, str]) -> dict[str, set[str]]:
    """The programmes in whose texts each name occurs."""
    users: dict[str, set[str]] = defaultdict(set)
    for programme, text in texts.items():
        for place in range(len(text) - 1):
            for name in names.at(text, place):
                users[name].add(programme)
    return users


def _stands(text: str, at: int, name: str) -> bool:
    if not text.startswith(name, at):
        return False
    if not name.isascii():
        return True
    before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
