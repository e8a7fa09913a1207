"""What happens on days: events, and bookings of spaces."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records.base import Correction, Struct, Weekday
from hehuo.model.records.organisations import Agreement, Slot
from hehuo.model.records.programmes import Figure


class Repeat(Struct, frozen=True, kw_only=True):
    """How an event repeats: by the week on the weekday of its first day, or by the month."""

    every: Literal["week", "month"]
    interval: int = 1
    weekday: Weekday | None = None
    nth: Literal[1, 2, 3, 4, -1] | None = None
    until: str | None = None


class DayOff(Struct, frozen=True, kw_only=True):
    date: str
    reason: str


class Move(Struct, frozen=True, kw_only=True):
    date: str
    to: str
    reason: str


class EventOffer(Struct, frozen=True, kw_only=True):
    what: str
    partner: str | None = None


class CalendarEvent(Struct, frozen=True, kw_only=True):
    """`data/events/<p>/<id>.yml`; `Event` is a step of a workflow."""

    title: str
    summary: str | None = None
    items: tuple[str, ...] = ()
    community: str | None = None
    rotates: tuple[str, ...] = ()
    place: str | None = None
    space: str | None = None
    date: str | None = None
    from_: str | None = None
    until: str | None = None
    cadence: str | None = None
    repeat: Repeat | None = None
    except_: tuple[DayOff, ...] = ()
    moved: tuple[Move, ...] = ()
    offers: tuple[EventOffer, ...] = ()
    figures: dict[str, Figure] = {}
    confirmed: str | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None
    corrections: tuple[Correction, ...] = ()


class Side(Struct, frozen=True, kw_only=True):
    """One thing that one side of an exchange gives to the other."""

    what: str
    note: str | None = None


class Booking(Struct, frozen=True, kw_only=True):
    """`data/bookings/<p>/<id>.yml`; without slots the whole space is used at all times."""

    title: str
    community: str
    space: str
    partner: str
    items: tuple[str, ...] = ()
    agreement: Agreement | None = None
    since: str | None = None
    until: str | None = None
    slots: tuple[Slot, ...] = ()
    except_: tuple[DayOff, ...] = ()
    gives: tuple[Side, ...] = ()
    gets: tuple[Side, ...] = ()
    figures: dict[str, Figure] = {}
    sources: tuple[str, ...] = ()
    note: str | None = None
    corrections: tuple[Correction, ...] = ()
