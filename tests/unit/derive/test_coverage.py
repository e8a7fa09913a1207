"""Which community has which kinds of partner, what lies at each level, and what cells open."""

from __future__ import annotations

import copy
from datetime import date

from hehuo.derive import derive
from worlds import PROGRAMME, Value, partner, project, registry_of, step

AS_OF = date(2026, 6, 1)


def programme() -> Value:
    made: Value = copy.deepcopy(PROGRAMME)
    made["teams"] = {"money": {"name": "金融"}}
    made["kinds"]["bank"]["team"] = "money"
    made["levels"] = {"street": {"name": "街道"}, "grid": {"name": "网格"}}
    made["sources"] = {"s": {"title": "报道", "publisher": "某报"}}
    made["figures"] = {"stewards": {"label": "网格员", "value": 9, "source": "s", "level": "grid"}}
    return made


def test_cells_hold_the_partners_behind_them_and_gaps_are_named() -> None:
    left = partner("bank", communities=["west"])
    left["history"] = [*left["history"], {"date": "2026-03-01", "event": "left"}]
    registry = registry_of(
        {
            "communities/p/east": {"name": "东"},
            "communities/p/west": {"name": "西"},
            "partners/p/a": partner(communities=["east", "west"], items=["lamp"]),
            "partners/p/b": partner("bank", communities=["east"]),
            "partners/p/gone": left,
            "partners/p/nowhere": partner(),
            "projects/p/meals": project(
                step("2026-03-01", "announce"), items=["meal"], **{"for": {"community": "west"}}
            ),
        },
        programme(),
    )
    coverage = derive(registry, AS_OF).coverage["p"]
    east, west = coverage.communities
    assert dict(east.kinds) == {"firm": ("p/a",), "bank": ("p/b",)}
    assert (east.missing, west.missing) == ((), ("bank",))
    assert west.directions["city"].partners == ("p/a",)
    assert (west.directions["care"].open, west.unserved) == (("p/meals",), ("care",))
    assert dict(coverage.kinds) == {"firm": ("p/a", "p/nowhere"), "bank": ("p/b",)}
    assert dict(coverage.teams) == {"money": ("p/b",)}
    assert coverage.unplaced == ("p/nowhere",)


def test_who_pauses_still_counts_and_who_has_left_does_not() -> None:
    def with_last(event: str) -> Value:
        made = partner("bank", communities=["east"])
        made["history"] = [*made["history"], {"date": "2026-03-01", "event": event}]
        return made

    for event, found in (("suspended", ("p/a",)), ("left", ())):
        registry = registry_of({"communities/p/east": {"name": "东"}, "partners/p/a": with_last(event)}, programme())
        coverage = derive(registry, AS_OF).coverage["p"]
        assert coverage.communities[0].kinds["bank"] == coverage.kinds["bank"] == coverage.teams["money"] == found
        assert ("bank" in coverage.communities[0].missing) == (not found)


def test_levels_add_up_what_communities_say_and_stand_beside_reported_figures() -> None:
    registry = registry_of(
        {
            "communities/p/east": {"name": "东", "levels": [{"level": "grid", "units": 4, "stewards": 3}]},
            "communities/p/west": {"name": "西", "levels": [{"level": "grid", "units": 5}]},
        },
        programme(),
    )
    street, grid = derive(registry, AS_OF).coverage["p"].levels
    assert (street.units, street.stewards, street.records) == (None, None, ())
    assert (grid.units, grid.stewards, grid.records) == (9, 3, ("p/east", "p/west"))
    assert grid.figures == ("stewards",)
