"""What the rules across files look at: the sound records, their documents, the day, and what many rules share.

Knows no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from hehuo.diagnostic import Finding
from hehuo.document import Document
from hehuo.model.past import NoPast, Past
from hehuo.model.registry import Registry
from hehuo.schema.loading import Schemas

Made = TypeVar("Made")


@dataclass(frozen=True)
class Survey:
    """The sound part of a registry as of a day. `documents` may hold broken ones too; they are passed over.

    `reported` grows: what the checks have found so far, by rule; `excuses` says what that puts in doubt.
    `base` is what the registry held at a base revision, or why that is not known; None where nobody asked.
    """

    registry: Registry
    documents: Mapping[str, Document]
    schemas: Schemas
    as_of: date
    base: Past | NoPast | None = None
    reported: dict[str, list[Finding]] = field(default_factory=dict)
    _made: dict[Callable[[Survey], Any], Any] = field(default_factory=dict, repr=False)

    def once(self, work: Callable[[Survey], Made]) -> Made:
        """What `work` makes of this survey; made at the first call, so that rules can share it."""
        if work not in self._made:
            self._made[work] = work(self)
        return self._made[work]  # type: ignore[no-any-return]

    @property
    def past(self) -> Past | None:
        """What the registry held at the base revision, where there is one to compare with."""
        return self.base if isinstance(self.base, Past) else None

    @property
    def no_past(self) -> NoPast | None:
        """Why there is none to compare with, where one was asked for."""
        return self.base if isinstance(self.base, NoPast) else None

    @cached_property
    def sound(self) -> tuple[Document, ...]:
        """The documents of sound records, in order of path."""
        return tuple(document for _, document in sorted(self.documents.items()) if self.is_sound(document))

    def is_sound(self, document: Document) -> bool:
        """Whether a document has become a record of the registry."""
        return document.key in self.registry.records(document.type.name)

    def unsound(self, type_name: str) -> frozenset[str]:
        """The keys of files of a type that could not be read or judged."""
        return self.registry.known.get(type_name, frozenset()) - self.registry.records(type_name).keys()
