"""Accounts and hashes that stand for a person: WeChat and QQ, private mailboxes, hashes of telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hehuo.check.private.expression import expression
from hehuo.check.private.text import FlatText, Span, in_url, line_before, narrow_digits

HASH, WECHAT, EMAIL = "private-hash", "private-wechat", "private-email"

# Hashes. A telephone number has so few possible values that all their hashes can be made in an hour.

_HEX = expression(rb"[0-9A-Fa-f](?<![0-9A-Za-z].)[0-9A-Fa-f]{31,127}+(?![0-9A-Za-z])")
_HEX_PARTED = expression(
    rb"[0-9A-Fa-f](?<![0-9A-Za-z:-].)(?:"
    rb"[0-9A-Fa-f](?P<two>[: -])[0-9A-Fa-f]{2}(?:(?P=two)[0-9A-Fa-f]{2}){14,62}+"
    rb"|[0-9A-Fa-f]{3}(?P<four>[: -])[0-9A-Fa-f]{4}(?:(?P=four)[0-9A-Fa-f]{4}){6,30}+"
    rb"|[0-9A-Fa-f]{7}(?P<eight>[: -])[0-9A-Fa-f]{8}(?:(?P=eight)[0-9A-Fa-f]{8}){2,14}+"
    rb")(?![0-9A-Za-z:-])"
)
_HEX_MARKED = expression(rb"0[xX][0-9A-Fa-f]{32,128}+(?![0-9A-Za-z])|\$2[aby]\$[0-9]{2}\$[./0-9A-Za-z]{53}")
_HEX_LENGTHS = (32, 40, 56, 64, 96, 128)
_BASE64 = expression(rb"[0-9A-Za-z+/_-](?<![0-9A-Za-z+/=_-].)[0-9A-Za-z+/_-]{21,87}+={0,2}(?![0-9A-Za-z+/=_-])")
_BASE64_PADDED = (24, 28, 40, 44, 64, 88)
_BASE64_BARE = (22, 27, 38, 43, 64, 86)

_LATIN_KEYS = "phone|mobile|tel|account|user|member|person|holder|resident|owner|openid|idcard|id_card|contact"
_PERSON_KEY = expression(
    rf"(?i)(?<![a-z])(?:{_LATIN_KEYS}|name)(?:_?(?:hash|id))?[\"']?[:=]\s*[\"']?$|(?:手机|电话|姓名|身份证|户主|居民|本人)[^\n]{{0,6}}$"
)
_PERSON_WORDS = tuple(word.encode() for word in _LATIN_KEYS.split("|"))
_SHORT_HEX = expression(
    rb"[0-9a-f](?<![0-9a-z_].)(?:[0-9]{0,30}[a-f]|[a-f]{0,30}[0-9])(?:[0-9a-f]{5,30})(?<=[0-9a-f]{8})(?![0-9a-z_])"
)
_DIGEST_PLACE = expression(r"^[^#]*[a-z0-9_-][\"']?:\s+[\"']?$")

_WORD_LIKE = bytes(
    ord("a") if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "+/=_-") else 32 for byte in range(256)
)
_HEX_LIKE = bytes(ord("h") if byte in b"0123456789abcdefABCDEF" else ord(" ") for byte in range(256))


def iter_hashes(flat: FlatText, allow_digests: bool) -> Iterator[Span]:
    """Every hash, save the digests of files that a month's close consists of."""
    if b"a" * 22 in flat.latin.translate(_WORD_LIKE):
        yield from _whole_hashes(flat, allow_digests)
    if b"h" * 32 in flat.latin.translate(_HEX_LIKE, b" :-"):
        for match in _HEX_PARTED.finditer(flat.latin):
            if _is_hash(re.sub(b"[: -]", b"", match.group())):
                yield Span(HASH, *match.span())
    if b"h" * 8 in flat.latin.translate(_HEX_LIKE) and (
        flat.has(*_PERSON_WORDS) or any(char in flat.text for char in "机姓身户本")
    ):
        for match in _SHORT_HEX.finditer(flat.lower):
            if _PERSON_KEY.search(line_before(flat.text, match.start(), 30)):
                yield Span(HASH, *match.span())


def _whole_hashes(flat: FlatText, allow_digests: bool) -> Iterator[Span]:
    text = flat.text
    for match in _HEX.finditer(flat.latin):
        if not _is_hash(match.group()):
            continue
        if allow_digests and len(match.group()) == 64 and _DIGEST_PLACE.match(line_before(text, match.start(), 200)):
            continue
        if not _names_a_page(text, match.start()):
            yield Span(HASH, *match.span())
    for match in _HEX_MARKED.finditer(flat.latin):
        yield Span(HASH, *match.span())
    for match in _BASE64.finditer(flat.latin):
        if _is_base64(match.group().decode()) and not in_url(text, match.start()):
            yield Span(HASH, *match.span())


def _is_hash(digits: bytes) -> bool:
    """Whether hexadecimal digits are as many and as mixed as a hash's: aaaa… is none, nor is a long number."""
    return len(digits) in _HEX_LENGTHS and not digits.isdigit() and not digits.isalpha() and len(set(digits)) > 6


def _names_a_page(text: str, place: int) -> bool:
    """Whether a hash is a page's or a picture's in a web address, and not what the address says of a person."""
    return in_url(text, place) and _PERSON_KEY.search(line_before(text, place, 30)) is None


