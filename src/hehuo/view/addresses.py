"""Addresses: where each record's page lies in the site, and where its file is edited in the forge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from hehuo.model.records import Forge
from hehuo.record_types import BY_NAME

_EDIT: Mapping[str, str] = {
    "github": "{url}/edit/{branch}/{path}",
    "gitlab": "{url}/-/edit/{branch}/{path}",
    "gitea": "{url}/_edit/{branch}/{path}",
    "gitee": "{url}/edit/{branch}/{path}",
}

_VIEW: Mapping[str, str] = {
    "github": "{url}/blob/{branch}/{path}",
    "gitlab": "{url}/-/blob/{branch}/{path}",
    "gitea": "{url}/src/branch/{branch}/{path}",
    "gitee": "{url}/blob/{branch}/{path}",
}


def safe_url(url: str) -> str:
    """An address from a record as a link may lead to it: of https or nowhere, whatever the checks have let pass."""
    return url if _SAFE.fullmatch(url) else "#"


_SAFE = re.compile(r"https://[!-~]+")


def page_url(type_name: str, key: str) -> str:
    """The address of a record's page, relative to the site's root, ending in a slash."""
    if type_name == "meeting":  # it stands in its programme's file and has a page of its own
        return f"meetings/{key}/"
    return BY_NAME[type_name].page_url(key)


def statement_url(programme: str, card: str) -> str:
    """The address of a card's statement, relative to the site's root."""
    return f"points/{programme}/cards/{card.lower()}/"


def whole_address(site_url: str, url: str) -> str | None:
    """The whole address of a page, or None where the site's own is not known."""
    return f"{site_url.rstrip('/')}/{url}" if site_url else None


def root_of(url: str) -> str:
    """The way from a page back to the site's root: `../../` for `partners/banyang/`, `` for the home page."""
    return "../" * url.count("/")


def edit_url(forge: Forge | None, path: str) -> str | None:
    """The forge's editor opened on a file, or None where the registry names no forge."""
    if forge is None or safe_url(forge.url) != forge.url:
        return None
    return _EDIT[forge.kind].format(url=forge.url.rstrip("/"), branch=quote(forge.branch), path=quote(path))


def view_url(forge: Forge | None, path: str) -> str | None:
    """A file as the forge shows it, for files that are never edited; None where the registry names no forge."""
    if forge is None or safe_url(forge.url) != forge.url:
        return None
    return _VIEW[forge.kind].format(url=forge.url.rstrip("/"), branch=quote(forge.branch), path=quote(path))
