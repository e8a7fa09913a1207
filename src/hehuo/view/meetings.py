"""View of a claim meeting."""

from __future__ import annotations

from hehuo.model.records import Meeting
from hehuo.view.page import Link, Receipt, RecordPageView, StatedFigure, View


class MeetingClaim(View, frozen=True, kw_only=True):
    """A claim: so many of a `unit`, the whole project where it has none; `states` are those the project is in now."""

    project: Link
    quantity: int
    unit: str | None
    states: tuple[str, ...]


class PartnerClaims(View, frozen=True, kw_only=True):
    """What one partner claimed at a meeting."""

    partner: Link
    claims: tuple[MeetingClaim, ...]


class MeetingPage(RecordPageView, frozen=True, kw_only=True):
    """A claim meeting; `file` is its programme's. `unclaimed` are projects put before it that nobody claimed there."""

    id: str
    record: Meeting
    community: Link | None
    partners: Receipt
    projects: Receipt
    claims: tuple[PartnerClaims, ...]
    unclaimed: tuple[Link, ...]
    figures: tuple[StatedFigure, ...]
