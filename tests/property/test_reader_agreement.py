"""The fast reader accepts only what the careful reader accepts, with the same value, types and order included.

Texts are made in three steps: a record, its YAML in every style a hand may write, and a few blows to that. They are
made from a seed, many to an example, because a text drawn word by word costs more than reading it.
"""

from __future__ import annotations

from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ryaml import loads

from hehuo.read import fast
from hehuo.read.file import read_carefully
from hehuo.read.scalars import resolve

PATH = "data/partners/banyang/sm-plaza.yml"

DOUBTFUL = """yes No ON off y N true True FALSE null Null ~ 0 -0 00 012 1_0 1 -7 +1 0x1F 0o17 0b1 1e3 1.5 1. .5 .inf
-.INF .nan = << 12:30 9:05:01 2021-07-02 2021-7-2 2021-07 2021 XXXX-11-10 1234567890123456789 &a *a !t !!str @x `x %x |-
> - -- ? ?x : :x # #x a#b a:b a,b [ ] { } {} [] " ' "" '' 'x' "x" "\\n" "\\u200b" "\\ud800" 001_76b6.txt 1_0e5 12.e5
9E5 91E55 0xAB 2026-06-07T08 3,号 012,号 87%号 阳光 ： café α Â· 锟斤拷 闃冲厜 <<<<<<< ======= >>>>>>> --- ... ……"""
SOUND = """1|0|-7|true|阳光咖啡|sm-plaza|3号|On trial|Owners' committee|001_76b6.txt|4Q7M-0XJ2-9KPD-8|x (y) - z|名：值
91999901MA5H02X179|https://example.org/a?b=c#d|123456789012345678|“阳光”|2026-06/sheet|21 点以后|每周二 9:30"""
KEYS = "name kind items note sources card 4Q7M-0XJ2-9KPD-8 a-b _x x1 other more"
ODD_KEYS = "on 名 2021 ~ a.b <<"
SPACES = [
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\n  ",
    "\n \n",
    "\t",
    "\r\n",
    "\r",
    "\u00a0",
    "\u3000",
    "\u200b",
    "\u2028",
    "\x85",
]
SIGNS = ["\n- ", "\n  - ", ": ", ":", ", ", " #", "|", ">", "|\n", ": |\n   ", "\x00", "\ufeff", "🎉"]

TOKENS = DOUBTFUL.split()
SCALARS = SOUND.replace("\n", "|").split("|")
FRAGMENTS = [*TOKENS, *SCALARS, *SPACES, *SIGNS]
NAMES = KEYS.split()
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

FORMS = ["plain"] * 6 + ["double", "single", "flow", "flow", "block", "block", "list", "list", "mapping", "none"]


def _leaf(random: Random) -> str:
    """A plain scalar, nearly always a valid one."""
    case = random.randrange(16)
    if case == 0:
        return random.choice(TOKENS)
    if case == 1:
        return " ".join(random.choices(TOKENS + SCALARS, k=random.randint(2, 3)))
    return random.choice(SCALARS)


def _mapping(random: Random, indent: int = 0, depth: int = 0) -> str:
    """A mapping as block text: lines that begin at `indent`."""
    names = random.sample(NAMES, random.randint(1, 3)) if random.random() < 0.95 else random.choices(NAMES, k=3)
    if random.random() < 0.05:
        names[0] = random.choice(ODD_KEYS.split())
    between = ["", "", "", "\n", "# 注\n", " " * indent + "  # 注\n", "  \n"]
    return "".join(f"{' ' * indent}{name}:{_value(random, indent, depth)}{random.choice(between)}" for name in names)


def _value(random: Random, indent: int, depth: int) -> str:
    """The text after a key, up to the end of its last line."""
    form = random.choice(FORMS)
    if depth > 2 and form in ("list", "mapping"):
        form = "plain"
    inner = indent + random.choice([1, 2, 2, 2, 3])
    if form == "block":
        lines = [random.choice([_leaf(random), ""]) for _ in range(random.randint(1, 3))]
        return f" {random.choice(BLOCK_SIGNS)}\n" + "".join((" " * inner + line).rstrip(" ") + "\n" for line in lines)
    if form == "list":
        at = indent + random.choice([0, 2])
        return "\n" + "".join(_item(random, at, depth + 1) for _ in range(random.randint(1, 3)))
    if form == "mapping":
        return "\n" + _mapping(random, inner, depth + 1)
    if form == "none":
        return "\n"
    return f" {_inline(random, form)}{random.choice(ENDINGS)}"


