"""Private data in files: how much is found, on which line, and that no message repeats it."""

from __future__ import annotations

import sys
import time
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hehuo.check.private import KINDS, check_private, find_private
from hehuo.check.private.text import narrow_digits
from hehuo.diagnostic import Severity
from hehuo.model.cards import ALPHABET, LENGTH, make_card
from hehuo.pipeline import diagnose, load
from hehuo.report import render_text
from hehuo.rules import load_rule, rule_ids
from hehuo.words import load_words
from privacy import fakes
from privacy.labelled import labelled
from privacy.report import Result, measure, table

ROOT = Path(__file__).parents[2]
CARD = make_card("4Q7M0XJ29KPD")
NAME = "王" + "阿姨"


@pytest.fixture(scope="module")
def result() -> Result:
    return measure()


def kinds(text: str) -> list[str]:
    return [hit.kind for hit in find_private(text)]


# How much is found


def test_recall_and_precision_on_the_labelled_set(result: Result) -> None:
    print(table(result))
    assert result.cases[True] >= 600 and result.cases[False] >= 600
    assert result.recall >= 0.97, result.misses
    assert result.precision >= 0.99, result.alarms


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_found_by_itself(result: Result, kind: str) -> None:
    found, missed, false = result.found[kind], result.missed[kind], result.false[kind]
    assert found >= 15
    assert found / (found + missed) >= 0.95, result.misses
    assert found / (found + false) >= 0.95, result.alarms


def test_the_labelled_set_is_the_same_at_every_run() -> None:
    assert labelled() == labelled()
    assert len({(case.name, case.text) for case in labelled()}) > 1200


def test_the_projects_own_files_hold_nothing_private() -> None:
    files = [*ROOT.glob("data/**/*.yml"), *ROOT.glob("schemas/*.json"), *ROOT.glob("tests/privacy/*.py")]
    files += [*ROOT.glob("src/hehuo/check/privacy*.py"), *ROOT.glob("site/pages/**/*.md"), *ROOT.glob("*.md")]
    found = []
    for file in files:
        path = file.relative_to(ROOT).as_posix()
        findings = check_private(path, file.read_text(encoding="utf-8"))
        found += [
            (path, finding.rule, finding.position)
            for finding in findings
            if file.suffix == ".yml" or finding.rule != "private-hash"
        ]
    assert len(files) > 100
    assert found == []


# Where it is


def test_a_place_is_counted_in_the_characters_of_the_file() -> None:
    number = fakes.mobile(1)
    hidden = number[:3] + "\u200b" + number[3:]
    text = f"name: 面馆\nnote: 找\ufeff我 🎉 {hidden}\nx: {fakes.written(number, 'bold')}\n"
    assert [(hit.line, hit.column, hit.length) for hit in find_private(text)] == [(2, 13, 12), (3, 4, 11)]


def test_a_place_is_right_behind_escapes_and_in_files_from_windows() -> None:
    number = fakes.mobile(1)
    escaped = "".join(f"\\u{ord(digit):04x}" for digit in number)
    assert [(hit.line, hit.column) for hit in find_private(f'a: "\\u4e2d {escaped}"\r\nb: {number}\r\n')] == [
        (1, 12),
        (2, 4),
    ]


def test_a_number_in_a_file_of_another_encoding_is_seen_too() -> None:
    text = f"a: {fakes.mobile(1)}\n"
    assert kinds(text.encode("utf-16-le").decode("utf-8", "replace")) == ["private-mobile"]
    assert kinds(f"# 面馆\n{text}".encode("gbk").decode("utf-8", "replace")) == ["private-mobile"]


def test_a_number_over_two_lines_is_on_the_first() -> None:
    number = fakes.mobile(1)
    hits = find_private(f"a: >-\n  电话 {number[:3]} {number[3:7]}\n  {number[7:]}\n")
    assert [(hit.line, hit.column) for hit in hits] == [(2, 6)]


def test_nothing_else_is_said_of_any_line_that_a_number_reaches() -> None:
    number = fakes.mobile(1)
    text = f"name: 某店\nkind: merchant 0\n{number}: 1\n"
    with TemporaryDirectory() as folder:
        path = Path(folder, "data/partners/demo/shop.yml")
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        found = diagnose(load(Path(folder)), "zh")
        report = render_text(found, counts={}, words=load_words("zh", "cli"), sources=lambda _: text)
    assert [(finding.rule, finding.line) for finding in found if finding.line > 1] == [("private-mobile", 2)]
    assert number not in report


def test_every_number_of_a_line_is_found() -> None:
    one, two = fakes.mobile(1), fakes.mobile(2)
    assert [hit.column for hit in find_private(f"# {one} {two}\n")] == [3, 15]


# What it is


def test_one_place_is_one_finding() -> None:
    assert kinds(f"a: {fakes.mobile(1)}@139.com") == ["private-mobile"]
    assert kinds(f"a: 微信：{fakes.mobile(1)}") == ["private-mobile"]


