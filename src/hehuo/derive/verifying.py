"""Holds the numbers of a text against the figures of a registry: which hold, which don't, which can't be known.

A number is about a figure when its unit agrees and the words around it name what the figure counts. Nothing is guessed:
where no figure is named, the number can't be known. Knows no page and no words of a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from hehuo.derive.figures import NamedFigure
from hehuo.derive.quoting import Quoted, read_numbers
from hehuo.model.records import Programme

Verdict = Literal["holds", "wrong", "unknown"]

_COUNTING = frozenset(
    [
        "个",
        "家",
        "项",
        "名",
        "位",
        "人",
        "户",
        "处",
        "座",
        "条",
        "件",
        "次",
        "场",
        "支",
        "类",
        "大类",
        "户次",
        "件次",
        "人次",
        "份",
        "块",
    ]
)
"""Measure words that people use for one another where they say the same number."""

_LOOSE = frozenset(("个", "家", "项", "名", "位"))
"""Those that mean the same even where the numbers differ."""

_NAMED, _SURE = 0.6, 0.85
"""How much of a figure's label the words must hold: to be confirmed by it, and to be contradicted by it."""

_TELLING, _RARE = 10, 1000
"""From the first on the same number is hardly said of two things of one name; from the second, hardly of two at all."""

_STOP = re.compile(r"[的了已在被由等于为和与及到把将]|以上|以下")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFigure:
    """A figure with what texts call it: its label and unit in Chinese, and other words for it in any language."""

    figure: NamedFigure
    label: str
    unit: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A number of a text with its verdict, and the figures that speak for or against it."""

    quoted: Quoted
    verdict: Verdict
    figures: tuple[NamedFigure, ...]


def check_text(text: str, figures: Iterable[KnownFigure]) -> tuple[Checked, ...]:
    """Every number of a text, judged by the figures."""
    known = tuple(figures)
    return tuple(_judge(number, known) for number in read_numbers(text))


def programmes_named(text: str, programmes: Iterable[tuple[str, Programme]]) -> tuple[str, ...]:
    """The programmes that a text names by their name, their street or their district."""
    found = []
    for key, programme in programmes:
        area = programme.area
        names = (programme.name, programme.name_en, area.street, area.district)
        if any(name and name in text for name in names):
            found.append(key)
    return tuple(found)


def _judge(quoted: Quoted, figures: Sequence[KnownFigure]) -> Checked:
    right = [known for known in figures if _supports(quoted, known)]
    if right:
        return _checked(quoted, "holds", right)
    against = [known for known in figures if _contradicts(quoted, known)]
    if against and _tells(quoted, against):
        longest = max(len(known.label) for known in against)
        return _checked(quoted, "wrong", [known for known in against if len(known.label) == longest])
    return _checked(quoted, "unknown", [])


def _checked(quoted: Quoted, verdict: Verdict, known: Sequence[KnownFigure]) -> Checked:
    return Checked(quoted=quoted, verdict=verdict, figures=tuple(found.figure for found in known[:5]))


def _supports(quoted: Quoted, known: KnownFigure) -> bool:
    """Whether a figure says what a number says, of what the number says it."""
    figure, noun = known.figure, _noun(quoted)
    if not _same_unit(quoted.unit, known.unit, _COUNTING) or _agrees(quoted, figure) is not True:
        return False
    if _named(quoted, known) >= _NAMED or (len(noun) > 1 and _share(noun, known.label) == 1):
        return True
    if quoted.value != figure.value:
        return False
    around = f"{quoted.before} {quoted.after}"
    special = quoted.unit is not None and quoted.unit not in _COUNTING
    if special and (quoted.value >= _RARE or _share(figure.about, around) > 0):
        return True
    return quoted.value >= _TELLING and (_share(known.label, around) > 0 or _share(figure.about, around) > 0)


def _contradicts(quoted: Quoted, known: KnownFigure) -> bool:
    """Whether a figure says something else of the same. What is known in part only is contradicted by less than it."""
    figure = known.figure
    if not _same_unit(quoted.unit, known.unit, _LOOSE) or _agrees(quoted, figure) is not False:
        return False
    if not figure.complete and quoted.value >= figure.value:
        return False
    return not figure.about and _named(quoted, known) >= _SURE


def _same_unit(written: str | None, unit: str, alike: frozenset[str]) -> bool:
    if written is None:
        return unit in alike or unit == "分" or not re.search(r"[元%米]", unit)
    return written == unit or (written in alike and unit in alike)


def _noun(quoted: Quoted) -> str:
    """What a Chinese number is of: the word right after it."""
    after = quoted.after.strip()
    return _STOP.split(after)[0] if re.search("[一-鿿]", after) else ""


def _named(quoted: Quoted, known: KnownFigure) -> float:
    """How much of what a figure counts is named by the words around a number, from 0 to 1."""
    around = f"{quoted.before} {quoted.after}"
    return max((_share(known.label, around), *(_says(around.lower(), word) for word in known.words)))


def _says(around: str, word: str) -> float:
    if not word.isascii():
        return 1.0 if word in around else 0.0
    return 1.0 if re.search(rf"\b{re.escape(word.rstrip('s'))}s?\b", around) else 0.0


def _share(label: str, text: str) -> float:
    """The share of a label's characters that stand in pairs which the text has too."""
    if len(label) < 2:
        return 1.0 if label in text else 0.0
    held = [False] * len(label)
    for place in range(len(label) - 1):
        if label[place : place + 2] in text:
            held[place] = held[place + 1] = True
    return sum(held) / len(label)


def _tells(quoted: Quoted, figures: Sequence[KnownFigure]) -> bool:
    """Whether the words name no more than the figures count: what is narrower than they are, they don't contradict."""
    noun = _noun(quoted)
    return len(noun) < 2 or any(_share(noun, known.label) >= 0.5 or noun in known.words for known in figures)


def _agrees(quoted: Quoted, figure: NamedFigure) -> bool | None:
    """Whether a number and a figure can both be true; None where that can't be told."""
    said, known = quoted.value, figure.value
    if quoted.qualifier == "exact":
        if figure.qualifier in ("over", "under") and said != known:
            return None if (said > known) == (figure.qualifier == "over") else False
        return _close(said, known) if figure.qualifier == "about" else said == known
    if quoted.qualifier == "over":
        return known > said or (known == said and figure.qualifier == "over")
    if quoted.qualifier == "under":
        return (said * 0.9 <= known < said) or (known == said and figure.qualifier == "under")
    return _close(said, known)


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 0.1 * max(abs(one), abs(other))
