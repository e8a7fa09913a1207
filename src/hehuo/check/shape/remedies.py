"""What to write in place of a value of the wrong type or form: worked out from what stands there, or asked for.

Owns which schema is answered by which kind of remedy; knows no record type. No value is ever made up, and none is
repeated that may be private.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hehuo.check.remedies.spelling import unquoted
from hehuo.check.shape.field_names import field_list, fill_in, may_be_left_out, schemas_at
from hehuo.check.shape.moments import date_remedy, time_remedy
from hehuo.check.shape.quantities import number_remedy
from hehuo.check.shape.referring import card_remedy, id_remedy, ids_named, key_remedy, kind_of, truth_remedy
from hehuo.check.shape.refusal import Refusal
from hehuo.check.shape.writing import accepts, block, may_repeat, write
from hehuo.check.words import key_of
from hehuo.schema.references import form_name
from hehuo.words import N_, LazyText, gettext_lazy

_BY_FORM: Mapping[str, Callable[[Refusal], LazyText]] = {
    "date": date_remedy,
    "partial_date": date_remedy,
    "month": date_remedy,
    "time": time_remedy,
    "card": card_remedy,
}


def remedy_of(refusal: Refusal) -> LazyText:
    """What to write instead, or what to find out."""
    places = [refusal.schema, *schemas_at(refusal.schemas, refusal.document, refusal.route)]
    if refusal.on_key:
        return card_remedy(refusal) if _is_card(refusal) else key_remedy(refusal)
    if refusal.value is None:
        return _to_fill_in(refusal)
    for form in map(form_name, places):
        if form is not None and form in _BY_FORM and not isinstance(refusal.value, list | dict):
            return _BY_FORM[form](refusal)
    kind = kind_of(refusal)
    if kind is not None and isinstance(refusal.value, str):
        return id_remedy(refusal, kind)
    wanted = next((str(schema["type"]) for schema in places if isinstance(schema.get("type"), str)), "string")
    return _BY_TYPE.get(wanted, _text_remedy)(refusal)


def _is_card(refusal: Refusal) -> bool:
    above = schemas_at(refusal.schemas, refusal.document, refusal.route[:-1])
    return any(form_name(schema.get("propertyNames", {})) == "card" for schema in above)


def _to_fill_in(refusal: Refusal) -> LazyText:
    strays = _stray_item(refusal)
    return _dashed(refusal, [strays]) if strays else fill_in(refusal.schemas, refusal.document, refusal.route)


def strays_below(refusal: Refusal) -> frozenset[str]:
    """The fields of the refused value that belong to an item of an empty list beside them, and are told with it."""
    held = refusal.value if isinstance(refusal.value, dict) else {}
    lists = (key for key, value in held.items() if value is None)
    return frozenset(key for below in lists for key in _stray_item(replace(refusal, route=(*refusal.route, below))))


def _stray_item(refusal: Refusal) -> dict[str, Any]:
    """The fields of a list's item that stand beside the list's empty key, for want of a hyphen and indentation."""
    held = refusal.document.at(refusal.route[:-1])
    if not isinstance(held, dict):
        return {}
    known = field_list(refusal.schemas, refusal.document, refusal.route[:-1])
    below = field_list(refusal.schemas, refusal.document, (*refusal.route, 0))
    return {key: value for key, value in held.items() if key in below and key not in known}


def _dashed(refusal: Refusal, items: list[Any]) -> LazyText:
    """The list as it should be written, where all that is in it may be repeated."""
    if not may_repeat(items):
        return gettext_lazy(
            'Each item of a list begins with a hyphen: put "- " before its first field, '
            "and two more spaces before each of the others"
        )
    lines = f"{key_of(refusal.route)}:\n" + "\n".join(block(item) for item in items)
    return gettext_lazy("Each item of a list begins with a hyphen:\n    %(lines)s", lines=lines.replace("\n", "\n    "))


def _list_remedy(refusal: Refusal) -> LazyText:
    """A list that came out as one text, or as the fields of its only item."""
    if isinstance(refusal.value, dict):
        return _dashed(refusal, [refusal.value])
    items = ids_named(replace(refusal, route=(*refusal.route, 0)))
    if items:
        return write(refusal, items)
    return gettext_lazy('Write a list: each item on a line of its own that begins with "- "')


_RUN_TOGETHER = re.compile(r"(?P<key>[a-z_]{1,30}) ?(?:[：﹕︰∶]|:(?=\S)) ?(?P<value>.*)")
"""A field and its value that came out as one text, because of the colon between them."""


def _object_remedy(refusal: Refusal) -> LazyText:
    """Fields with values that came out as one text, or as the name of what one of them refers to."""
    typed = _RUN_TOGETHER.fullmatch(refusal.value) if isinstance(refusal.value, str) else None
    if typed:
        value = typed["value"] if may_repeat(typed["value"]) else "…"
        return gettext_lazy(
            "The colon is a plain one with a space behind it:\n    %(line)s", line=f"{typed['key']}: {value}"
        )
    fields = field_list(refusal.schemas, refusal.document, refusal.route)
    if isinstance(refusal.value, str):
        meant = {key: ids_named(replace(refusal, route=(*refusal.route, key))) for key in fields}
        told = {key: value[0] for key, value in meant.items() if len(value) == 1}
        if len(told) == 1:
            return write(refusal, told)
    if fields:
        return gettext_lazy("Write fields with values here: %(choices)s", choices=tuple(fields.values()))
    return gettext_lazy("Write ids here, each with what belongs to it")


_PLAINLY = N_("Type it again with the English keyboard: half-width characters, capitals where they belong, no spaces")


def _text_remedy(refusal: Refusal) -> LazyText:
    """A text that only lacks quotes, or is full width, or in small letters where capitals belong."""
    value = refusal.value
    if isinstance(value, bool | int | float):
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if may_repeat(text):
            return gettext_lazy("Put it in quotes:\n    %(line)s", line=f'{key_of(refusal.route)}: "{text}"')
        return gettext_lazy("Put it in straight double quotes")
    if isinstance(value, str):
        plain = unquoted(value)
        for text in (plain, plain.upper(), plain.lower(), plain.replace(" ", "")):
            if text != value and accepts(refusal, text):
                return write(refusal, text) if may_repeat(text.lower()) else gettext_lazy(_PLAINLY)
    if may_be_left_out(refusal.schemas, refusal.document, refusal.route):
        return gettext_lazy(
            "Look it up and write it so; if it isn't known, delete the line: this field may be left out"
        )
    return gettext_lazy("Look it up and write it so: this field can't be left out")


_BY_TYPE: Mapping[str, Callable[[Refusal], LazyText]] = {
    "integer": number_remedy,
    "boolean": truth_remedy,
    "array": _list_remedy,
    "object": _object_remedy,
}
