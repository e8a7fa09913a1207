"""Files that are not in UTF-8, begin with a byte order mark, or are cut off."""

from __future__ import annotations

from odd.making import case, partner

CASES = (
    case(
        "wrong-encoding/bad/enc-big5",
        {
            "data/partners/demo/sunny-cafe.yml": (
                b"name: \xb6\xa7\xa5\xfa\xa9@\xb0\xd8\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
            ),
        },
        report=(
            "data/partners/demo/sunny-cafe.yml:1:7 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 Big5\n"
            "    1 | name: �����@��\n"
            "      |       ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
        ),
    ),
    case(
        "wrong-encoding/bad/enc-gb18030-rare",
        {
            "data/partners/demo/sunny-cafe.yml": (
                b'name: \xfe\x9f\xfeV\xcf\xb2\nkind: merchant\nhistory:\n  - {date: "2026-01-10", event: joined}\n'
            ),
        },
        report=(
            "data/partners/demo/sunny-cafe.yml:1:7 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 GBK\n"
            "    1 | name: ���Vϲ\n"
            "      |       ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
        ),
    ),
    case(
        "wrong-encoding/bad/enc-utf16be-nobom",
        {
            "data/partners/demo/sunny-cafe.yml": (
                b"\x00n\x00a\x00m\x00e\x00:\x00 \x963QIT\x96Ua\x00\n"
                b"\x00k\x00i\x00n\x00d\x00:\x00 \x00m\x00e\x00r\x00c\x00h\x00a\x00n\x00t\x00\n"
                b"\x00h\x00i\x00s\x00t\x00o\x00r\x00y\x00:\x00\n"
                b'\x00 \x00 \x00-\x00 \x00{\x00d\x00a\x00t\x00e\x00:\x00 \x00"\x002\x000\x002\x006\x00-\x000\x001\x00-\x001\x000\x00"\x00,\x00 \x00e\x00v\x00e\x00n\x00t\x00:\x00 \x00j\x00o\x00i\x00n\x00e\x00d\x00}\x00\n'
                b"\x00c\x00o\x00n\x00t\x00a\x00c\x00t\x00:\x00\n"
                b"\x00 \x00 \x00u\x00r\x00l\x00:\x00 \x00h\x00t\x00t\x00p\x00s\x00:\x00/\x00/\x00e\x00x\x00a\x00m\x00p\x00l\x00e\x00.\x00o\x00r\x00g\x00/\x00\n"
            ),
        },
        report=(
            "data/partners/demo/sunny-cafe.yml:1:1 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 UTF-16\n"
            "    1 | �n�a�m�e�:� �3QIT�Ua�\n"
            "      | ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
        ),
    ),
    case(
        "wrong-encoding/bad/other-encodings",
        {
            "data/partners/demo/e01.yml": (
                b"name: \xc9\xe7\xc7\xf8\xc9\xcc\xb5\xea\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
            ),
            "data/partners/demo/e02.yml": (
                b"\xff\xfen\x00a\x00m\x00e\x00:\x00 \x00>y:SFU\x97^(W\x7f^:W\n"
                b"\x00k\x00i\x00n\x00d\x00:\x00 \x00m\x00e\x00r\x00c\x00h\x00a\x00n\x00t\x00\n"
                b"\x00h\x00i\x00s\x00t\x00o\x00r\x00y\x00:\x00\n"
                b'\x00 \x00 \x00-\x00 \x00{\x00d\x00a\x00t\x00e\x00:\x00 \x00"\x002\x000\x002\x006\x00-\x000\x001\x00-\x001\x000\x00"\x00,\x00 \x00e\x00v\x00e\x00n\x00t\x00:\x00 \x00j\x00o\x00i\x00n\x00e\x00d\x00}\x00\n'
                b"\x00"
            ),
            "data/partners/demo/e03.yml": (
                b"n\x00a\x00m\x00e\x00:\x00 \x00>y:SFU\x97^\n"
                b"\x00k\x00i\x00n\x00d\x00:\x00 \x00m\x00e\x00r\x00c\x00h\x00a\x00n\x00t\x00\n"
                b"\x00h\x00i\x00s\x00t\x00o\x00r\x00y\x00:\x00\n"
                b'\x00 \x00 \x00-\x00 \x00{\x00d\x00a\x00t\x00e\x00:\x00 \x00"\x002\x000\x002\x006\x00-\x000\x001\x00-\x001\x000\x00"\x00,\x00 \x00e\x00v\x00e\x00n\x00t\x00:\x00 \x00j\x00o\x00i\x00n\x00e\x00d\x00}\x00\n'
                b"\x00"
            ),
            "data/partners/demo/e04.yml": (
                b"\xff\xfe\x00\x00n\x00\x00\x00a\x00\x00\x00m\x00\x00\x00e\x00\x00\x00:\x00\x00\x00 \x00\x00\x00>y\x00\x00:S\x00\x00FU\x00\x00\x97^\x00\x00\n"
                b"\x00\x00\x00k\x00\x00\x00i\x00\x00\x00n\x00\x00\x00d\x00\x00\x00:\x00\x00\x00 \x00\x00\x00m\x00\x00\x00e\x00\x00\x00r\x00\x00\x00c\x00\x00\x00h\x00\x00\x00a\x00\x00\x00n\x00\x00\x00t\x00\x00\x00\n"
                b"\x00\x00\x00h\x00\x00\x00i\x00\x00\x00s\x00\x00\x00t\x00\x00\x00o\x00\x00\x00r\x00\x00\x00y\x00\x00\x00:\x00\x00\x00\n"
                b'\x00\x00\x00 \x00\x00\x00 \x00\x00\x00-\x00\x00\x00 \x00\x00\x00{\x00\x00\x00d\x00\x00\x00a\x00\x00\x00t\x00\x00\x00e\x00\x00\x00:\x00\x00\x00 \x00\x00\x00"\x00\x00\x002\x00\x00\x000\x00\x00\x002\x00\x00\x006\x00\x00\x00-\x00\x00\x000\x00\x00\x001\x00\x00\x00-\x00\x00\x001\x00\x00\x000\x00\x00\x00"\x00\x00\x00,\x00\x00\x00 \x00\x00\x00e\x00\x00\x00v\x00\x00\x00e\x00\x00\x00n\x00\x00\x00t\x00\x00\x00:\x00\x00\x00 \x00\x00\x00j\x00\x00\x00o\x00\x00\x00i\x00\x00\x00n\x00\x00\x00e\x00\x00\x00d\x00\x00\x00}\x00\x00\x00\n'
                b"\x00\x00\x00"
            ),
            "data/partners/demo/e05.yml": (
                b"name: \xaa\xc0\xb0\xcf\xb0\xd3\xa9\xb1\xa6b\xbcs\xb3\xf5\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
            ),
            "data/partners/demo/e06.yml": (
                b"name: \x8bi\x92\x83\x93X\x83T\x83j\x81[\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
            ),
            "data/partners/demo/e07.yml": (
                b"name: \xc7\xde\xba\xfb\xc4\xab\xc6\xe4\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
            ),
            "data/partners/demo/e08.yml": (
                b'name: caf\xe9 du coin\nkind: merchant\nhistory:\n  - {date: "2026-01-10", event: joined}\n'
            ),
            "data/partners/demo/e09.yml": b"name: \xc0\xaf\n",
            "data/partners/demo/e10.yml": b"name: \xed\xa0\xbd\xed\xb8\x80\n",
            "data/partners/demo/e11.yml": b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
            "data/partners/demo/e12.yml": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
            "data/partners/demo/e13.yml": (
                b"name: \xe4\xbe\x8b\xe5\xad\x90\xe7\xac\xac 1 \xe5\xae\xb6\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
                b"summary: \xe7\xa4\xbe\xe5\x8c\xba\xe5\x95\x86\xe5\xba\x97\xe5\x9c\xa8\xe5\xb9\xbf\xe5\x9c\xba\n"
                b"# \xb1\xb8\xd7\xa2\xa3\xba\xb7\xfe\xce\xf1"
            ),
            "data/partners/demo/e14.yml": (
                b"name: \xe4\xbe\x8b\xe5\xad\x90\xe7\xac\xac 1 \xe5\xae\xb6\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
                b"summary: \xe7\xa4\xbe\xe5\x8c\xba\xe5\x95\x86\xe5\xba\x97\xe5\x9c\xa8\xe5\xb9\xbf\xe5\x9c\xba\n"
                b"figures:\n"
                b'  "\xbb\xa7\xca\xfd": 1\n'
            ),
        },
        report=(
            "data/partners/demo/e01.yml:1:7 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 GBK\n"
            "    1 | name: �����\u0335�\n"
            "      |       ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e02.yml:1:1 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 UTF-16\n"
            "    1 | ��n�a�m�e�:� �>y:SFU�^(W�^:W\n"
            "      | ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e03.yml:1:1 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 UTF-16\n"
            "    1 | n�a�m�e�:� �>y:SFU�^\n"
            "      | ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e04.yml:1:1 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 UTF-32\n"
            "    1 | ����n���a���m���e���:��� ���>y��:S��FU���^��\n"
            "      | ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e05.yml:1:7 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 Big5\n"
            "    1 | name: ���ϰө��b�s��\n"
            "      |       ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e06.yml:1:7 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是别的编码或不是文字\n"
            "    1 | name: �i���X�T�j�[\n"
            "      |       ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e07.yml:1:7 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 GBK\n"
            "    1 | name: ���ī��\n"
            "      |       ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e08.yml:1:10 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是别的编码或不是文字\n"
            "    1 | name: caf� du coin\n"
            "      |          ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e09.yml:1:7 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 GBK\n"
            "    1 | name: ��\n"
            "      |       ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e10.yml:1:7 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 GBK\n"
            "    1 | name: ������\n"
            "      |       ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e11.yml:1:1 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是 UTF-16\n"
            "    1 | PK��������\n"
            "      | ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e12.yml:1:1 错误 [wrong-encoding] 第 1 行：文件不是 UTF-8 编码，看起来是别的编码或不是文字\n"
            "    1 | �PNG\n"
            "      | ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e13.yml:6:3 错误 [wrong-encoding] 第 6 行：文件不是 UTF-8 编码，看起来是 GBK\n"
            "    6 | # ��ע������\n"
            "      |   ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
            "\n"
            "data/partners/demo/e14.yml:7:4 错误 [wrong-encoding] 第 7 行：文件不是 UTF-8 编码，看起来是 GBK\n"
            '    7 |   "����": 1\n'
            "      |    ^\n"
            "  改法: 用编辑器打开，另存为 UTF-8\n"
        ),
    ),
    case(
        "cut-off-file/bad/enc-truncated-utf8",
        {
            "data/partners/demo/sunny-cafe.yml": (
                b"name: \xe9\x98\xb3\xe5\x85\x89\xe5\x92\x96\xe5\x95\xa1\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
                b"contact:\n"
                b"  url: https://example.org/\n"
                b"summary: \xe9\x98\xb3\xe5\x85"
            ),
        },
        report=(
            "data/partners/demo/sunny-cafe.yml:7:11 错误 [cut-off-file] 第 7 行：文件在一个字的中间断了\n"
            "    7 | summary: 阳�\n"
            "      |            ^\n"
            "  改法: 文件不完整，请重新上传或复制\n"
        ),
    ),
    case(
        "cut-off-file/bad/half-a-character",
        {
            "data/partners/demo/c01.yml": (
                b"name: \xe4\xbe\x8b\xe5\xad\x90\xe7\xac\xac 1 \xe5\xae\xb6\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
                b"summary: \xe7\xa4\xbe\xe5\x8c\xba\xe5\x95\x86\xe5\xba\x97\xe5\x9c\xa8\xe5\xb9\xbf\xe5\x9c"
            ),
            "data/partners/demo/c02.yml": (
                b"name: \xe4\xbe\x8b\xe5\xad\x90\xe7\xac\xac 1 \xe5\xae\xb6\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
                b"summary: \xe7\xa4\xbe\xe5\x8c\xba\xe5\x95\x86\xe5\xba\x97\xe5\x9c\xa8\xe5\xb9\xbf\xe5"
            ),
            "data/partners/demo/c03.yml": (
                b"name: \xe4\xbe\x8b\xe5\xad\x90\xe7\xac\xac 1 \xe5\xae\xb6\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
                b"summary: \xe5\xa5\xbd\xf0\x9f\x8e"
            ),
            "data/partners/demo/c04.yml": (
                b"name: \xe4\xbe\x8b\xe5\xad\x90\xe7\xac\xac 1 \xe5\xae\xb6\n"
                b"kind: merchant\n"
                b"history:\n"
                b'  - {date: "2026-01-10", event: joined}\n'
                b"# \xe6\xb3\xa8\xe9\x87"
            ),
        },
        report=(
            "data/partners/demo/c01.yml:5:16 错误 [cut-off-file] 第 5 行：文件在一个字的中间断了\n"
            "    5 | summary: 社区商店在广�\n"
            "      |                      ^\n"
            "  改法: 文件不完整，请重新上传或复制\n"
            "\n"
            "data/partners/demo/c02.yml:5:16 错误 [cut-off-file] 第 5 行：文件在一个字的中间断了\n"
            "    5 | summary: 社区商店在广�\n"
            "      |                      ^\n"
            "  改法: 文件不完整，请重新上传或复制\n"
            "\n"
            "data/partners/demo/c03.yml:5:11 错误 [cut-off-file] 第 5 行：文件在一个字的中间断了\n"
            "    5 | summary: 好�\n"
            "      |            ^\n"
            "  改法: 文件不完整，请重新上传或复制\n"
            "\n"
            "data/partners/demo/c04.yml:5:4 错误 [cut-off-file] 第 5 行：文件在一个字的中间断了\n"
            "    5 | # 注�\n"
            "      |     ^\n"
            "  改法: 文件不完整，请重新上传或复制\n"
        ),
    ),
    case(
        "cut-off-file/good/no-line-end",
        {
            "data/partners/demo/c01.yml": partner(1, "summary: 社区商店在广场"),
        },
    ),
    case(
        "byte-order-mark/bad/crlf",
        {
            "data/partners/demo/b01.yml": (
                "\ufeffname: 例子第 1 家\r\n"
                "kind: merchant\r\n"
                "history:\r\n"
                '  - {date: "2026-01-10", event: joined}\r\n'
                "summary: 社区商店在广场\r\n"
            ).encode(),
        },
        report=(
            "data/partners/demo/b01.yml:1:1 提醒 [byte-order-mark] 文件开头有看不见的 BOM 标记\n"
            "    1 | �name: 例子第 1 家\n"
            "      | ^\n"
            "  改法: 另存为不带 BOM 的 UTF-8\n"
        ),
    ),
    case(
        "byte-order-mark/bad/enc-bom",
        {
            "data/partners/demo/sunny-cafe.yml": (
                '\ufeffname: 阳光咖啡\nkind: merchant\nhistory:\n  - {date: "2026-01-10", event: joined}\n'
            ).encode(),
        },
        report=(
            "data/partners/demo/sunny-cafe.yml:1:1 提醒 [byte-order-mark] 文件开头有看不见的 BOM 标记\n"
            "    1 | �name: 阳光咖啡\n"
            "      | ^\n"
            "  改法: 另存为不带 BOM 的 UTF-8\n"
        ),
    ),
)
