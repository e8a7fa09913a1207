"""What `hehuo figures check` says of sentences that were labelled before it was written.

`sentences.jsonl` has a text a line, the programme that it speaks of, and what is right of each number in it. They were drawn
from the five reports and the demonstration. The even lines were for tuning; the odd ones were looked at when that was done.
`later.jsonl` was written after that, in other words, to see where it goes wrong.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hehuo.derive.verifying import Judged, Verifier, verifier_of
from hehuo.pipeline import load

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "tests/figures/sentences.jsonl").read_text("utf-8").splitlines()
LATER = (ROOT / "tests/figures/later.jsonl").read_text("utf-8").splitlines()
PARTS = {"all": LINES + LATER, "tuned on": LINES[1::2], "unseen": LINES[::2], "later": LATER}


@dataclass(frozen=True)
class Labelled:
    text: str
    says: str
    expected: str
    judged: Judged | None

    @property
    def verdict(self) -> str:
        return self.judged.verdict if self.judged is not None else "not read"


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    loaded = load(ROOT, date(2026, 11, 18))
    return verifier_of(loaded.registry, loaded.derived.figures.values())


def judge(verifier: Verifier, lines: list[str]) -> Iterator[Labelled]:
    for line in lines:
        sentence = json.loads(line)
        judged = verifier.check(sentence["text"])
        for number in sentence["numbers"]:
            start, end = number["at"], number["at"] + len(number["says"])
            found = next((one for one in judged if one.claim.start < end and one.claim.end > start), None)
            yield Labelled(sentence["text"], number["says"], number["expected"], found)


@pytest.mark.parametrize("part", PARTS)
def test_what_holds_is_true_and_most_of_what_is_false_is_contradicted(verifier: Verifier, part: str) -> None:
    found = list(judge(verifier, PARTS[part]))
    counted = Counter((number.expected, number.verdict) for number in found)
    misses = [
        f"{one.expected} -> {one.verdict}: {one.says} | {one.text}" for one in found if one.verdict != one.expected
    ]
    print(f"\n{part}: {len(found)} numbers", dict(sorted(counted.items())), *misses, sep="\n")
    held = {number.expected for number in found if number.verdict == "holds"}
    assert held == {"holds"}, misses
    true, false = (sum(one.expected == label for one in found) for label in ("holds", "contradicts"))
    assert counted["holds", "holds"] / true >= (0.85 if part == "later" else 0.9), misses
    assert counted["contradicts", "contradicts"] / false >= (0.8 if part == "later" else 0.9), misses
    assert counted["holds", "contradicts"] + counted["unknown", "contradicts"] <= 1, misses


def test_the_set_is_as_large_and_as_mixed_as_it_should_be() -> None:
    labels = Counter(number["expected"] for line in LINES for number in json.loads(line)["numbers"])
    assert len(LINES) >= 260 and min(labels.values()) >= 80, labels
    programmes = {json.loads(line)["programme"] for line in LINES}
    assert programmes == {None, "banyang", "chengdong", "hedong", "shibei", "shifan", "tanxi"}


def test_only_numbers_that_claim_something_are_read(verifier: Verifier) -> None:
    for line in LINES:
        sentence = json.loads(line)
        marked = [(number["at"], number["at"] + len(number["says"])) for number in sentence["numbers"]]
        for one in verifier.check(sentence["text"]):
            assert any(one.claim.start < end and one.claim.end > start for start, end in marked), sentence["text"]


def test_a_number_is_held_against_the_programme_that_the_text_speaks_of(verifier: Verifier) -> None:
    for line in LINES + LATER:
        sentence = json.loads(line)
        if sentence["programme"] is not None:
            spoken_of = {one.programme for one in verifier.check(sentence["text"]) if one.verdict != "unknown"}
            assert spoken_of <= {sentence["programme"]}, sentence["text"]


def test_a_number_mistyped_never_holds(verifier: Verifier) -> None:
    """Each digit one off, each two neighbours swapped, and a nought more, in every true sentence that says it exactly."""
    tried = Counter[str]()
    for labelled in judge(verifier, LINES):
        digits = re.search(r"[0-9]+", labelled.says)
        judged = labelled.judged
        if labelled.verdict != "holds" or digits is None or judged is None or "." in labelled.says:
            continue
        if judged.claim.amount.comparison not in ("exact", "over"):
            continue
        start = judged.claim.text.index(digits.group()) + judged.claim.start
        for wrong in mistyped(digits.group()):
            text = f"{labelled.text[:start]}{wrong}{labelled.text[start + len(digits.group()) :]}"
            (again,) = (one for one in verifier.check(text) if one.claim.start == judged.claim.start)
            if again.claim.amount.comparison == "over" and any(
                again.claim.amount.allows(statement.amount) for statement in judged.statements
            ):
                continue  # a looser "more than" is no mistake
            tried[again.verdict] += 1
            assert again.verdict != "holds", text
    assert tried["contradicts"] > 9 * tried["unknown"] > 0


def mistyped(digits: str) -> Iterator[str]:
    for place, digit in enumerate(digits):
        off = str((int(digit) + 1) % 10)
        yield f"{digits[:place]}{off}{digits[place + 1 :]}"
        pair = digits[place : place + 2]
        if len(set(pair)) == 2 and not (place == 0 and pair[1] == "0"):
            yield f"{digits[:place]}{pair[::-1]}{digits[place + 2 :]}"
    yield f"{digits}0"
