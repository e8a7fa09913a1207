"""The rule about the registry's time zone."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.registry import record_path


@rule(
    zh="没有这个时区",
    en="There is no such time zone",
    fix_zh="按 IANA 的写法写，例如 Asia/Shanghai",
    fix_en="Write it as IANA does, for example Asia/Shanghai",
)
def unknown_timezone(survey: Survey) -> Iterator[Finding]:
    """登记簿的时区不存在。活动的时刻按这个时区进日历，写错了，订阅的人看到的时间就不对。

    The registry's time zone is not one that exists. The times of events go into calendars by it.

    不对 Bad:

        timezone: Asia/Shangai

    对 Good:

        timezone: Asia/Shanghai
    """
    settings = survey.registry.settings
    if settings is not None:
        try:
            ZoneInfo(settings.timezone)
        except (KeyError, ValueError, OSError):  # not found; not a name; a folder of names
            yield Finding(rule="unknown-timezone", path=record_path("registry", ""), route=("timezone",))
