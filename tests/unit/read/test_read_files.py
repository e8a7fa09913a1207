"""One file: its value, its positions, and each rule of the reader on a bad text and a good one."""

from __future__ import annotations

import re
import textwrap

import pytest

from hehuo.diagnostic import Finding
from hehuo.document import Document, Position
from hehuo.read import parse
from hehuo.read.file import MAX_FINDINGS
from hehuo.words import LANGS
from rule_names import rules_named
from saying import said, words_of

PATH = "data/partners/banyang/sm-plaza.yml"

# Text, and where which rule is broken in it: nothing else may be found.
BAD: dict[str, tuple[str | bytes, list[tuple[int, int]]]] = {
    "too-large-file": (b"a: 1\n" * 500_000, [(1, 1)]),
    "wrong-encoding": ("id: a-b\nname: 阳光咖啡\n".encode("gbk"), [(2, 7)]),
    "cut-off-file": ("name: 阳光".encode()[:-1], [(1, 8)]),
    "byte-order-mark": (b"\xef\xbb\xbfa: 1\n", [(1, 1)]),
    "conflict-marker": ("a: |\n  <<<<<<< HEAD\n  x\n  =======\n  y\n  >>>>>>> p2\n", [(2, 3), (4, 3), (6, 3)]),
    "control-character": ('a: 阳\x00光\nb: "\\e[2K"\n', [(1, 5), (2, 4)]),
    "invisible-character": ("a: 阳光\u200b咖啡\n", [(1, 6)]),
    "bidi-character": ("a: 阳光\u202etxt.exe\n", [(1, 6)]),
    "odd-space": ("a:\n\u00a0 b: 1\n", [(2, 1)]),
    "look-alike-letter": ("a: sunny-c\u0430fe\n", [(1, 11)]),
    "mojibake": ("a: 锟斤拷\nb: 闃冲厜\nc: é˜³å…‰\nd: \u0368\ne: x\ufffd\n", [(1, 4), (2, 4), (3, 4), (4, 4), (5, 5)]),
    "private-use-character": ("a: 🎉\ue000\n", [(1, 5)]),
    "empty-file": ("# 待填\n", [(1, 1)]),
    "root-not-mapping": ("- a: 1\n", [(1, 1)]),
    "several-documents": ("a: 1\n---\nb: 1\n", [(2, 1)]),
    "directive": ("# 注\n%YAML 1.2\n---\na: 1\n", [(2, 1)]),
    "alias": ("a: &x 阳光\nb: [*x]\n", [(1, 4), (2, 5)]),
    "explicit-tag": ("a: !!str 阳光\n", [(1, 4)]),
    "too-deep": ("a: " + "[" * 100_000, [(1, 35)]),
    "duplicate-key": ('阳: {é: 1, "e\u0301": 2}\na: 1\n"a": 2\n', [(1, 11), (3, 1)]),
    "non-string-key": ("a: {🎉: 1, 2026: b}\non: 1\n~: 1\n", [(1, 11), (2, 1), (3, 1)]),
    "implicit-type": ("阳光: NO\nb: {🎉: 012, c: 12:30}\nd:\n  - 2021-07-02\n", [(1, 5), (2, 8), (2, 16), (4, 5)]),
    "huge-integer": ("a: 1234567890123456789\n", [(1, 4)]),
    "swallowed-line": ("a: 清单\n  - b\n", [(2, 3)]),
    "full-width-colon": ("a: 1\nb：2\nc: 3\n", [(2, 2)]),
    "missing-space": ("a: 1\nb:　2\nc: 3\n", [(2, 2)]),
    "wide-indentation": ("a:\n  b: 1\n　　c: 2\n", [(3, 1)]),
    "tab-indentation": ("a:\n\tb: 1\n\tc: 2\n", [(2, 1), (3, 1)]),
    "tab-separator": ("a:\t1\nb: [🎉,\t2]\nc: x\ty\nd: 3 \t# 注\n", [(1, 3), (2, 7), (3, 5), (4, 6)]),
    "glued-comment": ('a: "🎉"#注\nb: [1]#\nc: |#注\n  x\n', [(1, 7), (2, 7), (3, 5)]),
    "shallow-continuation": ('a: [\n  1,\n]\nb:\n  - "🎉\n  x"\n', [(3, 1), (6, 3)]),
    "unended-text": ("a: |\n  阳光🎉", [(2, 6)]),
    "bad-indentation": ("a:\n  b: 1\n c: 2\n", [(3, 2)]),
    "misplaced-dash": ("a: - b\n", [(1, 4)]),
    "missing-dash": ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\nd:\n  - {e: 1}\n  {e: 2}\n", [(4, 5), (8, 3)]),
    "missing-braces": ("a:\n  - b: 1, c: 2\n", [(2, 5)]),
    "full-width-mark": ('a: {b: "1"，c: 2}\n', [(1, 11)]),
    "split-number": ("a: {b: 1,234,567, c: 2}\n", [(1, 8)]),
    "missing-colon": ("a: 1\n阳光\nb: 2\n", [(2, 1)]),
    "unquoted-colon": ("a: 电话: 110\n", [(1, 6)]),
    "unclosed-quote": ('a: 1\nb: "阳光\nc: 2\n', [(2, 4)]),
    "text-after-quote": ('a: "阳光"咖啡\n', [(1, 8)]),
    "unclosed-bracket": ("a: [b, c\nd: 1\n", [(1, 4)]),
    "reserved-start": ("a: @全体\n", [(1, 4)]),
    "broken-escape": ('a: "D:\\合伙人"\n', [(1, 7)]),
    "lone-surrogate": ('a: "\\ud800"\n', [(1, 7)]),
    "broken-yaml": ("a: 1\n...\nb: 1\n", [(3, 1)]),
}

