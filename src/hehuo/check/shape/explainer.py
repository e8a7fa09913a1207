"""The careful validator: jsonschema, told to be as strict as the fast judge.

Imported only where a record is refused, for it takes longer to import than a registry to check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker, TypeChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from hehuo.schema.loading import FORMATS, make_judge

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


_ECMA_SPACE = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What ``\\s`` means in a JSON Schema (ECMA-262, 22.2.2.9); Python's has a few characters more and lacks one.
It stands inside brackets wherever our patterns use it."""


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(r"\s", _ECMA_SPACE))


def _pattern(_: object, pattern: str, instance: object, __: object) -> Iterator[ValidationError]:
    """Our patterns are anchored, and Python's ``$`` would let a line feed pass at the end: match the whole text."""
    if isinstance(instance, str) and not _compiled(pattern).fullmatch(instance):
        yield ValidationError("does not match")


_MANY = 50
"""From so many members on, a list's sound ones are told apart by the fast judge: the careful one needs half a
millisecond for each, and a sheet may have thousands."""


def _items(registry: jsonschema_rs.Registry, base: str) -> Callable[..., Iterator[ValidationError]]:
    """The keyword `items`, which explains only the members of a long list that the fast judge refuses."""
    judges: dict[int, jsonschema_rs.Draft202012Validator] = {}

    def check(validator: Any, items: Any, instance: object, _: object) -> Iterator[ValidationError]:
        if not isinstance(instance, list):
            return
        refused: Iterable[int] = range(len(instance))
        if len(instance) >= _MANY and isinstance(items, Mapping):
            if id(items) not in judges:
                judges[id(items)] = make_judge({**items, "$id": f"{base}.items"}, registry)
            refused = [index for index in refused if not _accepts(judges[id(items)], instance[index])]
        for index in refused:
            yield from validator.descend(instance[index], items, path=index)

    return check


def _accepts(judge: jsonschema_rs.Draft202012Validator, value: object) -> bool:
    try:
        return judge.is_valid(value)
    except (ValueError, TypeError):  # a value that JSON does not have
        return False


def _is_integer(_: TypeChecker, instance: object) -> bool:
    """A count is written without a point: 3.0 is none."""
    return isinstance(instance, int) and not isinstance(instance, bool)


_Explainer: type[Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    validators={"pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


_OF_ONE_VALUE = frozenset(
    [
        "type",
        "enum",
        "const",
        "pattern",
        "format",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "not",
    ]
)


def takes(schemas: Iterable[Mapping[str, Any]], value: Any) -> bool:
    """Whether what the schemas of one place say of a single value lets this one pass."""
    for schema in schemas:
        said = {keyword: demand for keyword, demand in schema.items() if keyword in _OF_ONE_VALUE}
        if not _Explainer(said, format_checker=_formats()).is_valid(value):
            return False
    return True


@cache
def _formats() -> FormatChecker:
    formats = FormatChecker(formats=())
    for name, judge in FORMATS.items():
        formats.checks(name)(judge)
    return formats


def make_explainer(texts: Mapping[str, Mapping[str, Any]], stem: str) -> Validator:
    """The careful validator of one schema; the others resolve its references."""
    resources = [(text["$id"], DRAFT202012.create_resource(text)) for text in texts.values()]
    judges = jsonschema_rs.Registry(
        [(text["$id"], dict(text)) for text in texts.values()], draft=jsonschema_rs.Draft202012
    )
    items = _items(judges, str(texts[stem]["$id"]))
    explainer: type[Validator] = extend(_Explainer, validators={"items": items})  # type: ignore[no-untyped-call]
    return explainer(dict(texts[stem]), registry=Registry().with_resources(resources), format_checker=_formats())
