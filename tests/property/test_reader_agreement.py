"""The fast way accepts only what the careful way accepts, with the same value, types and order included.

Texts are made in three steps: a record, its YAML in every style a hand may write, and a few blows to that.
"""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ryaml import loads

from hehuo.read import fast
from hehuo.read.file import read_carefully
from hehuo.read.scalars import resolve

PATH = "data/partners/banyang/sm-plaza.yml"

TOKENS = """yes No ON off y N true True FALSE null Null ~ 0 -0 00 012 1_0 1 -7 +1 0x1F 0o17 0b1 1e3 1.5 1. .5 .inf -.INF .nan
    = << 12:30 9:05:01 2021-07-02 2021-7-2 2021-07 2021 XXXX-11-10 123456789012345678 1234567890123456789 &a *a !t !!str @x `x
    %x |- > - -- ? ?x : :x # #x a#b a:b a,b [ ] { } {} [] " ' "" '' 'x' "x" "\\n" "\\u200b" "\\ud800" 4Q7M-0XJ2-9KPD-8
    001_76b6.txt 1_0e5 12.e5 3号 3,号 87%号 阳光 “阳光” ： 名：值 café α Â· 锟斤拷 闃冲厜 <<<<<<< ======= >>>>>>> --- ... ……
    https://example.org/a?b=c#d""".split()
FRAGMENTS = [*TOKENS, " ", "  ", "    ", "\n", "\n\n", "\n  ", "\n- ", "\n  - ", "\n \n", ": ", ":", ", ", " #", "\t", "\r\n", "\r", "|",
             ">", "|\n", ": |\n   ", "\u00a0", "\u3000", "\u200b", "\u2028", "\x85", "\x00", "\ufeff", "🎉", "👨\u200d👩"]  # fmt: skip

SOUND = ["1", "0", "-7", "true", "阳光咖啡", "sm-plaza", "3号", "On trial", "Owners' committee", "001_76b6.txt", "4Q7M-0XJ2-9KPD-8",
         "https://example.org/a?b=c#d", "123456789012345678", "x (y) - z", "名：值", "“阳光”"]  # fmt: skip
KEYS = st.sampled_from("name kind items note sources card 4Q7M-0XJ2-9KPD-8 a-b _x x1 other more on 名 2021".split())
LEAVES = st.one_of(
    st.sampled_from(SOUND),
    st.sampled_from(SOUND),
    st.sampled_from(SOUND),
    st.sampled_from(TOKENS),
    st.lists(st.sampled_from([*TOKENS, *SOUND]), min_size=2, max_size=3).map(" ".join),
    st.integers(-(10**19), 10**19).map(str),
)


FORMS = ["plain"] * 5 + ["double", "single", "flow", "flow", "block", "block", "list", "list", "mapping", "none"]


@st.composite
def written(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """A mapping as block text: lines that begin at `indent`."""
    lines = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=draw(st.integers(0, 9)) > 0)):
        lines.append(" " * indent + key + ":" + draw(value(indent, depth)))
        lines.append(draw(st.sampled_from(["", "", "", "\n", "# 注\n", " " * indent + "  # 注\n", "  \n"])))
    return "".join(lines)


@st.composite
def value(draw: st.DrawFn, indent: int, depth: int) -> str:
    """What follows a key, to the end of its last line."""
    form = draw(st.sampled_from(FORMS))
    if depth > 2 and form in ("list", "mapping"):
        form = "plain"
    inner = indent + draw(st.sampled_from([1, 2, 2, 2, 3]))
    if form == "block":
        sign = draw(st.sampled_from(["|", "|", "|-", ">", ">-", "|+", "|2"]))
        lines = draw(st.lists(st.one_of(LEAVES, st.just("")), min_size=1, max_size=3))
        return f" {sign}\n" + "".join((" " * inner + line).rstrip(" ") + "\n" for line in lines)
    if form == "list":
        at = indent + draw(st.sampled_from([0, 2]))
        return "\n" + "".join(draw(item(at, depth + 1)) for _ in range(draw(st.integers(1, 3))))
    if form == "mapping":
        return "\n" + draw(written(inner, depth + 1))
    if form == "none":
        return draw(st.sampled_from(["\n", " # 注\n"]))
    return " " + draw(inline(form)) + draw(st.sampled_from(["\n", "\n", " # 注\n", " \n"]))


