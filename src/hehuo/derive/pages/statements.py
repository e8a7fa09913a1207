"""The views of single cards: a statement for each, and the sheet of cards to cut out.

A card is a number here: who holds it is kept by the office, off the registry. The code on the card opens its statement.
Only a programme that asks for it has statements (`statements: true`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hehuo.derive.explaining import CardStory, Step
from hehuo.derive.pages.context import PageContext
from hehuo.model.registry import Registry
from hehuo.view.addresses import statement_url, whole_address
from hehuo.view.page import Link, PageView
from hehuo.view.statements import CardSheet, LotLeft, LotUsed, PrintedCard, StatementLine, StatementPage


def statement_pages(context: PageContext) -> Iterator[PageView]:
    """A page for each card of the programmes that have statements."""
    for key, stories in context.derived.statements.items():
        if key in context.programmes:
            for story in stories:
                yield _statement(context, key, story)


def _statement(context: PageContext, key: str, story: CardStory) -> StatementPage:
    card = context.registry.cards[key].cards[story.card]
    points = Link(name=context.programmes[key].name, url=f"points/{key}/")
    return StatementPage(
        **context.page(key, statement_url(key, story.card), "points", points),
        listed=False,
        id=key,
        card=story.card,
        opened=card.opened,
        closed=card.closed,
        balance=story.balance,
        lots=tuple(LotLeft(earned=lot.earned, left=lot.left, last=lot.last) for lot in story.lots),
        lines=tuple(_line(step) for step in story.steps),
    )


def _line(step: Step) -> StatementLine:
    batch, place = step.line
    _, month, sheet = batch.split("/")
    return StatementLine(
        date=step.date,
        booked=step.booked,
        kind=step.kind,
        title=step.title,
        quantity=step.quantity,
        points=step.points,
        balance=step.balance,
        last=step.last,
        took=tuple(LotUsed(earned=earned, points=points) for earned, points in step.took),
        month=month,
        sheet=sheet,
        row=place + 1,
    )


def card_sheet(registry: Registry, programme: str, cards: Iterable[str], site_url: str) -> CardSheet:
    """A sheet of cards to print; `site_url` is where the codes lead to."""
    printed = (
        PrintedCard(number=card, address=whole_address(site_url, statement_url(programme, card)) or "")
        for card in cards
    )
    declared = registry.programmes[programme]
    return CardSheet(programme=declared.name, nature=declared.nature, cards=tuple(printed))
