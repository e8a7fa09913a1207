"""The table of rules, in the order in which they are listed: what a record is, what it refers to, what it adds up to.

Shape rules explain what a schema refused; the others look across files, at sound records only. Those about closes
stand last because they look at what the rest has blamed.
"""

from __future__ import annotations

from hehuo.check.base import (
    files as base_files,
)
from hehuo.check.base import (
    judging as since_base_judging,
)
from hehuo.check.base import (
    ledger as ledger_since_base,
)
from hehuo.check.base import (
    records as since_base,
)
from hehuo.check.ledger import (
    balances,
    closes,
    expiries,
    grants,
    redemptions,
    reversals,
    settlements,
    sheets,
)
from hehuo.check.private import PRIVACY_RULES
from hehuo.check.records import (
    agreements,
    awards,
    bookings,
    claims,
    day_exceptions,
    events,
    happened,
    histories,
    indicators,
    meetings,
    names,
    numbers,
    programmes,
    ranges,
    reviews,
    slots,
    timelines,
    timezones,
)
from hehuo.check.references import (
    judging as unknown_judging,
)
from hehuo.check.references import (
    records as unknown_records,
)
from hehuo.check.references import (
    terms as unknown_terms,
)
from hehuo.check.references import (
    workings as unknown_workings,
)
from hehuo.check.shape.judge import SHAPE_RULES
from hehuo.check.texts.judge import TEXT_RULES
from hehuo.diagnostic import Rule

RECORD_RULES: tuple[Rule, ...] = (
    # who and what is referred to
    unknown_records.unknown_programme,
    unknown_records.unknown_partner,
    unknown_records.unknown_community,
    unknown_records.unknown_project,
    unknown_terms.unknown_kind,
    unknown_terms.unknown_team,
    unknown_terms.unknown_trade,
    unknown_terms.unknown_item,
    unknown_terms.unknown_measure,
    unknown_terms.unknown_benefit,
    unknown_terms.unknown_level,
    unknown_terms.unknown_source,
    unknown_judging.unknown_panel,
    unknown_judging.unknown_consequence,
    unknown_terms.unknown_space,
    unknown_workings.unknown_workflow,
    unknown_workings.unknown_event,
    unknown_workings.unknown_state,
    unknown_workings.unknown_role,
    unknown_workings.unknown_meeting,
    unknown_records.unknown_rule,
    unknown_records.unknown_offer,
    unknown_terms.unknown_offer_form,
    unknown_records.unknown_card,
    unknown_records.unknown_batch,
    # one record by itself
    programmes.duplicate_item,
    programmes.no_opening_event,
    programmes.unreachable_state,
    numbers.bad_uscc,
    numbers.bad_card_number,
    ranges.bad_date_order,
    slots.overlapping_slots,
    timezones.unknown_timezone,
    names.duplicate_name,
    # partners and projects
    histories.illegal_history,
    histories.unordered_history,
    histories.future_event,
    timelines.not_opened,
    timelines.opened_twice,
    timelines.illegal_step,
    timelines.unordered_step,
    timelines.future_step,
    timelines.wrong_actor,
    meetings.wrong_meeting_date,
    claims.claim_without_partner,
    claims.over_claimed,
    claims.not_holder,
    claims.unused_quantity,
    claims.inactive_claim,
    agreements.wrong_kind,
    agreements.unvetted_partner,
    agreements.agreement_ended,
    # reviews, awards, indicators
    happened.future_fact,
    reviews.score_above_max,
    reviews.unowned_finding,
    reviews.duplicate_review,
    reviews.inactive_review,
    awards.duplicate_recipient,
    awards.award_before_joining,
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
    bookings.space_clash,
    # since the base revision
    base_files.unchecked_base,
    base_files.unread_on_base,
    base_files.removed_record,
    since_base.erased_step,
    since_base.erased_history,
    since_base.erased_promise,
    since_base.rewritten_agreement,
    since_base.rewritten_figure,
    since_base.erased_correction,
    since_base_judging.rewritten_review,
    since_base_judging.rewritten_award,
    since_base_judging.rewritten_measurement,
    ledger_since_base.rewritten_batch,
    ledger_since_base.removed_batch,
    ledger_since_base.rewritten_close,
    ledger_since_base.removed_close,
    ledger_since_base.removed_card,
    ledger_since_base.rewritten_card,
    ledger_since_base.rewritten_rule,
    # the points ledger
    sheets.future_batch,
    sheets.wrong_month,
    sheets.duplicate_source,
    sheets.wrong_total,
    sheets.rule_not_in_force,
    reversals.wrong_reversal,
    redemptions.offer_wrong_partner,
    redemptions.offer_not_open,
    redemptions.offer_out_of_stock,
    redemptions.offer_over_limit,
    balances.card_not_open,
    balances.cap_exceeded,
    balances.overdrawn_card,
    grants.double_grant,
    expiries.early_expiry,
    settlements.over_settled,
    closes.missing_batch,
    closes.changed_batch,
    closes.closed_month,
    closes.skipped_month,
    closes.close_mismatch,
    closes.broken_chain,
    expiries.missed_expiry,
)

CHECK_RULES: tuple[Rule, ...] = PRIVACY_RULES + SHAPE_RULES + TEXT_RULES + RECORD_RULES
