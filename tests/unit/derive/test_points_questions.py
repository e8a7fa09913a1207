"""What can be asked of a ledger: one card's story, an audit, what another rate would have meant, what partners took."""

from __future__ import annotations

from dataclasses import replace

from hehuo.derive.auditing import audit_points
from hehuo.derive.explaining import explain_card
from hehuo.derive.points import derive_points
from hehuo.derive.simulating import Change, simulate
from hehuo.edit.closing import close_text
from hehuo.model.ledger import open_ledger
from hehuo.model.registry import Registry, digest
from ledgers import CARD, OTHER, earn, ledger, move, spend, undo

SHEETS = {
    "2026-03/visit": earn("2026-03-02", "visit", 3),  # 12, through 2 September
    "2026-03/both": earn("2026-03-05", "help", 2, community="east"),  # 4
    "2026-03/slip": spend("2026-03-20", 1, "noodles"),  # 5
    "2026-04/late": earn("2026-04-03", "visit", 1, effective="2026-03-01"),  # 4
    "2026-04/other": earn("2026-04-04", "visit", 5, card=OTHER),  # 20
    "2026-05/undo": undo("2026-05-02", "2026-03/slip", 5),
}


def test_a_story_tells_every_step_in_order_of_date() -> None:
    story = explain_card(ledger(SHEETS), "p", CARD)
    assert [(step.date[5:], step.title, step.points, step.balance) for step in story.steps] == [
        ("03-01", "探访", 4, 4),
        ("03-02", "探访", 12, 16),
        ("03-05", "帮忙", 4, 20),
        ("03-20", "面", -5, 15),
        ("05-02", "错", 5, 20),
    ]
    first, second, _, slip, _ = story.steps
    assert (first.booked, first.last, first.line) == ("2026-04-03", "2026-09-01", ("p/2026-04/late", 0))
    assert (second.booked, second.quantity) == ("2026-03-02", 3)
    assert slip.took == (("2026-03-02", 5),)  # the older points came into the books only in April
    assert [(lot.earned[5:], lot.left, lot.last) for lot in story.lots] == [
        ("03-01", 4, "2026-09-01"),
        ("03-02", 12, "2026-09-02"),
        ("03-05", 4, None),
    ]
    assert story.balance == sum(lot.left for lot in story.lots) == 20


def test_a_card_without_entries_has_a_short_story() -> None:
    story = explain_card(ledger({}), "p", CARD)
    assert (story.steps, story.balance, story.lots) == ((), 0, ())


def with_closes(*months: str) -> Registry:
    """The ledger with months closed one after another, as the command would."""
    registry = ledger(SHEETS)
    for month in months:
        figures = open_ledger(registry, "p").months[month]
        value = {name: getattr(figures, name) for name in ("opening", "issued", "redeemed", "expired", "adjusted")}
        value |= {"closing": figures.closing, "batches": dict(figures.batches), "date": f"{month}-31"}
        value |= {"previous": figures.previous} if figures.previous else {}
        path = f"data/points/p/{month}/close.yml"
        closed = ledger(SHEETS, **{f"{month}/close": value}).closes[f"p/{month}"]
        registry = replace(
            registry,
            closes={**registry.closes, f"p/{month}": closed},
            digests={**registry.digests, path: digest(close_text(figures, f"{month}-31").encode())},
        )
    return registry


def test_an_audit_derives_everything_anew() -> None:
    audit = audit_points(ledger(SHEETS), "p")
    assert (audit.batches, audit.entries, audit.cards) == (6, 6, 2)
    assert (audit.issued, audit.redeemed, audit.expired, audit.adjusted, audit.outstanding) == (40, 5, 0, 5, 40)
    assert (audit.accepted, audit.settled, audit.line, audit.agrees) == (0, 0, "", True)


