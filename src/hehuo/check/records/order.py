"""Which of a row of dates stands in the wrong place. Knows partial dates and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hehuo.model.dates import PartialDate


def misplaced(moments: Sequence[PartialDate]) -> list[int]:
    """The fewest places to take away so that no date is surely before an earlier one; of two as likely, the later.

    One date typed as 2062 for 2026 makes every later one look wrong; it alone is the mistake.
    """
    highest = date.min
    for moment in moments:
        if moment.last < highest:
            kept = set(_longest_run(moments))
            return [index for index in range(len(moments)) if index not in kept]
        highest = max(highest, moment.first)
    return []


def _longest_run(moments: Sequence[PartialDate]) -> tuple[int, ...]:
    """The longest run in order, built from its end: per length, the run that leaves most room before it."""
    runs: list[tuple[date, tuple[int, ...]]] = [(date.max, ())]
    for index in range(len(moments) - 1, -1, -1):
        moment = moments[index]
        for length in range(len(runs) - 1, -1, -1):
            room, run = runs[length]
            if moment.first > room:
                continue
            longer = (min(room, moment.last), (index, *run))
            if length + 1 == len(runs):
                runs.append(longer)
            elif longer[0] > runs[length + 1][0]:
                runs[length + 1] = longer
    return runs[-1][1]


def neighbours(moments: Sequence[PartialDate], index: int, wrong: Sequence[int]) -> tuple[str, str]:
    """The dates that stand rightly before and after a misplaced one; a dash where there is none."""
    right = [position for position in range(len(moments)) if position not in wrong]
    before = [moments[place].text for place in right if place < index]
    after = [moments[place].text for place in right if place > index]
    return (before[-1] if before else "—", after[0] if after else "—")
