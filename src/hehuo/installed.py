"""Shared ground: what this installation brings along, and where Python lets it keep what it compiles."""

from __future__ import annotations

from importlib.util import cache_from_source
from pathlib import Path

import hehuo

_PACKAGE = Path(hehuo.__file__).parent


def carried() -> Path:
    """The folder with the schemas, site source and mkdocs.yml that this hehuo brings along.

    An installed hehuo has them in the package; in a checkout they are the repository's own.
    """
    inside = _PACKAGE / "carried"
    return inside if inside.is_dir() else _PACKAGE.parents[1]


def compiled_folder() -> Path:
    """Where Python keeps the compiled modules of this package: whoever may write there may change the modules too."""
    return Path(cache_from_source(hehuo.__file__)).parent
