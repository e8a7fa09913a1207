"""Shared ground: every sentence that pages and the command line say, in gettext catalogues.

Catalogues are `site/words/<lang>/LC_MESSAGES/<domain>.po`: `site` for pages, `cli` for the command line (`click`
for what that library says), `enums` for the values of `ENUMS`, which all share. A msgid is the plain English sentence.
- Template: `{{ _("Joined on %(day)s", day=view.joined|date) }}`, `{{ ngettext("%(num)s page", "%(num)s pages", n) }}`,
  `{% trans %}…{% endtrans %}`. Values are escaped, the sentence is not, so it may hold `<strong>` or a link.
- Python: `words.gettext("Joined on %(day)s", day=day)`. Placeholders are named; a percent sign is written `%%`.
- A constant is marked with `N_("…")` where it stands and translated with `words.gettext(CONSTANT)` where it is said.
- Where the language is not known yet, as in a finding: `gettext_lazy("Joined on %(day)s", day=day)`, said by `words.say`.
- A value of an enum: `words.named("state class", "open")`, in templates `{{ named("state class", view.state) }}`.
- One word, two meanings: `pgettext("of a shop", "open")`.
After a change run `python3 scripts/words.py`: it adds what is new to both languages, removes what is unused and lists
what is to be translated. Merging two branches can't hurt: run it again.
Knows no room, and nothing of HTML.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, get_args

from hehuo.installed import carried, compiled_folder
from hehuo.record_types import BY_NAME

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
DOMAINS = ("site", "cli", "click", "enums")

ENUMS: Mapping[str, tuple[str, ...]] = {
    "batch kind": ("earn", "redeem", "reversal", "expiry", "adjustment", "settlement"),
    "booking phase": ("coming", "running", "ended"),
    "close figure": ("opening", "issued", "redeemed", "expired", "adjusted", "closing"),
    "consequence effect": ("reward", "penalty", "none"),
    "corrected": (
        "agreement", "benefits", "changes", "commitments", "consequence", "criteria", "date", "figures", "findings", "history",
        "name", "panel", "partner", "recipients", "series", "steps", "timeline", "vetting",
    ),
    "dimension": ("community", "kind", "trade", "direction"),
    "finding state": ("found", "followed", "closed"),
    "history event": ("joined", "reported", "renewed", "suspended", "resumed", "left"),
    "list": (
        "communities", "partners", "projects", "reviews", "awards", "indicators", "events", "bookings", "offers", "points",
    ),
    "measure word": ("partner", "community", "project", "review", "finding"),
    "money kind": ("cash", "in-kind", "resources", "unstated"),
    "month": tuple(str(number) for number in range(1, 13)),
    "nature": ("demo", "live", "reported"),
    "number": tuple(str(number) for number in range(2, 11)),
    "offer phase": ("current", "upcoming", "over", "empty"),
    "part number": ("1", "2", "3", "4"),
    "project stage": ("need", "claim", "steps", "finish", "outcome", "rating", "benefit"),
    "section": (
        "awards", "call", "communities", "events", "guide", "honours", "partners", "points", "programmes", "projects",
        "reference", "reviews", "rules",
    ),
    "severity": ("error", "warning"),
    "standing": ("active", "suspended", "left"),
    "state class": ("open", "active", "done", "dropped", "reported"),
    "verdict": ("holds", "contradicts", "unknown"),
    "vetting result": ("passed", "failed", "pending"),
    "winner": ("partner", "project", "community", "card"),
    "week of a month": ("1", "2", "3", "4", "-1"),
    "weekday": ("mo", "tu", "we", "th", "fr", "sa", "su"),
}  # fmt: skip
"""Each enum and its values, in the order in which they are shown. Its name is the context in the catalogue `enums`."""


def N_(message: str) -> str:
    """Mark a constant for the catalogue; it is translated where it is said."""
    return message


@dataclass(frozen=True, slots=True)
class LazyText:
    """A sentence that is said once the language is known: a method of `Words`, and what to call it with."""

    method: str
    arguments: tuple[Any, ...]
    values: Mapping[str, object]


def gettext_lazy(message: str, **values: object) -> LazyText:
    """`Words.gettext`, later. A value may be whatever `Words.say` can say."""
    return LazyText("gettext", (message,), values)


def ngettext_lazy(singular: str, plural: str, num: int, **values: object) -> LazyText:
    """`Words.ngettext`, later."""
    return LazyText("ngettext", (singular, plural, num), values)


def pgettext_lazy(context: str, message: str, **values: object) -> LazyText:
    """`Words.pgettext`, later."""
    return LazyText("pgettext", (context, message), values)


def named_lazy(enum: str, value: str) -> LazyText:
    """`Words.named`, later."""
    return LazyText("named", (enum, value), {})


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What is said in one language. A sentence that no catalogue has is said as it is written in the code: in English.

    `catalogue` is for Jinja, which fills in the values itself.
    """

    lang: Lang
    catalogue: NullTranslations

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return "zh-CN" if self.lang == "zh" else self.lang

    def gettext(self, message: str, **values: object) -> str:
        """The sentence, with its placeholders `%(name)s` filled in."""
        return self.catalogue.gettext(message) % values

    def ngettext(self, singular: str, plural: str, num: int, **values: object) -> str:
        """The sentence for a number, which is also the placeholder `%(num)s`."""
        return self.catalogue.ngettext(singular, plural, num) % {"num": num, **values}

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """The sentence in one of its meanings."""
        return self.catalogue.pgettext(context, message) % values

    def npgettext(self, context: str, singular: str, plural: str, num: int, **values: object) -> str:
        """The sentence for a number in one of its meanings."""
        return self.catalogue.npgettext(context, singular, plural, num) % {"num": num, **values}

    def named(self, enum: str, value: str) -> str:
        """A value of one of the `ENUMS`, as people call it."""
        if value not in ENUMS[enum]:
            raise KeyError(f"{enum} has no value {value}")
        return self.catalogue.pgettext(enum, value)

    def listed(self, items: Iterable[str]) -> str:
        """Items one after the other."""
        return self.pgettext("between items of a list", ", ").join(items)

    def say(self, value: object) -> object:
        """What was put together before the language was known: a lazy text, a name that the data state in both
        languages, a list of such (a tuple; a dash where it is empty). Anything else is the same in every language."""
        if isinstance(value, LazyText):
            values = {name: self.say(given) for name, given in value.values.items()}
            return getattr(self, value.method)(*value.arguments, **values)
        if isinstance(value, Mapping):
            return self.say(value[self.lang])
        if isinstance(value, tuple):
            return self.listed(str(self.say(item)) for item in value) or "—"
        return value

    def record_type(self, name: str, many: bool = False) -> str:
        """What people call a record of a type, or its records: the table of types has the words."""
        return BY_NAME[name].called(self.lang, many)


