"""Character classes: the quick look must doubt everything that the close look can find."""

from __future__ import annotations

import pytest

from hehuo.read import alphabet

EVERYDAY = "abc 阳光咖啡（总店）·“”——…… 25°C 10×20 ±3 m² 🎉 𠮷\n"


@pytest.mark.slow
def test_the_quick_look_doubts_every_character_that_a_rule_refuses() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    refused = set()
    for pattern in (alphabet.CONTROL, alphabet.BIDI, alphabet.INVISIBLE, alphabet.ODD_SPACE, alphabet.PRIVATE_USE):
        refused.update(pattern.findall(every))
    assert not [char for char in refused if alphabet.is_beyond_doubt(f"x{char}x")]


def test_everyday_text_is_beyond_doubt() -> None:
    assert alphabet.is_beyond_doubt(EVERYDAY)
    assert list(alphabet.iter_mojibake(EVERYDAY)) == []


@pytest.mark.parametrize("text", ["阳光咖啡", "社区合伙人", "。你好", "，中文（括号）", "café", "·"])
def test_text_read_in_the_wrong_encoding_is_recognized(text: str) -> None:
    damaged = [text.encode().decode("cp1252", "replace"), text.encode().decode("latin-1")]
    if len(text) > 1 and not text.startswith("c"):
        damaged.append(text.encode().decode("gbk", "ignore"))
    for text in damaged:
        assert list(alphabet.iter_mojibake(text)), text
        assert not alphabet.is_beyond_doubt(text)


def test_neutral_text_has_its_characters_where_they_were() -> None:
    text = "a:\u00a0\x00b\u200b\u2028\ufeff阳\U000e0001🎉\n"
    assert len(alphabet.neutralize(text)) == len(text)
    assert alphabet.neutralize(text) == "a: ·b···阳·🎉\n"
    assert alphabet.neutralize(EVERYDAY) == EVERYDAY
