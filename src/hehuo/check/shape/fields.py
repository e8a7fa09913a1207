"""Rules of shape about fields: which a record may have and which it must. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.shape.asking import ask_for
from hehuo.check.shape.field_names import place_name, place_of, quoted, schemas_at, title_of
from hehuo.check.shape.refusal import Refusal
from hehuo.check.shape.remedies import strays_below
from hehuo.check.words import did_you_mean, nearest, titled
from hehuo.diagnostic import Finding
from hehuo.document import Document
from hehuo.words import LazyText, gettext_lazy, pgettext_lazy

_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{0,39}")
"""Keys that a message may repeat; anything else may be private."""


def _fields_at(refusal: Refusal) -> dict[str, str]:
    """The fields a place can have, each with its Chinese title."""
    candidates = schemas_at(refusal.schemas, refusal.document, refusal.route)
    keys = dict.fromkeys(key for schema in candidates for key in schema.get("properties", {}))
    return {key: title_of(schemas_at(refusal.schemas, refusal.document, (*refusal.route, key)))["zh"] for key in keys}


def unknown_field(refusal: Refusal) -> Iterator[Finding]:
    """A record has a field that no record of its type has; mostly a misspelling."""
    fields = _fields_at(refusal)
    titles = {title: key for key, title in fields.items() if title}
    strays = strays_below(refusal)
    for key in refusal.value:
        if key in refusal.schema.get("properties", {}) or key in strays:
            continue
        meant = titles.get(key) or nearest(key, [name for name in fields if name not in refusal.value])
        shown = key in titles or _FIELD_NAME.fullmatch(key) is not None
        if meant:
            remedy = gettext_lazy("Rename the field to:\n    %(key)s", key=f"{meant}:")
        else:
            # English titles are little more than the names themselves.
            available = [{"zh": titled(name, title) if title else name, "en": name} for name, title in fields.items()]
            remedy = gettext_lazy("What can stand here: %(choices)s", choices=tuple(available))
        yield Finding(
            rule="unknown-field",
            path=refusal.document.path,
            route=(*refusal.route, key),
            on_key=True,
            args={
                "field": place_of(refusal.schemas, refusal.document, refusal.route),
                "shown": pgettext_lazy("field", '"%(key)s"', key=key) if shown else gettext_lazy("of this name"),
                "hint": did_you_mean(meant),
                "remedy": remedy,
                "meant": meant,
            },
        )


def missing_field(refusal: Refusal) -> Iterator[Finding]:
    """A field that a record of this type must have is missing: a partner needs its name, kind and history, each step
    of a project its date."""
    missing = [key for key in refusal.demand if key not in {*refusal.value, *refusal.misspelt}]
    if missing:
        args = {
            "field": place_of(refusal.schemas, refusal.document, refusal.route),
            "missing": tuple(_called(refusal, key) for key in missing),
            "remedy": ask_for(refusal, missing),
        }
        yield Finding(rule="missing-field", path=refusal.document.path, route=refusal.route, args=args)


def _called(refusal: Refusal, key: str) -> LazyText:
    return place_name(key, schemas_at(refusal.schemas, refusal.document, (*refusal.route, key)))


def missing_companion(refusal: Refusal) -> Iterator[Finding]:
    """Some fields come in pairs: a card with an alias must say when its holder consented to showing it."""
    for key, companions in refusal.demand.items():
        for companion in companions if key in refusal.value else ():
            if companion not in refusal.value:
                args = {
                    "field": place_of(refusal.schemas, refusal.document, refusal.route),
                    "key": quoted(key),
                    "missing": _called(refusal, companion),
                    "remedy": ask_for(refusal, [companion]),
                }
                route = (*refusal.route, key)
                yield Finding(rule="missing-companion", path=refusal.document.path, route=route, on_key=True, args=args)


def wrong_alternative(refusal: Refusal) -> Iterator[Finding]:
    """Where a value can take several forms, this one fits none; or the kind that is stated contradicts the rest, such
    as a redemption sheet headed `earn`."""
    if refusal.meant is not None:
        reason = gettext_lazy("contradicts the rest of the record")
        remedy = gettext_lazy("Write:\n    %(line)s", line=f"{refusal.route[-1]}: {refusal.meant}")
    else:
        reason = gettext_lazy("fits none of the forms it can take")
        forms = (
            [title for schema in refusal.demand if (title := schema.get("title"))]
            if isinstance(refusal.demand, list)
            else []
        )
        remedy = gettext_lazy("The forms it can take: %(forms)s", forms=tuple(forms))
    yield Finding(
        rule="wrong-alternative",
        path=refusal.document.path,
        route=refusal.route,
        args={
            "field": place_of(refusal.schemas, refusal.document, refusal.route),
            "reason": reason,
            "hint": did_you_mean(refusal.meant),
            "remedy": remedy,
        },
    )


def schema_disagreement(document: Document) -> Iterator[Finding]:
    """The fast validator refuses a file in which the careful one finds nothing."""
    yield Finding(rule="schema-disagreement", path=document.path)