def test_an_audit_gives_the_head_of_the_chain() -> None:
    registry = with_closes("2026-03", "2026-04")
    audit = audit_points(registry, "p")
    head = registry.digests["data/points/p/2026-04/close.yml"]
    assert [(month.month, month.agrees, month.digest is not None) for month in audit.months] == [
        ("2026-03", True, True),
        ("2026-04", True, True),
        ("2026-05", True, False),
    ]
    assert audit.line == f"hehuo p 2026-04 closing=35 close=sha256:{head}"


def test_an_audit_sees_a_close_that_says_something_else() -> None:
    registry = with_closes("2026-03", "2026-04")
    path = "data/points/p/2026-03/close.yml"
    tampered = replace(registry, digests={**registry.digests, path: "0" * 64})
    assert [month.agrees for month in audit_points(tampered, "p").months] == [True, False, True]
    assert not audit_points(tampered, "p").agrees


def test_a_simulation_books_a_period_at_another_rate() -> None:
    made = simulate(ledger(SHEETS), "p", "visit", 3, "2026-03-01", "2026-04-30")
    assert (made.rate, made.entries, made.cards) == (Change(before=4, after=3), 3, 2)
    assert made.issued == Change(before=36, after=27)
    assert made.by_month == {"2026-03": Change(before=16, after=12), "2026-04": Change(before=20, after=15)}
    assert made.by_community == {"": Change(before=36, after=27)}
    assert made.outstanding == Change(before=40, after=31)
    assert (made.capped, made.cut, made.overdrafts) == (0, 0, ())


def test_the_same_rate_changes_nothing() -> None:
    made = simulate(ledger(SHEETS), "p", "visit", 4, "2026-01-01", "2026-12-31")
    assert made.issued.before == made.issued.after and made.outstanding.before == made.outstanding.after


def test_a_simulation_holds_to_the_cap_and_to_the_days() -> None:
    made = simulate(ledger(SHEETS), "p", "visit", 7, "2026-03-02", "2026-03-31")
    # 4 points of 1 March stay; 21 would follow, and the cap leaves room for 16
    assert made.issued == Change(before=12, after=16)
    assert (made.capped, made.cut) == (1, 5)


def test_a_simulation_names_what_could_not_have_been_paid_for() -> None:
    sheets = {**SHEETS, "2026-04/big": spend("2026-04-05", 3, "noodles", card=OTHER)}
    made = simulate(ledger(sheets), "p", "visit", 2, "2026-04-01", "2026-04-30")
    assert [(overdraft.posting.batch, overdraft.balance) for overdraft in made.overdrafts] == [("p/2026-04/big", 10)]


def test_a_simulation_leaves_reversed_lines_alone() -> None:
    sheets = {**SHEETS, "2026-05/visit": undo("2026-05-03", "2026-03/visit", -12)}
    made = simulate(ledger(sheets), "p", "visit", 8, "2026-03-01", "2026-03-31")
    assert made.issued == Change(before=4, after=8)


def test_a_simulation_expires_what_would_have_been_due() -> None:
    sheets = {**SHEETS, "2026-10/end": move("expiry", "2026-10-05", 20, card=OTHER)}
    less = simulate(ledger(sheets), "p", "visit", 1, "2026-04-01", "2026-04-30")
    assert less.outstanding == Change(before=20, after=20) and less.overdrafts == ()
    untouched = simulate(ledger(sheets), "p", "help", 5, "2026-03-01", "2026-03-31")
    assert untouched.outstanding == Change(before=20, after=26)


def test_reversed_entries_count_for_neither_partner_nor_offer_nor_volunteer() -> None:
    sheets = {
        **SHEETS,
        "2026-05/soap": spend("2026-05-03", 2),
        "2026-05/visit": undo("2026-05-03", "2026-04/other", -20, card=OTHER),
        "2026-05/add": move("adjustment", "2026-05-04", 9, card=OTHER),
        "2026-05/add-undo": undo("2026-05-05", "2026-05/add", -9, card=OTHER),
    }
    view = derive_points(ledger(sheets))["p"]
    assert view.taken == {"p/soap": 2} and view.accepted == {"p/b": 2}
    assert view.earned == {CARD: 20}
