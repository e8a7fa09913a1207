"""What to say of a whole number that is written as something else: the number it states, or a question.

Knows that a number may have its `unit` and its `qualifier` beside it; knows no record type.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from hehuo.check.remedies.numbers import Number, read_number
from hehuo.check.shape.field_names import schemas_at, title_of
from hehuo.check.shape.refusal import Refusal
from hehuo.check.shape.writing import accepts, write
from hehuo.words import LazyText, gettext_lazy

_COUNTERS = frozenset(
    (
        *"个家人名位户次场件份套条台张盏棵株辆间处项只本箱袋桶把床组批支块座栋幢层期副对册口门面号",
        "人次",
        "户次",
        "件次",
    )
)
"""Words that only count, so that nothing is lost without them. A unit that measures (元, 米, 小时) must be the field's."""


def number_remedy(refusal: Refusal) -> LazyText:
    """What to write for a number typed with its unit, in Chinese numerals, full width, with separators and so on."""
    number = read_number(refusal.value) if isinstance(refusal.value, str) else None
    if number is None or not accepts(refusal, number.value):
        return gettext_lazy("Which number is meant? Write it in digits, without unit, separators or decimal point")
    beside = _unit_beside(refusal, number)
    if beside is None:
        return gettext_lazy("How much is it in the unit of this field? Write the number alone, in digits")
    if number.qualifier is None:
        return write(refusal, number.value, beside)
    if "qualifier" in _free_beside(refusal):
        return write(
            refusal,
            number.value,
            {**beside, "qualifier": number.qualifier},
            say=lambda lines: gettext_lazy(
                "Write the exact number if you know it; if only this much is known:\n    %(lines)s", lines=lines
            ),
        )
    return gettext_lazy("How many exactly? Only an exact whole number can stand here")


def _unit_beside(refusal: Refusal, number: Number) -> Mapping[str, str] | None:
    """The unit to be written beside the number, mostly none; None where the unit that was typed isn't the field's."""
    if not number.unit:
        return {}
    stated = next(_units_above(refusal), None)
    if stated is not None:
        return {} if _same(number.unit, stated) else None
    if "unit" in _free_beside(refusal):
        return {"unit": number.unit}
    title = title_of(schemas_at(refusal.schemas, refusal.document, refusal.route))["zh"]
    counts = number.unit in _COUNTERS and "元" not in title
    known = number.unit in title or number.unit in refusal.names.units(refusal.document)
    return {} if counts or known else None


def _units_above(refusal: Refusal) -> Iterator[str]:
    """The units stated beside the value or above it, the nearest first."""
    inner: Any = refusal.document.value
    found = []
    for step in refusal.route:
        if isinstance(inner, Mapping) and isinstance(inner.get("unit"), str):
            found.append(inner["unit"])
        inner = inner[step]
    return reversed(found)


def _same(unit: str, stated: str) -> bool:
    return unicodedata.normalize("NFKC", stated).strip() == unit or {unit, stated} <= {
        "%",
        "百分比",
        "百分点",
        "个百分点",
    }


def _free_beside(refusal: Refusal) -> set[str]:
    """The fields that may stand beside the value and don't yet."""
    above = schemas_at(refusal.schemas, refusal.document, refusal.route[:-1])
    held = refusal.document.at(refusal.route[:-1])
    return {key for schema in above for key in schema.get("properties", {}) if key not in held}
