"""The table of record types: all that is general of a type stands here, and whoever lists types asks it.

What is said of single fields (which are dates, which are searched, which are guarded) stands in the type's schema.
Knows nothing of how a file is read, checked or shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NAMED = {"programme": _ID, "id": _ID, "month": r"[0-9]{4}-(?:0[1-9]|1[0-2])"}
"""The parts of a key that a path names in braces, and what each may be."""


@dataclass(frozen=True, kw_only=True)
class RecordType:
    """One type of record.

    `file` is the path of its files under the root; what it names in braces, joined by ``/``, is the record's key.
    `plural` is what the registry, the site and a programme's `corrections` call its records; `label`, `label_en` and the
    English plural `labels_en` what people call them. `page` is the address of
    a record's page, None where it has none. `title` is the field that names a record, `short` the one that names it in
    links, where it may have one. The files of an `immutable` type are never changed once they are published.
    """

    name: str
    plural: str
    file: str
    schema: str
    label: str
    label_en: str
    labels_en: str
    page: str | None = None
    title: str | None = None
    short: str | None = None
    immutable: bool = False

    @cached_property
    def key_parts(self) -> tuple[str, ...]:
        """What the parts of a key are: ``("programme", "id")``; none for a type of which there is one file."""
        return tuple(re.findall(r"{(\w+)}", self.file))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the paths of its files; the groups are the parts of the key."""
        return re.compile(re.sub(r"\\{(\w+)\\}", lambda part: f"({_NAMED[part[1]]})", re.escape(self.file)))

    @property
    def removable(self) -> bool:
        """Whether a programme's `corrections` may say that a record of it was taken away."""
        return self.key_parts == ("programme", "id") and not self.immutable

    def path(self, key: str) -> str:
        """The path, relative to the root, of the record with this key."""
        return self.file.format(**self._named(key))

    def page_url(self, key: str) -> str:
        """The address of a record's page, relative to the site's root. Raises KeyError for a type without pages."""
        if self.page is None:
            raise KeyError(self.name)
        return self.page.format(**self._named(key))

    def called(self, lang: str, many: bool = False) -> str:
        """What people call a record of it, or its records, in `zh` or `en`."""
        if lang == "zh":
            return self.label
        return self.labels_en if many else self.label_en

    def title_of(self, record: Any) -> str:
        """What a typed record is called in full; empty for a type whose records have no name."""
        return getattr(record, self.title) if self.title else ""

    def short_title_of(self, record: Any) -> str:
        """What links call a typed record."""
        return (getattr(record, self.short) if self.short else None) or self.title_of(record)

    def _named(self, key: str) -> Mapping[str, str]:
        return dict(zip(self.key_parts, key.split("/"), strict=True)) if self.key_parts else {}


RECORD_TYPES: tuple[RecordType, ...] = (
    RecordType(
        name="registry",
        plural="settings",
        file="data/registry.yml",
        schema="registry",
        label="登记簿",
        label_en="registry",
        labels_en="registry",
    ),
    RecordType(
        name="programme",
        plural="programmes",
        file="data/programmes/{programme}.yml",
        schema="programme",
        label="方案",
        label_en="programme",
        labels_en="programmes",
        page="programmes/{programme}/",
        title="name",
    ),
    RecordType(
        name="community",
        plural="communities",
        file="data/communities/{programme}/{id}.yml",
        schema="community",
        label="社区",
        label_en="community",
        labels_en="communities",
        page="communities/{programme}/{id}/",
        title="name",
    ),
    RecordType(
        name="partner",
        plural="partners",
        file="data/partners/{programme}/{id}.yml",
        schema="partner",
        label="合伙人",
        label_en="partner",
        labels_en="partners",
        page="partners/{programme}/{id}/",
        title="name",
        short="short",
    ),
    RecordType(
        name="project",
        plural="projects",
        file="data/projects/{programme}/{id}.yml",
        schema="project",
        label="项目",
        label_en="project",
        labels_en="projects",
        page="projects/{programme}/{id}/",
        title="title",
    ),
    RecordType(
        name="review",
        plural="reviews",
        file="data/reviews/{programme}/{id}.yml",
        schema="review",
        label="评议",
        label_en="review",
        labels_en="reviews",
        page="reviews/{programme}/{id}/",
        title="title",
    ),
    RecordType(
        name="award",
        plural="awards",
        file="data/awards/{programme}/{id}.yml",
        schema="award",
        label="奖项",
        label_en="award",
        labels_en="awards",
        page="awards/{programme}/{id}/",
        title="name",
    ),
    RecordType(
        name="indicator",
        plural="indicators",
        file="data/indicators/{programme}/{id}.yml",
        schema="indicator",
        label="指标",
        label_en="indicator",
        labels_en="indicators",
        page="indicators/{programme}/#indicator-{id}",
        title="title",
    ),
    RecordType(
        name="event",
        plural="events",
        file="data/events/{programme}/{id}.yml",
        schema="event",
        label="活动",
        label_en="event",
        labels_en="events",
        page="events/{programme}/{id}/",
        title="title",
    ),
    RecordType(
        name="booking",
        plural="bookings",
        file="data/bookings/{programme}/{id}.yml",
        schema="booking",
        label="场地预约",
        label_en="booking",
        labels_en="bookings",
    ),
    RecordType(
        name="rules",
        plural="rules",
        file="data/points/{programme}/rules.yml",
        schema="points-rules",
        label="积分规则",
        label_en="points rules",
        labels_en="points rules",
        page="points/{programme}/",
    ),
    RecordType(
        name="cards",
        plural="cards",
        file="data/points/{programme}/cards.yml",
        schema="cards",
        label="积分卡册",
        label_en="card list",
        labels_en="card lists",
        page="points/{programme}/",
    ),
    RecordType(
        name="offer",
        plural="offers",
        file="data/points/{programme}/offers/{id}.yml",
        schema="offer",
        label="兑换项",
        label_en="offer",
        labels_en="offers",
        page="points/{programme}/#offer-{id}",
        title="title",
    ),
    RecordType(
        name="close",
        plural="closes",
        file="data/points/{programme}/{month}/close.yml",
        schema="close",
        label="月结",
        label_en="month close",
        labels_en="month closes",
        page="points/{programme}/{month}/",
        immutable=True,
    ),
    RecordType(
        name="batch",
        plural="batches",
        file="data/points/{programme}/{month}/{id}.yml",
        schema="batch",
        label="积分批次",
        label_en="batch",
        labels_en="ledger batches",
        page="points/{programme}/{month}/",
        immutable=True,
    ),
)
"""Every record type. Order matters: the first pattern that matches a path decides (`close` before `batch`)."""

BY_NAME: Mapping[str, RecordType] = {record_type.name: record_type for record_type in RECORD_TYPES}

_WINDOWS_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
RESERVED_IDS = frozenset((*_WINDOWS_DEVICES, "index", "record", "programme", "new", "coverage"))
"""Ids that Windows or the site keeps for itself."""


@lru_cache(maxsize=4096)  # whoever meets a file asks, one after the other
def classify(path: str) -> tuple[RecordType, str] | None:
    """The record type and key of a path relative to the root, or None where no record may lie there."""
    for record_type in RECORD_TYPES:
        match = record_type.pattern.fullmatch(path)
        if match:
            return record_type, "/".join(match.groups())
    return None
