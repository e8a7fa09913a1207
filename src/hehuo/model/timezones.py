"""The time zone of a registry: which names there are, and the one that stands in where none is known."""

from __future__ import annotations

from zoneinfo import ZoneInfo

FALLBACK = "Asia/Shanghai"
"""Where registry.yml is missing or unreadable. The schema asks for `timezone`, so no sound registry needs it."""


def find_timezone(name: str) -> ZoneInfo | None:
    """The IANA time zone of a name; None where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not found; not a name; a folder of names
        return None
