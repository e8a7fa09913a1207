"""What partners get for what they give: benefits promised, given and overdue, beside the projects, money and outcomes.

Outcomes of a project that several partners have finished are nobody's alone and stay out of each one's sum.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hehuo.derive.amounts import MONEY_KINDS
from hehuo.derive.partners import PartnerStatus
from hehuo.derive.points import ProgrammePoints
from hehuo.derive.projects import ProjectStatus
from hehuo.model.dates import parse_date
from hehuo.model.knowledge import Extent
from hehuo.model.records import BenefitGrant, MoneyKind
from hehuo.model.registry import Registry, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A benefit promised to a partner and not given yet; `days` is by how many it is overdue, None where it isn't."""

    partner: str
    grant: BenefitGrant
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """Money of one kind that a partner paid, None for a kind not stated, and the projects for which it did."""

    kind: MoneyKind | None
    yuan: int
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What a partner gave and got. `times` is how often a benefit was given; `points` those it has accepted."""

    partner: str
    completed: tuple[str, ...]
    paid: tuple[Paid, ...]
    outcomes: Mapping[str, int]
    points: int
    promised: int
    times: int
    waiting: tuple[Promise, ...]

    @property
    def overdue(self) -> tuple[Promise, ...]:
        """The promises that are past their day."""
        return tuple(promise for promise in self.waiting if promise.days is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitRow:
    """A benefit of the programme: to how many it is promised, to whom it was given, how often, and what is overdue."""

    benefit: str
    promised: tuple[str, ...]
    given: tuple[str, ...]
    times: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefits:
    """A programme's balances, those who gave most first, its benefits, what is overdue longest first, and who finished
    projects and was neither promised nor given anything."""

    programme: str
    balances: tuple[Balance, ...]
    benefits: tuple[BenefitRow, ...]
    overdue: tuple[Promise, ...]
    unthanked: tuple[str, ...]


def derive_benefits(
    registry: Registry,
    extents: Mapping[str, Extent],
    projects: Mapping[str, ProjectStatus],
    partners: Mapping[str, PartnerStatus],
    points: Mapping[str, ProgrammePoints],
    as_of: date,
) -> Mapping[str, Benefits]:
    """The balances of every programme that declares benefits and of which all is known that partners did and were given:
    from less, nobody follows to be owed or without thanks. Partners that have left are in as long as they are owed."""
    paid = _paid(projects)
    grouped: dict[str, list[Balance]] = defaultdict(list)
    for view in partners.values():
        ledger = points.get(view.programme)
        accepted = ledger.accepted.get(view.key, 0) if ledger is not None else 0
        balance = _balance(view, projects, paid.get(view.key, ()), accepted, as_of)
        if view.standing != "left" or balance.waiting:
            grouped[view.programme].append(balance)
    return {
        key: _benefits(key, list(programme.benefits), grouped[key], partners)
        for key, programme in registry.programmes.items()
        if programme.benefits and extents[key].current and extents[key].holds("partners", "projects")
    }


def _paid(projects: Mapping[str, ProjectStatus]) -> dict[str, tuple[Paid, ...]]:
    """Partner → what it paid, each kind of money by itself."""
    found: dict[str, dict[MoneyKind | None, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    for key, view in projects.items():
        for money in view.project.money if view.state_class != "dropped" else ():
            if money.partner is not None:
                found[resolve(view.programme, money.partner)][money.kind].append((key, money.yuan))
    return {
        partner: tuple(
            Paid(
                kind=kind,
                yuan=sum(yuan for _, yuan in kinds[kind]),
                projects=tuple(dict.fromkeys(key for key, _ in kinds[kind])),
            )
            for kind in MONEY_KINDS
            if kind in kinds
        )
        for partner, kinds in found.items()
    }


def _balance(
    view: PartnerStatus,
    projects: Mapping[str, ProjectStatus],
    paid: tuple[Paid, ...],
    accepted: int,
    as_of: date,
) -> Balance:
    outcomes: Counter[str] = Counter()
    for key in view.completed:
        if projects[key].holders == (view.key,):
            for outcome in projects[key].project.outcomes:
                outcomes[outcome.measure] += outcome.quantity
    grants = view.partner.benefits
    return Balance(
        partner=view.key,
        completed=view.completed,
        paid=paid,
        outcomes=outcomes,
        points=accepted,
        promised=len(grants),
        times=sum(len(grant.given) for grant in grants),
        waiting=tuple(
            Promise(partner=view.key, grant=grant, days=_overdue(grant, as_of)) for grant in grants if not grant.given
        ),
    )


def _overdue(grant: BenefitGrant, as_of: date) -> int | None:
    if grant.due is None:
        return None
    days = (as_of - parse_date(grant.due).last).days
    return days if days > 0 else None


def _benefits(
    programme: str, declared: list[str], balances: list[Balance], partners: Mapping[str, PartnerStatus]
) -> Benefits:
    balances.sort(
        key=lambda balance: (
            -len(balance.completed),
            -sum(len(paid.projects) for paid in balance.paid),
            -balance.points,
            -balance.times,
            balance.partner,
        )
    )
    overdue = [promise for balance in balances for promise in balance.overdue]
    overdue.sort(key=lambda promise: (-(promise.days or 0), promise.partner, promise.grant.benefit))
    grants = [(balance.partner, grant) for balance in balances for grant in partners[balance.partner].partner.benefits]
    rows = []
    for benefit in declared:
        mine = [(partner, grant) for partner, grant in grants if grant.benefit == benefit]
        rows.append(
            BenefitRow(
                benefit=benefit,
                promised=tuple(dict.fromkeys(partner for partner, _ in mine)),
                given=tuple(dict.fromkeys(partner for partner, grant in mine if grant.given)),
                times=sum(len(grant.given) for _, grant in mine),
                overdue=sum(1 for promise in overdue if promise.grant.benefit == benefit),
            )
        )
    return Benefits(
        programme=programme,
        balances=tuple(
            balance for balance in balances if balance.completed or balance.paid or balance.points or balance.promised
        ),
        benefits=tuple(rows),
        overdue=tuple(overdue),
        unthanked=tuple(balance.partner for balance in balances if balance.completed and not balance.promised),
    )
