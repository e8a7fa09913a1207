"""What pages of points show of a ledger: months, sheets and seals.

Nothing of who earned or spent is on a page: only how much, and on which sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hehuo.derive.pages.context import PageContext
from hehuo.derive.points import MonthTotals
from hehuo.model.records import Batch, BatchKind
from hehuo.model.registry import record_path, resolve
from hehuo.view.addresses import view_url
from hehuo.view.page import Link, RecordFile
from hehuo.view.points import Digest, LedgerMonth, MonthPage, Seal, Sheet, SheetKind

_KINDS: tuple[BatchKind, ...] = ("earn", "redeem", "expiry", "reversal", "adjustment", "settlement")
"""The kinds of batch in the order in which a month lists them."""


def ledger_month(month: MonthTotals) -> LedgerMonth:
    """A month as a line of the ledger."""
    return LedgerMonth(
        month=month.month,
        opening=month.opening,
        issued=month.issued,
        redeemed=month.redeemed,
        expired=month.expired,
        adjusted=month.adjusted,
        closing=month.closing,
        closed=month.seal is not None,
    )


def month_page(context: PageContext, key: str, months: Sequence[MonthTotals], place: int) -> MonthPage:
    """The page of one month."""
    month, above = months[place], Link(name=context.programmes[key].name, url=f"points/{key}/")
    sealed = seal(context, key, month, with_files=False) if month.seal else None
    return MonthPage(
        **context.page(key, f"points/{key}/{month.month}/", "points", above),
        month=ledger_month(month),
        earlier=months[place - 1].month if place else None,
        later=months[place + 1].month if place + 1 < len(months) else None,
        kinds=_kinds(context, key, month.batches),
        files=digests(context, month.batches),
        seal=sealed,
        file=RecordFile(path=sealed.file.path, edit=None) if sealed else None,
    )


def _kinds(context: PageContext, programme: str, keys: Iterable[str]) -> tuple[SheetKind, ...]:
    """A month's sheets under their kinds, each kind by date and name."""
    grouped: dict[BatchKind, list[Sheet]] = {kind: [] for kind in _KINDS}
    for key in keys:
        batch = context.registry.batches[key]
        grouped[batch.kind].append(_sheet(context, programme, key, batch))
    return tuple(
        SheetKind(
            kind=kind,
            total=sum(sheet.total for sheet in sheets),
            sheets=tuple(sorted(sheets, key=lambda sheet: (sheet.date, sheet.id))),
        )
        for kind, sheets in grouped.items()
        if sheets
    )


def _sheet(context: PageContext, programme: str, key: str, batch: Batch) -> Sheet:
    settings, book = context.registry.settings, context.registry.rules.get(programme)
    rule = book.rules.get(batch.rule) if book and batch.rule else None

    def link(type_name: str, reference: str | None) -> Link | None:
        return context.links.of(type_name, resolve(programme, reference)) if reference else None

    return Sheet(
        id=key.rpartition("/")[2],
        source=batch.source,
        date=batch.date,
        effective=batch.effective,
        total=batch.total,
        yuan=sum(entry.yuan or 0 for entry in batch.entries),
        rows=len(batch.entries),
        rule=rule.title if rule else None,
        offer=link("offer", batch.offer),
        reason=batch.reason,
        partner=link("partner", batch.partner),
        community=link("community", batch.community),
        approved_by=batch.approved_by,
        url=view_url(settings.forge if settings else None, record_path("batch", key)),
    )


def digests(context: PageContext, keys: Iterable[str]) -> tuple[Digest, ...]:
    """The path and digest of each sheet."""
    paths = (record_path("batch", key) for key in keys)
    return tuple(Digest(path=path, digest=context.registry.digests[path]) for path in paths)


def seal(context: PageContext, programme: str, month: MonthTotals, *, with_files: bool) -> Seal:
    """What seals a closed month."""
    key = f"{programme}/{month.month}"
    close, path = context.registry.closes[key], record_path("close", key)
    return Seal(
        month=month.month,
        date=close.date,
        file=Digest(path=path, digest=context.registry.digests[path]),
        previous=close.previous,
        sheets=len(month.batches),
        files=digests(context, month.batches) if with_files else None,
        example=record_path("batch", month.batches[0]) if month.batches else path,
    )
