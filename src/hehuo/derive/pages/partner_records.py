"""The views of single partners."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.derive.pages.agenda import partner_agenda
from hehuo.derive.pages.context import PageContext, term_name
from hehuo.derive.pages.judging import judged
from hehuo.derive.pages.made import benefits_url, match_url
from hehuo.derive.pages.matching import needs_for
from hehuo.derive.pages.project_summary import project_summary
from hehuo.derive.partners import PartnerStatus
from hehuo.model.registry import resolve
from hehuo.view.page import Link, PageView, StatedFigure
from hehuo.view.partners import (
    AgreementTerm,
    CommitmentYear,
    PartnerPage,
    PartnerResource,
    PartnerService,
    PromisedBenefit,
)


def partner_pages(context: PageContext) -> Iterator[PageView]:
    """The partners in order of key."""
    for view in context.derived.partners.values():
        if view.programme in context.programmes:
            yield _page(context, view)


def _page(context: PageContext, view: PartnerStatus) -> PartnerPage:
    partner, programme, derived = view.partner, view.programme, context.derived
    return PartnerPage(
        **context.record_page("partner", view.key, "partners"),
        title=partner.name,
        file=context.file("partner", view.key),
        sources=context.sources(programme, partner.sources),
        corrections=partner.corrections,
        record=partner,
        standing=view.standing,
        kind=_kind(context, view),
        trade=_trade(context, view),
        number=view.number,
        number_last=view.number_last,
        all_projects=_is_all_known(context, programme),
        stated_number=_stated_number(context, view),
        holding=len(view.holding),
        completed=len(view.completed),
        projects=tuple(project_summary(context, derived.projects[key]) for key in (*view.holding, *view.completed)),
        suggestions=needs_for(context, derived.matches[programme].partners.get(view.key, ())),
        match_page=match_url(context, programme),
        services=_services(context, view),
        agenda=partner_agenda(context, view.key),
        resources=_resources(context, view),
        offers=context.links.all_of("offer", view.offers),
        commitments=_commitments(context, view),
        judged=judged(context, "partner", view.key),
        figures=context.stated(programme, partner.figures),
        communities=context.links.all_of("community", view.communities),
        items=_items(context, view),
        term=AgreementTerm(state=view.term.state, days=view.term.days) if view.term else None,
        benefits=_benefits(context, view),
        overdue=len(view.overdue),
        benefits_page=benefits_url(context, programme),
    )


def _is_all_known(context: PageContext, programme: str) -> bool:
    extent = context.extent(programme)
    return extent.current and extent.holds("projects")


def _stated_number(context: PageContext, view: PartnerStatus) -> StatedFigure | None:
    """The place in the order of joining that a source states."""
    figures = view.partner.figures.items()
    places = {name: figure for name, figure in figures if figure.recorded and figure.recorded.of == "joining-number"}
    return next(iter(context.stated(view.programme, places)), None)


def _kind(context: PageContext, view: PartnerStatus) -> Link:
    name = term_name(context.programmes[view.programme].kinds, view.partner.kind)
    return Link(name=name, url=f"partners/{view.programme}/?kind={view.partner.kind}")


def _trade(context: PageContext, view: PartnerStatus) -> Link | None:
    trade = view.partner.trade
    if trade is None:
        return None
    name = term_name(context.programmes[view.programme].trades, trade)
    return Link(name=name, url=f"partners/{view.programme}/?trade={trade}")


def _services(context: PageContext, view: PartnerStatus) -> tuple[PartnerService, ...]:
    return tuple(
        PartnerService(
            record=service,
            community=context.links.of("community", resolve(view.programme, service.community))
            if service.community
            else None,
        )
        for service in view.partner.services
    )


def _resources(context: PageContext, view: PartnerStatus) -> tuple[PartnerResource, ...]:
    return tuple(
        PartnerResource(record=resource, items=context.item_names(view.programme, resource.items))
        for resource in view.partner.resources
    )


def _commitments(context: PageContext, view: PartnerStatus) -> tuple[CommitmentYear, ...]:
    current = context.extent(view.programme).current
    return tuple(
        CommitmentYear(
            record=ticks.commitment, months=ticks.months if current else (), times=ticks.times, last=ticks.last
        )
        for ticks in view.commitments
    )


def _items(context: PageContext, view: PartnerStatus) -> tuple[Link, ...]:
    nodes = context.registry.catalogue[view.programme]
    return tuple(
        Link(name=nodes[item].term.name, url=f"projects/{view.programme}/?item={item}")
        for item in view.partner.items
        if item in nodes
    )


def _benefits(context: PageContext, view: PartnerStatus) -> tuple[PromisedBenefit, ...]:
    terms, extent = context.programmes[view.programme].benefits, context.extent(view.programme)
    owing = extent.current and extent.holds("partners")
    return tuple(
        PromisedBenefit(
            record=grant,
            name=term_name(terms, grant.benefit),
            owed=owing and not grant.given,
            overdue=grant in view.overdue,
        )
        for grant in view.partner.benefits
    )
