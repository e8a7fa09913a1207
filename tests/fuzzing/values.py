"""Mutations of values, guided by the schema. The result stays in the dialect, so that it reaches the rules."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from fuzzing import nasty
from fuzzing.blows import Mutation, put_character, to_bytes
from fuzzing.choosing import Ring
from fuzzing.sources import Source, gather, schemas
from fuzzing.writing import Value, write
from hehuo.check.shape.field_names import schemas_at
from hehuo.document import Route

Change = Callable[[Random, Source, dict[str, Value], list[Route]], None]

# Places


def iter_routes(value: Value, route: Route = ()) -> Iterator[Route]:
    """The routes of all values below the root."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*route, key)
        yield from iter_routes(inner, (*route, key))


def get(value: Value, route: Route) -> Value:
    """The value at a route."""
    for step in route:
        value = value[step]
    return value


@lru_cache(maxsize=1)
def _elsewhere() -> Mapping[str, Ring[Value]]:
    """Key → the values it has in any record."""
    found: dict[str, dict[str, Value]] = {}
    for source in gather():
        value = source.document.value if source.document else {}
        for route in iter_routes(value):
            if isinstance(route[-1], str):
                inner = get(value, route)
                found.setdefault(route[-1], {})[repr(inner)] = inner
    return {key: Ring((text, 4, inner) for text, inner in values.items()) for key, values in found.items()}


@lru_cache(maxsize=1)
def _keys() -> Ring[str]:
    return Ring((key, 8, key) for key in _elsewhere())


# Changes


def _set(value: Value, route: Route, new: Value) -> None:
    get(value, route[:-1])[route[-1]] = new


