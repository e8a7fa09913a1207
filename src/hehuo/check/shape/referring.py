"""What to say of an id that is written as a name, a card number miswritten, or a word out of a list in Chinese.

Knows the schemas' `x-ref` and the names of things in the records; knows no record type.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hehuo.check.remedies.spelling import unquoted
from hehuo.check.shape.field_names import schemas_at
from hehuo.check.shape.refusal import Refusal
from hehuo.check.shape.writing import write
from hehuo.check.words import SHORT_LIST, is_showable, titled
from hehuo.document import Route
from hehuo.model.cards import ALPHABET, is_valid_card
from hehuo.words import ENUMS, LANGS, Lang, LazyText, gettext_lazy, load_words

_LOOK_ALIKE = str.maketrans("OILU", "011V")
_DASHES = re.compile(r"[\s\-‐‑–—―−_.·]+")


def kind_of(refusal: Refusal) -> str | None:
    """What an id at the refused value's place refers to; None where it refers to nothing."""
    places = schemas_at(refusal.schemas, refusal.document, refusal.route)
    return next((schema["x-ref"] for schema in places if "x-ref" in schema), None)


def id_remedy(refusal: Refusal, kind: str) -> LazyText:
    """What to write where an id belongs and a name stands: the id of what is called so."""
    if kind == "card":
        return card_remedy(refusal)
    found = refusal.names.ids_of(refusal.value, kind, refusal.document, refusal.route)
    if len(found) == 1 and is_showable(found[0]):
        return write(refusal, found[0])
    several = ids_named(refusal)
    if several and isinstance(refusal.route[-1], int):
        return _in_place(refusal, several)
    near = found or refusal.names.ids_near(refusal.value, kind, refusal.document, refusal.route)
    listed = refusal.names.listed(kind, refusal.document, refusal.route)
    if near and len(near) <= SHORT_LIST:
        return gettext_lazy("Which of them is meant: %(choices)s?", choices=_named(near, listed))
    if listed and len(listed) <= SHORT_LIST:
        return gettext_lazy("One of: %(choices)s", choices=_named(listed, listed))
    return gettext_lazy("Look its id up in the registry")


_SEPARATORS = re.compile(r"[、，,;；/\s]+")
_BRACKETS = "[]()（）【】［］{} "


def ids_named(refusal: Refusal) -> list[str]:
    """The ids that a text names, one or several with marks between them; nothing where one of them isn't known."""
    kind = kind_of(refusal)
    if kind is None or kind == "card":
        return []
    parts = [str(refusal.value), *_SEPARATORS.split(str(refusal.value).strip(_BRACKETS))]
    found = [refusal.names.ids_of(part, kind, refusal.document, refusal.route) for part in parts]
    whole, *each = [ids[0] if len(ids) == 1 and is_showable(ids[0]) else "" for ids in found]
    return [whole] if whole else each if all(each) else []


def _in_place(refusal: Refusal, ids: list[str]) -> LazyText:
    """The whole list, with ids in place of one of its items."""
    route, index = refusal.route[:-1], int(refusal.route[-1])
    held = refusal.document.at(route)
    items = [*held[:index], *ids, *held[index + 1 :]]
    if not all(isinstance(item, str) and is_showable(item) for item in items):
        return gettext_lazy("Write each of them as an item of its own")
    return write(replace(refusal, route=route), items)


def choices_of(refusal: Refusal, route: Route) -> tuple[object, ...]:
    """What an id at a place may be: the ids that are declared, with their names; nothing for a card or no reference."""
    kind = kind_of(replace(refusal, route=route))
    if kind is None or kind == "card":
        return ()
    listed = refusal.names.listed(kind, refusal.document, route)
    return _named(listed, listed)


def _named(ids: Iterable[str], names: Mapping[str, str]) -> tuple[object, ...]:
    """Ids with what they are called, as far as a message may show them."""
    return tuple(titled(key, names[key]) if names.get(key) else key for key in ids if is_showable(key))


def card_remedy(refusal: Refusal) -> LazyText:
    """What to write for a card number with small letters, other dashes, or letters that no card has; or for the name
    under which its holder let it be shown."""
    plain = _DASHES.sub("", unicodedata.normalize("NFKC", str(refusal.value))).upper().translate(_LOOK_ALIKE)
    number = f"{plain[:4]}-{plain[4:8]}-{plain[8:12]}-{plain[12:]}"
    if set(plain) <= set(ALPHABET) and is_valid_card(number):
        return _key(number) if refusal.on_key else write(refusal, number)
    found = refusal.names.ids_of(str(refusal.value), "card", refusal.document, refusal.route)
    if len(found) == 1 and not refusal.on_key and is_valid_card(found[0]):
        return write(refusal, found[0])
    return gettext_lazy("Copy the number again from the card or the sheet")


def key_remedy(refusal: Refusal) -> LazyText:
    """What to write for a key that is no id: the same in pinyin and small letters."""
    from hehuo.model.pinyin import as_id  # noqa: PLC0415  (pypinyin is slow to import)

    spelt = as_id(refusal.value)
    if spelt and is_showable(spelt):
        return _key(spelt)
    return gettext_lazy("Choose an id: lower-case letters, digits and hyphens")


def _key(key: str) -> LazyText:
    return gettext_lazy("Write as the key:\n    %(key)s", key=f"{key}:")


def called(refusal: Refusal, route: Route, options: Sequence[str]) -> tuple[object, ...]:
    """Options with what people call them."""
    zh = {**dict(_translated(options, "zh")), **dict(_described(replace(refusal, route=route)))}
    en = dict(_translated(options, "en"))
    return tuple(
        {"zh": titled(option, zh[option]) if option in zh else option, "en": _unless_alike(option, en.get(option, ""))}
        for option in options
    )


def _unless_alike(option: str, name: str) -> object:
    return titled(option, name) if name and name.casefold() != option else option


def meant_choice(refusal: Refusal, options: Sequence[str]) -> str | None:
    """The option that a word stands for: by its name in one of our languages, or in the field's description."""
    text = unquoted(refusal.value).casefold()
    names = [*_described(refusal), *(pair for lang in LANGS for pair in _translated(options, lang))]
    meant = {option for option, name in names if option in options and name.casefold() == text}
    return meant.pop() if len(meant) == 1 else text if text in options else None


def _described(refusal: Refusal) -> Iterator[tuple[str, str]]:
    """Options with the word behind them in a description: ``joined 加入、left 退出``."""
    for schema in schemas_at(refusal.schemas, refusal.document, refusal.route):
        yield from re.findall(r"([a-z][a-z_-]*) ([^、。；，（ ]+)", schema.get("description", ""))


def _translated(options: Sequence[str], lang: Lang) -> Iterator[tuple[str, str]]:
    """Options with what pages call them, where they are one of the words' enums."""
    for enum, values in ENUMS.items():
        if set(options) <= set(values):
            words = load_words(lang, "cli")
            yield from ((option, words.named(enum, option)) for option in options)


_YES = frozenset(("是", "对", "有", "yes", "y", "true", "on", "开", "1"))
_NO = frozenset(("否", "不", "不是", "没有", "无", "no", "n", "false", "off", "关", "0"))


def truth_remedy(refusal: Refusal) -> LazyText:
    """What to write for yes or no."""
    text = unquoted(refusal.value).casefold()
    if text in _YES or text in _NO:
        return write(refusal, text in _YES)
    return gettext_lazy("Write true or false")
