"""Names stand in pinyin order, read as people of the place read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hehuo.model.pinyin import as_id, initial, sort_key, spelled, syllables


def test_names_are_ordered_by_syllable_then_tone_then_character() -> None:
    names = ["重庆小面", "东营银行", "SM广场", "安康药房", "大港派出所", "3号食堂", "曾记豆腐", "齐商银行", "达阔科技"]
    ordered = sorted(names, key=sort_key)
    assert ordered == [
        "3号食堂", "安康药房", "重庆小面", "达阔科技", "大港派出所", "东营银行", "齐商银行", "SM广场", "曾记豆腐",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("重庆小面", "C"),
        ("单县羊汤", "S"),
        ("单记饺子", "S"),
        ("单位食堂", "D"),
        ("解家包子", "X"),
        ("解放路社区", "J"),
        ("乐陵枣业", "L"),
        ("曾记豆腐", "Z"),
        ("长城物业", "C"),
        ("长清茶庄", "C"),
        ("“滨湖优选”联盟", "B"),
        ("SM广场", "S"),
        ("7天便利", "#"),
        ("😀", "#"),
    ],
)
def test_a_name_stands_under_the_letter_it_is_read_with(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_a_branch_of_a_bank_is_found_by_the_way_it_is_said() -> None:
    assert spelled("齐商银行博山支行") == "qishangyinhangboshanzhihang qsyhbszh"


@given(st.text())
def test_any_text_has_an_order_and_a_letter(text: str) -> None:
    assert len(syllables(text)) <= len(text)
    assert initial(text) in "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"
    spelled(text)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("药房", "yao-fang"),
        ("工商银行博山支行", "gong-shang-yin-hang-bo-shan-zhi-hang"),
        ("Sunny 咖啡2店", "sunny-ka-fei-2-dian"),
        ("Café_Ｓunny.b", "cafe-sunny-b"),
        ("吕家", "lv-jia"),
        ("？！", ""),
    ],
)
def test_a_name_is_spelt_as_an_id(name: str, made: str) -> None:
    assert as_id(name) == made
