"""Which facts of an earlier list a later one has lost: gone, or no longer saying what they said.

Order does not count here, and nothing is followed when it moves to another file. Knows no record type and no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hehuo.check.words import is_showable
from hehuo.document import Route
from hehuo.words import LazyText, gettext_lazy

Value = Mapping[str, Any]

_DATE = re.compile(r"([0-9]{4}|XXXX)-[0-9]{2}(-[0-9]{2})?", re.ASCII)

_LONGEST = 40
"""Characters of the longest value that a message repeats."""

_TELLING = frozenset(("partner", "quantity"))
"""What changes the meaning of a fact by being added to it; anything else that is added only says more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something a record states, and where."""

    route: Route
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A fact that is gone (`now` is None), or the one that stands in its place; `keys` are what differs."""

    was: Fact
    now: Fact | None
    keys: tuple[str, ...] = ()


def find_losses(was: Sequence[Fact], now: Sequence[Fact]) -> Iterator[Loss]:
    """The earlier facts that no later one states, each beside the later one that is most like it."""
    rest = list(now)
    missing = _take(_take(was, rest, lambda old, new: old == new), rest, states)
    for fact in missing:
        nearest = max(rest, key=lambda other: _likeness(fact.value, other.value), default=None)
        if nearest is None or not _likeness(fact.value, nearest.value):
            yield Loss(was=fact, now=None)
        else:
            rest.remove(nearest)
            yield Loss(was=fact, now=nearest, keys=changed_keys(fact.value, nearest.value))


def states(was: Value, now: Value) -> bool:
    """Whether a fact still says everything it said; it may say more, such as a note or a further source."""
    return not changed_keys(was, now)


def changed_keys(was: Value, now: Value) -> tuple[str, ...]:
    """The keys whose value is gone or another, and those whose being added changes the meaning."""
    lost = [key for key, value in was.items() if not _holds(value, now.get(key))]
    return (*lost, *(key for key in now if key in _TELLING and key not in was))


def _take(was: Sequence[Fact], rest: list[Fact], fits: Callable[[Value, Value], bool]) -> list[Fact]:
    """Pair earlier facts with later ones that fit, taking those away; what finds none is given back."""
    missing = []
    for fact in was:
        found = next((other for other in rest if fits(fact.value, other.value)), None)
        if found is None:
            missing.append(fact)
        else:
            rest.remove(found)
    return missing


def _holds(was: object, now: object) -> bool:
    if isinstance(was, list) and isinstance(now, list):
        return all(item in now for item in was)
    return was == now


def _likeness(was: Value, now: Value) -> int:
    return sum(1 for key, value in was.items() if key in now and now[key] == value)


def entries(value: Value, name: str, route: Route = ()) -> list[Fact]:
    """The items of a list of objects as facts; none where there is no such list."""
    listed = value.get(name)
    if not isinstance(listed, list):
        return []
    return [
        Fact(route=(*route, name, index), value=entry) for index, entry in enumerate(listed) if isinstance(entry, dict)
    ]


def reduced(fact: Fact, *without: str) -> Fact:
    """A fact without some of its keys."""
    return Fact(route=fact.route, value={key: value for key, value in fact.value.items() if key not in without})


def narrowed(fact: Fact, *keys: str) -> Fact:
    """A fact with only some of its keys."""
    return Fact(route=fact.route, value={key: fact.value[key] for key in keys if key in fact.value})


def change_of(was: Value, now: Value | None, keys: Sequence[str]) -> LazyText | tuple[LazyText, ...]:
    """What became of a fact, in words: ``不见了``, ``quantity 改了（原为 9）``. Values that may be private stay out."""
    return gettext_lazy("is gone") if now is None else tuple(_change(key, was.get(key)) for key in keys)


def _change(key: str, was: object) -> LazyText:
    if was is None:
        return gettext_lazy("%(key)s was not there", key=key)
    shown = shown_value(was)
    if shown is None:
        return gettext_lazy("%(key)s has changed", key=key)
    return gettext_lazy("%(key)s has changed (was %(value)s)", key=key, value=shown)


def shown_value(value: object) -> str | None:
    """A value as a message may repeat it: a small number, a date or an id; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 1_000_000 else None
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return value if is_showable(value) or _DATE.fullmatch(value) else None
