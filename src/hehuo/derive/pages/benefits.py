"""The views of benefits."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.derive.benefits import Balance, BenefitRow, Promise
from hehuo.derive.pages.context import PageContext, term_name
from hehuo.derive.pages.made import benefits_url
from hehuo.view.benefits import BenefitLine, BenefitPage, OutcomeSum, OverdueBenefit, PaidSum, PartnerBalance
from hehuo.view.page import PageView

_SHOWN = 100
"""Balances listed; the directory has all partners."""


def benefit_pages(context: PageContext) -> Iterator[PageView]:
    """One page for each programme whose benefits can be set against what was done for them."""
    for key in context.programmes:
        if benefits_url(context, key):
            yield _page(context, key)


def _page(context: PageContext, key: str) -> BenefitPage:
    found = context.derived.benefits[key]
    return BenefitPage(
        **context.page(key, f"benefits/{key}/", "programmes", context.links.of("programme", key)),
        id=key,
        file=context.file("programme", key),
        overdue=tuple(_overdue(context, key, promise) for promise in found.overdue),
        benefits=tuple(_benefit(context, key, row) for row in found.benefits),
        times=sum(row.times for row in found.benefits),
        balances=tuple(_balance(context, key, balance) for balance in found.balances[:_SHOWN]),
        balances_count=len(found.balances),
        unthanked=context.links.all_of("partner", found.unthanked[:_SHOWN]),
        unthanked_count=len(found.unthanked),
    )


def _overdue(context: PageContext, programme: str, promise: Promise) -> OverdueBenefit:
    return OverdueBenefit(
        record=promise.grant,
        partner=context.links.of("partner", promise.partner),
        name=term_name(context.programmes[programme].benefits, promise.grant.benefit),
        days=promise.days or 0,
    )


def _benefit(context: PageContext, programme: str, row: BenefitRow) -> BenefitLine:
    return BenefitLine(
        name=context.programmes[programme].benefits[row.benefit].name,
        promised=len(row.promised),
        given=context.links.all_of("partner", row.given),
        times=row.times,
        overdue=row.overdue,
    )


def _balance(context: PageContext, programme: str, balance: Balance) -> PartnerBalance:
    measures, links = context.programmes[programme].measures, context.links
    return PartnerBalance(
        partner=links.of("partner", balance.partner),
        completed=links.all_of("project", balance.completed),
        paid=tuple(
            PaidSum(kind=paid.kind, yuan=paid.yuan, projects=links.all_of("project", paid.projects))
            for paid in balance.paid
        ),
        points=balance.points,
        outcomes=tuple(
            OutcomeSum(name=measures[measure].name, quantity=quantity, unit=measures[measure].unit)
            if measure in measures
            else OutcomeSum(name=measure, quantity=quantity, unit="")
            for measure, quantity in balance.outcomes.items()
        ),
        promised=balance.promised,
        times=balance.times,
        waiting=len(balance.waiting),
        overdue=len(balance.overdue),
    )
