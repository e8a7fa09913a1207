"""Files that are empty, or end before their last line does."""

from __future__ import annotations

from odd.making import case

CASES = (
    case(
        "unexpected-file/bad/names",
        {
            "data/partners/demo/c.xlsx": b"x",
            "data/partners/demo/d": b"x",
            "data/partners/demo/h.md": b"x",
            "data/partners/demo/yml": b"x",
        },
        report=(
            "data/partners/demo/c.xlsx:1:1 错误 [unexpected-file] c.xlsx 不是记录，不该放在 data 里\n"
            "    1 | x\n"
            "      | ^\n"
            "  改法: 移到 data 以外，或者删除\n"
            "\n"
            "data/partners/demo/d:1:1 错误 [unexpected-file] d 不是记录，不该放在 data 里\n"
            "    1 | x\n"
            "      | ^\n"
            "  改法: 移到 data 以外，或者删除\n"
            "\n"
            "data/partners/demo/h.md:1:1 错误 [unexpected-file] h.md 不是记录，不该放在 data 里\n"
            "    1 | x\n"
            "      | ^\n"
            "  改法: 移到 data 以外，或者删除\n"
            "\n"
            "data/partners/demo/yml:1:1 错误 [unexpected-file] yml 不是记录，不该放在 data 里\n"
            "    1 | x\n"
            "      | ^\n"
            "  改法: 移到 data 以外，或者删除\n"
        ),
    ),
    case(
        "empty-file/bad/nothing",
        {
            "data/partners/demo/e01.yml": b"",
            "data/partners/demo/e02.yml": (b"\n\n"),
            "data/partners/demo/e03.yml": b"---\n",
            "data/partners/demo/e04.yml": ("# 待填\n---\n# 待填\n").encode(),
            "data/partners/demo/e05.yml": b"   \n",
            "data/partners/demo/e06.yml": b"\r\n",
        },
        report=(
            "data/partners/demo/e01.yml:1:1 错误 [empty-file] 文件是空的\n"
            "  改法: 填上内容，或者删除文件\n"
            "\n"
            "data/partners/demo/e02.yml:1:1 错误 [empty-file] 文件是空的\n"
            "  改法: 填上内容，或者删除文件\n"
            "\n"
            "data/partners/demo/e03.yml:1:1 错误 [empty-file] 文件是空的\n"
            "    1 | ---\n"
            "      | ^\n"
            "  改法: 填上内容，或者删除文件\n"
            "\n"
            "data/partners/demo/e04.yml:1:1 错误 [empty-file] 文件是空的\n"
            "    1 | # 待填\n"
            "      | ^\n"
            "  改法: 填上内容，或者删除文件\n"
            "\n"
            "data/partners/demo/e05.yml:1:1 错误 [empty-file] 文件是空的\n"
            "  改法: 填上内容，或者删除文件\n"
            "\n"
            "data/partners/demo/e06.yml:1:1 错误 [empty-file] 文件是空的\n"
            "  改法: 填上内容，或者删除文件\n"
        ),
    ),
    case(
        "unended-text/bad/exact",
        {
            "data/communities/demo/xinghe.yml": ("name: 星河社区\nsummary: |\n  每周三送餐").encode(),
        },
        report=(
            "data/communities/demo/xinghe.yml:3:8 错误 [unended-text] 第 3 行的文字没有换行，文件就结束了\n"
            "    3 |   每周三送餐\n"
            "      |             ^\n"
            "  改法: 看看内容是不是全的，然后在末尾按一次回车\n"
        ),
    ),
    case(
        "unended-text/bad/folded",
        {
            "data/communities/demo/xinghe.yml": (
                "name: 星河社区\nsummary: >+\n  每周三\n\n  送餐 # error: [unended-text]"
            ).encode(),
        },
    ),
    case(
        "unended-text/good/no-line-end-wanted",
        {
            "data/communities/demo/xinghe.yml": ("name: 星河社区\nsummary: |-\n  每周三送餐").encode(),
        },
    ),
    case(
        "unended-text/good/not-the-last",
        {
            "data/communities/demo/xinghe.yml": ("summary: |\n  每周三送餐\nname: 星河社区").encode(),
        },
    ),
)
