"""Rules about web addresses: that they lead by https to where they seem to lead. Messages never repeat an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.declare import Args, rule
from hehuo.check.texts.passages import Passage
from hehuo.check.words import both
from hehuo.diagnostic import Finding

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:")
_SHOWN = frozenset(
    ("http", "ftp", "file", "data", "blob", "javascript", "vbscript", "mailto", "tel", "sms", "weixin", "ws")
)
"""Schemes that a message may repeat; anything else before a colon may be a person's name."""

_CODE = re.compile(r"(?i)\b(javascript|vbscript|livescript):(?=\S)|\b(data):[a-z]+/[a-z0-9.+-]+[;,]")


@rule(
    zh="{field}不能通到这样的地方：{problem}",
    en="{field} can't lead there: {problem}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def foreign_scheme(passage: Passage) -> Iterator[Finding]:
    """网址不是以 https:// 开头的：`http:`、`javascript:`、`data:`、`file:`、`mailto:`，或者前面什么也没有。

    `javascript:`、`data:`、`vbscript:` 点一下就会运行代码，写在普通文字里也不行；`file:` 只有自己的电脑打得开；`http:`
    在路上可能被人改动。绝大多数单位的网站都有 https 的地址，把 http 改成 https 打开试试；确实没有，就不写。

    A web address begins with something other than https://. `javascript:`, `data:` and `vbscript:` run code at a click
    and may not stand in plain text either; `file:` opens on one's own computer only; `http:` can be changed on its way.
    Nearly every site has an https address: try it. Where there is none, leave the field out.

    不对 Bad:

        contact:
          url: http://www.example.org/

    对 Good:

        contact:
          url: https://www.example.org/
    """
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


@rule(
    zh="{field}的网站名前面夹了用户名（@）",
    en="{field} has a user name before the name of the site (@)",
    fix_zh="去掉 @ 和它前面的部分；核对 @ 后面是不是要去的网站",
    fix_en="Take the @ and what stands before it away; check that what follows is the site that was meant",
)
def user_in_url(passage: Passage) -> Iterator[Finding]:
    """网址里有 `用户名@`：看起来是前面的网站，实际打开的是 @ 后面的网站。

    这是冒充政府网站、银行网站最常见的办法；带密码的网址更不能公开。写在备注等普通文字里也会被人复制去打开，所以一样要改。

    A web address holds `user@`: it looks like the site before the @ and opens the one after it, the commonest way to
    pass for a government's or a bank's site. An address with a password must not be public at all.

    不对 Bad:

        contact:
          url: https://www.gov.cn@example.org/

    对 Good:

        contact:
          url: https://www.gov.cn/
    """
    if passage.kind == "url":
        match = _AUTHORITY.match(passage.value)
        if match and "@" in match[1]:
            yield from passage.finding("user-in-url")
    elif passage.is_free and _USER.search(passage.value):
        yield from passage.finding("user-in-url")


@rule(
    zh="{field}的网站名{problem}",
    en="{field} has a doubtful site name: {problem}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def suspicious_host(passage: Passage) -> Iterator[Finding]:
    r"""网址里的网站名可疑：是一串数字（IP 地址），没有域名后缀，夹了外文字母、反斜杠或百分号，端口不对。

    数字地址看不出是谁的网站，随时会换人；夹一个西里尔字母的网址看起来一模一样，打开的是别人的网站；反斜杠在不同的程序里
    通向不同的网站。汉字域名（如 .政务、.公益）请写成 `xn--` 开头的形式，浏览器会显示成汉字。

    The name of the site in an address is doubtful: a number (an IP address), no top-level domain, foreign letters that
    look Latin, a backslash or per cent sign, an impossible port. Nobody can tell whose site a number is, and an address
    with one Cyrillic letter looks the same and opens another site. Chinese domains are written in their `xn--` form.

    不对 Bad:

        contact:
          url: https://203.0.113.7/

    对 Good:

        contact:
          url: https://www.example.org/
    """
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
    if any(each.startswith("xn--") and not _is_chinese(each) for each in labels):
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
    if all(_HAN.fullmatch(each) or _LABEL.fullmatch(each) for each in host.split(".")):
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
