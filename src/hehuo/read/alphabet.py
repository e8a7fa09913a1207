"""Which characters a record may hold, and how to recognise text that was read in the wrong encoding.

Owns the character classes, shared by the fast and the careful reader. Knows nothing of YAML, files or messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_PLANES = range(0, 0x110000, 0x10000)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in _PLANES)
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb" + _NONCHARACTERS
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0d"
    "\ufeff\uffa0\ufffc\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_EMOJI = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_FOREIGN = "[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bd\u03bf\u0400-\u052f]"
"""Greek and Cyrillic letters, without those used in units and formulas: Δ, Ω, μ, α."""
_STYLED = "[\U0001d400-\U0001d7cb]"
_WITHIN = "[\u03b1\u03b3\u03b9\u03ba\u03c1\u03c4\u03c5\u03c7]"
"""Greek letters that look Latin only inside a word."""

CONTROL = re.compile(f"[{_CONTROL}]")
BIDI = re.compile(f"[{_BIDI}]")
INVISIBLE = re.compile(
    f"[{_INVISIBLE}]"
    f"|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"  # the joiner of a family emoji is fine, alone it is not
    f"|(?<![{_EMOJI}0-9#*])[\ufe0e\ufe0f]|(?<=[0-9#*])[\ufe0e\ufe0f](?!\u20e3)"
)
ODD_SPACE = re.compile(f"[{_SPACES}]")
PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
LOOK_ALIKE = re.compile(f"(?<=[A-Za-z]){_FOREIGN}|{_FOREIGN}(?=[A-Za-z])|(?<=[A-Za-z]){_WITHIN}(?=[A-Za-z])|{_STYLED}")
CONFLICT = re.compile(r"^[ \t]*(?P<sign><{7}|>{7}|\|{7})(?= |$)|^(?P<line>={7})$", re.MULTILINE)
CONFLICT_MIDDLE = re.compile(r"^[ \t]*(?P<line>={7})$", re.MULTILINE)

_UNREADABLE = re.compile(f"[{_CONTROL}{_BIDI}]|{INVISIBLE.pattern}")

# One set of few ranges, because this is the one expression that sees every character of every record.
_DOUBTFUL = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u00af\u00b4-\u00b6\u00b8-\u00d6\u00d8-\u07ff"  # lets pass ° ± ² ³ · ×
    "\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff"
    "\U0001d173-\U0001d17a\U0001d400-\U0001d7cb\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff\U0003fffe-\U0010ffff]"
)
_ASCII_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def neutralize(text: str) -> str:
    """The text with every unreadable character replaced one for one, so that the YAML around it can be read.

    Every replaced character is an error on its own, so a text without errors comes back unchanged.
    """
    if text.isascii() and not _ASCII_CONTROL.search(text):
        return text
    return ODD_SPACE.sub(" ", _UNREADABLE.sub("·", text))


def is_beyond_doubt(text: str) -> bool:
    """Whether no rule about characters can find anything. False means only that a closer look is needed."""
    if any(marker in text for marker in _MARKERS):
        return False
    if ("+" in text or "~" in text) and _SEVEN_BIT.search(text):
        return False
    if text.isascii():
        return not _ASCII_CONTROL.search(text)
    return not (_DOUBTFUL.search(text) or _DAMAGED.search(text) or _UTF8_AS_GBK.search(text))


# Text in the wrong encoding

_DAMAGED = re.compile("\ufffd|锟斤拷|锘匡豢|烫烫烫烫|屯屯屯")
_TAIL_LATIN = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_UTF8_AS_LATIN = re.compile(f"[ÂÃ][{_TAIL_LATIN}]|[à-ï][{_TAIL_LATIN}]{{2}}|[ð-ô][{_TAIL_LATIN}]{{3}}")
"""UTF-8 bytes shown in Windows' Western alphabet: é˜³ is 阳, Â· is the middle dot."""

_GBK_AS_UTF8 = re.compile("[\u00a1-\u07ff]+")
_HARMLESS = re.compile(
    "[·×°±²³§÷µ¥£©®«»½¼¾¹º¿¡¢ª\u00ad]+|[À-ÿāēīōūǎěǐǒǔǖǘǚǜńň]|[\u0386-\u03ce]+|[\u0400-\u045f]{2,}"
    "|[\u0600-\u06ff]{2,}"  # Arabic letters, as Uyghur names have them
)

_SEVEN_BIT = re.compile(r"\+[A-Za-z0-9/]{5,}+-|~\{(?:[!-w][!-~])++~\}")
"""Chinese characters in UTF-7 or HZ, two old mail encodings: +mTNRSQ- is 阳光 in UTF-7."""


def _gbk(first: Iterable[int], second: Iterable[int]) -> str:
    """The characters that these byte pairs encode in GBK, for a regular expression's character class."""
    pairs = (bytes((one, two)).decode("gb18030", "ignore") for one in first for two in second if two != 0x7F)
    return "".join(pair for pair in pairs if len(pair) == 1)


_LEAD, _TAIL = (*range(0xE3, 0xEA), 0xEF), range(0x80, 0xC0)
_UTF8_AS_GBK = re.compile(f"[{_gbk(_LEAD, _TAIL)}][{_gbk(_TAIL, _LEAD)}][{_gbk(_TAIL, _TAIL)}]")
"""Three characters whose six GBK bytes are two Chinese characters in UTF-8: 闃冲厜 is 阳光 read wrongly."""


def iter_mojibake(text: str) -> Iterator[int]:
    """The offsets of text that was once read or saved in the wrong encoding."""
    for match in _DAMAGED.finditer(text):
        yield match.start()
    for match in _UTF8_AS_GBK.finditer(text):
        if not _is_gb2312(match.group()):
            yield match.start()
    for match in _SEVEN_BIT.finditer(text):
        if _is_chinese_mail(match.group()):
            yield match.start()
    if text.isascii():
        return
    for match in _UTF8_AS_LATIN.finditer(text):
        yield match.start()
    for match in _GBK_AS_UTF8.finditer(text):
        if _is_stray(text, match):
            yield match.start()


def _is_chinese_mail(text: str) -> bool:
    """Whether a run of letters and digits decodes to at least two Chinese characters in UTF-7 or HZ."""
    try:
        meant = text.encode("ascii").decode("utf-7" if text.startswith("+") else "hz")
    except UnicodeError:
        return False
    return len(meant) > 1 and all("\u4e00" <= char <= "\u9fff" for char in meant)


def _is_gb2312(text: str) -> bool:
    """Whether all characters are common ones. Mojibake hardly ever is, so this keeps real names out."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _is_stray(text: str, match: re.Match[str]) -> bool:
    """Whether foreign letters don't form a word of their script: GBK bytes that happen to be valid UTF-8."""
    if _HARMLESS.fullmatch(match.group()) or LOOK_ALIKE.match(text, match.start()):
        return False
    if INVISIBLE.search(match.group()) or BIDI.search(match.group()):
        return False
    around = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
    in_a_word = any((char.isascii() and char.isalpha()) or "\u1e00" <= char <= "\u1eff" for char in around)
    return not (in_a_word and re.fullmatch("[\u00c0-\u024f\u0300-\u030c\u0323\u0331·]+", match.group()))