def test_a_name_is_no_second_finding_on_a_line_that_must_be_rewritten() -> None:
    assert kinds(f"# {NAME}") == ["private-name"]
    assert kinds(f"# {NAME} {fakes.mobile(1)}") == ["private-mobile"]


def test_digests_may_stand_in_a_close_and_nowhere_else() -> None:
    digest = "0123456789abcdef" * 4
    text = f"batches:\n  cleanup-0509: {digest}\nprevious: {digest}\n"
    assert list(check_private("data/points/shifan/2026-05/close.yml", text)) == []
    assert len(list(check_private("data/points/shifan/2026-05/batch.yml", text))) == 2
    assert len(find_private(f"# {digest}\n", allow_digests=True)) == 1


def test_a_card_and_a_name_are_an_error_only_together() -> None:
    name = "王" + "小明"
    assert kinds(f"- {{card: {CARD}}}\n") == []
    assert kinds(f"- {{card: {CARD}}}  # {name}\n") == ["private-card-and-name"]
    assert kinds(f"- card: {CARD}\n  note: {name}\n- card: x\n") == ["private-card-and-name"]
    assert kinds(f"- card: {CARD}\n  note: x\n- card: x\n  note: {name}\n") == []


def test_every_digit_of_every_common_script_is_known() -> None:
    known = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Nd"]
    unknown = [f"{ord(char):x}" for char in known if narrow_digits(char) != str(unicodedata.digit(char))]
    assert len(known) > 350 and unknown == []


# What is said


def test_nothing_private_is_in_a_finding() -> None:
    number = fakes.mobile(1)
    (finding,) = check_private("data/x.yml", f"a: {number}")
    assert finding.args == {} and finding.route == ()
    assert number not in repr(finding)


def test_every_kind_is_a_rule_whose_words_say_nothing_of_the_file() -> None:
    assert set(KINDS) <= set(rule_ids())
    for rule in map(load_rule, KINDS):
        words = (rule.message.zh, rule.message.en, rule.help.zh, rule.help.en)
        assert all(text and text.format() == text for text in words)
        assert not any(character.isdigit() for character in rule.message.zh + rule.message.en)


def test_only_a_name_is_a_warning() -> None:
    assert [kind for kind in KINDS if load_rule(kind).severity is Severity.WARNING] == ["private-name"]


# How long it takes


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(f"13800{CARD}一三八零〇①０𝟎 \n-.,、:#@{NAME}号楼单元室鲁C微信QQqq.com\\u%&;\u200b"),
        max_size=200,
    )
)
def test_any_text_is_looked_at_without_a_failure(text: str) -> None:
    lines = text.split("\n")
    for hit in find_private(text):
        assert 1 <= hit.line <= len(lines) and 1 <= hit.column <= len(lines[hit.line - 1]) and hit.length >= 1


_CHAINS = (
    *(
        "1",
        "1 ",
        "13 ",
        "138-",
        "1\n",
        "一",
        "一三八零，",
        "-",
        "1" + " " * 39,
        "1 3 8 0 0 1 3 8 0 0x",
        "3号楼2单元",
        "王",
        "王" + "阿姨",
    ),
    *(
        f"{CARD} ",
        f"{CARD}\n  姓名：王\n",
        "姓名：",
        "@",
        "@qq.com ",
        "a6",
        "a6:",
        "aB3+",
        "护照",
        "\\x31",
        "&#49;",
        "%31",
        "1\u200b",
    ),
    *(
        "鲁",
        "鲁C",
        "wx",
        "微信：",
        "qq:1-",
        "l3o",
        "unit 3 ",
        "https://a/",
        " ",
        "\n",
        "4Q7M-",
        "6222 ",
        "Mr ",
        "联系人",
        "😀",
        "𝟏",
        "１３８",
        "百",
    ),
)


@pytest.mark.parametrize("chain", _CHAINS, ids=repr)
def test_no_chain_of_anything_takes_long(chain: str) -> None:
    text = f"{CARD}\n" + chain * (60_000 // len(chain))
    start = time.process_time()
    find_private(text)
    assert time.process_time() - start < 3  # about 0.2 seconds; quadratic ways took minutes


def test_a_ledger_of_a_million_characters_takes_a_tenth_of_a_second() -> None:
    rows = (f"  - {{card: {make_card(_spelt(number))}, quantity: {number % 4 + 1}}}\n" for number in range(25_000))
    text = 'date: "2026-05-09"\nkind: earn\nentries:\n' + "".join(rows)
    assert len(text) > 1_000_000
    times = []
    for _ in range(3):
        start = time.process_time()
        assert find_private(text) == []
        times.append(time.process_time() - start)
    assert min(times) < (0.6 if sys.gettrace() is None else 6)  # 0.05–0.1 on an idle machine


def _spelt(number: int) -> str:
    """Twelve characters of a card, another twelve for each number."""
    value, characters = number * 2_654_435_761_234_567, ""
    for _ in range(LENGTH):
        value, digit = divmod(value, len(ALPHABET))
        characters += ALPHABET[digit]
    return characters
