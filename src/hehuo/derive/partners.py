"""Partners concluded: standing, order of joining, what each holds, has completed, offers, gets and is owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hehuo.derive.projects import ProjectStatus
from hehuo.derive.promises import Term, Ticks, term_of, tick
from hehuo.model.dates import PartialDate, parse_date
from hehuo.model.knowledge import Extent
from hehuo.model.membership import joined_date, was_active
from hehuo.model.records import BenefitGrant, Partner
from hehuo.model.registry import Registry, programme_of, resolve

Standing = Literal["active", "suspended", "left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerStatus:
    """A partner as of a day.

    `number` is the place in the order of joining within the programme, counted from 1, and `number_last` the last
    place shared by partners of the same date; both None where the date of joining is not known, or the list of partners
    isn't complete. `completed`, `holding`: keys of projects; `offers`: keys of offers; `overdue`: benefits promised, due
    and not given; `term`: how its agreement stands. Neither is known where the list isn't complete until today.
    `commitments` are those of the year until the day that the programme is known.
    """

    key: str
    programme: str
    partner: Partner
    standing: Standing
    joined: PartialDate | None
    number: int | None
    number_last: int | None
    holding: tuple[str, ...]
    completed: tuple[str, ...]
    offers: tuple[str, ...]
    communities: tuple[str, ...]
    directions: tuple[str, ...]
    overdue: tuple[BenefitGrant, ...]
    term: Term | None
    commitments: tuple[Ticks, ...]


def derive_partners(
    registry: Registry, projects: Mapping[str, ProjectStatus], extents: Mapping[str, Extent], as_of: date
) -> Mapping[str, PartnerStatus]:
    """Every sound partner, by key."""
    whole = {key: extent for key, extent in extents.items() if extent.holds("partners")}
    numbers = _joining_numbers(registry, whole.keys())
    current = {key for key, extent in whole.items() if extent.current}
    holding, completed = _work(projects)
    offers: dict[str, list[str]] = defaultdict(list)
    for key, offer in registry.offers.items():
        offers[resolve(programme_of(key), offer.partner)].append(key)
    views = {}
    for key, partner in registry.partners.items():
        programme = programme_of(key)
        today = extents[programme].today if programme in extents else as_of
        number, number_last = numbers.get(key, (None, None))
        done = tuple(completed.get(key, ()))
        worked = [
            item for project_key in (*done, *holding.get(key, ())) for item in projects[project_key].project.items
        ]
        views[key] = PartnerStatus(
            key=key,
            programme=programme,
            partner=partner,
            standing=_standing(partner, as_of),
            joined=joined_date(partner),
            number=number,
            number_last=number_last,
            holding=tuple(holding.get(key, ())),
            completed=done,
            offers=tuple(offers.get(key, ())),
            communities=_communities(programme, partner, projects, (*done, *holding.get(key, ()))),
            directions=registry.directions_of(programme, (*partner.items, *worked)),
            overdue=_overdue(partner, as_of) if programme in current else (),
            term=term_of(partner, as_of) if programme in current else None,
            commitments=tuple(tick(commitment, today) for commitment in partner.commitments),
        )
    return views


def _overdue(partner: Partner, as_of: date) -> tuple[BenefitGrant, ...]:
    return tuple(grant for grant in partner.benefits if grant.due and not grant.given and grant.due < as_of.isoformat())


def _standing(partner: Partner, as_of: date) -> Standing:
    today = parse_date(as_of.isoformat())
    if was_active(partner, today):
        return "active"
    past = [event for event in partner.history if parse_date(event.date).first <= as_of]
    return "suspended" if past and past[-1].event == "suspended" else "left"


def _communities(
    programme: str, partner: Partner, projects: Mapping[str, ProjectStatus], worked: tuple[str, ...]
) -> tuple[str, ...]:
    """The communities a partner names, then those of its services and projects, each once."""
    own = [resolve(programme, community) for community in partner.communities]
    served = [resolve(programme, service.community) for service in partner.services if service.community]
    done = [community for project_key in worked if (community := projects[project_key].community)]
    return tuple(dict.fromkeys((*own, *served, *done)))


def _work(projects: Mapping[str, ProjectStatus]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Partner → projects it holds a share of and is working on; partner → projects of which its share is done."""
    holding: dict[str, list[str]] = defaultdict(list)
    completed: dict[str, list[str]] = defaultdict(list)
    for key, view in projects.items():
        for share in view.shares:
            if share.holder and share.state_class in ("active", "done"):
                table = completed if share.state_class == "done" else holding
                if not table[share.holder] or table[share.holder][-1] != key:
                    table[share.holder].append(key)
    return holding, completed


def _joining_numbers(registry: Registry, programmes: Set[str]) -> dict[str, tuple[int, int]]:
    """Partner of one of the programmes → first and last place in its order of joining; partners of one date share the
    places."""
    dated: dict[str, dict[PartialDate, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, partner in registry.partners.items():
        joined = joined_date(partner) if programme_of(key) in programmes else None
        if joined is not None and joined.known_year:
            dated[programme_of(key)][joined].append(key)
    numbers = {}
    for by_date in dated.values():
        place = 0
        for moment in sorted(by_date, key=lambda moment: (moment.first, moment.last)):
            keys = by_date[moment]
            for key in keys:
                numbers[key] = (place + 1, place + len(keys))
            place += len(keys)
    return numbers
