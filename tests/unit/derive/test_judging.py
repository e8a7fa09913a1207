"""What follows from reviews, awards and indicators: totals, ranks, how far a finding has come, who won what."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from hehuo.derive import Derived, derive
from worlds import PROGRAMME, partner, project, registry_of, step

AS_OF = date(2026, 7, 31)
PANELS: dict[str, Any] = {
    **copy.deepcopy(PROGRAMME),
    "panels": {"group": {"name": "评议团"}, "bench": {"name": "板凳会"}},
    "consequences": {"bonus": {"name": "奖励", "effect": "reward"}},
}
CARD = "4Q7M-0XJ2-9KPD-B"


def review(who: str | None, day: str, *scores: tuple[int, int], panel: str = "group", **more: object) -> dict[str, Any]:
    criteria = [{"title": f"第{at}项", "max": full, "score": score} for at, (score, full) in enumerate(scores)]
    return {"title": "评议", "panel": panel, "date": day, **({"partner": who} if who else {}),
            **({"criteria": criteria} if criteria else {}), **more}  # fmt: skip


def derived(records: dict[str, Any]) -> Derived:
    people = {f"partners/p/{name}": partner() for name in ("a", "b", "c")}
    return derive(registry_of({**people, **records}, PANELS), AS_OF)


def test_totals_are_added_and_equal_scores_share_a_rank_within_a_panel_and_month() -> None:
    reviews = derived(
        {
            "reviews/p/a5": review("a", "2026-05", (26, 30), (20, 20)),
            "reviews/p/b5": review("b", "2026-05-28", (23, 25), (23, 25)),
            "reviews/p/c5": review("c", "2026-05", (1, 3)),
            "reviews/p/a6": review("a", "2026-06", (15, 30)),
            "reviews/p/bench": review("b", "2026-05", (5, 5), panel="bench"),
        }
    ).reviews
    places = {
        key: (view.total, view.out_of, view.percent, view.rank, view.ranked) for key, view in reviews.views.items()
    }
    assert places == {
        "p/a5": (46, 50, 92, 1, 3),
        "p/b5": (46, 50, 92, 1, 3),
        "p/c5": (1, 3, 33, 3, 3),
        "p/a6": (15, 30, 50, 1, 1),
        "p/bench": (5, 5, 100, 1, 1),
    }
    assert [view.key for view in reviews.programmes["p"].series["p/a"]] == ["p/a5", "p/a6"]
    assert [view.key for view in reviews.of_partner["p/a"]] == ["p/a6", "p/a5"]


def finding(found: str, **more: object) -> dict[str, object]:
    return {"title": "问题", "found": found, **more}


def test_a_finding_is_open_until_it_is_closed_and_overdue_the_day_after_it_was_due() -> None:
    steps = [{"date": "2026-07-10", "note": "修"}]
    held = derived(
        {
            "reviews/p/x": review(
                "a",
                "2026-07",
                findings=[
                    finding("2026-07-01", due="2026-07-31"),
                    finding("2026-07-01", due="2026-07-30", steps=steps),
                    finding("2026-07-01", due="2026-07-10", closed="2026-07-11"),
                    finding("2026-07", owner={"partner": "b"}),
                    finding("2026-07-02", owner={"role": "community"}, closed="2026-07-03"),
                ],
            )
        }
    ).reviews
    found = held.views["p/x"].findings
    assert [finding.state for finding in found] == ["found", "followed", "closed", "found", "closed"]
    assert [(finding.overdue, finding.late) for finding in found] == [
        (False, False), (True, False), (False, True), (False, False), (False, False)]  # fmt: skip
    assert [finding.days for finding in found] == [30, 30, 10, None, 1]
    assert [(finding.partner, finding.role) for finding in found][2:] == [
        ("p/a", None),
        ("p/b", None),
        (None, "community"),
    ]
    assert [finding.place for finding in held.programmes["p"].pending] == [1, 0, 3]
    assert (held.programmes["p"].overdue.value, held.programmes["p"].overdue.records) == (1, ("p/x",))
    assert [finding.place for finding in held.findings_of["p/b"]] == [3]


def test_a_card_wins_under_the_alias_its_holder_agreed_to_or_under_none() -> None:
    def won(**card: str) -> tuple[str | None, int]:
        cards = {"cards": {CARD: {"opened": "2026-01-01", **card}}}
        awards = derived(
            {"points/p/cards": cards, "awards/p/x": {"name": "奖", "recipients": [{"to": {"card": CARD}}]}}
        )
        view = awards.awards.views["p/x"]
        assert CARD not in repr([(recipient.key, recipient.alias) for recipient in view.recipients])
        return view.recipients[0].alias, view.unnamed

    assert won(alias="小灯泡", consent="2026-01-02") == ("小灯泡", 0)
    assert won(alias="小灯泡") == (None, 1)
    assert won() == (None, 1)


def test_awards_are_found_from_what_won_them_the_latest_first() -> None:
    to = [{"to": {"partner": "a"}}, {"to": {"project": "x"}, "citation": "好"}]
    awards = derived(
        {
            "projects/p/x": project(step("2026-03-01", "announce")),
            "awards/p/never": {"name": "设了没颁"},
            "awards/p/old": {"name": "旧", "date": "2025", "recipients": to},
            "awards/p/new": {"name": "新", "date": "2026-05-01", "recipients": to[:1]},
        }
    ).awards
    assert [view.key for view in awards.programmes["p"]] == ["p/new", "p/old", "p/never"]
    assert [award.award for award in awards.won["partner", "p/a"]] == ["p/new", "p/old"]
    assert [award.recipient.citation for award in awards.won["project", "p/x"]] == ["好"]


def test_an_indicator_says_what_changed_and_whether_that_is_better() -> None:
    def changed(better: str | None, *values: int) -> tuple[int | None, bool | None]:
        series = [{"date": f"2026-0{at}", "value": value} for at, value in enumerate(values, 1)]
        record = {
            "title": "数",
            "unit": "件",
            "series": series,
            "partner": "a",
            **({"better": better} if better else {}),
        }
        held = derived({"indicators/p/x": record}).indicators
        assert [view.key for view in held.about["partner", "p/a"]] == ["p/x"]
        return held.views["p/x"].change, held.views["p/x"].improved

    assert changed("up", 40, 60, 87) == (47, True)
    assert changed("down", 40, 87) == (47, False)
    assert changed("down", 63, 31) == (-32, True)
    assert changed(None, 1, 2) == (1, None)
    assert changed("up", 5, 5) == (0, None)
    assert changed("up", 5) == (None, None)


def test_findings_stand_overdue_first_then_open_the_longest_at_the_top_then_closed() -> None:
    found = derived(
        {
            "reviews/p/x": review(
                "a",
                "2026-07",
                findings=[
                    finding("2026-01-01", closed="2026-07-30"),
                    finding("2026-07-20"),
                    finding("2026-06-01"),
                    finding("2026-07-25", due="2026-07-30"),
                ],
            )
        }
    ).reviews.findings_of["p/a"]
    assert [status.place for status in found] == [3, 2, 1, 0]


def test_a_call_says_the_number_after_everybody_who_ever_joined() -> None:
    left = partner(history=[{"date": "2026-01-01", "event": "joined"}, {"date": "2026-02-01", "event": "left"}])
    call = derived({"partners/p/d": left}).calls["p"]
    assert (call.partners.value, call.number) == (3, 5)
