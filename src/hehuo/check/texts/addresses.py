"""Rules about web addresses: that they lead by https to where they seem to lead. Messages never repeat an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.texts.passages import Passage
from hehuo.diagnostic import Finding
from hehuo.words import LazyText, gettext_lazy

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
            problem, remedy = _scheme_words(scheme)
            yield from passage.finding("foreign-scheme", problem=problem, remedy=remedy)
    elif passage.is_free:
        match = _CODE.search(passage.value)
        if match:
            scheme = (match[1] or match[2]).lower()
            problem = gettext_lazy("it holds code that begins with %(scheme)s:", scheme=scheme)
            yield from passage.finding("foreign-scheme", problem=problem, remedy=gettext_lazy("Take it away"))


Complaint = tuple[LazyText, LazyText]
"""What is wrong with an address, and what to do about it."""


def _scheme_words(scheme: str) -> Complaint:
    problem = gettext_lazy("it does not begin with https://")
    remedy = gettext_lazy("Write the full address, beginning with https://")
    if scheme in _SHOWN:
        problem = gettext_lazy("it begins with %(scheme)s:", scheme=scheme)
    if scheme == "http":
        remedy = gettext_lazy("Change http:// to https://, and try whether it opens")
    return problem, remedy


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
    complaint = _host_fault(match[1].lower(), passage.value)
    if complaint is not None:
        problem, remedy = complaint
        yield from passage.finding("suspicious-host", problem=problem, remedy=remedy)


_PORT = re.compile("[0-9]{1,5}")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*\.?|\[.*")
_HAN = re.compile("[\u3007\u3400-\u9fff0-9-]+")


def _host_fault(authority: str, address: str) -> Complaint | None:
    """What is wrong with a site's name, in lower case, and its port; None where it is fine."""
    host, colon, port = authority.partition(":")
    if _NUMBER.fullmatch(host):
        return gettext_lazy("it is a number"), gettext_lazy("Write the domain of the site")
    if not host.isascii():
        return _foreign(host)
    if "\\" in address or "%" in authority:
        return gettext_lazy("there is a backslash or per cent sign"), gettext_lazy("Use slashes (/) only")
    labels = host.split(".")
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or not re.search("[a-z]", labels[-1]):
        return gettext_lazy("it is no full domain"), gettext_lazy("Look up the full domain of the site and write it")
    if any(label.startswith("xn--") and not _is_chinese(label) for label in labels):
        return _foreign(host)
    if colon and not (_PORT.fullmatch(port) and 0 < int(port) < 65536):
        return gettext_lazy("the port can't be"), gettext_lazy("Check the number after the colon")
    return None


def _is_chinese(label: str) -> bool:
    """Whether an encoded label of a domain is written in Chinese characters, as those of offices are."""
    try:
        return _HAN.fullmatch(label.encode("ascii").decode("idna")) is not None
    except UnicodeError:
        return False


def _foreign(host: str) -> Complaint:
    remedy = gettext_lazy("Copy the address from the organisation's own page")
    if all(_HAN.fullmatch(label) or _LABEL.fullmatch(label) for label in host.split(".")):
        try:
            encoded = host.encode("idna").decode("ascii")
        except UnicodeError:
            encoded = ""
        if encoded and len(encoded) <= 100:
            remedy = gettext_lazy("Write the site's name as %(host)s", host=encoded)
        return gettext_lazy("there are Chinese characters in it"), remedy
    return gettext_lazy("foreign letters could pass for another site"), remedy
