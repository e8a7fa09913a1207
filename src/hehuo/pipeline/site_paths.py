"""Where the schemas, the site's source and mkdocs.yml come from: the registry, or the hehuo package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hehuo.installed import carried


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePaths:
    """The folders that a build needs besides `data/`. `config` is the mkdocs.yml to build with."""

    schemas: Path
    site: Path
    config: Path

    @property
    def templates(self) -> Path:
        """The Jinja2 templates of the poured pages."""
        return self.site / "templates"

    def examples(self) -> dict[str, str]:
        """The smallest sound file of each record type, for the reference; its path is a comment on the first line."""
        folder = self.templates / "reference" / "examples"
        return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}

    @property
    def words(self) -> Path:
        """The catalogues of what pages say."""
        return self.site / "words"


def find_site_paths(root: Path, schemas: Path | None = None) -> SitePaths:
    """The paths for a registry: its own parts where it has them, hehuo's where it doesn't.

    `schemas` overrides the registry's own: a change from outside must not be judged by schemas it brings along.
    """

    def choose(name: str) -> Path:
        own = root / name
        return own if own.exists() else carried() / name

    return SitePaths(schemas=schemas or choose("schemas"), site=choose("site"), config=choose("mkdocs.yml"))
