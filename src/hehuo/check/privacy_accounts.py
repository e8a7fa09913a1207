"""Accounts and hashes that stand for a person: WeChat and QQ, private mailboxes, hashes of telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.privacy_text import Flat, Span, in_url, line_before, narrow_digits

HASH, WECHAT, EMAIL = "private-hash", "private-wechat", "private-email"

# Hashes. A telephone number has so few possible values that all their hashes can be made in an hour.

_HEX = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{32,128}+(?![0-9A-Za-z])")
_HEX_PARTED = re.compile(
    r"(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}(?:([: -])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2}){14,62}+(?![0-9A-Za-z:])"
    r"|(?<![0-9A-Za-z-])[0-9A-Fa-f]{8}(?:([: -])[0-9A-Fa-f]{8}){3,15}+(?![0-9A-Za-z-])"
    r"|(?<![0-9A-Za-z-])[0-9A-Fa-f]{4}(?:([: -])[0-9A-Fa-f]{4}){7,31}+(?![0-9A-Za-z-])"
)
_HEX_LENGTHS = (32, 40, 56, 64, 96, 128)
_BASE64 = re.compile(r"(?<![0-9A-Za-z+/=_-])[0-9A-Za-z+/_-]{22,88}+={0,2}(?![0-9A-Za-z+/=_-])")
_BASE64_PADDED = (24, 28, 40, 44, 64, 88)
_BASE64_BARE = (22, 27, 43, 64, 86)
_PERSON_KEY = re.compile(
    r"(?i)\b(?:phone|mobile|tel|account|user|member|person|holder|resident|owner|openid|idcard|id_card|name|contact)(?:_?(?:hash|id))?"
    r"[\"']?[:=]\s*[\"']?$|(?:手机|电话|姓名|身份证|户主|居民|本人)[^\n]{0,6}$"
)
_SHORT_HEX = re.compile(r"(?<![0-9A-Za-z_])(?=[0-9]*[a-fA-F])(?=[a-fA-F]*[0-9])[0-9A-Fa-f]{8,31}+(?![0-9A-Za-z_])")
_DIGEST_PLACE = re.compile(r"^[^#]*[a-z0-9_-][\"']?:\s+[\"']?$")
_PERSON_WORDS = (
    *("phone", "mobile", "tel", "account", "user", "member", "person", "holder", "resident", "owner", "openid", "idcard", "id_card"),
    *("name", "contact", "手机", "电话", "姓名", "身份证", "户主", "居民", "本人"),
)


def iter_hashes(flat: Flat, allow_digests: bool) -> Iterator[Span]:
    """Every hash, save the digests of files that a month's close consists of."""
    text = flat.text
    for match in _HEX.finditer(text):
        if len(match.group()) in _HEX_LENGTHS and not match.group().isdigit():
            if allow_digests and len(match.group()) == 64 and _DIGEST_PLACE.match(line_before(text, match.start(), 200)):
                continue
            if not _names_a_page(text, match.start()):
                yield Span(HASH, *match.span())
    for match in _HEX_PARTED.finditer(text):
        bare = re.sub("[: -]", "", match.group())
        if len(bare) in _HEX_LENGTHS and not bare.isdigit() and not bare.isalpha():
            yield Span(HASH, *match.span())
    for match in _BASE64.finditer(text):
        if _is_base64(match.group()) and not in_url(text, match.start()):
            yield Span(HASH, *match.span())
    if flat.has(*_PERSON_WORDS):
        for match in _SHORT_HEX.finditer(text):
            if _PERSON_KEY.search(line_before(text, match.start(), 30)):
                yield Span(HASH, *match.span())


def _names_a_page(text: str, place: int) -> bool:
    """Whether a hash is a page's or a picture's in a web address, and not what the address says of a person."""
    return in_url(text, place) and _PERSON_KEY.search(line_before(text, place, 30)) is None


def _is_base64(token: str) -> bool:
    if len(token) not in (_BASE64_PADDED if token.endswith("=") else _BASE64_BARE):
        return False
    bare = token.rstrip("=")
    if re.fullmatch("[0-9A-Fa-f]+", bare) or bare.count("-") + bare.count("_") + bare.count("/") > len(bare) // 6:
        return False
    changes = sum(_sort(one) != _sort(two) for one, two in zip(bare, bare[1:], strict=False))
    return changes * 3 > len(bare) and all(any(map(test, bare)) for test in (str.islower, str.isupper, str.isdigit))


