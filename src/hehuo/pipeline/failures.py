"""Why a site can't be built although its data are sound.

A command turns these exceptions into a sentence and an exit code; they know neither the language nor the code.
"""

from __future__ import annotations

from hehuo.diagnostic import Finding
from hehuo.rules import load_rule
from hehuo.words import Words, load_words


class Failure(Exception):
    """Something the user can fix. `message` says what it is, where, and what to do.

    It is a sentence of the catalogue, marked with `N_` where it is raised. `values` fill its placeholders; a tuple is
    shown as a list of its items.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values

    def said(self, words: Words) -> str:
        """The sentence in a language."""
        joiner = words.pgettext("between items of a list", ", ")
        values = {
            name: joiner.join(value) if isinstance(value, tuple) else value for name, value in self.values.items()
        }
        return words.gettext(self.message, **values)

    def __str__(self) -> str:
        return self.said(load_words("en", "cli"))


class BusyError(Failure):
    """Another process is using the same files; retry later."""


class DayError(Failure):
    """The environment names a day that is none."""


class FormatError(Failure):
    """The registry is written in a newer data format, so nothing may be concluded from it. The rule has the words."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule, **finding.args)

    def said(self, words: Words) -> str:
        """What the rule says, with its remedy."""
        rule = load_rule(self.message)
        problem, remedy = (text.of(words.lang).format(**self.values) for text in (rule.message, rule.help))
        return words.gettext("%(problem)s. %(remedy)s.", problem=problem, remedy=remedy)


class SiteError(Failure):
    """One of the site's own sources is wrong: mkdocs.yml, a page, a template, the theme."""
