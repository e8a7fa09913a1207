"""Rules about references that judge: panels, and what can follow from a review. Finding them is the work of `references`."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.references.lookup import dangling
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="本方案没有{which}评议组织{hint}{more}",
    en="The programme has no panel {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_panel(survey: Survey) -> Iterator[Finding]:
    """写了方案里没有的评议组织。评议组织在方案文件的 panels 里列出，例如居民评议团。

    A panel that the programme does not declare under `panels`.

    不对 Bad:

        panel: resident

    对 Good:

        panel: residents
    """
    yield from dangling(survey, "unknown-panel")


@rule(
    zh="本方案没有{which}结果运用{hint}{more}",
    en="The programme has no consequence {which}{hint}{more}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_consequence(survey: Survey) -> Iterator[Finding]:
    """评议的结果运用写了方案里没有的一种。能怎样奖惩，在方案文件的 consequences 里列出，并写明是奖、是罚还是都不是。

    A review has a consequence that the programme does not declare under `consequences`, each a reward, a penalty or
    neither.

    不对 Bad:

        consequence: {date: "2026-06-02", kind: bonsu}

    对 Good:

        consequence: {date: "2026-06-02", kind: bonus}
    """
    yield from dangling(survey, "unknown-consequence")
