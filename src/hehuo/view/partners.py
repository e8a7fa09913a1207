"""Views of partners: the directories, and each partner's page."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import Area, BenefitGrant, Commitment, Nature, Partner, Resource, Service
from hehuo.view.events import Agenda
from hehuo.view.judging import Judged
from hehuo.view.lists import Listing, ListRow, ProgrammeRows
from hehuo.view.matching import Suggestion
from hehuo.view.page import CommonPageView, Link, ProgrammePageView, RecordPageView, StatedFigure, View
from hehuo.view.projects import ProjectSummary

Standing = Literal["active", "suspended", "left"]

TermState = Literal["running", "ending", "ended"]


class PartnerRow(ListRow, frozen=True, kw_only=True):
    """A partner in a directory: the names of its kind, trade and communities, how many projects it did and, where that is
    known, does now."""

    programme: str
    nature: Nature
    standing: Standing
    kind: str
    trade: str | None
    communities: tuple[str, ...]
    completed: int
    holding: int


class PartnerIndexPage(CommonPageView, frozen=True, kw_only=True):
    """A page of the directory of all programmes."""

    programmes: tuple[ProgrammeRows, ...]
    listing: Listing[PartnerRow]


class PartnerListPage(ProgrammePageView, frozen=True, kw_only=True):
    """A page of the directory of one programme."""

    area: Area
    listing: Listing[PartnerRow]


class PartnerService(View, frozen=True, kw_only=True):
    """What a partner always offers, and in which community."""

    record: Service
    community: Link | None


class PartnerResource(View, frozen=True, kw_only=True):
    """What a partner has, and the names of the items it serves."""

    record: Resource
    items: tuple[str, ...]


class CommitmentYear(View, frozen=True, kw_only=True):
    """A commitment, how often it was kept in each of the last twelve months and in all, and when last. `months` are empty
    where nobody knows of the last ones."""

    record: Commitment
    months: tuple[tuple[str, int], ...]
    times: int
    last: str | None


class AgreementTerm(View, frozen=True, kw_only=True):
    """How an agreement stands: `days` are those left, or those since it ended."""

    state: TermState
    days: int


class PromisedBenefit(View, frozen=True, kw_only=True):
    """A benefit that a partner was promised or given. It is `owed` where it is known not to have been given."""

    record: BenefitGrant
    name: str
    owed: bool
    overdue: bool


class PartnerPage(RecordPageView, frozen=True, kw_only=True):
    """One partner. `kind` and `trade` lead to its programme's directory, `items` to its board of projects.

    `number` is the place in the order of joining, `number_last` the last place shared by those who joined together;
    both None where it isn't known; `stated_number` is the place that a source states. `projects` are those in hand, then
    those completed; only where `all_projects` are known does it have no others. `match_page` and `benefits_page` are
    addresses, None where there is no such page.
    """

    record: Partner
    standing: Standing
    kind: Link
    trade: Link | None
    number: int | None
    number_last: int | None
    all_projects: bool
    stated_number: StatedFigure | None
    holding: int
    completed: int
    projects: tuple[ProjectSummary, ...]
    suggestions: tuple[Suggestion, ...]
    match_page: str | None
    services: tuple[PartnerService, ...]
    agenda: Agenda
    resources: tuple[PartnerResource, ...]
    offers: tuple[Link, ...]
    commitments: tuple[CommitmentYear, ...]
    judged: Judged
    figures: tuple[StatedFigure, ...]
    communities: tuple[Link, ...]
    items: tuple[Link, ...]
    term: AgreementTerm | None
    benefits: tuple[PromisedBenefit, ...]
    overdue: int
    benefits_page: str | None
