"""Filters of a list, for one programme or for all: what can be chosen, and how many rows each choice finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hehuo.render.pages.lists import Facet, Option, Row, merged, options
from hehuo.render.pages.shared import Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetSpec:
    """A filter to be made: `labels` gives a programme's choices, key → label, in their order.

    Over all programmes, choices with the same id are one choice, unless they are `apart`, each programme's under its
    own heading. An `extra` filter shows only while it is set.
    """

    name: str
    label: str
    labels: Callable[[str], Mapping[str, str]]
    apart: bool = False
    extra: bool = False


def prefixed(programme: str, named: Mapping[str, object]) -> dict[str, str]:
    """Full key → name of a programme's terms."""
    return {f"{programme}/{key}": str(getattr(term, "name", term)) for key, term in named.items()}


def make_facets(
    shared: Shared, specs: Iterable[FacetSpec], rows: Mapping[str, Sequence[Row]], programme: str | None
) -> tuple[Facet, ...]:
    """The filters of one programme's list, or, where `programme` is None, of the list of all."""
    made = []
    for spec in specs:
        per = {
            key: options(rows.get(key, ()), spec.name, spec.labels(key))
            for key in ([programme] if programme else shared.programmes)
        }
        groups = _apart(shared, per) if spec.apart and programme is None else _together(per)
        if groups:
            # With one choice there is nothing to choose, but a figure's link may still set it.
            single = sum(len(each) for _, each in groups) < 2
            made.append(Facet(name=spec.name, label=spec.label, groups=groups, extra=spec.extra or single))
    return tuple(made)


def _apart(shared: Shared, per: Mapping[str, tuple[Option, ...]]) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    return tuple((shared.programmes[key].name, found) for key, found in per.items() if found)


def _together(per: Mapping[str, tuple[Option, ...]]) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    found = merged(option for each in per.values() for option in each)
    return (("", found),) if found else ()


def programme_facet(shared: Shared, rows: Mapping[str, Sequence[Row]]) -> Facet:
    """The filter by programme, for lists of all."""
    found = tuple(
        Option(value=key, label=programme.name, count=len(rows[key]))
        for key, programme in shared.programmes.items()
        if rows.get(key)
    )
    return Facet(name="programme", label="方案", groups=(("", found),) if found else (), extra=len(found) < 2)
