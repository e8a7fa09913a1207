"""Words for messages: lists, quotations, "did you mean". Knows no rule and no record type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Protocol

from hehuo.document import Route
from hehuo.words import LazyText, gettext_lazy

Args = dict[str, Any]
"""What fills a rule's message, as `Words.say` takes it; never a value that may be private."""

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


class Named(Protocol):
    """Whatever the data name in Chinese and, if they like, in English."""

    @property
    def name(self) -> str:
        """The name in Chinese."""

    @property
    def name_en(self) -> str | None:
        """The name in English."""


def name_of(thing: Named) -> Mapping[str, str]:
    """What the data call something, in both languages."""
    return {"zh": thing.name, "en": thing.name_en or thing.name}


def titled(shown: object, title: object) -> LazyText:
    """Something with what people call it: ``“kind”（类别）``, ``merchant（商户）``."""
    return gettext_lazy("%(shown)s (%(title)s)", shown=shown, title=title)


def did_you_mean(meant: str | None) -> LazyText | str:
    """The question at the end of a message, or nothing."""
    return "" if meant is None else gettext_lazy('; did you mean "%(meant)s"?', meant=meant)


def if_meant(line: str) -> LazyText:
    """The line as it should read if a likeness is what was meant, which is for the writer to say."""
    return gettext_lazy("If this is what was meant, write:\n    %(line)s", line=line)


def key_of(route: Route) -> str:
    """The nearest key of a route, as a message may repeat it; an ellipsis where it may be private."""
    key = next((step for step in reversed(route) if isinstance(step, str)), "")
    return key if is_showable(key.replace("_", "-")) else "…"


def line_of(route: Route, value: str) -> str:
    """The line as it should read: ``key: value``; in a list the value alone, which may stand in brackets."""
    return f"{key_of(route)}: {value}" if route and isinstance(route[-1], str) else value


def choices(names: Mapping[str, Mapping[str, str]]) -> tuple[object, ...]:
    """A short list of ids with their names, such as ``merchant（商户）``; empty where it would be too long."""
    if len(names) > SHORT_LIST:
        return ()
    return tuple(titled(key, name) if name["zh"] else key for key, name in names.items())
