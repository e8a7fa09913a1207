"""The registry as it stood at a base revision, as far as it differs from now. Knows no version control and no rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a base revision held.

    `known` are the paths of all its records. `values` are the contents, by path, of those that are gone or have
    changed since and could be read; `unread` are changed ones that could not. A path in neither is as it was.
    """

    revision: str
    known: frozenset[str]
    values: Mapping[str, Mapping[str, Any]]
    unread: frozenset[str] = frozenset()


Complaint = Literal[
    "no-git", "no-repository", "foreign", "no-head", "untracked", "unknown", "shallow", "unrelated", "crossed", "broken"
]
"""Why a base revision can't be read. The words for each are in `check`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPast:
    """A base revision that could not be read, and why."""

    revision: str
    complaint: Complaint