# What comes close to a rule and is fine.
GOOD = {
    "too-large-file": "a: 1\n",
    "wrong-encoding": "a: 阳光咖啡 𠮷\n",
    "control-character": 'a: |\n  x\tb\nb: "x\\ny"\n',
    "invisible-character": "a: 👨\u200d👩\u200d👧\nb: ❤\ufe0f\nc: 1\ufe0f\u20e3\n",
    "odd-space": "a: 阳光　咖啡\nb: |\n  　　段落。\n",
    "look-alike-letter": "a: Москва\nb: α 粒子\n",
    "mojibake": "a: café · 10×20 ±3°\nb: lǜ dì\nc: 烫烫烫火锅\nd: 联通\n",
    "conflict-marker": "# ========\na: <<\nb: |\n  =======\n".replace("<<", "b<<<<<<<"),
    "several-documents": "---\na: 1\n...\n",
    "alias": "a: R&D\nb: 5*4\nc: '*重要*'\n",
    "explicit-tag": "a: 好！\nb: '!x'\n",
    "too-deep": "a: " + "[" * 31 + "x" + "]" * 31 + "\n",
    "duplicate-key": "a: {x: 1}\nb: {x: 1}\nX: 1\nx: 1\n",
    "non-string-key": '"2026": 1\n"on": 2\n阳光: 3\n1a: 4\n? b\n: 5\n',
    "implicit-type": 'a: "NO"\nb: 2021-07\nc: 0533-4110000\nd: 1.2.3\ne: 12%\nf: true\ng: -7\nh: 0\ni: １２\nj: Nope\n',
    "missing-dash": "a:\n  - b: 1\n    c: {b: 1}\n  - b: 2\n",
    "missing-braces": "a:\n  - {b: 1, c: 2}\n  - d, e\n",
    "full-width-mark": "a: {b: 一，二, c: “三”}\nd: ｛四｝\n",
    "split-number": "a: {b: 1, c: 234}\nd: [1, 234]\n",
    "huge-integer": "a: 123456789012345678\n",
    "swallowed-line": "a: 长文字\n  第二行\n",
    "full-width-colon": "a: wifi：免费\nb: [时间：九点]\nc: |\n  d：1\n",
    "missing-space": "a: [https://example.org/x:y]\nb: x:y\n",
    "wide-indentation": "a: '\n  　b'\n",
    "tab-indentation": "a: 1 # \t注\nb: |\n  x\n  \ty\n",
    "tab-separator": "# \t\na: 'x\ty' # a\tb\nb: |\n  a\tb\nc: \"d\te\"\n",
    "glued-comment": "a: b#c\nd: '#'\ne: {f: g#h} # i\nj: | # k\n  l\n",
    "shallow-continuation": "a: [\n  1\n  ]\nb: '\n\n  c'\nd:\n- {e: 1,\n   f: 2}\ng: |\n h\n",
    "unended-text": "a: |-\n  b",
    "unquoted-colon": 'a: "电话: 110"\n',
    "text-after-quote": "a: '\"阳光\"咖啡'\nb: “阳光”咖啡\n",
    "reserved-start": 'a: "@全体"\nb: 全体@\n',
}


def _read(text: str | bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    return parse(PATH, text.encode() if isinstance(text, str) else text)


def _places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.position.line, finding.position.column) for finding in findings if finding.position]


@pytest.mark.parametrize("rule", BAD)
def test_a_bad_text_is_named_at_its_place(rule: str) -> None:
    text, places = BAD[rule]
    document, findings = _read(text)
    assert _places(findings) == [(rule, *place) for place in places]
    assert (document is not None) == (rule in ("byte-order-mark", "private-use-character"))


@pytest.mark.parametrize("rule", GOOD)
def test_what_comes_close_is_fine(rule: str) -> None:
    document, findings = _read(GOOD[rule])
    assert findings == ()
    assert document is not None


def test_every_rule_about_content_has_a_bad_text() -> None:
    assert set(BAD) == rules_named("read") - rules_named("read/places.py", "read/shortened.py")


