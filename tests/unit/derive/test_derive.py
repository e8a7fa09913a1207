"""What follows from a small registry: order of joining, honours, statistics, points."""

from datetime import date

from hehuo.derive import derive
from worlds import partner, project, registry_of, step

AS_OF = date(2026, 11, 1)
OPEN = step("2026-03-01", "announce")


def done(by: str, day: str = "2026-03-20", **more: object) -> dict[str, object]:
    return project(OPEN, step("2026-03-05", "claim", by), step(day, "finish"), **more)


def test_the_order_of_joining_is_derived_and_shared_by_partners_of_one_day() -> None:
    registry = registry_of(
        {
            "partners/p/late": partner(joined="2026-05-15"),
            "partners/p/b": partner(joined="2026-01-01"),
            "partners/p/a": partner(joined="2026-01-01"),
            "partners/p/seen": {"name": "某", "kind": "firm", "history": [{"date": "2026", "event": "reported"}]},
        }
    )
    views = derive(registry, AS_OF).partners
    places = {key: (view.number, view.number_last) for key, view in views.items()}
    assert places == {"p/a": (1, 2), "p/b": (1, 2), "p/late": (3, 3), "p/seen": (None, None)}


def test_honours_share_a_rank_and_leave_out_the_next() -> None:
    registry = registry_of(
        {
            "partners/p/a": partner(),
            "partners/p/b": partner(),
            "partners/p/c": partner(),
            "partners/p/none": partner(),
            "projects/p/one": done("a"),
            "projects/p/two": done("b"),
            "projects/p/three": done("c"),
            "projects/p/four": done("c"),
        }
    )
    roll = derive(registry, AS_OF).honours["p"].partners
    assert roll is not None
    assert [(place.rank, place.partner) for place in roll] == [(1, "p/c"), (2, "p/a"), (2, "p/b")]
    assert roll[0].projects == ("p/four", "p/three")


def test_a_dropped_project_counts_for_nothing() -> None:
    dropped = project(OPEN, step("2026-03-05", "claim", "a"), step("2026-03-06", "drop"),
                      outcomes=[{"measure": "lamps", "quantity": 5}], money=[{"yuan": 100}])  # fmt: skip
    registry = registry_of({"partners/p/a": partner(), "projects/p/x": dropped})
    statistics = derive(registry, AS_OF).statistics["p"]
    assert (statistics.done.value, statistics.dropped.value) == (0, 1)
    assert [(money.value, money.records) for money in statistics.money] == [(0, ())]
    assert statistics.outcomes["lamps"].value == 0
    assert derive(registry, AS_OF).honours["p"].partners == ()


def test_every_figure_carries_its_records() -> None:
    registry = registry_of(
        {
            "communities/p/east": {"name": "东社区"},
            "partners/p/a": partner(communities=["east"], trade="food"),
            "projects/p/x": done("a", items=["meal"], outcomes=[{"measure": "lamps", "quantity": 9}]),
            "projects/p/y": project(OPEN, items=["lamp"], **{"for": {"community": "east"}}),
        }
    )
    statistics = derive(registry, AS_OF).statistics["p"]
    assert statistics.outcomes["lamps"].value == 9 and statistics.outcomes["lamps"].records == ("p/x",)
    by_direction = {row.id: (row.partners.records, row.projects.records) for row in statistics.by_direction}
    assert by_direction == {"city": ((), ("p/y",)), "care": (("p/a",), ("p/x",))}
    east = statistics.by_community[0]
    assert east.open is not None
    assert (east.partners.records, east.open.records) == (("p/a",), ("p/y",))
    assert {row.id: row.done.value for row in statistics.by_trade} == {"food": 1, "money": 0}


def test_waiting_and_total_days() -> None:
    registry = registry_of({"partners/p/a": partner(), "projects/p/open": project(OPEN), "projects/p/done": done("a")})
    views = derive(registry, AS_OF).projects
    assert views["p/open"].waiting_days == 245 and views["p/open"].late
    assert (views["p/done"].waiting_days, views["p/done"].total_days) == (4, 19)


def test_points_move_from_programme_to_card_to_partner() -> None:
    card = "4Q7M-0XJ2-9KPD-8"
    earn = {"date": "2026-05-09", "kind": "earn", "rule": "clean", "source": "A1", "total": 20,
            "entries": [{"card": card, "quantity": 10}]}  # fmt: skip
    redeem = {"date": "2026-05-20", "kind": "redeem", "partner": "a", "offer": "o", "source": "B1", "total": 15,
              "entries": [{"card": card}]}  # fmt: skip
    registry = registry_of(
        {
            "partners/p/a": partner(),
            "points/p/rules": {
                "rules": {"clean": {"title": "清洁", "points": 2, "unit": "小时", "from": "2026-01-01"}}
            },
            "points/p/cards": {
                "cards": {card: {"opened": "2026-01-01", "alias": "早起的石榴", "consent": "2026-01-01"}}
            },
            "points/p/offers/o": {"title": "礼品", "partner": "a", "form": "gift", "cost": 15, "from": "2026-01-01"},
            "points/p/2026-05/earn-1": earn,
            "points/p/2026-05/redeem-1": redeem,
        }
    )
    derived = derive(registry, AS_OF)
    points = derived.points["p"]
    assert (points.issued, points.redeemed, points.outstanding) == (20, 15, 5)
    assert (points.taken["p/o"], points.accepted["p/a"], points.earned[card]) == (1, 15, 20)
    volunteers = derived.honours["p"].volunteers
    assert volunteers is not None
    volunteer = volunteers[0]
    assert (volunteer.rank, volunteer.alias, volunteer.points) == (1, "早起的石榴", 20)
