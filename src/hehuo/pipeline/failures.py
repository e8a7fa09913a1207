"""What, besides the data, can keep a site from being built, each said in both languages.

Owns the exceptions that a command turns into a message and an exit code. Knows neither.
"""

from __future__ import annotations


class Failure(Exception):
    """Something that whoever runs hehuo can mend. `zh` and `en` say what it is, where, and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


class BusyError(Failure):
    """Someone else is at work on the same files; later it will do."""


class SiteError(Failure):
    """One of the site's own sources is wrong: mkdocs.yml, a page, a template, the theme."""


class ToolError(Failure):
    """A program that hehuo runs failed."""