def _is_base64(token: str) -> bool:
    if len(token) not in (_BASE64_PADDED if token.endswith("=") else _BASE64_BARE):
        return False
    bare = token.rstrip("=")
    if re.fullmatch("[0-9A-Fa-f]+", bare) or bare.count("-") + bare.count("_") + bare.count("/") > len(bare) // 6:
        return False
    changes = sum(_sort(one) != _sort(two) for one, two in pairwise(bare))
    return changes * 3 > len(bare) and all(any(map(test, bare)) for test in (str.islower, str.isupper, str.isdigit))


def _sort(char: str) -> str:
    return "0" if char.isdigit() else "A" if char.isupper() else "a"


# WeChat and QQ

_CHAT = expression("微[^\\w\\n]?信|薇信|威信|[Vv]信|扣扣|企鹅|加[Vv](?![A-Za-z])|加微")
_CHAT_LATIN = expression(b"weixin|wechat|wx|vx|qq")
_CHAT_GATE = (b"weixin", b"wechat", b"wx", b"vx", b"qq")
_TOLD = r"(?P<told>[（(]?(?:[ _]?(?i:id|号码?|帐号|账号|同号|联系))?[\"']?[ \t]?[:：=是为]{0,2}[ \t]?[\"'“]?)"
_CHAT_ID = expression(_TOLD + r"(?P<id>[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])")
_QQ_ID = expression(_TOLD + r"(?P<id>[1-9](?:[ -]?[0-9]){4,10})(?![0-9])")
_WXID = expression(r"(?i)wxid_[0-9a-z]{6,24}")
_PUBLIC = expression("(?i)公众|公号|小程序|视频号|服务号|订阅号|群|official|mini")
_QQ_WORDS = ("qq", "扣扣", "企鹅")


def iter_chats(flat: FlatText) -> Iterator[Span]:
    """Every WeChat or QQ id. Public accounts and groups pass."""
    text = flat.text
    cues = []
    if any(char in text for char in "微薇威扣鹅信加"):
        cues += [cue.span() for cue in _CHAT.finditer(text)]
    if flat.has(*_CHAT_GATE):
        cues += [cue.span() for cue in _iter_latin_cues(flat)]
    for start, end in cues:
        after = narrow_digits(text[end : end + 40])
        word = text[start:end].lower()
        match = (_QQ_ID if word in _QQ_WORDS else _CHAT_ID).match(after)
        if match and _is_told(word, match) and not in_url(text, start) and not _is_public(text, start, match, after):
            yield Span(WECHAT, end + match.start("id"), end + match.end("id"))
    if b"wxid_" in flat.lower:
        for found in _WXID.finditer(text):
            yield Span(WECHAT, *found.span())


def _iter_latin_cues(flat: FlatText) -> Iterator[re.Match[bytes]]:
    for cue in _CHAT_LATIN.finditer(flat.lower):
        beside = flat.lower[max(0, cue.start() - 1) : cue.start()] + flat.lower[cue.end() : cue.end() + 1]
        if not any(bytes((byte,)).isalpha() for byte in beside):
            yield cue


def _is_told(word: str, match: re.Match[str]) -> bool:
    """Whether what follows is said to be an id, or can't be a word: 微信 WeChat Pay names nobody."""
    name = match["id"]
    if word in _QQ_WORDS or match["told"].strip(" \t\"'“"):
        return True
    return "_" in name or any(char.isdigit() for char in name)


def _is_public(text: str, start: int, match: re.Match[str], after: str) -> bool:
    around = line_before(text, start, 6) + match["told"] + after[match.end() : match.end() + 6].partition("\n")[0]
    return _PUBLIC.search(around) is not None


# Mailboxes

_MAIL_HOSTS = (
    *(
        "qq",
        "vip.qq",
        "foxmail",
        "163",
        "vip.163",
        "126",
        "yeah",
        "139",
        "189",
        "wo",
        "sina",
        "vip.sina",
        "sohu",
        "tom",
        "21cn",
    ),
    *(
        "gmail",
        "googlemail",
        "outlook",
        "hotmail",
        "live",
        "msn",
        "icloud",
        "me",
        "mac",
        "yahoo",
        "aliyun",
        "proton",
        "protonmail",
    ),
)
_AT = r"[@＠﹫艾(\[（【{#＃ ](?:(?<=[@＠﹫#＃])\s?|(?<=艾)特\s?|(?<=[(\[（【{])\s?(?:at|艾特|@)\s?[)\]）】}]\s?|(?<= )(?:[@＠﹫]|at|艾特)\s)"
_DOT = r"\s?(?:[.．。﹒]|点|\(dot\)|\[dot\]|dot)\s?"
_MAIL = expression(
    f"{_AT}(?i:{'|'.join(host.replace('.', _DOT) for host in sorted(_MAIL_HOSTS, key=len, reverse=True))})"
    rf"{_DOT}(?i:com\.cn|com\.hk|com|cn|net|me)(?![A-Za-z0-9])"
)
_MAIL_GATE = (b"@", b" at ", b"at)", b"at]", b"at}", b"?at?")
_MAIL_NAME = expression(r"[A-Za-z0-9._%+-]{1,64} ?$")


def iter_mailboxes(flat: FlatText) -> Iterator[Span]:
    """Every address at a provider of private mailboxes. Organisations' own domains pass."""
    text, lower = flat.text, flat.lower
    asked = "艾" in text or (flat.exotic and "﹫" in text) or (b"#" in lower and b"com" in lower)
    if not asked and not flat.has(*_MAIL_GATE):
        return
    narrow = narrow_digits(flat.text)
    for match in _MAIL.finditer(narrow):
        name = _MAIL_NAME.search(narrow[max(0, match.start() - 64) : match.start()])
        if name and not in_url(flat.text, match.start()):
            yield Span(EMAIL, match.start() - len(name.group()), match.end())
