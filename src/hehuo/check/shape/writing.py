"""How a remedy is written: the line to copy, in the form of its place, and only where the schema takes it.

Knows a refusal and how a value is written in YAML; knows no record type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from hehuo.check.shape.field_names import schemas_at
from hehuo.check.shape.refusal import Refusal
from hehuo.check.words import is_showable, line_of
from hehuo.model.cards import is_valid_card
from hehuo.words import LazyText, gettext_lazy

_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:/[a-z0-9-]+)?|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}-[0-9A-Z]|[㐀-鿿]+")
_DOUBTFUL = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that some YAML reader takes for no text."""


def accepts(refusal: Refusal, value: object) -> bool:
    """Whether the schemas of the refused value's place take another value there."""
    from hehuo.check.shape.explainer import takes  # noqa: PLC0415  (jsonschema is slow to import)

    return takes([refusal.schema, *schemas_at(refusal.schemas, refusal.document, refusal.route)], value)


def written(value: object) -> str:
    """A value as YAML: ids, cards and Chinese words plain, other texts in quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written(item)}' for key, item in value.items())}}}"
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and value not in _DOUBTFUL else f'"{value}"'
    return str(value)


_NONE: Mapping[str, object] = MappingProxyType({})
_REPEATED = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}|XXXX-[0-9]{2}-[0-9]{2}|[0-2][0-9]:[0-5][0-9]")


def may_repeat(value: object) -> bool:
    """Whether a message may repeat a value: ids, dates, times, cards and numbers, never free text."""
    if isinstance(value, str):
        return is_showable(value) or _REPEATED.fullmatch(value) is not None or is_valid_card(value)
    if isinstance(value, dict):
        return all(is_showable(str(key).replace("_", "-")) and may_repeat(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return all(map(may_repeat, value))
    return isinstance(value, int)


def block(item: object) -> str:
    """An item of a list on lines of its own, with its hyphen."""
    if not isinstance(item, dict):
        return f"  - {written(item)}"
    lines = [f"{key}: {written(value)}" for key, value in item.items()]
    return "  - " + "\n    ".join(lines)


def _write(lines: str) -> LazyText:
    return gettext_lazy("Write:\n    %(line)s", line=lines)


def write(
    refusal: Refusal, value: object, beside: Mapping[str, object] = _NONE, say: Callable[[str], LazyText] = _write
) -> LazyText:
    """The remedy that writes a value in place of the refused one, and further fields beside it."""
    lines = [line_of(refusal.route, written(value)), *(f"{key}: {written(other)}" for key, other in beside.items())]
    return say("\n    ".join(lines))
