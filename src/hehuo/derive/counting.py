"""Counts with the records behind them: partners, projects, outcomes, money, and whatever a reported figure is beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hehuo.derive.partners import PartnerStatus
from hehuo.derive.projects import ProjectStatus
from hehuo.model.records import Offer, Programme, Recorded
from hehuo.model.registry import Registry, iter_catalogue, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure and its receipt: the record type and keys it was counted from. `value` may be a sum over them."""

    value: int
    type: str
    records: tuple[str, ...]


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


def count_outcomes(projects: Iterable[ProjectStatus], measure: str) -> Counted:
    """The sum of a measure over projects that are done or under way; a dropped project's outcomes don't count."""
    total, keys = 0, []
    for view in projects:
        amounts = [outcome.quantity for outcome in view.project.outcomes if outcome.measure == measure]
        if amounts and view.state_class != "dropped":
            total += sum(amounts)
            keys.append(view.key)
    return Counted(value=total, type="project", records=tuple(keys))


def count_money(projects: Iterable[ProjectStatus]) -> Counted:
    """The money spent on projects, but not on dropped ones."""
    paid = [view for view in projects if view.project.money and view.state_class != "dropped"]
    total = sum(payment.yuan for view in paid for payment in view.project.money)
    return Counted(value=total, type="project", records=tuple(view.key for view in paid))


def count_recorded(query: Recorded | None, records: ProgrammeRecords, registry: Registry) -> Counted | None:
    """Count what a reported figure says its recorded counterpart is; None where it names none."""
    if query is None:
        return None
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
    chosen = [view for view in records.projects if _project_matches(view, query, records, registry)]
    if query.of == "outcomes":
        return count_outcomes(chosen, query.measure or "")
    return count_money(chosen) if query.of == "money" else count_projects(chosen)


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
    lies_under = {
        place
        for item in view.project.items
        if (node := nodes.get(item))
        for place in (item, node.group, node.direction)
    }
    return (
        (query.workflow is None or view.project.workflow == query.workflow)
        and (query.class_ is None or view.state_class == query.class_)
        and (query.community is None or view.community == resolve(records.key, query.community))
        and (query.direction is None or query.direction in lies_under)
    )
