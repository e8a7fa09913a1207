"""Regular expressions that are compiled when they are first used: most files need few of them."""

from __future__ import annotations

import re
from typing import AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "pattern")


class _Late:
    """Stands for a pattern until something is asked of it; then takes over the pattern's methods."""

    def __init__(self, source: str | bytes) -> None:
        self._source = source

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def expression(source: AnyStr) -> re.Pattern[AnyStr]:
    """The pattern of a regular expression, compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Late(source))