BLOCK_SIGNS = ["|", "|", "|-", ">", ">-", "|+", "|2"]
ENDINGS = ["\n"] * 18 + [
    "\n\n        - b\n",
    " # 注\n",
    " \n",
    "\n        - b\n",
    "\n \n        - b\n",
    "\n\n        b: c\n",
]


def _item(random: Random, indent: int, depth: int) -> str:
    """One item of a block list."""
    if random.random() < 0.5:
        return f"{' ' * indent}- {_inline(random, random.choice(['plain', 'double', 'flow']))}\n"
    return f"{' ' * indent}- {_mapping(random, indent + 2, depth).lstrip(' ')}"


def _inline(random: Random, form: str) -> str:
    """A value that stands on one line."""
    if form == "double":
        return '"' + _leaf(random).replace('"', "") + '"'
    if form == "single":
        return "'" + _leaf(random).replace("'", "''") + "'"
    if form == "flow":
        values = [
            random.choice([_leaf(random), "[a, 012]", "{x: 1}", "{x}", "[{x: 1, y: [a]}]", "[b}", "[b: 1]"])
            for _ in range(random.randint(0, 3))
        ]
        if random.random() < 0.5:
            return "[" + ", ".join(values) + "]"
        return "{" + ", ".join(f"{random.choice(NAMES)}: {value}" for value in values) + "}"
    return _leaf(random)


def _strike(random: Random, text: str) -> str:
    """The text after one random edit: something removed, inserted or doubled."""
    start = random.randint(0, len(text))
    end = min(start + random.choice([0, 0, 1, 1, 2, 5, 20]), len(text))
    return text[:start] + random.choice([random.choice(FRAGMENTS), "", text[start:end] * 2]) + text[end:]


def _text(random: Random) -> str:
    """A record's text after up to three random edits."""
    text = _mapping(random)
    for _ in range(random.choice([0, 0, 1, 1, 2, 3])):
        text = _strike(random, text)
    return text


def _assert_agreement(text: str) -> bool:
    quick = fast.read(text)
    if quick is None:
        return False
    careful, _, findings = read_carefully(PATH, text.encode())
    assert findings == ()
    assert repr(quick) == repr(careful)
    return True


@settings(max_examples=100)
@given(st.integers(0, 2**64))
def test_what_the_fast_way_accepts_the_careful_way_reads_the_same(seed: int) -> None:
    random = Random(seed)
    for _ in range(30):
        _assert_agreement(_text(random))
    for _ in range(10):
        _assert_agreement(_strike(random, EVERYDAY))


def test_the_texts_are_of_both_kinds() -> None:
    texts = [_text(Random(seed)) for seed in range(300)]
    assert 30 < sum(_assert_agreement(text) for text in texts) < 240


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*FRAGMENTS, "a", "b", "a: ", "b: "]), max_size=12).map("".join))
def test_they_agree_on_fragments(text: str) -> None:
    _assert_agreement("a: x\nb:" + text)


FORMS_OF_LINES = """a: ·|·: b|a: [·, b]|a: {b: ·}|a:%  - ·|- ·|a: x ·|a: x%  ·|a: 1%·: 2|a:%  b: ·%  c: 1|a: · # 注
a: "·"|a: '·'|·|a:%  - b: 1%    c: ·"""


@pytest.mark.parametrize("token", TOKENS)
def test_they_agree_on_every_token_in_every_place(token: str) -> None:
    for form in [*FORMS_OF_LINES.replace("\n", "|").split("|"), "a: |%  ·"]:
        text = form.replace("%", "\n").replace("·", token)
        _assert_agreement(text)
        _assert_agreement(text + "\n")


def test_the_fast_way_takes_the_everyday_form() -> None:
    assert _assert_agreement(EVERYDAY)


@given(st.text("0123456789+-_.:eExXoObBaAfFnNyYiItTzZ~=< ", min_size=1, max_size=8))
def test_a_plain_scalar_that_is_a_string_is_one_to_every_reader(text: str) -> None:
    scalar = resolve(text)
    if scalar.kind not in ("string", "integer") or text != text.strip():
        return
    node = yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    assert node == ("tag:yaml.org,2002:str" if scalar.kind == "string" else "tag:yaml.org,2002:int")
    if scalar.kind == "integer":
        assert loads(f"a: {text}\n") == {"a": scalar.value}
