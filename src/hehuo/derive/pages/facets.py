"""Filters of a list, for one programme or for all: what can be chosen, and how many rows each choice finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hehuo.derive.pages.context import PageContext
from hehuo.model.pinyin import sort_key
from hehuo.model.registry import iter_catalogue, programme_of
from hehuo.view.lists import Facet, ListRow, Option, OptionGroup

Tally = Counter[tuple[str, str]]
"""Filter and value → how many rows it finds."""

_NAMED = 3
"""A choice of several programmes is called by at most so many names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetSpec:
    """A filter to be made: `names` gives a programme's choices in their order, value → name; "" where words name it.

    Over all programmes, choices with the same id are one choice, unless they are `apart`, each programme's under its
    own heading. An `extra` filter shows only while it is set.
    """

    id: str
    names: Callable[[str], Mapping[str, str]]
    apart: bool = False
    extra: bool = False


def tally(rows: Iterable[ListRow]) -> Tally:
    """How many rows each value of each filter finds."""
    return Counter((facet, value) for row in rows for facet, values in row.keys for value in values)


def facets_of_all(
    context: PageContext,
    specs: Iterable[FacetSpec],
    tallies: Mapping[str, Tally],
    rows: Mapping[str, Sequence[ListRow]],
) -> tuple[Facet, ...]:
    """The filters of the list of all, by programme first."""
    found = (_facet(spec, _groups(context, spec, tallies)) for spec in specs)
    return tuple(facet for facet in (_programme_facet(context, rows), *found) if facet.groups)


def facets_of_one(specs: Iterable[FacetSpec], tallies: Mapping[str, Tally], programme: str) -> tuple[Facet, ...]:
    """The filters of one programme's list."""
    found = (_facet(spec, _together(_options(spec, tallies[programme], programme))) for spec in specs)
    return tuple(facet for facet in found if facet.groups)


def _facet(spec: FacetSpec, groups: tuple[OptionGroup, ...]) -> Facet:
    # With one choice there is nothing to choose, but a figure's link may still set it.
    single = sum(len(group.options) for group in groups) < 2
    return Facet(id=spec.id, groups=groups, extra=spec.extra or single)


def _groups(context: PageContext, spec: FacetSpec, tallies: Mapping[str, Tally]) -> tuple[OptionGroup, ...]:
    found = {key: _options(spec, tallies[key], key) for key in context.shown}
    if not spec.apart:
        return _together(option for options in found.values() for option in options)
    return tuple(
        OptionGroup(programme=context.programmes[key].name, options=tuple(options))
        for key, options in found.items()
        if options
    )


def _options(spec: FacetSpec, counts: Tally, programme: str) -> list[Option]:
    """The choices of a programme that some row has."""
    return [
        Option(value=value, count=counts[spec.id, value], names=(name,) if name else ())
        for value, name in spec.names(programme).items()
        if counts[spec.id, value]
    ]


def _together(options: Iterable[Option]) -> tuple[OptionGroup, ...]:
    """Choices as one list: those with the same id are one choice that finds them all."""
    merged = merge(options)
    return (OptionGroup(options=merged),) if merged else ()


def merge(options: Iterable[Option]) -> tuple[Option, ...]:
    """Choices of several programmes, those with the same id as one."""
    names: dict[str, dict[str, None]] = {}
    counts: Counter[str] = Counter()
    for option in options:
        short = option.value.rpartition("/")[2]
        names.setdefault(short, {}).update(dict.fromkeys(option.names))
        counts[short] += option.count
    return tuple(
        Option(value=short, count=counts[short], names=tuple(known)[:_NAMED]) for short, known in names.items()
    )


def _programme_facet(context: PageContext, rows: Mapping[str, Sequence[ListRow]]) -> Facet:
    options = tuple(
        Option(value=key, count=len(rows[key]), names=(context.programmes[key].name,))
        for key in context.shown
        if rows[key]
    )
    groups = (OptionGroup(options=options),) if options else ()
    return Facet(id="programme", groups=groups, extra=len(options) < 2)


def full_keys(programme: str, *ids: str | None) -> tuple[str, ...]:
    """The full keys of a programme's terms."""
    return tuple(f"{programme}/{term}" for term in ids if term)


class _Named(Protocol):
    @property
    def name(self) -> str: ...


def prefixed(programme: str, terms: Mapping[str, _Named]) -> dict[str, str]:
    """Full key → name of a programme's terms."""
    return {f"{programme}/{key}": term.name for key, term in terms.items()}


def catalogue_names(context: PageContext) -> Callable[[str], Mapping[str, str]]:
    """Programme → its directions, groups and items, full key → name."""
    found = {
        key: {f"{key}/{node.id}": node.term.name for node in iter_catalogue(programme)}
        for key, programme in context.programmes.items()
    }
    return found.__getitem__


def community_names(context: PageContext) -> Callable[[str], Mapping[str, str]]:
    """Programme → its communities in pinyin order, key → name."""
    found: dict[str, dict[str, str]] = {key: {} for key in context.programmes}
    communities = context.registry.communities
    for key in sorted(communities, key=lambda key: sort_key(communities[key].name)):
        found.setdefault(programme_of(key), {})[key] = communities[key].name
    return found.__getitem__
