"""Which fields are guarded against the base revision: the schemas' `x-guarded`, taken apart.

Knows the keyword; knows no record type and does no comparing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hehuo.check.survey import Survey
from hehuo.schema.marks import Way, marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A guarded field: the way to it, the rule that guards it, and what the rule calls one of its facts.

    Of a list, items count once they have the key `once`. The list `within` each item is compared by itself; `of` is the
    item's key that tells what such an inner fact belongs to.
    """

    way: Way
    rule: str
    fact: Mapping[str, str]
    once: str | None
    within: str | None
    of: str | None

    @property
    def field(self) -> str:
        """The last key of the way."""
        return self.way[-1]


def iter_guards(survey: Survey, type_name: str) -> Iterator[Guard]:
    """The guarded fields of a record type, in the order of its schema."""
    for way, mark in marked(survey.schemas.marks[type_name], "x-guarded").items():
        yield Guard(
            way=way,
            rule=mark["rule"],
            fact={"zh": mark.get("fact", ""), "en": mark.get("x-en", {}).get("fact", "")},
            once=mark.get("once"),
            within=mark.get("within"),
            of=mark.get("of"),
        )


def guarded_keys(survey: Survey, type_name: str, rule: str) -> tuple[str, ...]:
    """The keys that one rule guards in a record type, each once."""
    return tuple(dict.fromkeys(guard.field for guard in iter_guards(survey, type_name) if guard.rule == rule))
