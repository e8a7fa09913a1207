"""The search index: files in which a browser finds every entry whose title or texts hold the typed words.

It is exact, and no text is cut into words. Titles and texts are *fields*: with n entries, the title of entry e has the
number e and its texts have n + e, so ascending numbers give titles first. There are three kinds of file:

- `texts-N.json` has the entries themselves, in order: `[[url, title, texts], …]`.
- `pairs-N.json` says which fields hold two neighbouring characters: `{pair: numbers}`. The last character before a gap
  is a pair with nothing, so the pairs that begin with a character find it alone. Of the numbers there are the
  differences; -n stands for n more numbers without a gap.
- `index.json` says how many entries a file of texts has and with which pair each file of pairs begins, and where in
  the order of entries another kind begins.

A browser reads the files of a few pairs, intersects, and looks into the texts, because pairs needn't stand together.
Where all entries fit into one file there are no pairs: it looks into each of them. The folder is named by a digest of
its files, so that a browser's cache never mixes two builds. `site/pages/assets/find.js` is the reader.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import groupby, pairwise

import msgspec

from hehuo.view.search import SearchEntry
from hehuo.words import Words

ONE_FILE = 400_000
"""Bytes of entries that one file may have: some two thousand partners and projects."""
PART = 8_000
"""Bytes of a file where there are several."""

_GAP = re.compile(r"[ \t]+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[ \t]+")
_WORD = re.compile(r"[^ \t\r\n]+")


def search_files(
    entries: Sequence[SearchEntry], words: Words, one_file: int = ONE_FILE, part: int = PART
) -> Iterator[tuple[str, bytes]]:
    """Each file of the index: its name and content."""
    rows = [_json([entry.url, entry.title, "\n".join(entry.texts)]) for entry in entries]
    total = sum(map(len, rows))
    whole = total <= one_file
    per = max(1, len(rows) if whole else part * len(rows) // total)
    texts = [rows[start : start + per] for start in range(0, len(rows), per)]
    pairs = [] if whole else list(_parts(_pairs(entries), part))
    files = {
        **{f"texts-{place}.json": b"[" + b",\n".join(part) + b"]\n" for place, part in enumerate(texts)},
        **{
            f"pairs-{place}.json": b"{" + b",\n".join(_json(pair) + b":" + found for pair, found in part) + b"}\n"
            for place, part in enumerate(pairs)
        },
    }
    folder = sha256(b"".join(files.values())).hexdigest()[:12]
    index = {
        "folder": folder,
        "size": len(rows),
        "per": per,
        "pairs": [part[0][0] for part in pairs],
        "runs": list(_runs(entries, words)),
        "demo": words.named("nature", "demo"),
    }
    yield "index.json", _json(index)
    for name, content in files.items():
        yield f"{folder}/{name}", content


def fold(text: str) -> str:
    """Text as it is compared: width, case and composed characters don't count, nor gaps beside Chinese characters.

    Each character is folded alone, so a part of a text stays a part of it.
    """
    return _GAP.sub("", text.translate(_FOLDED))


class _Folded(dict[int, str]):
    def __missing__(self, character: int) -> str:
        self[character] = folded = unicodedata.normalize("NFKD", chr(character)).lower()
        return folded


_FOLDED = _Folded()


def _pairs(entries: Sequence[SearchEntry]) -> Iterator[tuple[str, bytes]]:
    """Every pair of characters and the fields that hold it, in the order in which JavaScript compares strings."""
    pairs_of = lru_cache(maxsize=None)(_pairs_of)
    found: defaultdict[str, list[int]] = defaultdict(list)
    fields = [*(entry.title for entry in entries), *("\n".join(entry.texts) for entry in entries)]
    for number, text in enumerate(fields):
        for pair in frozenset().union(*map(pairs_of, _WORD.findall(fold(text)))):
            found[pair].append(number)
    for pair in sorted(found, key=lambda pair: pair.encode("utf-16-be")):
        yield pair, _json(_differences(found[pair]))


def _pairs_of(word: str) -> frozenset[str]:
    return frozenset((*map("".join, pairwise(word)), word[-1]))


def _differences(numbers: Iterable[int]) -> list[int]:
    made: list[int] = []
    last = 0
    for number in numbers:
        if not made or number != last + 1:
            made.append(number - last)
        elif made[-1] < 0:
            made[-1] -= 1
        else:
            made.append(-1)
        last = number
    return made


def _runs(entries: Iterable[SearchEntry], words: Words) -> Iterator[dict[str, object]]:
    """Where entries of another kind begin, or of another standing."""
    for (kind, demo), run in groupby(enumerate(entries), lambda numbered: (numbered[1].kind, numbered[1].demo)):
        first, _ = next(run)
        called = words.named("section", "guide") if kind == "guide" else words.record_type(kind)
        yield {"start": first, "kind": kind, "called": called, "demo": demo}


def _parts(pairs: Iterable[tuple[str, bytes]], size: int) -> Iterator[list[tuple[str, bytes]]]:
    """The pairs in parts of about `size` bytes; where many fields hold a pair, it is a part alone."""
    part: list[tuple[str, bytes]] = []
    taken = 0
    for pair, found in pairs:
        if part and taken + len(found) > size:
            yield part
            part, taken = [], 0
        part.append((pair, found))
        taken += len(found) + _OVERHEAD
    if part:
        yield part


_OVERHEAD = 10
"""Bytes that a pair takes besides its numbers."""

_json = msgspec.json.encode