@pytest.mark.parametrize("rule", BAD)
def test_messages_can_be_filled(rule: str) -> None:
    for finding in _read(BAD[rule][0])[1]:
        for lang in LANGS:
            assert not re.search(r"\{[a-z_]+\}|%\(", said(finding, lang))


PRIVATE = "013800138000"


FORMS = """a: {}|{}: a|{}：a|a: [{}|a: "{}|a: &{} x|a: !{} x|a: b: {}|? [{}]%: a|{}:%b: 1|a: '{}' x|a: x% {}: y
{}: a%{}: b|a: "{}\\q"|{}%b: 1|- {}|%{}%---%a: 1|a: {}%a: {}|a{}: 1%a{}: 2"""


@pytest.mark.parametrize("form", FORMS.replace("\n", "|").split("|"))
def test_messages_never_repeat_what_may_be_private(form: str) -> None:
    _, findings = _read(form.replace("%", "\n").replace("{}", PRIVATE))
    assert findings
    assert all(PRIVATE not in str(finding.args) for finding in findings)


def test_all_findings_of_a_file_come_at_once() -> None:
    _, findings = _read("a: NO\na: 1\nb:\nc: &x 1\nd: \u200b\ne: [\n")
    assert _places(findings) == [
        ("implicit-type", 1, 4),
        ("duplicate-key", 2, 1),
        ("alias", 4, 4),
        ("invisible-character", 5, 4),
        ("unclosed-bracket", 6, 4),
    ]


def test_findings_of_one_rule_are_limited() -> None:
    _, findings = _read("".join(f"k{n}: NO\n" for n in range(10 * MAX_FINDINGS)))
    assert len(findings) == MAX_FINDINGS


def test_a_file_with_conflict_markers_is_checked_for_nothing_else() -> None:
    _, findings = _read("a: 1\n<<<<<<< HEAD\na: NO\n=======\na: 3\n>>>>>>> p2\n")
    assert {finding.rule for finding in findings} == {"conflict-marker"}


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_an_encoding_is_named(encoding: str) -> None:
    text = "name: 社區商店在廣場\nkind: merchant\n" if encoding == "big5" else "name: 社区商店在广场\nkind: merchant\n"
    _, (finding,) = _read(text.encode(encoding))
    names = {"gbk": "GBK", "gb18030": "GBK", "big5": "Big5", "utf-32": "UTF-32"}
    assert finding.rule == "wrong-encoding"
    assert words_of(finding)["encoding"] == names.get(encoding, "UTF-16")


def test_bytes_that_are_no_text_are_not_given_a_name() -> None:
    _, (finding,) = _read(b"a: 1\nb: \xff\xff\xff\n")
    assert (finding.rule, finding.position, words_of(finding)["encoding"]) == (
        "wrong-encoding",
        Position(2, 4),
        "some other encoding, or no text",
    )


VALUE = textwrap.dedent("""\
    name: 阳光咖啡
    note: |
      第一行
      第二行
    history:
    - {date: "2021-07-02", event: joined}
    """)


@pytest.mark.parametrize("text", [VALUE, VALUE.replace("\n", "\r\n"), "---\n" + VALUE], ids=["fast", "crlf", "careful"])
def test_the_value_is_the_same_whatever_the_way(text: str) -> None:
    document, findings = _read(text)
    assert document and not findings
    assert document.value == {
        "name": "阳光咖啡",
        "note": "第一行\n第二行\n",
        "history": [{"date": "2021-07-02", "event": "joined"}],
    }
    assert document.content == text.encode()
    assert (document.type.name, document.key, document.path) == ("partner", "banyang/sm-plaza", PATH)


@pytest.mark.parametrize("head", ["", "---\n"], ids=["fast", "careful"])
def test_positions_of_keys_and_values(head: str) -> None:
    text = head + '名字: 阳光🎉咖啡\n二: {甲🎉: "乙", 丙: 丁}\nl:\n- a\n- b: 1\n  c: |\n    x\n'
    document, _ = _read(text.replace("名字", "name").replace("二", "two") if not head else text)
    assert document
    positions, down = document.locate(), len(head.split("\n")) - 1
    two = "two" if not head else "二"
    wide = len(two) - 1
    assert positions.values[()] == Position(1 + down, 1)
    assert positions.values[(two, "丙")] == Position(2 + down, 17 + wide)
    assert positions.keys[(two, "丙")] == Position(2 + down, 14 + wide)
    assert positions.values[("l",)] == Position(4 + down, 1)
    assert positions.values[("l", 0)] == Position(4 + down, 3)
    assert positions.keys[("l", 1, "c")] == Position(6 + down, 3)
    assert positions.find(("l", 1, "c", "gone")) == Position(6 + down, 6)
    assert document.locate() is positions


def test_a_path_where_no_record_lies_gives_no_document() -> None:
    document, findings = parse("data/partners/SM.yml", b"a: 1\n")
    assert document is None
    assert [finding.rule for finding in findings] == ["misplaced-record"]
