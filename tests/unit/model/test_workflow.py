"""A project's timeline replayed: shares, holders, days, and every illegal step."""

from datetime import date

import msgspec
import pytest

from hehuo.model.records import Project, Workflow
from hehuo.model.workflow import Trail, class_of, due_date, replay
from worlds import CLAIM, project, step

WORKFLOW = msgspec.convert(CLAIM, Workflow)
OPEN = step("2026-03-01", "announce")


def trail_of(*timeline: dict[str, object], **more: object) -> Trail:
    return replay(msgspec.convert(project(*timeline, **more), Project), WORKFLOW)


def faults(trail: Trail) -> list[tuple[int, str]]:
    return [(fault.index, fault.kind) for fault in trail.faults]


def test_a_whole_project_moves_from_need_to_done() -> None:
    trail = trail_of(OPEN, step("2026-03-05", "claim", "a"), step("2026-03-20", "finish"))
    assert faults(trail) == []
    assert [(share.partner, share.state) for share in trail.shares] == [("a", "done")]
    assert [step.days for step in trail.steps] == [None, 4, 15]
    assert class_of(trail, WORKFLOW) == "done"


def test_nine_of_ten_beds_leave_one_open() -> None:
    wanted = {"quantity": 10, "unit": "张"}
    trail = trail_of(
        OPEN, step("2026-03-05", "claim", "a", quantity=9), step("2026-03-06", "finish", "a"), wanted=wanted
    )
    assert faults(trail) == []
    assert sorted((share.quantity, share.state) for share in trail.shares) == [(1, "wanted"), (9, "done")]
    assert class_of(trail, WORKFLOW) == "open"


def test_a_share_given_back_joins_the_rest() -> None:
    wanted = {"quantity": 10, "unit": "张"}
    trail = trail_of(
        OPEN, step("2026-03-05", "claim", "a", quantity=4), step("2026-03-06", "give-back", "a"), wanted=wanted
    )
    assert [(share.quantity, share.partner) for share in trail.shares] == [(10, None)]


@pytest.mark.parametrize(
    ("timeline", "expected"),
    [
        ([OPEN, step("2026-03-02", "claim", "a"), step("2026-03-03", "claim", "b")], (2, "over-claimed")),
        ([OPEN, step("2026-03-02", "finish")], (1, "illegal-step")),
        ([step("2026-03-02", "claim", "a")], (0, "not-opened")),
        ([OPEN, step("2026-03-02", "announce")], (1, "opened-twice")),
        ([OPEN, step("2026-03-02", "claim")], (1, "claim-without-partner")),
        ([OPEN, step("2026-02-02", "claim", "a")], (1, "unordered-step")),
        ([OPEN, step("2026-03-02", "claim", "a"), step("2026-03-03", "give-back", "b")], (2, "not-holder")),
        ([step("2026-03-01", "announce", by="partner")], (0, "wrong-actor")),
        ([OPEN, step("2026-03-02", "drop", quantity=2)], (1, "unused-quantity")),
    ],
)
def test_a_step_that_cannot_be_is_one_fault(timeline: list[dict[str, object]], expected: tuple[int, str]) -> None:
    assert faults(trail_of(*timeline)) == [expected]


def test_claiming_more_than_is_left_says_how_much_is_left() -> None:
    trail = trail_of(OPEN, step("2026-03-02", "claim", "a", quantity=11), wanted={"quantity": 10, "unit": "张"})
    assert trail.faults[0].args["left"] == 10


def test_days_are_unknown_where_a_date_is_not_exact() -> None:
    trail = trail_of(step("2026", "announce"), step("2026-03", "claim", "a"), step("2026-03-20", "finish"))
    assert [step.days for step in trail.steps] == [None, None, None]
    assert faults(trail) == []


def test_lateness_and_the_day_due() -> None:
    trail = trail_of(OPEN, step("2026-03-15", "claim", "a"))
    assert trail.steps[1].late
    due = due_date(trail.shares[0], WORKFLOW)
    assert due is not None and due.isoformat() == "2026-04-14"


def test_a_step_that_opens_and_claims_gives_the_whole_to_its_partner() -> None:
    events = {**CLAIM["events"], "offer": {"name": "自荐", "to": "claimed", "claims": True}}
    workflow = msgspec.convert({**CLAIM, "events": events}, Workflow)
    for partner, state in (("a", "a"), (None, None)):
        opened = project(step("2026-03-01", "offer", partner), wanted={"quantity": 3, "unit": "张"})
        [share] = replay(msgspec.convert(opened, Project), workflow).shares
        assert (share.partner, share.quantity, share.state) == (state, 3, "claimed")
        assert (share.claimed is not None) == (partner is not None)


def test_a_step_on_the_last_day_is_not_late() -> None:
    for day, is_late in (("2026-03-11", False), ("2026-03-12", True)):
        trail = trail_of(OPEN, step(day, "claim", "a"))
        assert trail.steps[1].late == is_late


def test_the_tightest_limit_of_the_next_steps_says_the_day() -> None:
    events = {**CLAIM["events"], "give-back": {**CLAIM["events"]["give-back"], "within_days": 7}}
    workflow = msgspec.convert({**CLAIM, "events": events}, Workflow)
    trail = replay(msgspec.convert(project(OPEN, step("2026-03-15", "claim", "a")), Project), workflow)
    assert due_date(trail.shares[0], workflow) == date(2026, 3, 22)


def test_no_day_is_due_without_a_limit_or_an_exact_day() -> None:
    done = trail_of(OPEN, step("2026-03-02", "claim", "a"), step("2026-03-03", "finish", "a"))
    assert due_date(done.shares[0], WORKFLOW) is None
    vague = trail_of(OPEN, step("2026-03", "claim", "a"))
    assert due_date(vague.shares[0], WORKFLOW) is None


def test_no_day_is_due_beyond_the_calendar() -> None:
    events = {**CLAIM["events"], "finish": {**CLAIM["events"]["finish"], "within_days": 10**12}}
    workflow = msgspec.convert({**CLAIM, "events": events}, Workflow)
    trail = replay(msgspec.convert(project(OPEN, step("2026-03-15", "claim", "a")), Project), workflow)
    assert due_date(trail.shares[0], workflow) is None


def test_an_illegal_step_says_where_it_would_lead_from_and_what_can_come_instead() -> None:
    [fault] = trail_of(OPEN, step("2026-03-02", "finish")).faults
    assert fault.args == {"state": "wanted", "possible": ("claim", "drop"), "allowed": ("claimed",)}


def test_a_step_out_of_order_says_which_day_it_comes_after() -> None:
    [fault] = trail_of(OPEN, step("2026-02-02", "claim", "a")).faults
    assert fault.args == {"date": "2026-02-02", "before": "2026-03-01"}


def test_a_project_of_no_quantity_is_claimed_as_one() -> None:
    trail = trail_of(OPEN, step("2026-03-02", "claim", "a"))
    assert [(share.quantity, share.partner) for share in trail.shares] == [(1, "a")]
