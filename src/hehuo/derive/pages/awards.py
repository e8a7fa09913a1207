"""The views of awards."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.derive.awards import AwardResult, AwardWinner
from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.made import honours_url, section_url
from hehuo.view.awards import AwardCard, AwardIndexPage, AwardListPage, AwardPage, ProgrammeAwards, Winner
from hehuo.view.page import Link, PageView

_NAMED = 3
"""Awards that the list of all programmes names."""


def award_pages(context: PageContext) -> Iterator[PageView]:
    """The list of programmes, then each programme's awards and each award."""
    awards = context.derived.awards
    listed = [key for key in context.programmes if section_url(context, "awards", key, len(awards.programmes[key]))]
    yield AwardIndexPage(
        **context.common_page("awards"),
        crumbs=("honours",),
        programmes=tuple(_programme(context, key) for key in listed),
    )
    for key in listed:
        yield AwardListPage(
            **context.page(key, f"awards/{key}/", "honours", "awards"),
            id=key,
            honours_page=honours_url(context, key),
            awards=tuple(award_card(context, award) for award in awards.programmes[key]),
        )
    for award in awards.views.values():
        if award.programme in context.programmes:
            yield _record(context, award)


def _programme(context: PageContext, key: str) -> ProgrammeAwards:
    programme, awards = context.programmes[key], context.derived.awards.programmes[key]
    return ProgrammeAwards(
        link=Link(name=programme.name, url=f"awards/{key}/"),
        nature=programme.nature,
        latest=tuple(award.award.name for award in awards[:_NAMED]),
        awards=len(awards),
        winners=sum(len(award.recipients) for award in awards),
        complete=context.extent(key).holds("awards"),
    )


def award_card(context: PageContext, award: AwardResult) -> AwardCard:
    """An award as a card in a list."""
    return AwardCard(
        link=context.links.of("award", award.key), record=award.award, winners=_winners(context, award.recipients)
    )


def _record(context: PageContext, award: AwardResult) -> AwardPage:
    return AwardPage(
        **context.record_page("award", award.key, "awards", "honours"),
        title=award.award.name,
        file=context.file("award", award.key),
        sources=context.sources(award.programme, award.award.sources),
        corrections=award.award.corrections,
        record=award.award,
        winners=_winners(context, award.recipients),
        unnamed=award.unnamed,
    )


def _winners(context: PageContext, recipients: tuple[AwardWinner, ...]) -> tuple[Winner, ...]:
    return tuple(winner(context, recipient) for recipient in recipients)


def winner(context: PageContext, recipient: AwardWinner) -> Winner:
    """Who got an award, as a page may name it."""
    return Winner(
        kind=recipient.kind,
        link=context.links.of(recipient.kind, recipient.key) if recipient.key else None,
        alias=recipient.alias,
        community=context.links.of("community", recipient.community).name if recipient.community else None,
        grade=recipient.recipient.grade,
        citation=recipient.recipient.citation,
    )
