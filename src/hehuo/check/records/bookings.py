"""Rules about the hours of spaces and their bookings: slots, terms and partners. Clashes are found by `clashes`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hehuo.check.excuses import has_doubtful_history
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route
from hehuo.model.dates import parse_date, surely_before
from hehuo.model.membership import was_active
from hehuo.model.records import Booking, Slot
from hehuo.model.recurrence import term_of
from hehuo.model.registry import programme_of, record_path, resolve
from hehuo.words import gettext_lazy, named_lazy


def overlapping_slots(survey: Survey) -> Iterator[Finding]:
    """Two slots of one space, or of one booking, overlap on one weekday, so that the hours would be counted, and could
    be booked, twice."""
    for document in survey.sound:
        for place, listed in _listed(document):
            slots = [slot for slot in enumerate(listed) if slot[1]["from"] < slot[1]["until"]]
            for number, (later, two) in enumerate(slots):
                # The first one that it overlaps with is enough: two hundred alike would be twenty thousand pairs.
                first = next((slot for slot in slots[:number] if _overlap(slot[1], two)), None)
                if first is not None:
                    earlier, one = first
                    yield Finding(
                        rule="overlapping-slots",
                        path=document.path,
                        route=(*place, later),
                        args={"start": one["from"], "end": one["until"]},
                        related=((document.path, (*place, earlier)),),
                    )


def _listed(document: Document) -> Iterator[tuple[Route, Sequence[Mapping[str, str]]]]:
    """The lists of slots of a record, and where they stand."""
    if document.type.name == "community":
        for space, described in document.value.get("spaces", {}).items():
            yield ("spaces", space, "slots"), described.get("slots", ())
    elif document.type.name == "booking":
        yield ("slots",), document.value.get("slots", ())


def _overlap(one: Mapping[str, str], two: Mapping[str, str]) -> bool:
    return one["weekday"] == two["weekday"] and one["from"] < two["until"] and two["from"] < one["until"]


def outside_opening(survey: Survey) -> Iterator[Finding]:
    """A slot of a booking is not within the hours that the community states for the space."""
    for key, booking in sorted(survey.registry.bookings.items()):
        community = resolve(programme_of(key), booking.community)
        found = survey.registry.communities.get(community)
        space = found.spaces.get(booking.space) if found else None
        for index, slot in enumerate(booking.slots if space and space.slots else ()):
            assert space is not None
            hours = _hours(space.slots, slot.weekday)
            if slot.from_ < slot.until and not any(start <= slot.from_ and slot.until <= end for start, end in hours):
                shown = tuple(f"{start}–{end}" for start, end in hours)
                yield Finding(
                    rule="outside-opening",
                    path=record_path("booking", key),
                    route=("slots", index),
                    args={
                        "day": named_lazy("weekday", slot.weekday),
                        "open": shown or gettext_lazy("closed on that day"),
                        "start": slot.from_,
                        "end": slot.until,
                    },
                    related=((record_path("community", community), ("spaces", booking.space, "slots")),),
                )


def _hours(slots: Sequence[Slot], weekday: str) -> list[tuple[str, str]]:
    """The hours of a weekday, those that touch made one."""
    merged: list[tuple[str, str]] = []
    for start, end in sorted((slot.from_, slot.until) for slot in slots if slot.weekday == weekday):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def beyond_agreement(survey: Survey) -> Iterator[Finding]:
    """A booking lasts longer than the agreement it rests on."""
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


def inactive_booking(survey: Survey) -> Iterator[Finding]:
    """A booking begins on a day when its partner had not joined, had left or was suspended; or the partner has left or
    is suspended by now and the booking still takes the space."""
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
