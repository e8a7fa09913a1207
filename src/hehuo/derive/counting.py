"""Counts with the records behind them: partners, projects, outcomes, money, and whatever a reported figure is beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from hehuo.derive.amounts import MONEY_KINDS, Amount, AmountOf, joint
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.projects import ProjectStatus
from hehuo.model.records import MoneyKind, Offer, Programme, Qualifier, Recorded
from hehuo.model.registry import Registry, iter_catalogue, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure and its receipt: the record type and keys it was counted from. `value` may be a sum over them.

    `qualifier` says how exactly a sum is known, `money` of which kind a sum of money is, None where that isn't stated.
    """

    value: int
    type: str
    records: tuple[str, ...]
    qualifier: Qualifier = "exact"
    money: MoneyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRecords:
    """One programme's records, picked out once so that every count reads only these."""

    key: str
    programme: Programme
    partners: list[PartnerStatus]
    projects: list[ProjectStatus]
    communities: list[str]
    offers: dict[str, Offer]


def count_partners(views: Iterable[PartnerStatus]) -> Counted:
    """Some partners, counted."""
    keys = tuple(view.key for view in views)
    return Counted(value=len(keys), type="partner", records=keys)


def count_projects(views: Iterable[ProjectStatus], state_class: str | None = None) -> Counted:
    """Some projects, counted: those of one class of state, or all."""
    keys = tuple(view.key for view in views if state_class is None or view.state_class == state_class)
    return Counted(value=len(keys), type="project", records=keys)


def count_amounts(amounts: Iterable[Amount], of: AmountOf, name: str | None) -> Counted:
    """The sum of the amounts of one measure, or of one kind of money."""
    chosen = [amount for amount in amounts if (amount.of, amount.name) == (of, name)]
    return Counted(
        value=sum(amount.value for amount in chosen),
        type="project",
        records=tuple(amount.project for amount in chosen),
        qualifier=joint(amount.qualifier for amount in chosen),
        money=cast("MoneyKind | None", name) if of == "money" else None,
    )


def count_money(amounts: Iterable[Amount]) -> tuple[Counted, ...]:
    """The money that went into projects, each kind by itself; a single nothing where there is none."""
    found = tuple(amounts)
    sums = [count_amounts(found, "money", kind) for kind in MONEY_KINDS]
    return tuple(counted for counted in sums if counted.records) or (sums[0],)


def count_recorded(
    query: Recorded | None, records: ProgrammeRecords, registry: Registry, amounts: Iterable[Amount]
) -> tuple[Counted, ...]:
    """Count what a reported figure says its recorded counterpart is; nothing where it names none.

    `amounts` are those of projects that count. Money of several kinds is as many sums.
    """
    if query is None or query.of == "joining-number":
        return ()
    if query.of in ("outcomes", "money"):
        chosen = tuple(answering(query, records, registry, amounts))
        if query.of == "outcomes":
            return (count_amounts(chosen, "outcomes", query.measure),)
        return (count_amounts(chosen, "money", query.money),) if query.money else count_money(chosen)
    return (_count_records(query, records, registry),)


def answering(
    query: Recorded, records: ProgrammeRecords, registry: Registry, amounts: Iterable[Amount]
) -> Iterator[Amount]:
    """The amounts that answer to a query for outcomes or money."""
    name = query.measure if query.of == "outcomes" else query.money
    projects = {view.key for view in records.projects if _project_matches(view, query, records, registry)}
    for amount in amounts:
        if amount.of == query.of and name in (None, amount.name) and amount.project in projects:
            yield amount


def _count_records(query: Recorded, records: ProgrammeRecords, registry: Registry) -> Counted:
    programme = records.programme
    if query.of == "directions":
        return Counted(value=len(programme.directions), type="programme", records=(records.key,))
    if query.of in ("groups", "items"):
        nodes = list(iter_catalogue(programme))
        groups = [node for node in nodes if node.group == node.id]
        items = [node for node in nodes if node.id != node.direction and node.group != node.id]
        return Counted(value=len(groups if query.of == "groups" else items), type="programme", records=(records.key,))
    if query.of == "communities":
        return Counted(value=len(records.communities), type="community", records=tuple(records.communities))
    if query.of in ("offers", "merchants", "merchant-trades"):
        return _count_offers(query, records)
    if query.of == "partners":
        return count_partners(
            view for view in records.partners if view.standing != "left" and _partner_matches(view, query, records)
        )
    return count_projects(view for view in records.projects if _project_matches(view, query, records, registry))


def _count_offers(query: Recorded, records: ProgrammeRecords) -> Counted:
    if query.of == "offers":
        return Counted(value=len(records.offers), type="offer", records=tuple(records.offers))
    keys = {resolve(records.key, offer.partner) for offer in records.offers.values()}
    merchants = [view for view in records.partners if view.key in keys and _partner_matches(view, query, records)]
    if query.of == "merchants":
        return count_partners(merchants)
    trades = {view.partner.trade for view in merchants if view.partner.trade}
    return Counted(value=len(trades), type="partner", records=tuple(view.key for view in merchants))


def _partner_matches(view: PartnerStatus, query: Recorded, records: ProgrammeRecords) -> bool:
    kind = records.programme.kinds.get(view.partner.kind)
    return (
        (query.kind is None or view.partner.kind == query.kind)
        and (query.team is None or (kind is not None and kind.team == query.team))
        and (query.trade is None or view.partner.trade == query.trade)
        and (query.community is None or resolve(records.key, query.community) in view.communities)
        and (query.direction is None or query.direction in view.directions or query.direction in view.partner.items)
    )


def _project_matches(view: ProjectStatus, query: Recorded, records: ProgrammeRecords, registry: Registry) -> bool:
    nodes = registry.catalogue[records.key]
    lies_under = {place for item in view.project.items if (node := nodes.get(item)) for place in node.path}
    return (
        (query.workflow is None or view.project.workflow == query.workflow)
        and (query.class_ is None or view.state_class == query.class_)
        and (query.community is None or view.community == resolve(records.key, query.community))
        and (query.direction is None or query.direction in lies_under)
    )
