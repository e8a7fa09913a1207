"""Holds the numbers of a text against what a registry states: `Verifier.check` reads claims, finds what each speaks of, and
judges it. Knows no page and no words of a message."""

from __future__ import annotations

from collections.abc import Iterable

from hehuo.derive.figures import NamedFigure
from hehuo.derive.verifying.entities import Gazetteer
from hehuo.derive.verifying.judging import Judged, Verdict, Verifier
from hehuo.derive.verifying.language import POINTS
from hehuo.derive.verifying.statements import Statement
from hehuo.derive.verifying.stating import state_all
from hehuo.model.registry import Registry

__all__ = ["POINTS", "Judged", "Statement", "Verdict", "Verifier", "verifier_of"]


def verifier_of(registry: Registry, counted: Iterable[NamedFigure]) -> Verifier:
    """What holds texts against a registry and the figures counted from it."""
    return Verifier(state_all(registry, counted), Gazetteer(registry))
