"""Small registries for tests, built from plain values without files."""

from __future__ import annotations

import copy
from typing import Any

from hehuo.document import Document, Positions
from hehuo.model.registry import Registry, build_registry
from hehuo.record_types import RECORD_TYPES, classify

Value = dict[str, Any]

CLAIM: Value = {
    "name": "认领",
    "states": {
        "wanted": {"name": "待认领", "class": "open"},
        "claimed": {"name": "已认领", "class": "active"},
        "done": {"name": "已完成", "class": "done"},
        "dropped": {"name": "已中止", "class": "dropped"},
    },
    "events": {
        "announce": {"name": "发布", "to": "wanted", "by": ["community"]},
        "claim": {"name": "认领", "from": ["wanted"], "to": "claimed", "claims": True, "within_days": 10},
        "finish": {"name": "完成", "from": ["claimed"], "to": "done", "within_days": 30},
        "give-back": {"name": "退回", "from": ["claimed"], "to": "wanted", "releases": True},
        "drop": {"name": "中止", "from": ["wanted", "claimed"], "to": "dropped"},
    },
}

PROGRAMME: Value = {
    "name": "测试街道合伙人",
    "area": {"province": "某省", "city": "某市", "district": "某区"},
    "nature": "demo",
    "summary": "测试用。",
    "kinds": {"firm": {"name": "企业"}, "bank": {"name": "银行"}},
    "trades": {"food": {"name": "餐饮"}, "money": {"name": "金融"}},
    "roles": {"community": {"name": "社区"}, "partner": {"name": "合伙人"}},
    "directions": {
        "city": {"name": "城市管理", "items": {"lamp": {"name": "路灯"}}},
        "care": {"name": "关爱", "groups": {"old": {"name": "助老", "items": {"meal": {"name": "送餐"}}}}},
    },
    "measures": {"lamps": {"name": "路灯", "unit": "盏"}},
    "workflows": {"claim": CLAIM},
    "benefits": {"venue": {"name": "场地"}},
    "offer_forms": {"gift": {"name": "礼品"}},
}


def partner(kind: str = "firm", joined: str = "2026-01-01", **more: object) -> Value:
    """A partner that joined on a day."""
    return {"name": "某单位", "kind": kind, "history": [{"date": joined, "event": "joined"}], **more}


def step(date: str, event: str, partner: str | None = None, **more: object) -> Value:
    """One entry of a timeline."""
    return {"date": date, "event": event, **({"partner": partner} if partner else {}), **more}


def project(*timeline: Value, **more: object) -> Value:
    """A project of the `claim` workflow."""
    return {"title": "某项目", "workflow": "claim", "timeline": list(timeline), **more}


def _nowhere() -> Positions:
    return Positions({}, {})


def registry_of(records: dict[str, Value], programme: Value | None = None) -> Registry:
    """The registry of records given by path below `data/`, without `.yml`; programme `p` is there unless given."""
    values = {"programmes/p": programme or copy.deepcopy(PROGRAMME), **records}
    known: dict[str, set[str]] = {record_type.name: set() for record_type in RECORD_TYPES}
    documents = []
    for name, value in values.items():
        path = f"data/{name}.yml"
        found = classify(path)
        assert found is not None, path
        known[found[0].name].add(found[1])
        content = repr(value).encode()
        documents.append(
            Document(path=path, type=found[0], key=found[1], value=value, content=content, locate=_nowhere)
        )
    return build_registry(documents, {name: frozenset(keys) for name, keys in known.items()})
