"""The view of a programme's indicators."""

from __future__ import annotations

from hehuo.model.records import Indicator
from hehuo.view.judging import IndicatorLine
from hehuo.view.page import Link, ProgrammePageView, RecordFile, View


class IndicatorSection(View, frozen=True, kw_only=True):
    """An indicator with its series and stated changes; `publishers` says for each value whose it is, `tellers` for each
    change, None where no source is named."""

    id: str
    record: Indicator
    line: IndicatorLine
    community: Link | None
    partner: Link | None
    publishers: tuple[str | None, ...]
    tellers: tuple[str | None, ...]
    file: RecordFile
    confirmed: str | None


class IndicatorPage(ProgrammePageView, frozen=True, kw_only=True):
    """The indicators of one programme."""

    id: str
    indicators: tuple[IndicatorSection, ...]
