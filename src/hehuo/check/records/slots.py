"""The rule about hours that overlap: those of a space, and those of a booking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route


@rule(
    zh="这个时段和 {start}–{end} 那一段重叠",
    en="These hours overlap with {start}–{end}",
    fix_zh="合成一段，或者改到不重叠",
    fix_en="Make them one, or change them so that they don't overlap",
)
def overlapping_slots(survey: Survey) -> Iterator[Finding]:
    """同一个空间同一天的两个开放时段重叠，或者同一个预约的两个时段重叠。

    时段用来预约和统计，重叠的会算两次。前一段结束、后一段马上开始，不算重叠。

    Two slots of one space, or of one booking, overlap on one weekday, so that the hours would be counted, and could be booked, twice. A slot
    that begins when another ends is fine.

    不对 Bad:

        slots:
          - {weekday: sa, from: "09:00", until: "11:00"}
          - {weekday: sa, from: "10:30", until: "12:00"}

    对 Good:

        slots:
          - {weekday: sa, from: "09:00", until: "11:00"}
          - {weekday: sa, from: "11:00", until: "12:00"}
    """
    for document in survey.sound:
        for place, listed in _listed(document):
            slots = [slot for slot in enumerate(listed) if slot[1]["from"] < slot[1]["until"]]
            for number, (later, two) in enumerate(slots):
                # The first one that it overlaps with is enough: two hundred alike would be twenty thousand pairs.
                first = next((each for each in slots[:number] if _overlap(each[1], two)), None)
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
