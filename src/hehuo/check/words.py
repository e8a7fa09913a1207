"""Words for messages: lists, quotations, "did you mean". Knows no rule and no record type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from hehuo.document import Route

Args = dict[str, Any]
"""The words that fill a rule's message; never a value that may be private."""

SHORT_LIST = 12
"""A list of choices longer than this is counted, not written out."""

_SEARCHED = 5000
"""Among more choices than this no likeness is looked for: it would take longer than it helps."""


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


def is_showable(text: str) -> bool:
    """Whether a message may repeat a text: only what is an id, and not one long enough to be a telephone number."""
    return _ID.fullmatch(text) is not None and re.search(r"[0-9]{7}", text.replace("-", "")) is None


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a word was most likely meant to be, or None."""
    pool = list(choices)
    if word.casefold() in pool:
        return word.casefold()
    if len(pool) > _SEARCHED:
        return None
    found = get_close_matches(word.casefold(), pool, n=1, cutoff=0.6)
    return found[0] if found else None


def both(name: str, zh: str, en: str) -> Args:
    """One word of a message in both languages; the template's ``{name}`` takes the one it needs."""
    return {name: {"zh": zh, "en": en}}


def listing(name: str, zh: Sequence[str], en: Sequence[str] | None = None) -> Args:
    """A list for both languages, a dash where it is empty."""
    return both(name, "、".join(zh) or "—", ", ".join(zh if en is None else en) or "—")


def did_you_mean(meant: str | None) -> Args:
    """The question at the end of a message, or nothing."""
    if meant is None:
        return both("hint", "", "")
    return both("hint", f"，想写的是不是“{meant}”？", f'; did you mean "{meant}"?')


def key_of(route: Route) -> str:
    """The nearest key of a route, as a message may repeat it; an ellipsis where it may be private."""
    key = next((step for step in reversed(route) if isinstance(step, str)), "")
    return key if is_showable(key.replace("_", "-")) else "…"


def line_of(route: Route, value: str) -> str:
    """The line as it should read: ``key: value``; in a list the value alone, which may stand in brackets."""
    return f"{key_of(route)}: {value}" if route and isinstance(route[-1], str) else value


def choices(names: Mapping[str, tuple[str, str]]) -> Args | None:
    """A short list of ids with their names, such as ``merchant（商户）``; None where it is empty or too long."""
    if not names or len(names) > SHORT_LIST:
        return None
    zh = [f"{key}（{name}）" if name else key for key, (name, _) in names.items()]
    en = [f"{key} ({name})" if name else key for key, (_, name) in names.items()]
    return listing("choices", zh, en)
