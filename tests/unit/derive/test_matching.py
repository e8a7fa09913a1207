"""Who could take up what, and why: points that add up, ties by key, reasons that name their records, and obstacles."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from hehuo.derive import derive
from hehuo.derive.match_market import BREADTH
from hehuo.derive.match_points import MINIMUM, POINTS
from hehuo.derive.matching import SUGGESTED, Matches
from hehuo.model.registry import Registry
from worlds import PROGRAMME, Value, partner, project, registry_of, step

AS_OF = date(2026, 6, 1)
OPEN = step("2026-03-01", "announce")


def community(name: str = "某社区") -> Value:
    return {"name": name}


TITLES = {"lamp": "小巷装路灯", "meal": "给老人送餐"}


def need(item: str = "lamp", /, **more: Any) -> Value:
    return project(OPEN, items=[item], **{"title": TITLES[item], **more})


def finished(by: str, item: str = "lamp") -> Value:
    steps = OPEN, step("2026-03-05", "claim", by), step("2026-03-20", "finish")
    return project(*steps, items=[item], title=TITLES[item])


def matches_of(registry: Registry) -> Matches:
    return derive(registry, AS_OF).matches["p"]


def reasons(matches: Matches, key: str, who: str) -> dict[str, int]:
    found = next(match for match in matches.needs[key].suggestions if match.partner == who)
    assert found.points == sum(reason.points for reason in found.reasons)
    return {reason.id: reason.points for reason in found.reasons}


def test_each_reason_has_its_declared_points_and_who_names_only_a_direction_is_no_suggestion() -> None:
    registry = registry_of(
        {
            "communities/p/east": community(),
            "partners/p/near": partner(items=["lamp"], communities=["east"]),
            "partners/p/far": partner(
                items=["lamp"], resources=[{"what": "灯", "quantity": 9, "unit": "盏", "items": ["lamp"]}]
            ),
            "partners/p/broad": partner(items=["city"], communities=["east"]),
            "partners/p/none": partner(items=["meal"], communities=["east"]),
            "projects/p/lamps": need(wanted={"quantity": 9, "unit": "盏"}, **{"for": {"community": "east"}}),
        }
    )
    found = matches_of(registry)
    assert [match.partner for match in found.needs["p/lamps"].suggestions] == ["p/far", "p/near"]
    assert reasons(found, "p/lamps", "p/far") == {"item": 40, "resource": 20, "quantity": 5}
    assert reasons(found, "p/lamps", "p/near") == {"item": 40, "community": 15}


def test_a_record_of_such_projects_counts_up_to_three_and_what_is_in_hand_against() -> None:
    done = {f"projects/p/done-{number}": finished("old") for number in range(5)}
    busy = {f"projects/p/busy-{number}": project(OPEN, step("2026-03-05", "claim", "old")) for number in range(6)}
    registry = registry_of({"partners/p/old": partner(items=["lamp"]), "projects/p/new": need(), **done, **busy})
    assert reasons(matches_of(registry), "p/new", "p/old") == {"item": 40, "record": 12, "load": -16}


def test_partners_of_a_trade_speak_for_one_another_but_not_alone() -> None:
    registry = registry_of(
        {
            "communities/p/east": community(),
            "partners/p/one": partner(trade="food"),
            "partners/p/two": partner(trade="food", items=["meal"]),
            "partners/p/three": partner(trade="food", communities=["east"]),
            "projects/p/done": finished("one", "meal"),
            "projects/p/new": need("meal", **{"for": {"community": "east"}}),
        }
    )
    found = matches_of(registry)
    assert reasons(found, "p/new", "p/two") == {"item": 40, "trade": 8}
    [match] = found.needs["p/new"].suggestions
    assert next(reason.records for reason in match.reasons if reason.id == "trade") == ("p/done",)


def test_only_active_partners_that_do_not_ask_or_hold_are_suggested() -> None:
    gone = partner(items=["lamp"])
    gone["history"] = [*gone["history"], {"date": "2026-02-01", "event": "left"}]
    registry = registry_of(
        {
            "partners/p/gone": gone,
            "partners/p/asks": partner(items=["lamp"]),
            "projects/p/lamps": need(**{"for": {"partner": "asks"}}),
        }
    )
    found = matches_of(registry).needs["p/lamps"]
    assert (found.suggestions, found.obstacle, found.could) == ((), "inactive", ("p/gone",))


@pytest.mark.parametrize(
    ("item", "who", "obstacle"),
    [
        ("lamp", partner(items=["meal"]), "nobody"),
        ("lamp", partner(items=["care"], resources=[{"what": "轮椅", "items": ["lamp"]}]), "nobody"),
        ("city", partner(items=["city"]), "broad"),
        (None, partner(items=["lamp"]), "no-item"),
        ("lamp", {**partner(items=["lamp"]), "history": [
            {"date": "2026-01-01", "event": "joined"}, {"date": "2026-02-01", "event": "suspended"}]}, "inactive"),
    ],
)  # fmt: skip
def test_why_nobody_can_take_a_need_is_said(item: str | None, who: Value, obstacle: str) -> None:
    wanted = project(OPEN, title="小巷装路灯", **({"items": [item]} if item else {}))
    registry = registry_of({"partners/p/one": who, "projects/p/need": wanted})
    found = matches_of(registry)
    assert found.unmet == (found.needs["p/need"],)
    assert found.needs["p/need"].obstacle == obstacle


def test_a_workflow_can_leave_claims_to_kinds_of_partner() -> None:
    programme = copy.deepcopy(PROGRAMME)
    programme["workflows"]["claim"]["events"]["claim"]["kinds"] = ["bank"]
    records = {"partners/p/firm": partner(items=["lamp"]), "projects/p/need": need()}
    found = matches_of(registry_of(records, programme)).needs["p/need"]
    assert (found.obstacle, found.could) == ("kind", ("p/firm",))
    records["partners/p/bank"] = partner("bank", items=["lamp"])
    found = matches_of(registry_of(records, programme)).needs["p/need"]
    assert [match.partner for match in found.suggestions] == ["p/bank"]


def test_what_is_left_of_a_project_claimed_in_part_stays_a_need_for_others() -> None:
    claimed = project(OPEN, step("2026-03-05", "claim", "first", quantity=9), items=["lamp"],
                      title="路灯", wanted={"quantity": 10, "unit": "张"})  # fmt: skip
    registry = registry_of(
        {
            "partners/p/first": partner(items=["lamp"]),
            "partners/p/second": partner(items=["lamp"]),
            "projects/p/beds": claimed,
        }
    )
    found = matches_of(registry).needs["p/beds"]
    assert (found.need.left, [match.partner for match in found.suggestions]) == (1, ["p/second"])


def test_who_gave_a_project_back_is_suggested_with_that_against_it() -> None:
    returned = project(OPEN, step("2026-03-05", "claim", "a"), step("2026-03-09", "give-back", "a"), items=["lamp"],
                       title="路灯")  # fmt: skip
    registry = registry_of({"partners/p/a": partner(items=["lamp"]), "projects/p/need": returned})
    assert reasons(matches_of(registry), "p/need", "p/a") == {"item": 40, "returned": -20}


def test_idle_partners_are_those_with_nothing_in_hand_and_see_the_longest_waiting_first() -> None:
    registry = registry_of(
        {
            "partners/p/idle": partner(items=["lamp"]),
            "partners/p/other": partner(items=["meal"]),
            "partners/p/busy": partner(items=["lamp"]),
            "projects/p/held": project(OPEN, step("2026-03-05", "claim", "busy")),
            "projects/p/new": need(),
            "projects/p/old": project(step("2026-01-05", "announce"), items=["lamp"], title="路灯"),
        }
    )
    found = matches_of(registry)
    assert found.idle == ("p/idle", "p/other")
    assert [match.need for match in found.partners["p/idle"]] == ["p/old", "p/new"]
    assert found.partners["p/other"] == ()


def test_ties_go_by_key_and_the_order_of_records_changes_nothing() -> None:
    records = {f"partners/p/partner-{number:02d}": partner(items=["lamp"]) for number in range(BREADTH + 9)}
    records["projects/p/need"] = need()
    one, other = matches_of(registry_of(records)), matches_of(registry_of(dict(reversed(records.items()))))
    assert one == other
    assert [match.partner for match in one.needs["p/need"].suggestions] == [
        f"p/partner-{number:02d}" for number in range(SUGGESTED)
    ]


def test_neighbours_are_found_however_many_there_are_elsewhere() -> None:
    records: dict[str, Value] = {f"partners/p/a-{number:03d}": partner(items=["lamp"]) for number in range(4 * BREADTH)}
    records |= {
        "communities/p/east": community(),
        "partners/p/z-near": partner(items=["lamp"], communities=["east"]),
        "projects/p/need": need(**{"for": {"community": "east"}}),
    }
    assert matches_of(registry_of(records)).needs["p/need"].suggestions[0].partner == "p/z-near"


def test_a_finished_project_says_why_its_partner_suited_it() -> None:
    registry = registry_of(
        {
            "partners/p/gardener": partner(items=["lamp"], resources=[{"what": "路灯", "items": ["lamp"]}]),
            "projects/p/done": finished("gardener"),
        }
    )
    [match] = matches_of(registry).chosen["p/done"]
    assert [(reason.id, reason.text) for reason in match.reasons] == [
        ("item", None),
        ("resource", "路灯"),
        ("words", "路灯"),
    ]


def test_points_are_small_and_declared_and_the_minimum_is_above_being_near() -> None:
    assert all(isinstance(points, int) and -50 <= points <= 50 for points in POINTS.values())
    assert POINTS["community"] + POINTS["direction"] <= MINIMUM


def test_what_meets_another_item_than_the_first_counts_half() -> None:
    registry = registry_of(
        {
            "partners/p/cook": partner(items=["meal"]),
            "partners/p/electrician": partner(items=["lamp"], resources=[{"what": "路灯", "items": ["lamp"]}]),
            "projects/p/need": project(OPEN, items=["meal", "lamp"], title="送餐路上装路灯"),
        }
    )
    found = matches_of(registry)
    assert reasons(found, "p/need", "p/cook") == {"item": 40}
    assert reasons(found, "p/need", "p/electrician") == {"item": 20, "resource": 10, "words": 20}


MEALS = {"what": "午饭软面", "items": ["meal"]}
PHOTOS = {"what": "免费证件照", "items": ["meal"]}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (partner(items=["meal"], resources=[MEALS]), {"item": 40, "resource": 20}),
        # What it gives under the item is something else, though it names it: asked only where more speaks for it.
        (partner(items=["meal"], resources=[PHOTOS]), None),
        (partner(items=["meal"], resources=[PHOTOS], communities=["east"]), {"named": 15, "community": 15}),
        (partner(items=["meal"], services=[{"title": "午间食堂", "items": ["meal"]}]), {"item": 40, "service": 10, "load": -4}),
        (partner(items=["old"], communities=["east"]), None),
        (partner(communities=["east"]), None),
    ],
)  # fmt: skip
def test_the_words_of_what_a_partner_gives_have_to_fit_the_need(who: Value, expected: dict[str, int] | None) -> None:
    wanted = need("meal", title="给老人做午餐", **{"for": {"community": "east"}})
    registry = registry_of({"communities/p/east": community(), "partners/p/one": who, "projects/p/need": wanted})
    found = matches_of(registry)
    if expected is None:
        assert found.needs["p/need"].suggestions == ()
    else:
        assert reasons(found, "p/need", "p/one") == expected


def test_a_partner_whose_item_does_not_fit_the_words_is_only_named_as_one_to_ask() -> None:
    registry = registry_of(
        {"partners/p/one": partner(items=["meal"]), "projects/p/need": need("meal", title="缺一副象棋")}
    )
    found = matches_of(registry).needs["p/need"]
    assert (found.suggestions, found.obstacle, found.could) == ((), "unclear", ("p/one",))


def test_who_talks_about_a_project_already_comes_first() -> None:
    programme = copy.deepcopy(PROGRAMME)
    programme["workflows"]["claim"]["events"]["discuss"] = {"name": "商谈", "from": ["wanted"], "to": "wanted"}
    registry = registry_of(
        {
            "partners/p/talks": partner(items=["city"]),
            "partners/p/other": partner(items=["care"], communities=["east"]),
            "communities/p/east": community(),
            "projects/p/need": project(OPEN, step("2026-03-02", "discuss", "talks"), items=["lamp"], title="路灯"),
        },
        programme,
    )
    found = matches_of(registry)
    assert reasons(found, "p/need", "p/talks") == {"talks": 25, "wider": 10}
    assert [match.partner for match in found.needs["p/need"].suggestions] == ["p/talks"]


def test_a_standing_service_that_goes_on_counts_as_load_and_one_that_ended_does_not() -> None:
    services = [{"title": "每周理发"}, {"title": "每月义诊", "until": "2026-02-01"}]
    registry = registry_of({"partners/p/one": partner(items=["lamp"], services=services), "projects/p/need": need()})
    found = matches_of(registry)
    assert reasons(found, "p/need", "p/one") == {"item": 40, "load": -4}
    assert found.idle == ()


def test_a_shared_word_counts_only_where_few_texts_use_it_and_never_where_it_names_a_place() -> None:
    def words_of(name: str, others: int) -> dict[str, int]:
        records: dict[str, Value] = {
            "communities/p/east": community("珍珠社区"),
            "partners/p/one": {**partner(items=["lamp"]), "name": name},
            "projects/p/need": need(title="珍珠巷口路灯，顺带修报刊亭"),
        }
        records |= {f"projects/p/other-{number}": need(title=f"报刊亭路灯{number}") for number in range(others)}
        return reasons(matches_of(registry_of(records)), "p/need", "p/one")

    assert words_of("报刊亭管理站", 1) == {"item": 40, "words": 20}
    assert words_of("报刊亭管理站", 60) == {"item": 40}
    assert words_of("珍珠商店", 1) == {"item": 40}
