"""What a registry states, looked up by programme, place and word instead of being searched through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hehuo.derive.verifying.entities import Gazetteer
from hehuo.derive.verifying.names import Entity
from hehuo.derive.verifying.scope import Scope
from hehuo.derive.verifying.statements import Statement
from hehuo.derive.verifying.wording import Thing, thing_of, weigh

CONSIDERED = 256
"""At most so many figures are weighed for one number: those that its rarest words lead to."""


@dataclass(frozen=True, slots=True)
class Known:
    """A statement with what it is called, of what, and the names of which texts have to name one."""

    statement: Statement
    things: tuple[Thing, ...]
    topic: Thing
    anchors: frozenset[Entity]
    among: frozenset[Entity]
    tokens: frozenset[str]

    @property
    def is_local(self) -> bool:
        """Whether it is of a place within its programme."""
        return any(kind in ("community", "place") for kind, _ in self.anchors)


class Lookup:
    """All statements, by the words that they are called by."""

    def __init__(self, statements: Iterable[Statement], gazetteer: Gazetteer) -> None:
        self._known = [_read(statement, gazetteer) for statement in statements]
        self._by_word: dict[tuple[str, Entity | None, str], list[int]] = defaultdict(list)
        self._by_value: dict[tuple[str, int, str], list[int]] = defaultdict(list)
        things: dict[str, list[Thing]] = defaultdict(list)
        for place, known in enumerate(self._known):
            programme, value = known.statement.programme, known.statement.value
            things[programme] += known.things
            for token in {token for thing in known.things for token in thing.tokens}:
                for anchor in known.anchors or (None,):
                    self._by_word[programme, anchor, token].append(place)
                self._by_value[programme, value, token].append(place)
        self.weights: Mapping[str, Mapping[str, float]] = {key: weigh(found) for key, found in things.items()}
        """How much each character tells, by programme."""

    def near(self, scope: Scope, tokens: Iterable[str]) -> Iterator[Known]:
        """What may be spoken of: figures of the places in question, or of the whole, that are called by one of the words."""
        programme = scope.programme or ""
        places: list[Entity | None] = [*scope.places, None] if scope.whole else [*scope.places]
        keys = ((programme, place, token) for token in sorted(tokens) for place in places)
        return self._some(self._by_word[key] for key in keys if key in self._by_word)

    def saying(self, programme: str, value: int, tokens: Iterable[str]) -> Iterator[Known]:
        """Figures of a programme that say a number and are called by one of the words, wherever they are of."""
        keys = ((programme, value, token) for token in sorted(tokens))
        return self._some(self._by_value[key] for key in keys if key in self._by_value)

    def _some(self, lists: Iterable[list[int]]) -> Iterator[Known]:
        found: dict[int, None] = {}
        for listed in sorted(lists, key=len):
            found.update(dict.fromkeys(listed[: CONSIDERED - len(found)]))
            if len(found) >= CONSIDERED:
                break
        return (self._known[place] for place in found)


def _read(statement: Statement, gazetteer: Gazetteer) -> Known:
    """A statement; where its label names a place, it is of that place, and not of all that the record is of."""
    of_project = statement.of[0] == "project"
    named = "，".join((statement.label, *(thing for thing in statement.things if of_project or thing.isascii())))
    inside = f"{statement.programme}/"
    own = frozenset(
        entity
        for mention in gazetteer.mentions(named)
        for entity in mention.entities
        if entity[0] in ("community", "partner", "place") and entity[1].startswith(inside)
    )
    if own and statement.of[0] in ("programme", "community", "indicator"):
        anchors = own
    else:
        anchors = statement.anchors.union(own, gazetteer.leading(statement.where))
    beside = (entity for mention in gazetteer.mentions(statement.note) for entity in mention.entities)
    things = [thing_of(gazetteer.masked(thing), statement.sense) for thing in statement.things]
    topic = thing_of(gazetteer.masked(statement.label), "level")
    return Known(
        statement,
        tuple(thing for thing in things if thing.tokens),
        topic,
        anchors,
        statement.among.union(beside),
        topic.tokens.union(thing_of(statement.note, "level").tokens, *(thing.tokens for thing in things)),
    )