def _sort(char: str) -> str:
    return "0" if char.isdigit() else "A" if char.isupper() else "a"


# WeChat and QQ

_CHAT_WORDS = ("微信", "薇信", "weixin", "wechat", "wx", "vx", "v信", "qq", "扣扣", "企鹅", "加v", "加微")
_WECHAT = re.compile(
    r"(?i)(?:微信|薇信|威信|v信|(?<![a-z])(?:weixin|wechat|wx|vx)(?![a-z])|加v(?![a-z])|加微)"
    r"(?P<told>(?:[ _]?(?:id|号码?|帐号|账号|同号|联系))?[\"']?\s?[:：=是为]{0,2}\s?[\"'“]?)(?P<id>[a-z][a-z0-9_-]{5,19})(?![a-z0-9_-])"
)
_WXID = re.compile(r"(?i)(?<![0-9a-z])wxid_[0-9a-z]{6,24}")
_QQ = re.compile(
    r"(?i)(?:(?<![a-z])qq|扣扣|企鹅)(?P<told>(?:[ _]?(?:id|号码?|帐号|账号))?[\"']?\s?[:：=是为]{0,2}\s?[\"'“]?)"
    r"(?P<id>[1-9](?:[ -]?[0-9]){4,10})(?![0-9])"
)
_PUBLIC = re.compile("(?i)公众|公号|小程序|视频号|服务号|订阅号|群|official|mini")


def iter_chats(flat: Flat) -> Iterator[Span]:
    """Every WeChat or QQ id. Public accounts and groups pass."""
    if not flat.has(*_CHAT_WORDS):
        return
    text = narrow_digits(flat.text)
    for match in _WECHAT.finditer(text):
        told = match["told"].strip(" \"'") or any(each.isdigit() or each == "_" for each in match["id"])
        if told and not in_url(text, match.start()) and not _is_public(text, match):
            yield Span(WECHAT, *match.span("id"))
    for match in _WXID.finditer(text):
        yield Span(WECHAT, *match.span())
    for match in _QQ.finditer(text):
        if not in_url(text, match.start()) and not _is_public(text, match):
            yield Span(WECHAT, *match.span("id"))


def _is_public(text: str, match: re.Match[str]) -> bool:
    around = line_before(text, match.start(), 6) + match["told"] + text[match.end() : match.end() + 6].partition("\n")[0]
    return _PUBLIC.search(around) is not None


# Mailboxes

_MAIL_HOSTS = (
    *("qq", "vip.qq", "foxmail", "163", "vip.163", "126", "yeah", "139", "189", "wo", "sina", "vip.sina", "sohu", "tom", "21cn"),
    *("gmail", "googlemail", "outlook", "hotmail", "live", "msn", "icloud", "me", "mac", "yahoo", "aliyun", "proton", "protonmail"),
)
_AT = r"(?:\s?[@＠﹫]\s?|\s?[(\[（【{]\s?(?:at|艾特|@)\s?[)\]）】}]\s?|\s(?:at|艾特)\s|艾特|\s?[#＃*＊]\s?)"
_DOT = r"\s?(?:[.．。﹒]|点|\(dot\)|\[dot\]|dot)\s?"
_MAIL = re.compile(
    rf"(?i)(?P<at>{_AT})(?:{'|'.join(re.escape(each).replace(chr(92) + '.', _DOT) for each in sorted(_MAIL_HOSTS, key=len, reverse=True))})"
    rf"{_DOT}(?:com\.cn|com\.hk|com|cn|net|me)(?![a-z0-9])"
)
_MAIL_NAME = re.compile(r"[A-Za-z0-9._%+-]{1,64}$")


def iter_mailboxes(flat: Flat) -> Iterator[Span]:
    """Every address at a provider of private mailboxes. Organisations' own domains pass."""
    if not flat.has("@", "﹫", "艾特", "at", "#", "＃", "*", "＊") or not flat.has(*_MAIL_HOSTS[:2], "163", "126", "mail", *_MAIL_HOSTS):
        return
    for match in _MAIL.finditer(narrow_mail(flat.text)):
        name = _MAIL_NAME.search(flat.text[max(0, match.start() - 64) : match.start()])
        if name and not in_url(flat.text, match.start()):
            yield Span(EMAIL, match.start() - len(name.group()), match.end())


def narrow_mail(text: str) -> str:
    """The text with digits narrow where any is wide, so that 163 is found in any writing."""
    return text if text.isascii() else narrow_digits(text)
