"""The one language in which a run of the command line speaks: that of `--lang`, else the one of the system.

Owns which language that is, and that click speaks it too. Nothing of the locale is changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise

from hehuo.words import LANGS, Lang, Words, load_words, preferred_lang

_spoken: list[Words] = []


def speak(lang: Lang) -> None:
    """Say everything in this language from now on."""
    _spoken[:] = [load_words(lang, "cli")]
    catalogue = load_words(lang, "click").catalogue
    for name, module in tuple(sys.modules.items()):
        if name.startswith("click."):  # each of its modules has imported gettext's functions by these names
            for function, ours in (("_", catalogue.gettext), ("ngettext", catalogue.ngettext)):
                if function in vars(module):
                    setattr(module, function, ours)


def speak_as_asked(arguments: Sequence[str]) -> None:
    """Choose the language before the arguments are parsed: what is wrong with them is to be said in it."""
    asked = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    asked += [after for word, after in pairwise(arguments) if word == "--lang"]
    speak(next((lang for lang in LANGS if lang in asked), preferred_lang(os.environ)))


def words() -> Words:
    """What is said in the language of this run."""
    if not _spoken:
        speak(preferred_lang(os.environ))
    return _spoken[0]


def _(message: str, **values: object) -> str:
    """The sentence in the language of this run."""
    return words().gettext(message, **values)


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    """The sentence for a number in the language of this run."""
    return words().ngettext(singular, plural, num, **values)


def listed(items: Sequence[str]) -> str:
    """Items one after the other, as the language of this run does it."""
    return words().pgettext("between items of a list", ", ").join(items)


def demo_left_out(programme: str) -> str:
    """That a demonstration is not among what a command lists, and how to see it."""
    return _("%(programme)s is a demonstration and left out here; name it to see it.", programme=programme)
