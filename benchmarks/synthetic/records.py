"""Communities, partners and projects of a synthetic registry, as YAML text.

Days are calendar ordinals up to `LAST_DAY`. All randomness comes from the generator passed in, and nothing loops over
a set, so a seed fixes every byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from stdnum.cn import uscc

from synthetic.words import CALLINGS, ERRANDS, SPOTS, Calling, Errand, organisation_name, place_name

LAST_DAY = date(2025, 11, 28).toordinal()
"""The latest day any record speaks of."""

_JOINED_FROM = date(2023, 1, 8).toordinal()
_STEADY_UNTIL = date(2023, 12, 20).toordinal()
"""Steady partners joined before this day and never paused; every ledger month and project lies after it."""

_PROJECT_SPAN = 500
"""An ended project ended at most this many days before `LAST_DAY`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SynthPartner:
    """What other records need to know of a partner. `pause` is the day it was suspended or left, if ever."""

    id: str
    calling: Calling
    joined: int
    pause: int | None = None
    back: int | None = None

    @property
    def steady(self) -> bool:
        """Whether it is active on every day that projects and points use."""
        return self.pause is None and self.joined <= _STEADY_UNTIL

    def active_from(self, day: int) -> bool:
        """Whether it is active from a day until the last."""
        start = self.joined if self.pause is None else self.back
        return start is not None and start <= day


def day_text(ordinal: int) -> str:
    """A day as the data writes it."""
    return date.fromordinal(ordinal).isoformat()


