"""Characters, tokens, lines and values that are likely to do harm somewhere. Knows no file."""

from __future__ import annotations

CHARACTERS = (
    *"\0\a\b\t\n\v\f\r\x1a\x1b\x7f\x80\x85\x9b\xa0\xad",
    *"\u0130\u0131\u017f\u034f\u0378\u0430\u03bf\u0602\u061c\u07ff\u115f\u1680\u180e\u1e9e\u200b\u200c\u200d\u200e\u200f",
    *"\u2007\u2009\u2011\u2028\u2029\u202a\u202e\u202f\u205f\u2060\u2063\u2066\u2069\u206a\u212a\u3000\u3002\u3164\ufb01",
    *"\ud7ff\ue000\uf8ff\ufdd0\ufe0e\ufe0f\ufeff\uff01\uff10\uff1a\uff1c\uff3b\uffa0\ufff9\ufffc\ufffd\ufffe\uffff",
    *"\U0001d173\U0001f389\U0001f9d1\U0001fffe\U00020000\U0002fa1d\U000e0001\U000e0041\U000e0100\U000f0000\U0010ffff",
    "\u0301",
    "a\u0301\u0301\u0301\u0301",
    "e\u0301",
    "\u1100\u1161\u11a8",
    "👨\u200d👩\u200d👧",
    "1\ufe0f\u20e3",
    "🇨🇳",
    "锟斤拷",
    "闃冲厜",
    "é˜³å…‰",
    "\ud800",
    "\udfff",
    "\ud83d\ude00",
)
"""Controls, line ends of other systems, invisible and two-way marks, odd spaces, look-alikes, combining marks, astral
and unassigned characters, halves of pairs (which UTF-8 has no bytes for) and text read in the wrong encoding."""

BYTES = (
    b"\x00",
    b"\x80",
    b"\xc0\x80",
    b"\xc1\xbf",
    b"\xe0\x80\xaf",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xf4\x90\x80\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\xff\xfe\x00\x00",
    b"\xef\xbb\xbf",
    b"\xef\xbb",
    b"\xe4\xb8",
    b"\xb9\xfe\xba\xbb",
    b"\x81\x30\x81\x30",
    b"\xa4\xa4\xa4\xe5",
    b"\r\n",
    b"\r",
    b"\n\x00\n\x00",
    b"\x1b[2K",
    b"\x1a",
)
"""No text, halves of text, marks of other encodings, GBK, GB 18030, Big5, and what a terminal obeys."""

TOKENS = tuple(
    """yes no on off y n YES True FALSE null Null ~ 0 -0 +1 00 012 0o17 0x1F 0b11 1_000 1e3 1.5 .5 1. -.inf .nan NaN
12:30 190:20:30 2021-07-02 2021-7-2 2021-07-02T08:00:00Z 2021-07 2021 XXXX-11-10 = << <<: - -- --- ... ? : | > |- >+2
|0 >9 & &a * *a ! !! !a !!str !!python/object/apply:os.system !!binary !!set @ ` % %YAML # , [ ] { } [] {} [[ ]] {{ }}
" ' "" '' "\\ "\\x" "\\u12" "\\ud800" "\\0" "\\N" "\\L" "\\e[2K" '"' \\ / // :// "a"b 'a'b a: :a a:b a#b #a 9223372036854775807
9223372036854775808 18446744073709551616 999999999999999999 1000000000000000000 -9223372036854775809 １２ ② ٣ ４：３０
：a a：b 「」 〈〉 ＜script＞ = =cmd +1 @a -1+1 ＝1 ::error::x ##vso[task] %0A""".split()
)
"""What YAML, its older readers, a shell, a spreadsheet or a forge's log gives a meaning to."""

