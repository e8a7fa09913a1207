"""Rules of shape about values: their type, and words out of a list. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields. Repeats only ids and dates, never free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hehuo.check.shape.field_names import form_of, schemas_at
from hehuo.check.shape.refusal import Refusal, finding_of
from hehuo.check.words import did_you_mean, key_of, line_of, nearest
from hehuo.diagnostic import Finding
from hehuo.words import N_, LazyText, gettext_lazy

_TYPES: Mapping[str, str] = {
    "string": N_("text"),
    "integer": N_("a whole number"),
    "number": N_("a number"),
    "boolean": N_("true or false"),
    "array": N_("a list"),
    "object": N_("fields with values"),
    "null": N_("nothing"),
}


def _type_of(value: object) -> str:
    if value is None:
        return "null"
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, kind):
            return name
    return "object"


def wrong_type(refusal: Refusal) -> Iterator[Finding]:
    """A value is of the wrong type: a number where text belongs, one item where a list belongs, or nothing at all
    after the colon."""
    wanted = refusal.demand if isinstance(refusal.demand, str) else refusal.demand[0]
    found = _type_of(refusal.value)
    yield finding_of(
        "wrong-type",
        refusal,
        wanted=gettext_lazy(_TYPES[wanted]),
        found=gettext_lazy(_TYPES[found]),
        remedy=_type_remedy(refusal, wanted, found),
    )


_RUN_TOGETHER = re.compile(r"([a-z_]{1,30}) ?(?:[：﹕︰∶]|:(?=\S))")
"""A field and its value that came out as one text, because of the colon between them."""


def _type_remedy(refusal: Refusal, wanted: str, found: str) -> LazyText:
    key = key_of(refusal.route)
    if found == "null":
        return gettext_lazy("Write a value after the colon, or delete the line")
    if wanted == "string" and found in ("integer", "number", "boolean"):
        year = refusal.value if isinstance(refusal.value, int) and 1000 <= refusal.value <= 9999 else "…"
        return gettext_lazy("Put it in quotes:\n    %(line)s", line=line_of(refusal.route, f'"{year}"'))
    if wanted == "array":
        return gettext_lazy("Write a list, one item to a line:\n    %(lines)s", lines=f"{key}:\n      - …")
    if wanted == "object" and found == "string":
        typed = _RUN_TOGETHER.match(refusal.value)
        if typed:
            line = f"{typed[1]}: …"
            return gettext_lazy("The colon is a plain one with a space behind it:\n    %(line)s", line=line)
    if wanted == "object":
        return gettext_lazy("Write fields with values:\n    %(lines)s", lines=f"{key}:\n      …: …")
    if wanted == "integer":
        line = line_of(refusal.route, "12")
        return gettext_lazy("Digits alone, no quotes, unit or point:\n    %(line)s", line=line)
    return gettext_lazy("Write %(wanted)s", wanted=gettext_lazy(_TYPES[wanted]))


def bad_choice(refusal: Refusal) -> Iterator[Finding]:
    """A field that takes one of a few words has another."""
    options = [str(choice) for choice in (refusal.demand if refusal.keyword == "enum" else [refusal.demand])]
    meant = _meant_choice(refusal, options)
    remedy = gettext_lazy("Write:\n    %(line)s\n", line=line_of(refusal.route, meant)) if meant else ""
    yield finding_of("bad-choice", refusal, hint=did_you_mean(meant), choices=tuple(options), remedy=remedy)


def _meant_choice(refusal: Refusal, options: list[str]) -> str | None:
    """The option that a misspelt word or a Chinese word of the field's description stands for."""
    if not isinstance(refusal.value, str):
        return None
    described = form_of(schemas_at(refusal.schemas, refusal.document, refusal.route))["zh"]
    by_name = (option for option in options if f"{option} {refusal.value}" in described)
    return next(by_name, None) or nearest(refusal.value, options)
