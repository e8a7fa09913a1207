"""Whether a partner belongs to the programme on a day, from its dated history."""

from __future__ import annotations

from hehuo.model.dates import PartialDate, parse_date, surely_before
from hehuo.model.records import Partner


def was_active(partner: Partner, moment: PartialDate) -> bool:
    """Whether the partner can have been active at `moment`; False only where the history rules it out.

    A history that starts with `reported` leaves the day of joining open, so an earlier day passes. On the day of
    leaving, or within the month or year that is all the history knows of it, a partner can still have been active.
    """
    active = partner.history[0].event == "reported"
    for event in partner.history:
        dated = parse_date(event.date)
        if surely_before(moment, dated):
            break
        if event.event not in ("suspended", "left"):
            active = True
        elif surely_before(dated, moment):
            active = False
    return active


def joined_date(partner: Partner) -> PartialDate | None:
    """The date of joining, where the history knows it."""
    return next((parse_date(event.date) for event in partner.history if event.event == "joined"), None)
