"""Rules about the characters of a file: in its text, and in what its escapes spell.

Owns the judgement; the character classes are `alphabet`'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read import alphabet
from hehuo.read.tree import Tree


def _iter_escaped(tree: Tree) -> Iterator[tuple[str, Position]]:
    """The texts that are written with a backslash, as they read, and where they begin."""
    for node in tree.nodes:
        if node.style == '"' and "\\" in tree.text[node.begin : node.end]:
            yield node.text, node.position


def _iter_places(tree: Tree, find: Callable[[str], Iterator[int]]) -> Iterator[tuple[Position, str]]:
    """Where something is found, once per line, and the character there."""
    lines = set()
    for offset in sorted(find(tree.text)):
        position = tree.position(offset)
        if position.line not in lines:
            lines.add(position.line)
            yield position, tree.text[offset]
    for text, position in _iter_escaped(tree):
        offset = next(find(text), -1)
        if offset >= 0 and position.line not in lines:
            yield position, text[offset]


def _check(tree: Tree, rule: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    def find(text: str) -> Iterator[int]:
        return (match.start() for match in pattern.finditer(text))

    for position, character in _iter_places(tree, find):
        yield tree.finding(rule, position, code=f"U+{ord(character):04X}", name=unicodedata.name(character, "—"))


def check_control_character(tree: Tree) -> Iterator[Finding]:
    r"""文件里有控制字符。

    控制字符不显示，却能改写屏幕、截断文字；多半是从别的程序复制来的。写成 `"\0"`、`"\e"` 也一样。

    ```yaml
    # 错
    name: "阳光\0咖啡"
    # 对
    name: 阳光咖啡
    ```

    The file holds a control character. They don't show, but can rewrite a screen or cut a text off; mostly they were
    copied from another program. Writing them as an escape makes no difference.
    """
    yield from _check(tree, "control-character", alphabet.CONTROL)


def check_invisible_character(tree: Tree) -> Iterator[Finding]:
    r"""文件里有看不见的字符。

    零宽空格一类的字符让两个看起来一样的名字其实不一样，搜索和查重都会落空。表情符号里的连接符不算。

    ```yaml
    # 错：阳光和咖啡之间有一个零宽空格
    name: "阳光\u200b咖啡"
    # 对
    name: 阳光咖啡
    ```

    The file holds an invisible character, such as a zero-width space: two names look the same and are not, so that
    neither search nor the check for duplicates finds them. Joiners inside an emoji are fine.
    """
    yield from _check(tree, "invisible-character", alphabet.INVISIBLE)


def check_bidi_character(tree: Tree) -> Iterator[Finding]:
    r"""文件里有改变文字方向的字符。

    它让文字显示的顺序和存的顺序不同：看到的是 `exe.txt`，存的是 `txt.exe`。

    ```yaml
    # 错
    name: "阳光\u202etxt.exe"
    # 对
    name: 阳光
    ```

    The file holds a character that turns the direction of writing: what is shown is not what is stored.
    """
    yield from _check(tree, "bidi-character", alphabet.BIDI)


def check_odd_space(tree: Tree) -> Iterator[Finding]:
    """文件里有不寻常的空格。

    从网页和 Word 复制来的“不间断空格”看起来和空格一样，但 YAML 不把它当空格：用它缩进，整行就接到了别处。

    ```yaml
    # 错：url 前面是不间断空格
    contact:
    \u00a0 url: https://example.org/
    # 对
    contact:
      url: https://example.org/
    ```

    The file holds an unusual space. The no-break space of web pages and word processors looks like a space, but YAML
    doesn't take it for one: a line indented with it belongs elsewhere.
    """
    yield from _check(tree, "odd-space", alphabet.ODD_SPACE)


def check_private_use(tree: Tree) -> Iterator[Finding]:
    """文件里有私用区的字符。

    这样的字只在装了特定字体的电脑上看得见，别处是方框；旧系统里的生僻字常常这样。请换成正式的字。

    ```yaml
    # 错
    name: \ue4c6商店
    # 对
    name: 䶮商店
    ```

    The file holds a private-use character. It can be seen only where a certain font is installed, and is a box
    elsewhere; rare characters out of older systems often are.
    """
    yield from _check(tree, "private-use-character", alphabet.PRIVATE_USE)


def check_look_alike(tree: Tree) -> Iterator[Finding]:
    """英文字母中间夹了长得一样的外文字母。

    西里尔字母的 `а`、希腊字母的 `ο` 看起来就是英文的 a、o，却不是同一个字，搜索和引用都对不上。

    ```yaml
    # 错：第二个字母是西里尔字母
    trade: c\u0430fe
    # 对
    trade: cafe
    ```

    A foreign letter stands among Latin ones and looks like one of them, as Cyrillic а and Greek ο do. It is another
    letter all the same, so that neither search nor references find the word.
    """
    yield from _check(tree, "look-alike-letter", alphabet.LOOK_ALIKE)


def check_mojibake(tree: Tree) -> Iterator[Finding]:
    """文字是乱码。

    某次打开或保存用错了编码，原来的字已经丢了：`锟斤拷`、`闃冲厜`、`é˜³å…‰`、`ͨ`、`�`。请从原件重新填写。

    ```yaml
    # 错
    name: 锟斤拷锟斤拷
    # 对
    name: 阳光咖啡
    ```

    The text is mojibake: it was once opened or saved in the wrong encoding, and the characters are lost. Fill it in
    again from the original.
    """
    for position, _ in _iter_places(tree, lambda text: iter(sorted(set(alphabet.iter_mojibake(text))))):
        yield tree.finding("mojibake", position)


def check_conflict_marker(tree: Tree) -> Iterator[Finding]:
    """文件里还留着合并冲突的记号。

    两个人改了同一处，Git 把两份都放进了文件，等人来选。选一份，把另一份和记号行都删掉。
    有记号的文件不再查别的问题。

    ```yaml
    # 错
    <<<<<<< HEAD
    status: active
    =======
    status: closed
    >>>>>>> p2
    # 对
    status: closed
    ```

    Markers of a merge conflict are left in the file. Two people changed the same place and Git kept both for someone to
    choose: keep one, delete the other and the marker lines. Nothing else is checked in such a file.
    """
    offsets = {match.start(match.lastgroup or 0) for match in alphabet.CONFLICT.finditer(tree.text)}
    if offsets:
        offsets |= {match.start("line") for match in alphabet.CONFLICT_MIDDLE.finditer(tree.text)}
    for offset in sorted(offsets):
        yield tree.finding("conflict-marker", tree.position(offset))
