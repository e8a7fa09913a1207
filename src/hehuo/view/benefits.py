"""Views of benefits: what partners got for what they gave."""

from __future__ import annotations

from hehuo.model.records import BenefitGrant, MoneyKind
from hehuo.view.page import Link, ProgrammePageView, RecordFile, View


class OverdueBenefit(View, frozen=True, kw_only=True):
    """A benefit that was promised and is `days` past its day."""

    record: BenefitGrant
    partner: Link
    name: str
    days: int


class BenefitLine(View, frozen=True, kw_only=True):
    """A benefit of the programme: to how many it is promised, to whom it was given, how often, and what is overdue."""

    name: str
    promised: int
    given: tuple[Link, ...]
    times: int
    overdue: int


class OutcomeSum(View, frozen=True, kw_only=True):
    """How much of a measure a partner's own projects came to."""

    name: str
    quantity: int
    unit: str


class PaidSum(View, frozen=True, kw_only=True):
    """Money of one kind that a partner paid, None for a kind not stated, and for which projects."""

    kind: MoneyKind | None
    yuan: int
    projects: tuple[Link, ...]


class PartnerBalance(View, frozen=True, kw_only=True):
    """What a partner gave and got.

    It gave the projects that it finished, what it paid, and the points it accepted. It was
    promised so many benefits and given them so many times; `waiting` count those still to be given, `overdue` included.
    """

    partner: Link
    completed: tuple[Link, ...]
    paid: tuple[PaidSum, ...]
    points: int
    outcomes: tuple[OutcomeSum, ...]
    promised: int
    times: int
    waiting: int
    overdue: int


class BenefitPage(ProgrammePageView, frozen=True, kw_only=True):
    """A programme's benefits. `balances` and `unthanked`, who was promised nothing, are the first of so many."""

    id: str
    file: RecordFile
    overdue: tuple[OverdueBenefit, ...]
    benefits: tuple[BenefitLine, ...]
    times: int
    balances: tuple[PartnerBalance, ...]
    balances_count: int
    unthanked: tuple[Link, ...]
    unthanked_count: int
