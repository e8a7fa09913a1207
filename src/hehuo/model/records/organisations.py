"""Communities and partners."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records.base import Correction, Struct, Weekday
from hehuo.model.records.programmes import Figure


class Brand(Struct, frozen=True, kw_only=True):
    name: str
    summary: str | None = None


class Slot(Struct, frozen=True, kw_only=True):
    weekday: Weekday
    from_: str
    until: str


class Space(Struct, frozen=True, kw_only=True):
    name: str
    capacity: int | None = None
    summary: str | None = None
    slots: tuple[Slot, ...] = ()


class LevelCount(Struct, frozen=True, kw_only=True):
    """How many units of a level lie in a community, and how many people look after them."""

    level: str
    units: int | None = None
    stewards: int | None = None
    date: str | None = None
    note: str | None = None


class Community(Struct, frozen=True, kw_only=True):
    """`data/communities/<p>/<id>.yml`."""

    name: str
    name_en: str | None = None
    brand: Brand | None = None
    summary: str | None = None
    street: str | None = None
    grids: int | None = None
    households: int | None = None
    residents: int | None = None
    levels: tuple[LevelCount, ...] = ()
    spaces: dict[str, Space] = {}
    figures: dict[str, Figure] = {}
    confirmed: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Resource(Struct, frozen=True, kw_only=True):
    what: str
    quantity: int | None = None
    unit: str | None = None
    items: tuple[str, ...] = ()
    note: str | None = None


class Service(Struct, frozen=True, kw_only=True):
    title: str
    community: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    cadence: str | None = None
    items: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()


class HistoryEvent(Struct, frozen=True, kw_only=True):
    date: str
    event: Literal["joined", "reported", "renewed", "suspended", "resumed", "left"]
    note: str | None = None
    sources: tuple[str, ...] = ()


class Agreement(Struct, frozen=True, kw_only=True):
    signed: str
    number: str | None = None
    until: str | None = None
    note: str | None = None


class Vetting(Struct, frozen=True, kw_only=True):
    date: str
    result: Literal["passed", "failed", "pending"]
    by: str | None = None
    note: str | None = None


class Contact(Struct, frozen=True, kw_only=True):
    phone: str | None = None
    address: str | None = None
    url: str | None = None


class Given(Struct, frozen=True, kw_only=True):
    date: str
    note: str | None = None


class BenefitGrant(Struct, frozen=True, kw_only=True):
    benefit: str
    promised: str | None = None
    due: str | None = None
    given: tuple[Given, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()


class Commitment(Struct, frozen=True, kw_only=True):
    title: str
    since: str | None = None
    kept: tuple[str, ...] = ()
    note: str | None = None


class Partner(Struct, frozen=True, kw_only=True):
    """`data/partners/<p>/<id>.yml`."""

    name: str
    kind: str
    history: tuple[HistoryEvent, ...]
    short: str | None = None
    name_en: str | None = None
    trade: str | None = None
    uscc: str | None = None
    communities: tuple[str, ...] = ()
    summary: str | None = None
    items: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    services: tuple[Service, ...] = ()
    agreement: Agreement | None = None
    vetting: tuple[Vetting, ...] = ()
    contact: Contact | None = None
    benefits: tuple[BenefitGrant, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    figures: dict[str, Figure] = {}
    confirmed: str | None = None
    sources: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
