"""The registry as one value: records by key and by type, names, the catalogue, digests."""

from __future__ import annotations

import copy

from hehuo.model.records import Project, Struct
from hehuo.model.registry import digest, iter_catalogue, iter_named, resolve
from ledgers import earn, ledger
from worlds import PROGRAMME, Value, partner, project, registry_of, step

DONE: Value = project(step("2026-03-01", "announce"), **{"for": {"community": "east"}})


def test_every_node_of_the_catalogue_knows_its_term_direction_and_group() -> None:
    made: Value = copy.deepcopy(PROGRAMME)
    made["directions"]["care"]["items"] = {"visit": {"name": "探访"}}
    registry = registry_of({}, made)
    nodes = [(node.id, node.term.name, node.direction, node.group) for node in iter_catalogue(registry.programmes["p"])]
    assert nodes == [
        ("city", "城市管理", "city", None),
        ("lamp", "路灯", "city", None),
        ("care", "关爱", "care", None),
        ("visit", "探访", "care", None),
        ("old", "助老", "care", "old"),
        ("meal", "送餐", "care", "old"),
    ]
    assert registry.directions_of("p", ("meal", "lamp", "unknown", "visit")) == ("care", "city")
    assert registry.directions_of("q", ("meal",)) == ()


def test_records_of_a_type_by_key_and_the_one_settings_file_by_none() -> None:
    settings = {"title": "登记簿", "language": "zh-CN", "timezone": "Asia/Shanghai"}
    registry = registry_of({"partners/p/a": partner(), "registry": settings})
    assert registry.records("partner").keys() == {"p/a"}
    assert registry.records("registry") == {"": registry.settings}
    assert registry_of({}).records("registry") == {}


def test_what_an_id_is_called() -> None:
    registry = registry_of(
        {"partners/p/a": partner(name="某某银行", short="某银行"), "communities/p/east": {"name": "东社区"}}
    )
    assert registry.name_of("p", "kind", "firm") == "企业"
    assert registry.name_of("p", "workflow", "claim") == "认领"
    assert registry.name_of("p", "partner", "a") == "某银行"
    assert registry.name_of("q", "community", "p/east") == "东社区"
    assert registry.name_of("p", "community", "west") is None
    assert registry.name_of("q", "kind", "firm") is None


def test_everything_that_pages_link_to_has_a_name() -> None:
    made: Value = {**copy.deepcopy(PROGRAMME), "meetings": {"spring": {"name": "春季认领会", "date": "2026-03-01"}}}
    named = set(iter_named(registry_of({"partners/p/a": partner(name="某某银行", short="某银行")}, made)))
    assert ("programme", "p", "测试街道合伙人") in named
    assert ("partner", "p/a", "某银行") in named
    assert ("meeting", "p/spring", "春季认领会") in named


def test_only_the_ledgers_files_have_digests_and_line_ends_do_not_matter() -> None:
    registry = ledger({"2026-03/a": earn("2026-03-01", "help", 1)})
    assert registry.digests.keys() == {"data/points/p/2026-03/a.yml"}
    assert digest(b"a\r\nb\r\n") == digest(b"a\nb\n") != digest(b"a\rb\n")


def test_batches_by_programme() -> None:
    registry = ledger({"2026-03/b": earn("2026-03-01", "help", 1), "2026-03/a": earn("2026-03-01", "help", 2)})
    assert list(registry.batches_by_programme["p"]) == ["p/2026-03/a", "p/2026-03/b"]


def test_a_field_under_the_name_it_has_in_a_file() -> None:
    record: Struct = registry_of({"projects/p/x": DONE}).projects["p/x"]
    assert isinstance(record, Project)
    assert record.get("for") is record.for_
    assert record.get("title") == "某项目"
    assert record.get("unknown") is None


def test_a_reference_is_of_the_same_programme_unless_it_names_one() -> None:
    assert (resolve("p", "a"), resolve("p", "q/a")) == ("p/a", "q/a")