LINES = (
    "---",
    "--- ",
    "--- # x",
    "--- x",
    "...",
    "... x",
    "%YAML 1.1",
    "%YAML 1.2\n---",
    "%YAML 99.9\n---",
    "%TAG ! tag:example.org,2000:\n---",
    "%FOO",
    "<<<<<<< HEAD",
    "=======",
    ">>>>>>> main",
    "||||||| base",
    "#",
    "# 注",
    "  # 注",
    "\t# 注",
    "",
    "  ",
    "\t",
    "\u3000",
    "- x",
    "  - x",
    "-",
    "- - - x",
    "- ? x",
    "x",
    "  x",
    "x:",
    "x: y",
    "x:y",
    "x：y",
    "x : y",
    "  x: y",
    "? x",
    "? x\n: y",
    "? [a, b]\n: c",
    ": y",
    '"x": y',
    "'x': y",
    "<<: {a: b}",
    "x: &a y\nz: *a",
    "x: !t y",
    "x: |",
    "x: >\n",
    "x: |\n  y\n z",
    "x: [",
    "x: {a: b",
    "x: ]",
    'x: "y',
    "x: 'y",
    "x: 'y''",
    "x: y: z",
    "[a, b]",
    "{a: b}",
    "name: x",
    "name: x\nname: y",
    "on: x",
    "__proto__: x",
    "constructor: x",
    "null: x",
    "1: x",
    "\ufeffx: y",
)
"""Lines that a merge, an editor, a copy or another dialect of YAML leaves behind."""

TEXTS = (
    "",
    " ",
    "\u3000",
    "\n",
    "a\nb",
    "a\r\nb",
    "a\tb",
    " a ",
    "a\u0000b",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://user:pass@example.org/",
    'https://example.org/?a=<b>&c="d"',
    "//example.org/",
    "{{ 7*7 }}",
    "{% raw %}",
    "${7*7}",
    "#{7*7}",
    "<!--slot:title-->",
    "]]>",
    "</script>",
    "=cmd()",
    "+1+1",
    "@SUM(1)",
    "[a](javascript:alert(1))",
    "![a](https://example.org/a.png)",
    "| a | b |",
    "# a",
    "{: onclick=alert(1) }",
    "::error file=a::b",
    "%0A::warning::x",
    "\x1b[31m",
    "%s %d {0} {a} {a.b} {}",
    "{",
    "}",
    "{0.__class__}",
    "../../etc/passwd",
    "con",
    "index",
    "__proto__",
    "a" * 200,
    "a" * 201,
    "字" * 200,
    "字" * 201,
    "😀" * 200,
    "e\u0301" * 150,
    "a" * 4000,
    "a" * 4001,
    "a" * 100_000,
    "a b " * 2_000,
    "1" * 30,
    "0" * 5_000,
    "-" * 3_000,
    " " * 3_000,
    "((((((((((" * 100,
    "a@" * 1_000,
    "号楼" * 500,
)
"""Texts that inject, that are as long as may be, or that an expression may take long over."""

INTEGERS = (
    *(0, 1, -1, 2, 31, 32, 59, 60, 99, 100, 101, 255, 256, 65535, 999_999, 1_000_000, 1_000_001),
    *(2**31 - 1, 2**31, -(2**31), 2**32, 2**53, 2**53 + 1, 10**12, 10**12 + 1, 10**18 - 1, 10**18, 2**63 - 1, 2**63),
    *(2**64, -(2**63), -(2**63) - 1, 10**30, -(10**17)),
)

DATES = tuple(
    """2026-01-01 2026-12-31 2024-02-29 2023-02-29 2026-02-30 2026-04-31 2026-00-10 2026-13-01 2026-01-00 2026-01-32
0000-01-01 0001-01-01 9999-12-31 10000-01-01 2026 2026-05 2026-5-9 26-05-09 XXXX XXXX-05 XXXX-02-29 XXXX-02-30 XXXX-XX
2026-XX-01 2026-W05 2026-W05-1 2026-129 20260509 2026/05/09 2026.05.09 2026年5月9日 2026-05-09T00:00:00 2026-05-09Z
１９９９-01-01 ٢٠٢٦-05-09 2026-05-09\u200b 24:00 23:59 00:00 9:30 09:60 -2026-05-09 0000 9999 9999-12""".split()
)

IDS = (
    *"""a a-b a--b -a a- A a_b a/b a/b/c /a a/ ../a . .. a.b con nul index new record programme 0 1-1 00 a0 è а
a%2fb a%00 a\u200b constructor __proto__ self earn x-00001""".split(),
    "a" * 64,
    "a" * 65,
    "a" * 200,
    "a-" * 40 + "a",
    "",
    " ",
    "a b",
    "a\nb",
    "a" * 64 + "/" + "b" * 64,
)