def put_boundary(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:
    """Replace a value by one at or beyond the limits of its schema."""
    route = random.choice(routes)
    _set(value, route, _boundary(random, source, route, get(value, route)))


def _boundary(random: Random, source: Source, route: Route, was: Value) -> Value:
    document = source.document
    found = schemas_at(schemas(), document, route) if document else []
    pool: list[Value] = [choice for schema in found for choice in schema.get("enum", ())]
    for schema in found:
        for edge in (schema[bound] for bound in ("minimum", "maximum") if bound in schema):
            pool += [edge, edge - 1, edge + 1]
        for edge in (schema[bound] for bound in ("minLength", "maxLength") if bound in schema):
            pool += [random.choice("a字😀\u0301") * max(0, edge + by) for by in (-1, 0, 1)]
        for edge in (schema[bound] for bound in ("minItems", "maxItems") if bound in schema):
            if isinstance(was, list) and was and edge <= 500:
                pool += [(was * (edge + 2))[: max(0, edge + by)] for by in (-1, 0, 1)]
    if isinstance(was, str):
        pool += nasty.DATES if re.match("[0-9X]{4}", was) else nasty.IDS + nasty.TEXTS
    elif isinstance(was, int):
        pool += nasty.INTEGERS
    return random.choice(pool or [None])


def put_other_type(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:  # noqa: ARG001
    """Replace a value by one of another type, or remove it."""
    route = random.choice(routes)
    was = get(value, route)
    pool: tuple[Value, ...] = (
        None,
        True,
        0,
        "",
        "x",
        [],
        {},
        [was],
        [[was]],
        {"x": was},
        [was, was],
        str(was)[:50],
        1.5,
        {"name": was},
    )
    _set(value, route, random.choice(pool))


def put_from_elsewhere(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:  # noqa: ARG001
    """Replace a value by one that another record has, mostly under the same key."""
    route = random.choice([route for route in routes if isinstance(route[-1], str)] or routes)
    key = str(route[-1]) if random.random() < 0.9 else _keys().choose(random)
    pool = _elsewhere().get(key)
    _set(value, route, copy.deepcopy(pool.choose(random)) if pool else None)


def drop(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:  # noqa: ARG001
    """Remove a key or item."""
    route = random.choice(routes)
    del get(value, route[:-1])[route[-1]]


def double(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:  # noqa: ARG001
    """Duplicate or move an item; copy a key's value to a second key."""
    route = random.choice(routes)
    within, new = get(value, route[:-1]), copy.deepcopy(get(value, route))
    if isinstance(within, list):
        within.insert(random.randint(0, len(within)), new)
        if random.random() < 0.3:
            random.shuffle(within)
    else:
        within[random.choice([*nasty.IDS, "x1", f"{route[-1]}-2", f"{route[-1]} "])] = new


def add_key(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:
    """Add a key, allowed by the schema or not, with a value that it has elsewhere."""
    route = random.choice([(), *(route for route in routes if isinstance(get(value, route), dict))])
    found = schemas_at(schemas(), source.document, route) if source.document else []
    allowed = [key for schema in found for key in schema.get("properties", {})]
    key = (
        random.choice(allowed) if allowed and random.random() < 0.8 else random.choice([*nasty.IDS, *nasty.TEXTS[:40]])
    )
    pool = _elsewhere().get(key)
    get(value, route)[key] = copy.deepcopy(pool.choose(random)) if pool else "x"


def rename_key(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:  # noqa: ARG001
    """Misspell or replace a key."""
    route = random.choice([route for route in routes if isinstance(route[-1], str)])
    within, key = get(value, route[:-1]), str(route[-1])
    at = random.randint(0, len(key))
    new = random.choice(
        [key[:at] + key[at + 1 :], key.upper(), f"{key}s", random.choice(nasty.IDS), f"{key[:at]}_{key[at:]}"]
    )
    pairs = [(new if name == key else name, inner) for name, inner in within.items()]
    within.clear()
    within.update(pairs)


def move_date(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:
    """Move a date by some days."""
    days = [
        route
        for route in routes
        if isinstance(said := get(value, route), str) and re.fullmatch(r"\d{4}-\d\d-\d\d", said)
    ]
    if not days:
        return put_boundary(random, source, value, routes)
    route = random.choice(days)
    try:
        moved = date.fromisoformat(get(value, route)) + timedelta(
            days=random.choice([-400, -31, -1, 1, 31, 400, 40_000])
        )
    except (ValueError, OverflowError):
        return None
    return _set(value, route, moved.isoformat())


def move_number(random: Random, source: Source, value: dict[str, Value], routes: list[Route]) -> None:
    """Change a number a little. The total of a sheet is adjusted, so that it still adds up."""
    numbers = [route for route in routes if type(get(value, route)) is int]
    if not numbers:
        return put_boundary(random, source, value, routes)
    route = random.choice(numbers)
    was = get(value, route)
    new = random.choice([was + 1, was - 1, was * 2, was + 1_000, was * 1_000_003, -was])
    _set(value, route, new)
    entries, total = value.get("entries"), value.get("total")
    if route[0] == "entries" and isinstance(entries, list) and isinstance(total, int):
        counted = sum(entry.get(route[-1], 0) for entry in entries if isinstance(entry, dict)) - new + was
        value["total"] = total + (new - was) * (total // counted if counted else 1)
    return None


def _mutation(change: Change) -> Mutation:
    def mutate(random: Random, source: Source) -> bytes:
        if source.document is None:
            return put_character(random, source)
        value = copy.deepcopy(source.document.value)
        for _ in range(random.choice([1, 1, 1, 1, 2, 3])):
            routes = list(iter_routes(value))
            if routes:
                change(random, source, value, routes)
        return to_bytes(write(value, random))

    return mutate


VALUES: Mapping[str, Mutation] = {
    "boundary": _mutation(put_boundary),
    "other-type": _mutation(put_other_type),
    "add-key": _mutation(add_key),
    "rename-key": _mutation(rename_key),
}
"""Mutations that the schema judges."""

FACTS: Mapping[str, Mutation] = {
    "from-elsewhere": _mutation(put_from_elsewhere),
    "drop": _mutation(drop),
    "double": _mutation(double),
    "move-date": _mutation(move_date),
    "move-number": _mutation(move_number),
}
"""Mutations that only the rules across files can judge."""
