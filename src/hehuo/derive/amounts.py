"""Amounts: what projects came to by measure, and the money that went into them by kind; and which only retype a total.

Where a list is partial, one record may stand for all that a report counts: "142 halls" typed as the outcome of one
project. That is the report's figure once more, no evidence for it. Only evidenced amounts are added up, and only
amounts of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from hehuo.derive.projects import ProjectStatus
from hehuo.model.numerals import LARGE
from hehuo.model.records import Figure, MoneyKind, Qualifier

AmountOf = Literal["outcomes", "money"]

MONEY_KINDS: tuple[MoneyKind | None, ...] = (None, "cash", "in-kind", "resources")
"""The kinds of money in the order in which they are told; None where the record doesn't say which it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What one project states by one measure, or of one kind of money (`name`; None for a kind not stated)."""

    project: str
    of: AmountOf
    name: str | None
    value: int
    qualifier: Qualifier
    sources: frozenset[str]


def amounts_of(projects: Iterable[ProjectStatus]) -> Iterator[Amount]:
    """The amounts of projects that are done or under way; those of a dropped project don't count."""
    for view in projects:
        if view.state_class == "dropped":
            continue
        project = view.project
        cited = frozenset(project.sources).union(*(entry.sources for entry in project.timeline))
        stated: dict[tuple[AmountOf, str | None], list[tuple[int, Qualifier]]] = {}
        for outcome in project.outcomes:
            stated.setdefault(("outcomes", outcome.measure), []).append((outcome.quantity, outcome.qualifier))
        for money in project.money:
            stated.setdefault(("money", money.kind), []).append((money.yuan, money.qualifier))
        for (of, name), parts in stated.items():
            yield Amount(
                project=view.key,
                of=of,
                name=name,
                value=sum(value for value, _ in parts),
                qualifier=joint(qualifier for _, qualifier in parts),
                sources=cited,
            )


def joint(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """How exactly a sum is known: over, where parts are over and none is less exact; about, where they differ."""
    found = set(qualifiers) - {"exact"}
    return found.pop() if len(found) == 1 else "about" if found else "exact"


def plain_unit(figure: Figure) -> str:
    """A reported figure's unit without the 万 or 亿 that it is counted in; records count singly."""
    return (figure.unit or "").lstrip("".join(LARGE))


def plain_value(figure: Figure) -> int:
    """A reported figure's value counted singly, 0 where only a change is known."""
    return (figure.value or 0) * LARGE.get((figure.unit or "")[:1], 1)


def find_retyped(figure: Figure, amounts: Iterable[Amount]) -> Amount | None:
    """The amount that retypes a reported figure: it alone has the figure's value, from the figure's source.

    Others beside it make it no less a copy: the source that states the total has none of them in it. Where two have the
    value, neither is the total.
    """
    total = plain_value(figure)
    same = [amount for amount in amounts if amount.value == total and figure.source in amount.sources]
    return same[0] if len(same) == 1 else None
