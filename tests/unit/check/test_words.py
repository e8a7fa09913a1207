"""The words of messages: likeness, lists, and what may be repeated."""

import pytest

from hehuo.check.words import choices, is_showable, key_of, line_of, nearest
from hehuo.words import LANGS, load_words


@pytest.mark.parametrize(
    ("word", "meant"),
    [("sm-plza", "sm-plaza"), ("SM-Plaza", "sm-plaza"), ("city-bank-2", "city-bank"), ("qqq", None), ("", None)],
)
def test_the_nearest_choice(word: str, meant: str | None) -> None:
    assert nearest(word, ["city-bank", "sm-plaza"]) == meant


def test_among_very_many_choices_none_is_looked_for_but_the_same() -> None:
    many = [f"card-{number}" for number in range(6000)]
    assert nearest("card-x", many) is None
    assert nearest("CARD-7", many) == "card-7"


@pytest.mark.parametrize(
    ("text", "showable"),
    [
        ("sm-plaza", True),
        ("2026-05/cleanup-0509", True),
        ("13800138000", False),
        ("a-138-0013-8000", False),
        ("张三", False),
        ("A b", False),
    ],
)
def test_only_ids_are_repeated(text: str, showable: bool) -> None:
    assert is_showable(text) is showable


def test_a_line_to_type() -> None:
    assert line_of(("timeline", 0, "partner"), "sm-plaza") == "partner: sm-plaza"
    assert line_of(("items", 3), "greening") == "greening"
    assert line_of(("cards", "13800138000"), "…") == "…: …"
    assert key_of(("directions", "city", "items", 0)) == "items"


def test_a_list_of_choices_names_them_or_is_left_out() -> None:
    unnamed = {"zh": "", "en": ""}
    named = choices({"bank": {"zh": "银行", "en": "Bank"}, "x": unnamed})
    assert [load_words(lang, "cli").say(named) for lang in LANGS] == ["bank（银行）、x", "bank (Bank), x"]
    assert len(choices({f"x{number}": unnamed for number in range(12)})) == 12
    assert choices({f"x{number}": unnamed for number in range(13)}) == choices({}) == ()
