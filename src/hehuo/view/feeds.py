"""View of a calendar file: what its entries say, in the terms of RFC 5545."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Nature, Weekday
from hehuo.view.page import PageView, View


class FeedRule(View, frozen=True, kw_only=True):
    """How an entry repeats. `weekday` and `nth` stand for the weekday of a month; without them its day repeats."""

    every: Literal["week", "month"]
    interval: int
    weekday: Weekday | None
    nth: int | None
    until: str | None


class FeedOffer(View, frozen=True, kw_only=True):
    """What is done at an event, and by whom where that is known."""

    what: str
    partner: str | None


class FeedEntry(View, frozen=True, kw_only=True):
    """An entry, on a `day` from `start` to `end`, the whole day without `start`; it may repeat.

    `except_days` are those it is not held on. `replaces` is the planned day of one time that was moved. `moved` are the
    reasons for moves, and `uid` never changes.
    """

    uid: str
    sequence: int
    url: str | None
    title: str
    day: str
    start: str | None
    end: str | None
    place: str
    summary: str | None
    offers: tuple[FeedOffer, ...]
    moved: tuple[str, ...] = ()
    rule: FeedRule | None = None
    except_days: tuple[str, ...] = ()
    replaces: str | None = None
    cancelled: bool = False


class CalendarFeed(PageView, frozen=True, kw_only=True):
    """A calendar file, of the events of `owner`; `as_of` is the day on which it was made. Every entry of a demonstration
    says what it is: in a calendar it stands among others."""

    as_of: str
    owner: str
    nature: Nature
    timezone: str
    entries: tuple[FeedEntry, ...]
