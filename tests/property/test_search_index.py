"""The search index, read as a browser reads it, finds what looking into every entry finds: no more and no less."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from hehuo.render.search_index import fold, search_files
from hehuo.view.search import SearchEntry
from hehuo.words import load_words

WORDS = load_words("zh", "site")
CHARACTERS = "支行银行社区大集Abb１２Ａé ，\n𠮷￥9a"
"""Few, so that random texts share pieces: Chinese, Latin in both widths, a composed one, gaps, one beyond 16 bits."""

texts = st.text(CHARACTERS, max_size=14)
entries = st.lists(
    st.builds(
        SearchEntry,
        url=st.just("x/"),
        title=texts,
        kind=st.sampled_from(["partner", "project", "guide"]),
        texts=st.lists(texts, max_size=3).map(tuple),
        demo=st.booleans(),
    ),
    max_size=12,
)


class Reader:
    """Reads the pairs of an index, in Python."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.index = json.loads(files["index.json"])
        folder = self.index["folder"]
        self.pairs: list[dict[str, list[int]]] = [
            json.loads(files[f"{folder}/pairs-{place}.json"]) for place, _ in enumerate(self.index["pairs"])
        ]
        count = -(-self.index["size"] // self.index["per"]) if self.index["size"] else 0
        self.rows = [row for place in range(count) for row in json.loads(files[f"{folder}/texts-{place}.json"])]

    def fields(self, pair: str) -> set[int]:
        """The fields that hold a pair, from the one file that may have it."""
        starts = self.index["pairs"]
        place = max((place for place, first in enumerate(starts) if _units(first) <= _units(pair)), default=None)
        return set() if place is None else set(_numbers(self.pairs[place].get(pair, [])))

    def holding(self, word: str) -> set[int]:
        """The fields that hold a word: they have its pairs, and the pairs stand together."""
        if len(word) == 1:
            held = {
                number for part in self.pairs for pair in part if pair[0] == word for number in _numbers(part[pair])
            }
        else:
            held = set.intersection(*(self.fields(word[at : at + 2]) for at in range(len(word) - 1)))
        size = self.index["size"]
        return {number for number in held if word in fold(self.rows[number % size][1 + number // size])}


def _units(text: str) -> bytes:
    """Text in the order in which JavaScript compares strings."""
    return text.encode("utf-16-be")


def _numbers(differences: list[int]) -> Iterator[int]:
    last = 0
    for difference in differences:
        for _ in range(max(1, -difference)):
            last += difference if difference >= 0 else 1
            yield last


@given(entries=entries, word=st.text(CHARACTERS.replace(" ", "").replace("\n", ""), min_size=1, max_size=5))
def test_the_pairs_lead_to_every_field_that_holds_a_word(entries: list[SearchEntry], word: str) -> None:
    reader = Reader(dict(search_files(entries, WORDS, one_file=0, part=40)))
    fields = [*(entry.title for entry in entries), *("\n".join(entry.texts) for entry in entries)]
    for piece in fold(word).split():
        assert reader.holding(piece) == {number for number, text in enumerate(fields) if piece in fold(text)}


@given(entries=entries)
def test_texts_and_kinds_are_kept(entries: list[SearchEntry]) -> None:
    for one_file, part in ((0, 40), (10_000, 40)):
        reader = Reader(dict(search_files(entries, WORDS, one_file=one_file, part=part)))
        assert reader.rows == [[entry.url, entry.title, "\n".join(entry.texts)] for entry in entries]
        runs = reader.index["runs"]
        for number, entry in enumerate(entries):
            run = max((run for run in runs if run["start"] <= number), key=lambda run: run["start"])
            assert (run["kind"], run["demo"]) == (entry.kind, entry.demo)


@given(before=texts, word=texts, after=texts)
def test_a_part_of_a_text_stays_a_part_of_it(before: str, word: str, after: str) -> None:
    for piece in word.split():
        for same in (piece, piece.upper(), unicodedata.normalize("NFKC", piece)):
            assert fold(same) in fold(before + piece + after)


def test_width_case_and_gaps_beside_chinese_do_not_count() -> None:
    assert fold("ＡＢＣ 银行 2026 年 7 月") == "abc银行2026年7月"
    assert fold("Old Tea\nHouse 1") == "old tea\nhouse 1"
