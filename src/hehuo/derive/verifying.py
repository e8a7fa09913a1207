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
    (
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
    )
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
class Checked:
    """A number of a text with its verdict, and the figures that speak for or against it."""

    quoted: Quoted
    verdict: Verdict
    figures: tuple[NamedFigure, ...]


def check_text(text: str, figures: Iterable[NamedFigure]) -> tuple[Checked, ...]:
    """Every number of a text, judged by the figures."""
    known = tuple(figures)
    return tuple(_judge(each, known) for each in read_numbers(text))


def programmes_named(text: str, programmes: Iterable[tuple[str, Programme]]) -> tuple[str, ...]:
    """The programmes that a text names by their name, their street or their district."""
    found = []
    for key, programme in programmes:
        area = programme.area
        names = (programme.name, programme.name_en, area.street, area.district)
        if any(name and name in text for name in names):
            found.append(key)
    return tuple(found)


def _judge(quoted: Quoted, figures: Sequence[NamedFigure]) -> Checked:
    right = [each for each in figures if _supports(quoted, each)]
    if right:
        return Checked(quoted=quoted, verdict="holds", figures=tuple(right[:5]))
    against = [each for each in figures if _contradicts(quoted, each)]
    if against and _tells(quoted, against):
        longest = max(len(each.label) for each in against)
        best = [each for each in against if len(each.label) == longest]
        return Checked(quoted=quoted, verdict="wrong", figures=tuple(best[:5]))
    return Checked(quoted=quoted, verdict="unknown", figures=())


def _supports(quoted: Quoted, figure: NamedFigure) -> bool:
    """Whether a figure says what a number says, of what the number says it."""
    if not _same_unit(quoted.unit, figure.unit, _COUNTING) or _agrees(quoted, figure) is not True:
        return False
    noun = _noun(quoted)
    if _named(quoted, figure) >= _NAMED or (len(noun) > 1 and _share(noun, figure.label) == 1):
        return True
    if quoted.value != figure.value:
        return False
    around = f"{quoted.before} {quoted.after}"
    special = quoted.unit is not None and quoted.unit not in _COUNTING
    if special and (quoted.value >= _RARE or _share(figure.about, around) > 0):
        return True
    return quoted.value >= _TELLING and (_share(figure.label, around) > 0 or _share(figure.about, around) > 0)


def _contradicts(quoted: Quoted, figure: NamedFigure) -> bool:
    """Whether a figure says something else of the same. What is known in part only is contradicted by less than it."""
    if not _same_unit(quoted.unit, figure.unit, _LOOSE) or _agrees(quoted, figure) is not False:
        return False
    if not figure.complete and quoted.value >= figure.value:
        return False
    return not figure.about and _named(quoted, figure) >= _SURE


def _same_unit(written: str | None, unit: str, alike: frozenset[str]) -> bool:
    if written is None:
        return unit in alike or unit == "分" or not re.search(r"[元%米]", unit)
    return written == unit or (written in alike and unit in alike)


def _noun(quoted: Quoted) -> str:
    """What a Chinese number is of: the word right after it."""
    after = quoted.after.strip()
    return _STOP.split(after)[0] if re.search("[一-鿿]", after) else ""


def _named(quoted: Quoted, figure: NamedFigure) -> float:
    """How much of what a figure counts is named by the words around a number, from 0 to 1."""
    around = f"{quoted.before} {quoted.after}"
    return max((_share(figure.label, around), *(_says(around.lower(), word) for word in figure.words)))


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


def _tells(quoted: Quoted, figures: Sequence[NamedFigure]) -> bool:
    """Whether the words name no more than the figures count: what is narrower than they are, they don't contradict."""
    noun = _noun(quoted)
    return len(noun) < 2 or any(_share(noun, each.label) >= 0.5 or noun in each.words for each in figures)


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
