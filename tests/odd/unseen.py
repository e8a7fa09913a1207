"""Characters that nobody sees, or that only some computers show."""

from __future__ import annotations

from odd.making import case, partner

CASES = (
    case(
        "invisible-character/bad/exact",
        {
            "data/partners/demo/a01.yml": partner(1, "short: 甲\u200b乙\n"),
        },
        report=(
            "data/partners/demo/a01.yml:5:9 错误 [invisible-character] 第 5 行有看不见的字符 U+200B（ZERO WIDTH SPACE）\n"
            "    5 | short: 甲�乙\n"
            "      |          ^\n"
            "  改法: 删掉它；看不到就把这几个字重新打一遍\n"
        ),
    ),
    case(
        "invisible-character/bad/many",
        {
            "data/partners/demo/p01.yml": partner(1, "summary: 甲\u200b乙 # error: [invisible-character]\n"),
            "data/partners/demo/p02.yml": partner(2, "summary: 甲\u200c乙 # error: [invisible-character]\n"),
            "data/partners/demo/p03.yml": partner(3, "summary: 甲\u200d乙 # error: [invisible-character]\n"),
            "data/partners/demo/p04.yml": partner(4, "summary: 甲\u2060乙 # error: [invisible-character]\n"),
            "data/partners/demo/p05.yml": partner(5, "summary: 甲\u2061乙 # error: [invisible-character]\n"),
            "data/partners/demo/p06.yml": partner(6, "summary: 甲\xad乙 # error: [invisible-character]\n"),
            "data/partners/demo/p07.yml": partner(7, "summary: 甲\ufeff乙 # error: [invisible-character]\n"),
            "data/partners/demo/p08.yml": partner(8, "summary: 甲\u180e乙 # error: [invisible-character]\n"),
            "data/partners/demo/p09.yml": partner(9, "summary: 甲\u115f乙 # error: [invisible-character]\n"),
            "data/partners/demo/p10.yml": partner(10, "summary: 甲\u3164乙 # error: [invisible-character]\n"),
            "data/partners/demo/p11.yml": partner(11, "summary: 甲\uffa0乙 # error: [invisible-character]\n"),
            "data/partners/demo/p12.yml": partner(12, "summary: 甲\u2800乙 # error: [invisible-character]\n"),
            "data/partners/demo/p13.yml": partner(13, "summary: 甲\ufffc乙 # error: [invisible-character]\n"),
            "data/partners/demo/p14.yml": partner(14, "summary: 甲\u034f乙 # error: [invisible-character]\n"),
            "data/partners/demo/p15.yml": partner(15, "summary: 甲\ufe0f乙 # error: [invisible-character]\n"),
            "data/partners/demo/p16.yml": partner(16, "summary: 甲\ufe00乙 # error: [invisible-character]\n"),
            "data/partners/demo/p17.yml": partner(17, "summary: 甲\U000e0041乙 # error: [invisible-character]\n"),
            "data/partners/demo/p18.yml": partner(18, "summary: 甲\U000e0100乙 # error: [invisible-character]\n"),
            "data/partners/demo/p19.yml": partner(19, 'summary: "甲\\u200b乙" # error: [invisible-character]\n'),
            "data/partners/demo/p20.yml": partner(20, 'summary: "甲\\xad乙" # error: [invisible-character]\n'),
            "data/partners/demo/p21.yml": partner(21, 'summary: "\\U000e0041" # error: [invisible-character]\n'),
            "data/partners/demo/p22.yml": partner(22, "# 注\u200b释 # error: [invisible-character]\n"),
            "data/partners/demo/p23.yml": partner(23, "'sum\u200bmary': 甲 # error: [invisible-character]\n"),
            "data/partners/demo/p24.yml": partner(24, "\ufeffsummary: 甲 # error: [invisible-character]\n"),
        },
    ),
    case(
        "invisible-character/bad/name-zero-width",
        {
            "data/partners/demo/sunny-cafe.yml": (
                'name: "阳光\u200b咖啡" # error: [invisible-character]\n'
                "kind: merchant\n"
                "history:\n"
                '  - {date: "2026-01-10", event: joined}\n'
            ).encode(),
        },
    ),
    case(
        "invisible-character/good/emoji",
        {
            "data/partners/demo/e01.yml": partner(
                1, "summary: 👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f⃣ 👍🏽 🇨🇳 🏳\ufe0f\u200d🌈 ☎\ufe0f 𠮷 䶮\n"
            ),
        },
    ),
    case(
        "bidi-character/bad/exact",
        {
            "data/partners/demo/a01.yml": partner(1, "short: 甲\u202e乙\n"),
        },
        report=(
            "data/partners/demo/a01.yml:5:9 错误 [bidi-character] 第 5 行有改变文字方向的字符 U+202E\n"
            "    5 | short: 甲�乙\n"
            "      |          ^\n"
            "  改法: 删掉它；看不到就把这几个字重新打一遍\n"
        ),
    ),
    case(
        "bidi-character/bad/many",
        {
            "data/partners/demo/p01.yml": partner(1, "summary: 甲\u061c乙 # error: [bidi-character]\n"),
            "data/partners/demo/p02.yml": partner(2, "summary: 甲\u200e乙 # error: [bidi-character]\n"),
            "data/partners/demo/p03.yml": partner(3, "summary: 甲\u200f乙 # error: [bidi-character]\n"),
            "data/partners/demo/p04.yml": partner(4, "summary: 甲\u202a乙 # error: [bidi-character]\n"),
            "data/partners/demo/p05.yml": partner(5, "summary: 甲\u202b乙 # error: [bidi-character]\n"),
            "data/partners/demo/p06.yml": partner(6, "summary: 甲\u202c乙 # error: [bidi-character]\n"),
            "data/partners/demo/p07.yml": partner(7, "summary: 甲\u202d乙 # error: [bidi-character]\n"),
            "data/partners/demo/p08.yml": partner(8, "summary: 甲\u202e乙 # error: [bidi-character]\n"),
            "data/partners/demo/p09.yml": partner(9, "summary: 甲\u2066乙 # error: [bidi-character]\n"),
            "data/partners/demo/p10.yml": partner(10, "summary: 甲\u2067乙 # error: [bidi-character]\n"),
            "data/partners/demo/p11.yml": partner(11, "summary: 甲\u2068乙 # error: [bidi-character]\n"),
            "data/partners/demo/p12.yml": partner(12, "summary: 甲\u2069乙 # error: [bidi-character]\n"),
            "data/partners/demo/p13.yml": partner(13, 'summary: "甲\\u202e乙" # error: [bidi-character]\n'),
            "data/partners/demo/p14.yml": partner(14, "# 注\u202e释 # error: [bidi-character]\n"),
            "data/partners/demo/p15.yml": partner(15, "'sum\u202emary': 甲 # error: [bidi-character]\n"),
        },
    ),
    case(
        "bidi-character/bad/name-bidi-override",
        {
            "data/partners/demo/sunny-cafe.yml": (
                'name: "阳光\u202etxt.exe" # error: [bidi-character]\n'
                "kind: merchant\n"
                "history:\n"
                '  - {date: "2026-01-10", event: joined}\n'
            ).encode(),
        },
    ),
    case(
        "odd-space/bad/exact",
        {
            "data/partners/demo/a01.yml": partner(1, "short: 甲\xa0乙\n"),
        },
        report=(
            "data/partners/demo/a01.yml:5:9 错误 [odd-space] 第 5 行有不寻常的空格 U+00A0（NO-BREAK SPACE）\n"
            "    5 | short: 甲�乙\n"
            "      |          ^\n"
            "  改法: 删掉它，重新打一个普通空格\n"
        ),
    ),
    case(
        "odd-space/bad/many",
        {
            "data/partners/demo/p01.yml": partner(1, "summary: 甲\xa0乙 # error: [odd-space]\n"),
            "data/partners/demo/p02.yml": partner(2, "summary: 甲\u1680乙 # error: [odd-space]\n"),
            "data/partners/demo/p03.yml": partner(3, "summary: 甲\u2000乙 # error: [odd-space]\n"),
            "data/partners/demo/p04.yml": partner(4, "summary: 甲\u2003乙 # error: [odd-space]\n"),
            "data/partners/demo/p05.yml": partner(5, "summary: 甲\u2007乙 # error: [odd-space]\n"),
            "data/partners/demo/p06.yml": partner(6, "summary: 甲\u2009乙 # error: [odd-space]\n"),
            "data/partners/demo/p07.yml": partner(7, "summary: 甲\u200a乙 # error: [odd-space]\n"),
            "data/partners/demo/p08.yml": partner(8, "summary: 甲\u202f乙 # error: [odd-space]\n"),
            "data/partners/demo/p09.yml": partner(9, "summary: 甲\u205f乙 # error: [odd-space]\n"),
            "data/partners/demo/p10.yml": partner(10, "summary:\xa0甲 # error: [odd-space]\n"),
            "data/partners/demo/p11.yml": partner(11, 'summary: "甲\\_乙" # error: [odd-space]\n'),
            "data/partners/demo/p12.yml": partner(12, "# 注\xa0释 # error: [odd-space]\n"),
        },
    ),
    case(
        "odd-space/bad/yaml-nbsp-indent",
        {
            "data/partners/demo/sunny-cafe.yml": (
                "name: 阳光咖啡\n"
                "kind: merchant\n"
                "history:\n"
                '  - {date: "2026-01-10", event: joined}\n'
                "contact:\n"
                "\xa0 \xa0 url: https://example.org/ # error: [odd-space]\n"
            ).encode(),
        },
    ),
    case(
        "private-use-character/bad/exact",
        {
            "data/partners/demo/e01.yml": partner(1, "summary: 甲\ue4c6\n"),
        },
        report=(
            "data/partners/demo/e01.yml:5:11 提醒 [private-use-character] 第 5 行有私用区的字符 U+E4C6，在别的电脑上显示不出来\n"
            "  改法: 换成正式的字\n"
        ),
    ),
    case(
        "private-use-character/bad/many",
        {
            "data/partners/demo/p01.yml": partner(1, "summary: 甲\ue000 # error: [private-use-character]\n"),
            "data/partners/demo/p02.yml": partner(2, "summary: 甲\uf8ff # error: [private-use-character]\n"),
            "data/partners/demo/p03.yml": partner(3, 'summary: "甲\\ue4c6" # error: [private-use-character]\n'),
            "data/partners/demo/p04.yml": partner(4, "summary: 甲\U000f0000 # error: [private-use-character]\n"),
        },
    ),
)
