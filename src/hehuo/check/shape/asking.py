"""What to ask for where a field is missing: what the schema says it means, and what can be chosen. Never a value.

Knows the schemas' words and the names of things in the records; knows no record type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hehuo.check.shape.field_names import description_of, place_name, schemas_at
from hehuo.check.shape.referring import called, choices_of
from hehuo.check.shape.refusal import Refusal
from hehuo.check.words import SHORT_LIST
from hehuo.schema.references import form_name
from hehuo.words import N_, LazyText, gettext_lazy

_FORMS: Mapping[str, str] = {
    "date": N_("year-month-day in straight double quotes"),
    "partial_date": N_("year-month-day as far as it is known, in straight double quotes"),
    "month": N_("year-month in straight double quotes"),
    "time": N_("hours and minutes of the 24-hour clock in straight double quotes"),
    "card": N_("copied from the card or the sheet"),
}

_SELF_EVIDENT = ("plain", "text", "id", "reference")
"""Shared forms that say nothing of what a field means."""


def ask_for(refusal: Refusal, keys: Sequence[str]) -> LazyText:
    """The fields to be added below the refused value, each with what it means."""
    lines: LazyText | str = ""
    for key in reversed(keys):
        line = _asked(refusal, key)
        lines = gettext_lazy("%(line)s\n    %(lines)s", line=line, lines=lines) if lines else line
    return gettext_lazy("Look it up and add:\n    %(lines)s", lines=lines)


def _asked(refusal: Refusal, key: str) -> LazyText:
    route = (*refusal.route, key)
    places = schemas_at(refusal.schemas, refusal.document, route)
    field = place_name(key, places)
    meaning = _meaning(refusal, key)
    return gettext_lazy("%(field)s: %(meaning)s", field=field, meaning=meaning) if meaning else field


def _meaning(refusal: Refusal, key: str) -> object:
    """What to write in a field: its choices, its form, or else its description."""
    route = (*refusal.route, key)
    places = schemas_at(refusal.schemas, refusal.document, route)
    options = next((schema["enum"] for schema in places if "enum" in schema), ())
    if options:
        return gettext_lazy("one of %(choices)s", choices=called(refusal, route, [str(option) for option in options]))
    names = choices_of(refusal, route)
    if 0 < len(names) <= SHORT_LIST:
        return gettext_lazy("one of %(choices)s", choices=names)
    form = next((_FORMS[name] for name in map(form_name, places) if name is not None and name in _FORMS), None)
    if form is not None:
        return gettext_lazy(form)
    own = next(iter(places), {})
    telling = [schema for schema in places if "description" in schema and form_name(own) not in _SELF_EVIDENT]
    described = own if "description" in own else next(iter(telling), None)
    return None if described is None else description_of(described)
