"""The checks across files, in the order in which they run. Each is a function that yields findings about sound records.

The check of closes comes late because it looks at what those before it have blamed. What a rule says stands in
`rules/<rule-id>.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hehuo.check.base import files as base_files
from hehuo.check.base import ledger as base_ledger
from hehuo.check.base import records as base_records
from hehuo.check.ledger import batch_audit, close_audit, entry_audit, grants, lot_audit, reversals, settlements
from hehuo.check.records import (
    agreements,
    bookings,
    clashes,
    dates,
    day_exceptions,
    events,
    histories,
    identifiers,
    indicators,
    judging,
    knowledge,
    programmes,
    timelines,
)
from hehuo.check.references import lookup
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding

Check = Callable[[Survey], Iterator[Finding]]

RECORD_CHECKS: tuple[Check, ...] = (
    # who and what is referred to
    lookup.unknown_programme,
    lookup.dangling,
    # one record by itself
    programmes.duplicate_item,
    programmes.no_opening_event,
    programmes.unreachable_state,
    programmes.unknown_timezone,
    identifiers.bad_uscc,
    identifiers.bad_card_number,
    identifiers.duplicate_name,
    dates.bad_date_order,
    knowledge.beyond_sources,
    knowledge.confirmed_after_reports,
    knowledge.contradicted_list,
    bookings.overlapping_slots,
    # partners and projects
    histories.history_findings,
    timelines.timeline_findings,
    timelines.wrong_meeting_date,
    agreements.wrong_kind,
    agreements.unvetted_partner,
    agreements.agreement_ended,
    # reviews, awards, indicators
    judging.score_above_max,
    judging.unowned_finding,
    judging.duplicate_review,
    judging.inactive_review,
    judging.duplicate_recipient,
    judging.award_before_joining,
    indicators.unordered_measurement,
    indicators.duplicate_measurement,
    indicators.percent_out_of_range,
    indicators.duplicate_indicator,
    # events and bookings
    events.two_hosts,
    events.impossible_repeat,
    events.wrong_first_day,
    day_exceptions.not_an_occurrence,
    day_exceptions.double_exception,
    bookings.outside_opening,
    bookings.beyond_agreement,
    bookings.inactive_booking,
    clashes.space_clash,
    # since the base revision
    base_files.unchecked_base,
    base_files.unread_on_base,
    base_files.removed_record,
    base_records.record_losses,
    base_ledger.ledger_losses,
    # the points ledger
    batch_audit.batch_findings,
    reversals.wrong_reversal,
    entry_audit.entry_findings,
    grants.double_grant,
    lot_audit.early_expiries,
    settlements.over_settled,
    close_audit.close_findings,
    lot_audit.missed_expiries,
)
