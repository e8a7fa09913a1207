"""Rules of shape about values: their type, and words out of a list. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields. Repeats only ids and dates, never free text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.check.shape.field_names import place_of
from hehuo.check.shape.referring import called, meant_choice
from hehuo.check.shape.refusal import Refusal, finding_of
from hehuo.check.shape.remedies import remedy_of
from hehuo.check.words import did_you_mean, if_meant, line_of, nearest
from hehuo.diagnostic import Finding
from hehuo.words import N_, LazyText, gettext_lazy

_TYPES: Mapping[str, str] = {
    "string": N_("text"),
    "integer": N_("a whole number"),
    "number": N_("a number"),
    "boolean": N_("true or false"),
    "array": N_("a list"),
    "object": N_("fields with values"),
}


def _type_of(value: object) -> str:
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, kind):
            return name
    return "object"


def wrong_type(refusal: Refusal) -> Iterator[Finding]:
    """A value is of the wrong type: a number where text belongs, one item where a list belongs."""
    wanted = refusal.demand if isinstance(refusal.demand, str) else refusal.demand[0]
    found = _type_of(refusal.value)
    yield finding_of(
        "wrong-type",
        refusal,
        wanted=gettext_lazy(_TYPES[wanted]),
        found=gettext_lazy(_TYPES[found]),
        remedy=remedy_of(refusal),
    )


def empty_value(refusal: Refusal) -> Iterator[Finding]:
    """A key has no value, or an item of a list is empty."""
    args = {
        "field": place_of(refusal.schemas, refusal.document, refusal.route),
        "remedy": remedy_of(refusal),
    }
    on_key = isinstance(refusal.route[-1], str)
    yield Finding(rule="empty-value", path=refusal.document.path, route=refusal.route, on_key=on_key, args=args)


def bad_choice(refusal: Refusal) -> Iterator[Finding]:
    """A field that takes one of a few words has another."""
    demand = refusal.demand if refusal.keyword == "enum" else [refusal.demand]
    options = [str(choice) for choice in demand]
    meant, alike = meant_choice(refusal, options), nearest(str(refusal.value), options)
    remedy: LazyText | str = ""
    if meant is not None:
        remedy = gettext_lazy("Write:\n    %(line)s\n", line=line_of(refusal.route, meant))
    elif alike is not None:
        remedy = gettext_lazy("%(remedy)s\n", remedy=if_meant(line_of(refusal.route, alike)))
    choices = called(refusal, refusal.route, options)
    yield finding_of("bad-choice", refusal, hint=did_you_mean(meant or alike), choices=choices, remedy=remedy)