def community_count(partners: int) -> int:
    """How many communities go with so many partners."""
    return max(6, partners // 40)


def community_id(number: int) -> str:
    """The id of a community."""
    return f"c-{number:04d}"


def community_text(number: int, rng: Random) -> str:
    """The file of a community."""
    households = rng.randrange(800, 4200)
    return (
        f"name: {place_name(number)}社区\n"
        f"grids: {rng.randrange(4, 15)}\n"
        f"households: {households}\n"
        f"residents: {households * rng.randrange(22, 30) // 10}\n"
        "spaces:\n"
        "  hall:\n"
        "    name: 居民议事厅\n"
        f"    capacity: {rng.randrange(20, 120)}\n"
        "    slots:\n"
        '      - {weekday: sa, from: "09:00", until: "11:30"}\n'
        "sources: [synth]\n"
    )


def draw_partners(count: int, rng: Random) -> list[SynthPartner]:
    """The partners of a registry; at least every other one is steady."""
    partners = []
    for number in range(count):
        id_, calling = f"p-{number:05d}", CALLINGS[number % len(CALLINGS)]
        joined = rng.randrange(_JOINED_FROM, _STEADY_UNTIL)
        pause = back = None
        if number % 2 and rng.random() < 0.4:
            joined = rng.randrange(_STEADY_UNTIL, LAST_DAY - 200)
        elif number % 2 and rng.random() < 0.3:
            pause = joined + rng.randrange(120, 400)
            back = pause + rng.randrange(30, 150) if rng.random() < 0.5 else None
        partners.append(SynthPartner(id=id_, calling=calling, joined=joined, pause=pause, back=back))
    return partners


def partner_text(number: int, partner: SynthPartner, communities: int, rng: Random) -> str:
    """The file of a partner."""
    calling = partner.calling
    lines = [f"name: {organisation_name(number, calling.suffix)}", f"kind: {calling.kind}"]
    lines += [f"trade: {calling.trade}"] if calling.trade else []
    lines += [f"uscc: {_uscc(calling.uscc, number)}"] if calling.uscc else []
    home = number % communities
    served = sorted({home, (home + 1) % communities} if rng.random() < 0.3 else {home})
    what, quantity, unit = calling.resource
    promised = partner.joined + 20
    lines += [
        f"communities: [{', '.join(community_id(home) for home in served)}]",
        f"items: [{', '.join(calling.items)}]",
        "resources:",
        f"  - {{what: {what}, quantity: {quantity}, unit: {unit}, items: [{calling.items[0]}]}}",
        f'vetting: [{{date: "{day_text(partner.joined - 10)}", result: passed, by: 合成街道办事处}}]',
        f'agreement: {{number: HC-{number + 1:05d}, signed: "{day_text(partner.joined)}"}}',
        "history:",
        f'  - {{date: "{day_text(partner.joined)}", event: joined}}',
    ]
    if partner.pause is not None:
        pausing = "suspended" if partner.back is not None or number % 4 == 1 else "left"
        lines.append(f'  - {{date: "{day_text(partner.pause)}", event: {pausing}}}')
    if partner.back is not None:
        lines.append(f'  - {{date: "{day_text(partner.back)}", event: resumed}}')
    given = f', given: [{{date: "{day_text(promised + 15)}"}}]' if rng.random() < 0.8 else ""
    lines.append(f'benefits: [{{benefit: publicity, due: "{day_text(promised + 60)}"{given}}}]')
    return "\n".join([*lines, "sources: [synth]\n"])


def _uscc(head: str, number: int) -> str:
    """A code with a right check character in area 999900, which GB/T 2260 gives to no place."""
    body = f"{head}999900MA{number:07d}"
    return body + uscc.calc_check_digit(body)


_TRAILS: dict[str, tuple[tuple[int, str], ...]] = {
    "claim": (
        (14, "publish"), (10, "publish claim"), (14, "publish claim start"), (48, "publish claim start finish"),
        (4, "publish claim release claim start finish"), (4, "publish claim release"), (3, "publish withdraw"),
        (3, "publish claim start stop"),
    ),
    "five-orders": (
        (6, "place"), (4, "place accept"), (5, "place accept dispatch"), (15, "place accept dispatch take"),
        (65, "place accept dispatch take rate"), (5, "place refuse"),
    ),
    "whistle": (
        (6, "whistle"), (10, "whistle arrive"), (10, "whistle arrive handle"), (70, "whistle arrive handle feedback"),
        (4, "whistle cancel"),
    ),
    "wish": ((18, "wish"), (12, "wish take"), (65, "wish take grant"), (5, "wish lapse")),
}  # fmt: skip
"""Workflow → weighted trails. Each is legal in the programme of `programme`."""

_CLAIMS = frozenset(("claim", "take", "arrive"))
_BY_PARTNER = frozenset(("claim", "take", "arrive", "start", "release", "handle", "grant"))
_ENDS = frozenset(("finish", "rate", "feedback", "grant"))
_KINDS = {"five-orders": ("property",), "whistle": ("department",)}
"""Workflows whose claims belong to certain kinds of partner."""


class Pools:
    """The partners that may take a project of each workflow. Steady partners can take any."""

    def __init__(self, partners: list[SynthPartner]) -> None:
        self._steady = [partner for partner in partners if partner.steady]
        self._by_workflow = {name: self._fit(partners, _KINDS.get(name)) for name in _TRAILS}

    def _fit(self, partners: list[SynthPartner], kinds: tuple[str, ...] | None) -> list[SynthPartner]:
        return [partner for partner in partners if kinds is None or partner.calling.kind in kinds] or self._steady

    def draw(self, workflow: str, day: int, rng: Random) -> str:
        """The id of a partner that is active from the day of its claim to the last day."""
        for _ in range(4):
            partner = rng.choice(self._by_workflow[workflow])
            if partner.active_from(day):
                return partner.id
        return rng.choice(self._steady).id


def project_text(number: int, pools: Pools, communities: int, rng: Random) -> str:
    """The file of a project: one errand of a community, walked along one trail of its workflow."""
    workflow = ("claim", "claim", "five-orders", "whistle", "wish")[number % 5]
    trails = _TRAILS[workflow]
    trail = rng.choices([text for _, text in trails], [weight for weight, _ in trails])[0].split()
    home = rng.randrange(communities)
    errand = rng.choice(ERRANDS[workflow])
    spot = rng.choice(SPOTS)
    wanted = rng.randrange(2, 11) if workflow == "claim" and "release" not in trail and rng.random() < 0.2 else None
    lines = list(_project_head(workflow, errand, home, spot, wanted))
    days = _days(trail, rng)
    if workflow == "claim":
        lines.append(f'deadline: "{day_text(days[0] + 150)}"')
    lines.append("timeline:")
    lines += _timeline(trail, days, workflow, wanted, pools, rng)
    if trail[-1] in _ENDS:
        served = rng.randrange(10, 200) if workflow == "claim" else 1
        lines.append(f"outcomes: [{{measure: persons, quantity: {served}}}]")
        lines.append(f'rating: {{score: {rng.randrange(3, 6)}, out_of: 5, date: "{day_text(days[-1])}"}}')
    return "\n".join([*lines, "sources: [synth]\n"])


def _project_head(workflow: str, errand: Errand, home: int, spot: str, wanted: int | None) -> Iterator[str]:
    place = f"{place_name(home)}{spot}"
    title, need, item = errand
    yield f"title: {title.format(place)}"
    yield f"workflow: {workflow}"
    yield f"for: {{community: {community_id(home)}}}"
    yield f"place: {place}"
    yield f"items: [{item}]"
    yield f"need: {need.format(place)}"
    if wanted:
        yield f"wanted: {{quantity: {wanted}, unit: 份}}"


def _days(trail: list[str], rng: Random) -> list[int]:
    """The days of a trail: ended trails anywhere in the span, open ones so late that few are overdue."""
    gaps = [rng.randrange(1, 12) for _ in trail[1:]]
    ended = trail[-1] in _ENDS or trail[-1] in ("withdraw", "stop", "refuse", "cancel", "lapse")
    day = LAST_DAY - sum(gaps) - rng.randrange(_PROJECT_SPAN if ended else 40)
    days = [day]
    for gap in gaps:
        days.append(days[-1] + gap)
    return days


def _timeline(trail: list[str], days: list[int], workflow: str, wanted: int | None, pools: Pools,
              rng: Random) -> Iterator[str]:  # fmt: skip
    """Steps in order. A wanted quantity is claimed in two parts; a trail that stops at its claim leaves some open."""
    holder = ""
    for event, day in zip(trail, days, strict=True):
        if event not in _CLAIMS:
            yield _step(event, day, holder if event in _BY_PARTNER and not wanted else "")
            continue
        holder = pools.draw(workflow, day, rng)
        if wanted is None:
            yield _step(event, day, holder)
            continue
        part = rng.randrange(1, wanted)
        yield _step(event, day, holder, part)
        if len(trail) > 2:
            yield _step(event, day, pools.draw(workflow, day, rng), wanted - part)


def _step(event: str, day: int, partner: str, quantity: int | None = None) -> str:
    who = f", partner: {partner}" if partner else ""
    share = f", quantity: {quantity}" if quantity else ""
    return f'  - {{date: "{day_text(day)}", event: {event}{who}{share}}}'
