"""Spares MkDocs work on its theme that comes to the same each time. Knows no theme by name."""

from __future__ import annotations

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from hehuo.pipeline.compiled import compiled_templates


def lighten(theme: Theme) -> None:
    """Have the theme's templates compiled once for all builds, and its files listed without what is hidden."""

    def get_env() -> Environment:
        env = Theme.get_env(theme)
        env.loader = _Visible(theme.dirs)
        env.bytecode_cache = compiled_templates()
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


class _Visible(FileSystemLoader):
    """Lists no hidden folder. MkDocs copies nothing from one, and Material keeps ten thousand icons in its own."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for searched in self.searchpath:
            for folder, inner, names in os.walk(searched):
                inner[:] = [each for each in inner if not each.startswith(".")]
                below = os.path.relpath(folder, searched).replace(os.sep, "/")
                found.update(name if below == "." else f"{below}/{name}" for name in names)
        return sorted(found)
