"""Sentences of the catalogues as templates ask for them: HTML, with the values escaped and the sentence as it stands.

Jinja's own functions do the same and take three times as long; a page says some forty sentences.
"""

from __future__ import annotations

from gettext import NullTranslations

from jinja2 import Environment
from markupsafe import Markup, escape


class Sentences:
    """What one catalogue says. A sentence is always a format: a percent sign in it is written twice."""

    __slots__ = ("_catalogue", "_plain")

    def __init__(self, catalogue: NullTranslations) -> None:
        self._catalogue = catalogue
        self._plain: dict[str, Markup] = {}

    def install(self, env: Environment) -> None:
        """Make the sentences known to the templates of an environment that has Jinja's extension for them."""
        env.install_gettext_translations(self._catalogue, newstyle=True)  # type: ignore[attr-defined]
        env.globals.update(
            _=self.gettext,
            gettext=self.gettext,
            ngettext=self.ngettext,
            pgettext=self.pgettext,
            npgettext=self.npgettext,
        )

    def gettext(self, message: str, /, **values: object) -> Markup:
        """The sentence. One without values is kept."""
        if values:
            return _filled(self._catalogue.gettext(message), values)
        kept = self._plain.get(message)
        if kept is None:
            kept = self._plain[message] = _filled(self._catalogue.gettext(message), values)
        return kept

    def ngettext(self, singular: str, plural: str, num: int, /, **values: object) -> Markup:
        """The sentence for a number, which is also the placeholder `%(num)s`."""
        return _filled(self._catalogue.ngettext(singular, plural, num), {"num": num, **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        """The sentence in one of its meanings."""
        return _filled(self._catalogue.pgettext(context, message), values)

    def npgettext(self, context: str, singular: str, plural: str, num: int, /, **values: object) -> Markup:
        """The sentence for a number in one of its meanings."""
        return _filled(self._catalogue.npgettext(context, singular, plural, num), {"num": num, **values})


def _filled(sentence: str, values: dict[str, object]) -> Markup:
    return Markup(sentence % {name: escape(value) for name, value in values.items()})
