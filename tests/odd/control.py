"""Control characters, and line ends of all systems."""

from __future__ import annotations

from odd.making import case, partner

CASES = (
    case(
        "conflict-marker/bad/many",
        {
            "data/partners/demo/c01.yml": partner(
                1,
                "<<<<<<< HEAD\nshort: 甲\n=======\nshort: 乙\n>>>>>>> p2\n",
            ),
            "data/partners/demo/c02.yml": partner(
                2,
                "<<<<<<< HEAD\nshort: 甲\n||||||| base\n=======\nshort: 乙\n>>>>>>> p2\n",
            ),
            "data/partners/demo/c03.yml": (
                "name: 例子第 3 家\r\n"
                "kind: merchant\r\n"
                "history:\r\n"
                '  - {date: "2026-01-10", event: joined}\r\n'
                "<<<<<<< HEAD\r\n"
                "short: 甲\r\n"
                "=======\r\n"
                "short: 乙\r\n"
                ">>>>>>> p2\r\n"
            ).encode(),
            "data/partners/demo/c04.yml": partner(
                4,
                "=======\nshort: 乙\n",
            ),
            "data/partners/demo/c05.yml": partner(5, ">>>>>>> Stashed changes\n"),
            "data/partners/demo/c06.yml": partner(
                6,
                "items:\n  - greening\n<<<<<<< Updated upstream\n  - elders\n=======\n  - massage\n>>>>>>> x\n",
            ),
            "data/partners/demo/c07.yml": partner(
                7,
                'summary: "甲\n<<<<<<< HEAD\n乙"\n',
            ),
        },
        report=(
            "data/partners/demo/c01.yml:5:1 错误 [conflict-marker] 第 5 行是合并冲突留下的记号\n"
            "    5 | <<<<<<< HEAD\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c01.yml:7:1 错误 [conflict-marker] 第 7 行是合并冲突留下的记号\n"
            "    7 | =======\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c01.yml:9:1 错误 [conflict-marker] 第 9 行是合并冲突留下的记号\n"
            "    9 | >>>>>>> p2\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c02.yml:5:1 错误 [conflict-marker] 第 5 行是合并冲突留下的记号\n"
            "    5 | <<<<<<< HEAD\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c02.yml:7:1 错误 [conflict-marker] 第 7 行是合并冲突留下的记号\n"
            "    7 | ||||||| base\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c02.yml:8:1 错误 [conflict-marker] 第 8 行是合并冲突留下的记号\n"
            "    8 | =======\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c02.yml:10:1 错误 [conflict-marker] 第 10 行是合并冲突留下的记号\n"
            "   10 | >>>>>>> p2\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c03.yml:5:1 错误 [conflict-marker] 第 5 行是合并冲突留下的记号\n"
            "    5 | <<<<<<< HEAD\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c03.yml:7:1 错误 [conflict-marker] 第 7 行是合并冲突留下的记号\n"
            "    7 | =======\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c03.yml:9:1 错误 [conflict-marker] 第 9 行是合并冲突留下的记号\n"
            "    9 | >>>>>>> p2\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c04.yml:5:1 错误 [conflict-marker] 第 5 行是合并冲突留下的记号\n"
            "    5 | =======\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c05.yml:5:1 错误 [conflict-marker] 第 5 行是合并冲突留下的记号\n"
            "    5 | >>>>>>> Stashed changes\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c06.yml:7:1 错误 [conflict-marker] 第 7 行是合并冲突留下的记号\n"
            "    7 | <<<<<<< Updated upstream\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c06.yml:9:1 错误 [conflict-marker] 第 9 行是合并冲突留下的记号\n"
            "    9 | =======\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c06.yml:11:1 错误 [conflict-marker] 第 11 行是合并冲突留下的记号\n"
            "   11 | >>>>>>> x\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
            "\n"
            "data/partners/demo/c07.yml:6:1 错误 [conflict-marker] 第 6 行是合并冲突留下的记号\n"
            "    6 | <<<<<<< HEAD\n"
            "      | ^\n"
            "  改法: 两份内容留一份，把另一份和记号行都删掉\n"
        ),
    ),
    case(
        "control-character/bad/enc-nul",
        {
            "data/partners/demo/sunny-cafe.yml": (
                "name: 阳光\x00咖啡 # error: [control-character]\n"
                "kind: merchant\n"
                "history:\n"
                '  - {date: "2026-01-10", event: joined}\n'
            ).encode(),
        },
    ),
    case(
        "control-character/bad/many",
        {
            "data/partners/demo/p01.yml": partner(1, "summary: 社区商店在广场\x08 # error: [control-character]\n"),
            "data/partners/demo/p02.yml": partner(2, "summary: 甲\x0b乙 # error: [control-character]\n"),
            "data/partners/demo/p03.yml": partner(3, "summary: 甲\x0c乙 # error: [control-character]\n"),
            "data/partners/demo/p04.yml": partner(4, "summary: 甲\x7f乙 # error: [control-character]\n"),
            "data/partners/demo/p05.yml": partner(5, "summary: 甲\x1b[2K乙 # error: [control-character]\n"),
            "data/partners/demo/p06.yml": partner(6, 'summary: "甲\\e]8;;x\\a乙" # error: [control-character]\n'),
            "data/partners/demo/p07.yml": partner(7, 'summary: "甲\\x1b[1m" # error: [control-character]\n'),
            "data/partners/demo/p08.yml": partner(8, 'summary: "甲\\u0085乙" # error: [control-character]\n'),
            "data/partners/demo/p09.yml": partner(9, 'summary: "甲\\L乙" # error: [control-character]\n'),
            "data/partners/demo/p10.yml": partner(10, 'summary: "甲\\P乙" # error: [control-character]\n'),
            "data/partners/demo/p11.yml": partner(11, 'summary: "甲\\r乙" # error: [control-character]\n'),
            "data/partners/demo/p12.yml": partner(12, "summary: 甲\u2028乙 # error: [control-character]\n"),
            "data/partners/demo/p13.yml": partner(13, "summary: 甲\u2029乙 # error: [control-character]\n"),
            "data/partners/demo/p14.yml": partner(14, "summary: 甲\x9b乙 # error: [control-character]\n"),
            "data/partners/demo/p15.yml": partner(15, "summary: 甲\ufff9乙 # error: [control-character]\n"),
            "data/partners/demo/p16.yml": partner(16, "summary: 甲\ufffe乙 # error: [control-character]\n"),
            "data/partners/demo/p17.yml": partner(17, "# 注释\x1b[2K # error: [control-character]\n"),
            "data/partners/demo/p18.yml": partner(18, "summary: 甲\r乙 # error: [control-character]\n"),
        },
    ),
    case(
        "control-character/bad/old-mac",
        {
            "data/partners/demo/o01.yml": 'name: 例子第 1 家\rkind: merchant\rhistory:\r  - {date: "2026-01-10", event: joined}\rsummary: 社区商店在广场\r'.encode(),
            "data/partners/demo/o02.yml": partner(
                1,
                "summary: 社区商店在广场\n\x1a",
            ),
            "data/partners/demo/o03.yml": 'name: 例子第 1 家\x85kind: merchant\x85history:\x85  - {date: "2026-01-10", event: joined}\x85summary: 社区商店在广场\x85'.encode(),
        },
        report=(
            "data/partners/demo/o01.yml:1:14 错误 [control-character] 第 1 行有控制字符 U+000D\n"
            '    1 | name: 例子第 1 家�kind: merchant�history:�  - {date: "2026-01-10", event: joined}�summary: 社区商店在广场\n'
            "      |                  ^\n"
            "  改法: 删掉它；看不到就把这几个字重新打一遍\n"
            "\n"
            "data/partners/demo/o02.yml:6:1 错误 [control-character] 第 6 行有控制字符 U+001A\n"
            "    6 | �\n"
            "      | ^\n"
            "  改法: 删掉它；看不到就把这几个字重新打一遍\n"
            "\n"
            "data/partners/demo/o03.yml:1:14 错误 [control-character] 第 1 行有控制字符 U+0085\n"
            '    1 | name: 例子第 1 家�kind: merchant�history:�  - {date: "2026-01-10", event: joined}�summary: 社区商店在广场�\n'
            "      |                  ^\n"
            "  改法: 删掉它；看不到就把这几个字重新打一遍\n"
        ),
    ),
    case(
        "control-character/good/enc-crlf",
        {
            "data/partners/demo/sunny-cafe.yml": (
                "name: 阳光咖啡\r\n"
                "kind: merchant\r\n"
                "history:\r\n"
                '  - {date: "2026-01-10", event: joined}\r\n'
                "contact:\r\n"
                "  url: https://example.org/\r\n"
            ).encode(),
        },
    ),
    case(
        "control-character/good/line-ends",
        {
            "data/partners/demo/l01.yml": (
                "name: 例子第 1 家\r\n"
                "kind: merchant\r\n"
                "history:\r\n"
                '  - {date: "2026-01-10", event: joined}\r\n'
                "summary: 社区商店在广场\r\n"
            ).encode(),
            "data/partners/demo/l02.yml": partner(
                2,
                "summary: |\n  甲\t乙\n",
            ),
            "data/partners/demo/l03.yml": (
                "\n"
                "\n"
                "name: 例子第 3 家\n"
                "kind: merchant\n"
                "history:\n"
                '  - {date: "2026-01-10", event: joined}\n'
                "summary: 社区商店在广场\n"
                "\n"
                "\n"
            ).encode(),
            "data/partners/demo/l04.yml": partner(4, 'summary: "甲\\n乙\\t丙"\n'),
        },
    ),
)
