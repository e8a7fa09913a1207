"""A card's statement: its balance, its entries and where each came from. And the sheet of cards to cut out.

A card is a number here: who holds it is kept by the office, off the registry. The pages stand in no list, no search
and no sitemap; the code on the card opens them. Only a programme that asks for it has them (`statements: true`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from hehuo.model.registry import Registry
from hehuo.render.codes import qr_svg, whole_address
from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared

KINDS: Mapping[str, str] = {
    "earn": "得分", "redeem": "兑换", "reversal": "冲正", "expiry": "到期", "adjustment": "调整", "settlement": "结算",
}  # fmt: skip


def statement_url(programme: str, card: str) -> str:
    """The address of a card's statement, relative to the site's root."""
    return f"points/{programme}/cards/{card.lower()}/"


def statement_pages(shared: Shared) -> Iterator[Page]:
    """A page for each card of the programmes that have statements."""
    for key, stories in shared.world.derived.statements.items():
        programme, cards = shared.programmes.get(key), shared.world.registry.cards[key].cards
        if programme is None:
            continue
        for story in stories:
            page = framed(
                shared,
                "points/statement.html",
                shell="points/programme/cards/card",
                url=statement_url(key, story.card),
                title=f"积分卡 {story.card}",
                trail=(("积分", "points/"), (programme.name, f"points/{key}/")),
                key=key,
                story=story,
                card=cards[story.card],
                banner=shared.banners[key],
                kinds=KINDS,
                month_of=_month_of,
            )
            yield Page(shell=page.shell, url=page.url, title=page.title, slots=page.slots, listed=False)


def _month_of(batch: str) -> str:
    return batch.split("/")[1]


_SHEET = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>{title}</title><style>
@page {{ size: A4; margin: 8mm }}
body {{ margin: 0; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #111 }}
ul {{ display: grid; grid-template-columns: repeat(auto-fill, 85.6mm); gap: 1.5mm 4mm; margin: 4mm; padding: 0; list-style: none }}
li {{ box-sizing: border-box; display: flex; gap: 3mm; align-items: center; width: 85.6mm; height: 54mm; padding: 4mm; border: .3mm dashed #888; border-radius: 3mm; break-inside: avoid }}
svg {{ flex: none; width: 34mm; height: 34mm }}
strong {{ display: block; font-size: 11pt }} code {{ display: block; margin: 2mm 0; font-size: 10.5pt; letter-spacing: .02em; white-space: nowrap }} small {{ font-size: 7.5pt; color: #444 }}
@media print {{ ul {{ margin: 0 }} }}
</style></head><body>
<ul>
{cards}
</ul>
</body></html>
"""


def card_sheet(registry: Registry, programme: str, cards: Iterable[str], site_url: str) -> str:
    """A sheet of cards in bank-card size, ten to an A4 page. Kept by the office; it holds numbers only, and no name."""
    name = registry.programmes[programme].name
    made = "\n".join(_card(name, programme, card, site_url) for card in cards)
    return _SHEET.format(title=escape(f"{name}积分卡"), cards=made)


def _card(name: str, programme: str, card: str, site_url: str) -> str:
    address = whole_address(site_url, statement_url(programme, card))
    assert address is not None
    code = qr_svg(address, f"积分卡 {card} 的对账单网址")
    words = "扫码看余额和每一笔。卡上没有姓名，请自己收好；丢了到社区换卡。"
    return f"<li>{code}<div><strong>{escape(name)}</strong><code>{escape(card)}</code><small>{words}</small></div></li>"
