"""The rolls of honour: who is on them, and with which rank."""

from __future__ import annotations

from datetime import date

from hehuo.derive import derive
from hehuo.derive.honours import MINIMUM_POINTS, MINIMUM_PROJECTS, Honours
from ledgers import CARD, OTHER, earn, ledger, undo
from worlds import Value, partner, project, registry_of, step

AS_OF = date(2026, 6, 1)
NEXT = "0000-0000-0000-1"


def done(name: str, count: int) -> Value:
    """So many finished projects of a partner."""
    steps = (step("2026-03-01", "announce"), step("2026-03-02", "claim", name), step("2026-03-03", "finish", name))
    return {f"projects/p/{name}-{number}": project(*steps) for number in range(count)}


def partners_roll(**counts: int) -> list[tuple[int, str, int]]:
    records: Value = {}
    for name, count in counts.items():
        records |= {f"partners/p/{name}": partner(), **done(name, count)}
    honours = derive(registry_of(records), AS_OF).honours["p"]
    assert honours.partners is not None
    return [(place.rank, place.partner, len(place.projects)) for place in honours.partners]


def test_partners_with_as_many_projects_share_a_rank_and_the_next_is_left_out() -> None:
    assert partners_roll(d=1, b=2, c=2, a=3, e=1) == [
        (1, "p/a", 3),
        (2, "p/b", 2),
        (2, "p/c", 2),
        (4, "p/d", 1),
        (4, "p/e", 1),
    ]


def test_one_project_or_point_is_enough_and_less_is_on_no_roll() -> None:
    assert (MINIMUM_PROJECTS, MINIMUM_POINTS) == (1, 1)
    assert partners_roll(a=0) == []
    assert partners_roll(a=1) == [(1, "p/a", 1)]


def card(alias: str | None = None, consent: str | None = "2026-01-01") -> Value:
    named = {"alias": alias, "consent": consent, "community": None} if alias else {}
    return {"opened": "2026-01-01", **{key: value for key, value in named.items() if value}}


def honours_of(cards: Value, sheets: dict[str, Value]) -> Honours:
    return derive(ledger(sheets, cards={"cards": cards}), AS_OF).honours["p"]


def test_volunteers_share_ranks_too() -> None:
    sheets = {
        "2026-03/a": earn("2026-03-01", "help", 5, card=CARD),
        "2026-03/b": earn("2026-03-01", "help", 6, card=OTHER),
        "2026-03/c": earn("2026-03-01", "help", 6, card=NEXT),
    }
    honours = honours_of({CARD: card("甲"), OTHER: card("乙"), NEXT: card("丙")}, sheets)
    assert honours.volunteers is not None
    assert [(place.rank, place.alias, place.points) for place in honours.volunteers] == [
        (1, "丙", 12),
        (1, "乙", 12),
        (3, "甲", 10),
    ]
    assert honours.unnamed == 0


def test_a_card_without_alias_or_consent_is_counted_and_not_named() -> None:
    sheets = {"2026-03/a": earn("2026-03-01", "help", 1)}
    for shown in (card(), card("甲", None)):
        honours = honours_of({CARD: shown}, sheets)
        assert (honours.volunteers, honours.unnamed) == ((), 1)


def test_no_points_reversed_ones_and_unlisted_cards_are_on_no_roll() -> None:
    none = {"2026-03/a": earn("2026-03-01", "help", 0)}
    undone = {"2026-03/a": earn("2026-03-01", "help", 1), "2026-03/r": undo("2026-03-02", "2026-03/a", -2)}
    unlisted = {"2026-03/a": earn("2026-03-01", "help", 1, card=OTHER)}
    for sheets in (none, undone, unlisted):
        honours = honours_of({CARD: card("甲")}, sheets)
        assert (honours.volunteers, honours.unnamed) == ((), 0)
