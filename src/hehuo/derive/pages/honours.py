"""The views of the honour rolls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sized
from itertools import groupby

from hehuo.derive.honours import Honours, PartnerHonour
from hehuo.derive.pages.awards import award_card
from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.made import honours_url
from hehuo.model.registry import resolve
from hehuo.view.honours import (
    HonouredPartner,
    HonouredVolunteer,
    HonourIndexPage,
    HonourPage,
    PartnerRank,
    RollSummary,
)
from hehuo.view.page import Link, PageView

_AWARDS = 6
"""Awards shown below the rolls, the latest."""


def honour_pages(context: PageContext) -> Iterator[PageView]:
    """The list of rolls, then each programme's."""
    yield HonourIndexPage(
        **context.common_page("honours"),
        rolls=tuple(_summary(context, key) for key in context.programmes if honours_url(context, key)),
        unranked=tuple(
            context.links.of("programme", key) for key in context.programmes if not honours_url(context, key)
        ),
    )
    for key in context.programmes:
        if honours_url(context, key):
            yield _page(context, key)


def _summary(context: PageContext, key: str) -> RollSummary:
    programme, honours = context.programmes[key], context.derived.honours[key]
    first = [honour for honour in honours.partners or () if honour.rank == 1]
    return RollSummary(
        link=Link(name=programme.name, url=f"honours/{key}/"),
        nature=programme.nature,
        first=tuple(context.links.of("partner", honour.partner).name for honour in first),
        first_projects=len(first[0].projects) if first else 0,
        partners=_length(honours.partners),
        volunteers=_length(honours.volunteers),
    )


def _length(roll: Sized | None) -> int | None:
    return None if roll is None else len(roll)


def _page(context: PageContext, key: str) -> HonourPage:
    honours = context.derived.honours[key]
    return HonourPage(
        **context.page(key, f"honours/{key}/", "honours"),
        id=key,
        minimum_projects=honours.minimum_projects,
        minimum_points=honours.minimum_points,
        partners=_length(honours.partners),
        ranks=tuple(_ranks(context, honours)),
        volunteers=_volunteers(context, key, honours),
        unnamed=honours.unnamed,
        has_points=key in context.derived.points,
        awards=tuple(award_card(context, award) for award in context.derived.awards.programmes[key][:_AWARDS]),
    )


def _ranks(context: PageContext, honours: Honours) -> Iterator[PartnerRank]:
    for rank, tied in groupby(honours.partners or (), key=lambda honour: honour.rank):
        partners = tuple(_partner(context, honour) for honour in tied)
        yield PartnerRank(rank=rank, projects=len(partners[0].projects), partners=partners)


def _partner(context: PageContext, honour: PartnerHonour) -> HonouredPartner:
    return HonouredPartner(
        link=context.links.of("partner", honour.partner),
        left=context.derived.partners[honour.partner].standing == "left",
        projects=context.links.all_of("project", honour.projects),
    )


def _volunteers(context: PageContext, key: str, honours: Honours) -> tuple[HonouredVolunteer, ...] | None:
    if honours.volunteers is None:
        return None
    ties = Counter(honour.rank for honour in honours.volunteers or ())
    return tuple(
        HonouredVolunteer(
            rank=honour.rank,
            tied=ties[honour.rank] > 1,
            alias=honour.alias,
            community=context.links.of("community", resolve(key, honour.community)).name if honour.community else None,
            points=honour.points,
        )
        for honour in honours.volunteers
    )
