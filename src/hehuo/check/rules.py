"""The table of rules, in the order in which they are listed: what a record is, what it refers to, what it adds up to.

Shape rules explain what a schema refused; the others look across files, at sound records only. Those about closes
stand last because they look at what the rest has blamed.
"""

from __future__ import annotations

from hehuo.check import (
    balances,
    claims,
    closes,
    histories,
    numbers,
    programmes,
    ranges,
    redemptions,
    reversals,
    sheets,
    timelines,
    unknown_records,
    unknown_terms,
    unknown_workings,
)
from hehuo.check.shape import SHAPE_RULES
from hehuo.diagnostic import Rule

RECORD_RULES: tuple[Rule, ...] = (
    # who and what is referred to
    unknown_records.unknown_programme,
    unknown_records.unknown_partner,
    unknown_records.unknown_community,
    unknown_terms.unknown_kind,
    unknown_terms.unknown_team,
    unknown_terms.unknown_trade,
    unknown_terms.unknown_item,
    unknown_terms.unknown_measure,
    unknown_terms.unknown_benefit,
    unknown_terms.unknown_source,
    unknown_workings.unknown_workflow,
    unknown_workings.unknown_event,
    unknown_workings.unknown_state,
    unknown_workings.unknown_role,
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
    claims.claim_without_partner,
    claims.over_claimed,
    claims.not_holder,
    claims.unused_quantity,
    claims.inactive_claim,
    # the points ledger
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
    closes.missing_batch,
    closes.changed_batch,
    closes.closed_month,
    closes.skipped_month,
    closes.close_mismatch,
    closes.broken_chain,
)

CHECK_RULES: tuple[Rule, ...] = SHAPE_RULES + RECORD_RULES