def preferred_lang(environ: Mapping[str, str]) -> Lang:
    """The language of the environment: the first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set, as in gettext.

    Chinese of any place is `zh`, everything else `en`. On Windows, where none is set, the language of its menus counts.
    """
    asked = next((environ[name] for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if not asked and sys.platform == "win32":
        import ctypes

        chinese = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04  # LANG_CHINESE
    else:
        chinese = asked.lower().startswith("zh")
    return "zh" if chinese else "en"


@lru_cache(maxsize=32)
def load_words(lang: Lang, domain: str, folder: Path | None = None) -> Words:
    """The words of a domain and of the enums. `folder` is a registry's own `site/words`; what it lacks is hehuo's own."""
    installed = carried() / "site" / "words"
    catalogue = _installed(installed, lang, domain)
    catalogue.add_fallback(_installed(installed, lang, "enums"))
    if folder is not None and folder.resolve() != installed.resolve():
        for name in ("enums", domain):
            with suppress(FileNotFoundError):
                own = GNUTranslations(BytesIO(_compile(lang, catalogue_path(folder, lang, name).read_bytes())))
                own.add_fallback(catalogue)
                catalogue = own
    return Words(lang, catalogue)


def catalogue_path(folder: Path, lang: str, domain: str) -> Path:
    """Where a catalogue lies in a folder `words`."""
    return folder / lang / "LC_MESSAGES" / f"{domain}.po"


_SEAL = 64
"""Bytes at the head of a kept file: the digest of the catalogue that it was made from, and of the rest."""


def _installed(folder: Path, lang: Lang, domain: str) -> GNUTranslations:
    """A catalogue of hehuo's own, compiled. What was compiled is kept where the compiled modules are, if it can be."""
    source = catalogue_path(folder, lang, domain).read_bytes()
    kept = compiled_folder() / f"words-{domain}-{lang}.mo"
    with suppress(OSError):
        content = kept.read_bytes()
        if content[:_SEAL] == _seal(source, content[_SEAL:]):
            return GNUTranslations(BytesIO(content[_SEAL:]))
    compiled = _compile(lang, source)
    if not sys.dont_write_bytecode:
        _keep(kept, _seal(source, compiled) + compiled)
    return GNUTranslations(BytesIO(compiled))


def _seal(source: bytes, compiled: bytes) -> bytes:
    return sha256(sha256(source).digest() + compiled).hexdigest().encode()


def _compile(lang: Lang, source: bytes) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = BytesIO()
    write_mo(made, read_po(BytesIO(source), locale=lang))
    return made.getvalue()


def _keep(file: Path, content: bytes) -> None:
    """Write in one step; what can't be written isn't kept."""
    part = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()
