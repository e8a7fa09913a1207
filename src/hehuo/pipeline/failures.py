"""Why a site can't be built although its data are sound: exceptions with a message in both languages.

A command turns them into a message and an exit code; they know nothing of either.
"""

from __future__ import annotations


class Failure(Exception):
    """Something the user can fix. `zh` and `en` say what it is, where, and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


class BusyError(Failure):
    """Another process is using the same files; retry later."""


class SiteError(Failure):
    """One of the site's own sources is wrong: mkdocs.yml, a page, a template, the theme."""


class ToolError(Failure):
    """A program that hehuo runs failed."""