@st.composite
def item(draw: st.DrawFn, indent: int, depth: int) -> str:
    """One item of a block list."""
    if draw(st.booleans()):
        return " " * indent + "- " + draw(inline(draw(st.sampled_from(["plain", "double", "flow"])))) + "\n"
    return " " * indent + "- " + draw(written(indent + 2, depth)).lstrip(" ")


@st.composite
def inline(draw: st.DrawFn, form: str) -> str:
    """A value that stands on one line."""
    if form == "double":
        return '"' + draw(LEAVES).replace('"', "") + '"'
    if form == "single":
        return "'" + draw(LEAVES).replace("'", "''") + "'"
    if form == "flow":
        leaves = st.one_of(LEAVES, LEAVES.map(lambda leaf: f'"{leaf}"'), st.just("[a, 012]"), st.just("{x: 1}"), st.just("{x}"))
        values = draw(st.lists(leaves, max_size=3))
        if draw(st.booleans()):
            return "[" + ", ".join(values) + "]"
        return "{" + ", ".join(f"{draw(KEYS)}: {each}" for each in values) + "}"
    return draw(LEAVES)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A record's text, sound or with up to three things struck out, put in or doubled."""
    text = draw(written())
    for _ in range(draw(st.sampled_from([0, 0, 1, 1, 2, 3]))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 20])), len(text))
        text = text[:start] + draw(st.sampled_from(["", *FRAGMENTS, text[start:end] * 2])) + text[end:]
    return text


def _assert_agreement(text: str) -> bool:
    quick = fast.read(text)
    if quick is None:
        return False
    careful, _, findings = read_carefully(PATH, text.encode())
    assert findings == ()
    assert repr(quick) == repr(careful)
    return True


@settings(max_examples=400)
@given(texts())
def test_what_the_fast_way_accepts_the_careful_way_reads_the_same(text: str) -> None:
    _assert_agreement(text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*FRAGMENTS, "a", "b", "a: ", "b: "]), max_size=12).map("".join))
def test_they_agree_on_fragments(text: str) -> None:
    _assert_agreement("a: x\nb:" + text)


@pytest.mark.parametrize("token", TOKENS)
def test_they_agree_on_every_token_in_every_place(token: str) -> None:
    for form in ("a: {}", "{}: b", "a: [{}, b]", "a: {{b: {}}}", "a:\n  - {}", "- {}", "a: x {}", "a: x\n  {}", "a: |\n  {}", "a: '{}'", "{}",
                 "a: 1\n{}: 2", "a:\n  b: {}\n  c: 1", "a: {} # 注", 'a: "{}"', "a:\n  - b: 1\n    c: {}"):  # fmt: skip
        _assert_agreement(form.format(token))
        _assert_agreement(form.format(token) + "\n")


EVERYDAY = """# 注
name: 阳光咖啡（总店）
url: https://example.org/a?b=c
history:
  - date: "2021-07-02"
    event: joined
  - {date: "2021-07", event: reported, sources: [page, other]}
items: [lamps, roads]

summary: |
  第一段: 都可以写。
    NO 012 # 不是注

  第二段。
entries:
  - {card: 4Q7M-0XJ2-9KPD-8, quantity: 2}
figures:
  households: {label: 户数, value: 7000, qualifier: over}
public: true
note: On trial until 12 o'clock  # 注
total: -5
"""


def test_the_fast_way_takes_the_everyday_form() -> None:
    assert _assert_agreement(EVERYDAY)


@given(st.text("0123456789+-_.:eExXoObBaAfFnNyYiItTzZ~=< ", min_size=1, max_size=8))
def test_a_plain_scalar_that_is_a_string_is_one_to_every_reader(text: str) -> None:
    scalar = resolve(text)
    if scalar.kind not in ("string", "integer") or text != text.strip():
        return
    node = yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False))
    assert node == ("tag:yaml.org,2002:str" if scalar.kind == "string" else "tag:yaml.org,2002:int")
    if scalar.kind == "integer":
        assert loads(f"a: {text}\n") == {"a": scalar.value}
