"""Rules about bookings of a community's spaces: hours, terms and partners. Clashes are found by `clashes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hehuo.check.declare import rule
from hehuo.check.records.clashes import find_clashes
from hehuo.check.records.events import DAY_NAMES
from hehuo.check.records.histories import has_doubtful_history
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.dates import parse_date, surely_before
from hehuo.model.membership import was_active
from hehuo.model.records import Booking, Slot
from hehuo.model.recurrence import term_of
from hehuo.model.registry import programme_of, record_path, resolve


@rule(
    zh="{day} {start}–{end} 不在这处场地的开放时段里（{open}）",
    en="{day} {start}–{end} is not within the hours of this space ({open})",
    fix_zh="改到开放时段以内；场地确实开放，就在社区文件里把时段加上",
    fix_en="Keep to the hours of the space; if it is open then, add the hours to the community's file",
)
def outside_opening(survey: Survey) -> Iterator[Finding]:
    """预约的时段超出了场地的开放时段。首尾相接的两段开放时段算一段；场地没写开放时段的，不查。

    A slot of a booking is not within the hours that the community states for the space. Hours that follow on each other
    count as one; a space without hours is open to any slot.

    不对 Bad:

        # communities/demo/dongsheng.yml: hall sa 09:00–11:00
        slots: [{weekday: sa, from: "10:00", until: "12:00"}]

    对 Good:

        slots: [{weekday: sa, from: "09:00", until: "11:00"}]
    """
    for key, booking in sorted(survey.registry.bookings.items()):
        community = resolve(programme_of(key), booking.community)
        found = survey.registry.communities.get(community)
        space = found.spaces.get(booking.space) if found else None
        for index, slot in enumerate(booking.slots if space and space.slots else ()):
            assert space is not None
            hours = _hours(space.slots, slot.weekday)
            if slot.from_ < slot.until and not any(start <= slot.from_ and slot.until <= end for start, end in hours):
                shown = "、".join(f"{start}–{end}" for start, end in hours)
                shown_en = ", ".join(f"{start}–{end}" for start, end in hours)
                yield Finding(
                    rule="outside-opening",
                    path=record_path("booking", key),
                    route=("slots", index),
                    args={
                        **both("day", *DAY_NAMES[slot.weekday]),
                        **both("open", shown or "这天不开放", shown_en or "closed on that day"),
                        "start": slot.from_,
                        "end": slot.until,
                    },
                    related=((record_path("community", community), ("spaces", booking.space, "slots")),),
                )


def _hours(slots: Sequence[Slot], weekday: str) -> list[tuple[str, str]]:
    """The hours of a weekday, those that touch made one."""
    merged: list[tuple[str, str]] = []
    for start, end in sorted((each.from_, each.until) for each in slots if each.weekday == weekday):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


@rule(
    zh="{day} 起，这处场地{when}已经归 {other}",
    en="From {day} on, {other} has this space {when}",
    fix_zh="和对方商定：改时段、改期限，或者把让出的日子写进 except",
    fix_en="Agree with the other: another slot, another term, or days off in `except`",
)
def space_clash(survey: Survey) -> Iterator[Finding]:
    """两个预约在同一天、同一时段用同一处场地；或者活动用的场地，那时已经预约给了不参加活动的合伙人。

    重复、期限、停用的日子都算在内：只有真有一天撞上才报。长期使用整处场地的（没写时段），和期限内的任何时段都撞。没写 from
    的活动算全天。一直办下去的活动，看到一年以后为止。

    Two bookings use one space on the same day at the same hours, or an event is held in a space that is booked then by
    a partner who has no part in the event. Repetition, terms and days off are taken into account: only a day on which
    both really come is reported. A booking without slots has the space all the time; an event without `from` takes the
    whole day, and one that goes on for ever is followed for a year.

    不对 Bad:

        # bookings/demo/painting.yml: hall sa 09:00–11:00
        space: hall
        slots: [{weekday: sa, from: "10:00", until: "11:00"}]

    对 Good:

        # bookings/demo/painting.yml: hall sa 09:00–10:00
        space: hall
        slots: [{weekday: sa, from: "10:00", until: "11:00"}]
    """
    yield from survey.once(find_clashes)


@rule(
    zh="{until} 还在用，协议到 {end} 就到期了",
    en="It is used on {until}, and its agreement ends on {end}",
    fix_zh="把 until 改到协议到期以前，或者写上续签的协议",
    fix_en="End it by then, or write the renewed agreement",
)
def beyond_agreement(survey: Survey) -> Iterator[Finding]:
    """预约的期限超过了它的协议：协议到期以后还排着。

    A booking lasts longer than the agreement it rests on.

    不对 Bad:

        agreement: {signed: "2026-01-10", until: "2026-12-31"}
        since: "2026-02-01"
        until: "2027-01-31"

    对 Good:

        agreement: {signed: "2026-01-10", until: "2026-12-31"}
        since: "2026-02-01"
        until: "2026-12-31"
    """
    for key, booking in sorted(survey.registry.bookings.items()):
        agreed = booking.agreement
        if agreed is None or agreed.until is None:
            continue
        end = parse_date(agreed.until)
        for field, text in (("until", booking.until), ("since", booking.since)):
            if text is not None and surely_before(end, parse_date(text)):
                yield Finding(
                    rule="beyond-agreement",
                    path=record_path("booking", key),
                    route=(field,),
                    args={"until": text, "end": agreed.until},
                    related=((record_path("booking", key), ("agreement", "until")),),
                )
                break


@rule(
    zh="{partner} 在 {date} 不是在册合伙人",
    en="{partner} was no active partner on {date}",
    fix_zh="核对期限和合伙人；已经退出或暂停的，把 until 写到那天为止",
    fix_en="Check the term and the partner; where it has left or is suspended, end the booking by then",
)
def inactive_booking(survey: Survey) -> Iterator[Finding]:
    """预约开始那天，这家合伙人还没加入、已经退出或正在暂停；或者它已经退出、暂停，预约却还占着场地。

    只在经历确实排除了那一天时才报。

    A booking begins on a day when its partner had not joined, had left or was suspended; or the partner has left or is
    suspended by now and the booking still takes the space. Reported only where the history rules the day out.

    不对 Bad:

        # partners/demo/barber.yml: suspended "2026-05-01"
        partner: barber
        since: "2026-03-01"

    对 Good:

        partner: barber
        since: "2026-03-01"
        until: "2026-04-30"
    """
    for key, booking in sorted(survey.registry.bookings.items()):
        partner_key = resolve(programme_of(key), booking.partner)
        partner = survey.registry.partners.get(partner_key)
        if partner is None or has_doubtful_history(survey, partner_key):
            continue
        for text, route in _moments(booking, survey.as_of):
            if not was_active(partner, parse_date(text)):
                yield Finding(
                    rule="inactive-booking",
                    path=record_path("booking", key),
                    route=route,
                    args={"partner": booking.partner, "date": text},
                    related=((record_path("partner", partner_key), ("history",)),),
                )
                break


def _moments(booking: Booking, as_of: date) -> Iterator[tuple[str, Route]]:
    """The days on which the partner must be active, and where they are stated."""
    if booking.since is not None:
        yield booking.since, ("since",)
    if as_of in term_of(booking):
        yield as_of.isoformat(), ("partner",)
