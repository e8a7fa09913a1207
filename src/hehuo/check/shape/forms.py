"""Rules of shape about form and size: pattern, length, number. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields. Repeats only ids and dates, never free text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from hehuo.check.shape.field_names import fill_in, form_of, schemas_at
from hehuo.check.shape.referring import kind_of
from hehuo.check.shape.refusal import Refusal, finding_of
from hehuo.check.shape.remedies import remedy_of
from hehuo.diagnostic import Finding
from hehuo.schema.references import Schema
from hehuo.words import N_, LazyText, gettext_lazy, ngettext_lazy


def bad_format(refusal: Refusal) -> Iterator[Finding]:
    """A value is not in its form: a date that is not year-month-day or that no calendar has, an id with capital
    letters, a web address without https://."""
    candidates = [refusal.schema, *schemas_at(refusal.schemas, refusal.document, refusal.route)]
    form: object = form_of([refusal.schema, *_key_schemas(refusal)] if refusal.on_key else candidates)
    if not refusal.on_key and kind_of(refusal) not in (None, "card"):
        form = gettext_lazy("an id belongs here, not a name")
    if refusal.keyword == "format":  # the pattern has passed: it is written like a date
        form = gettext_lazy("no calendar has the day %(day)s", day=refusal.value)
    yield finding_of("bad-format", refusal, form=form, remedy=remedy_of(refusal))


def _key_schemas(refusal: Refusal) -> list[Schema]:
    above = schemas_at(refusal.schemas, refusal.document, refusal.route[:-1])
    names = [schema["propertyNames"] for schema in above if "propertyNames" in schema]
    return [refusal.schemas.resolve(schema["$ref"]) if "$ref" in schema else schema for schema in names]


def bad_length(refusal: Refusal) -> Iterator[Finding]:
    """A text is too long or too short, or a list or group has too many or too few members."""
    problem, remedy = gettext_lazy("can't be empty"), fill_in(refusal.schemas, refusal.document, refusal.route)
    if refusal.value not in ("", [], {}):
        size = _SIZES[refusal.keyword](refusal.demand)
        problem, remedy = (
            gettext_lazy("must have %(size)s", size=size),
            gettext_lazy("Change it to %(size)s", size=size),
        )
    yield finding_of("bad-length", refusal, problem=problem, remedy=remedy)


_SIZES: Mapping[str, Callable[[int], LazyText]] = {
    "minLength": lambda least: ngettext_lazy("at least %(num)s character", "at least %(num)s characters", least),
    "maxLength": lambda most: ngettext_lazy("at most %(num)s character", "at most %(num)s characters", most),
    "minItems": lambda least: ngettext_lazy("at least %(num)s item", "at least %(num)s items", least),
    "maxItems": lambda most: ngettext_lazy("at most %(num)s item", "at most %(num)s items", most),
    "minProperties": lambda least: ngettext_lazy("at least %(num)s field", "at least %(num)s fields", least),
    "maxProperties": lambda most: ngettext_lazy("at most %(num)s field", "at most %(num)s fields", most),
    "uniqueItems": lambda _: gettext_lazy("no item twice"),
}


def bad_number(refusal: Refusal) -> Iterator[Finding]:
    """A number is too large or too small."""
    bound = refusal.demand.get("const", "") if isinstance(refusal.demand, dict) else refusal.demand
    problem = gettext_lazy(_BOUNDS[refusal.keyword], bound=bound)
    described = [
        schema
        for schema in (refusal.schema, *schemas_at(refusal.schemas, refusal.document, refusal.route))
        if "description" in schema
    ]
    remedy = gettext_lazy("Write a number that fits")
    if described:
        remedy = gettext_lazy("Write: %(form)s", form=form_of(described))
    yield finding_of("bad-number", refusal, problem=problem, remedy=remedy)


_BOUNDS: Mapping[str, str] = {
    "minimum": N_("can't be less than %(bound)s"),
    "maximum": N_("can't be more than %(bound)s"),
    "exclusiveMinimum": N_("must be more than %(bound)s"),
    "exclusiveMaximum": N_("must be less than %(bound)s"),
    "multipleOf": N_("must be a multiple of %(bound)s"),
    "not": N_("can't be %(bound)s"),
}
