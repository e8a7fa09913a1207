"""Rules about web addresses: that they lead by https to where they seem to lead. Messages never repeat an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.texts.passages import Passage
from hehuo.check.words import Args, both
from hehuo.diagnostic import Finding

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:")
_SHOWN = frozenset(
    ("http", "ftp", "file", "data", "blob", "javascript", "vbscript", "mailto", "tel", "sms", "weixin", "ws")
)
"""Schemes that a message may repeat; anything else before a colon may be a person's name."""

_CODE = re.compile(r"(?i)\b(javascript|vbscript|livescript):(?=\S)|\b(data):[a-z]+/[a-z0-9.+-]+[;,]")


def foreign_scheme(passage: Passage) -> Iterator[Finding]:
    """A web address begins with something other than https://."""
    if passage.kind == "url":
        match = _SCHEME.match(passage.value)
        scheme = match[1].lower() if match else ""
        if scheme != "https" and passage.value.strip():
            yield from passage.finding("foreign-scheme", **_scheme_words(scheme))
    elif passage.is_free:
        match = _CODE.search(passage.value)
        if match:
            scheme = (match[1] or match[2]).lower()
            remedy = both("remedy", "去掉它", "Take it away")
            problem = both("problem", f"里面有 {scheme}: 开头的代码", f"it holds code that begins with {scheme}:")
            yield from passage.finding("foreign-scheme", **problem, **remedy)


def _scheme_words(scheme: str) -> Args:
    problem = both("problem", "不是以 https:// 开头的网址", "it does not begin with https://")
    remedy = both("remedy", "写完整的网址，以 https:// 开头", "Write the full address, beginning with https://")
    if scheme in _SHOWN:
        problem = both("problem", f"以 {scheme}: 开头", f"it begins with {scheme}:")
    if scheme == "http":
        remedy = both(
            "remedy", "把 http:// 改成 https://，打开试试", "Change http:// to https://, and try whether it opens"
        )
    return {**problem, **remedy}


_AUTHORITY = re.compile(r"\s*https:/{0,2}([^/?#\\]*)", re.IGNORECASE)
_USER = re.compile(r"(?i)\bhttps?://[^\s/?#\\，。；、]*@")


def user_in_url(passage: Passage) -> Iterator[Finding]:
    """A web address holds `user@`: it looks like the site before the @ and opens the one after it, the commonest way
    to pass for a government's or a bank's site."""
    if passage.kind == "url":
        match = _AUTHORITY.match(passage.value)
        if match and "@" in match[1]:
            yield from passage.finding("user-in-url")
    elif passage.is_free and _USER.search(passage.value):
        yield from passage.finding("user-in-url")


def suspicious_host(passage: Passage) -> Iterator[Finding]:
    """The name of the site in an address is doubtful: a number (an IP address), no top-level domain, foreign letters
    that look Latin, a backslash or per cent sign, an impossible port."""
    match = _AUTHORITY.match(passage.value) if passage.kind == "url" else None
    if match is None or "@" in match[1] or re.search(r"[\n\t\r]", passage.value):
        return
    words = _host_fault(match[1].lower(), passage.value)
    if words is not None:
        yield from passage.finding("suspicious-host", **words)


_PORT = re.compile("[0-9]{1,5}")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*\.?|\[.*")
_HAN = re.compile("[\u3007\u3400-\u9fff0-9-]+")


def _host_fault(authority: str, address: str) -> Args | None:
    """What is wrong with a site's name, in lower case, and its port; None where it is fine."""
    host, colon, port = authority.partition(":")
    if _NUMBER.fullmatch(host):
        return _words("是数字地址", "it is a number", "写单位网站的域名", "Write the domain of the site")
    if not host.isascii():
        return _foreign(host)
    if "\\" in address or "%" in authority:
        return _words(
            "后面有反斜杠或百分号", "there is a backslash or per cent sign", "只用斜杠 /", "Use slashes (/) only"
        )
    labels = host.split(".")
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or not re.search("[a-z]", labels[-1]):
        return _words(
            "不是完整的域名",
            "it is no full domain",
            "写完整的域名，例如 www.example.org",
            "Write it like www.example.org",
        )
    if any(label.startswith("xn--") and not _is_chinese(label) for label in labels):
        return _foreign(host)
    if colon and not (_PORT.fullmatch(port) and 0 < int(port) < 65536):
        return _words("后面的端口不对", "the port can't be", "核对冒号后面的数字", "Check the number after the colon")
    return None


def _is_chinese(label: str) -> bool:
    """Whether an encoded label of a domain is written in Chinese characters, as those of offices are."""
    try:
        return _HAN.fullmatch(label.encode("ascii").decode("idna")) is not None
    except UnicodeError:
        return False


def _foreign(host: str) -> Args:
    remedy = both("remedy", "从单位的正式网页上复制网址", "Copy the address from the organisation's own page")
    if all(_HAN.fullmatch(label) or _LABEL.fullmatch(label) for label in host.split(".")):
        try:
            encoded = host.encode("idna").decode("ascii")
        except UnicodeError:
            encoded = ""
        if encoded and len(encoded) <= 100:
            remedy = both("remedy", f"写成：\n    https://{encoded}/…", f"Write:\n    https://{encoded}/…")
        return {**both("problem", "里有汉字", "there are Chinese characters in it"), **remedy}
    return {
        **both("problem", "里有外文字母，容易冒充别的网站", "foreign letters could pass for another site"),
        **remedy,
    }


def _words(zh: str, en: str, fix_zh: str, fix_en: str) -> Args:
    return {**both("problem", zh, en), **both("remedy", fix_zh, fix_en)}
