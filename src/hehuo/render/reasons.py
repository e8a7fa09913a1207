"""Why a partner is suggested for a need, and why nobody is, written out in Chinese and English.

Owns these words for pages and command line alike; knows matches by their shape only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_REASONS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "item": "能承接“{node}”",
        "wider": "承接的范围写到“{node}”，这件事在其中",
        "group": "做“{node}”一类的事",
        "direction": "也在“{node}”方向上做事",
        "resource": "有用得上的：{text}",
        "quantity": "数量够：{number} {unit}",
        "service": "有常设服务：{text}",
        "record": "办成过同类项目 {count} 个",
        "trade": "同业态的合伙人办成过同类项目",
        "community": "就在这个社区服务",
        "load": "手上还有 {number} 个在办",
        "returned": "认领过这一个，又退回了",
    },
    "en": {
        "item": 'takes on "{node}"',
        "wider": 'takes on all of "{node}", and this is part of it',
        "group": 'does other work of "{node}"',
        "direction": 'is active in "{node}" too',
        "resource": "has what is of use: {text}",
        "quantity": "has enough: {number} {unit}",
        "service": "gives a standing service: {text}",
        "record": "such projects finished: {count}",
        "trade": "partners of its trade have finished such projects",
        "community": "serves this community",
        "load": "has {number} in hand",
        "returned": "took this one up and gave it back",
    },
}

LABELS: Mapping[str, str] = {
    "item": "能承接这一项",
    "wider": "承接的范围写到整个组或方向",
    "resource": "有对得上的资源",
    "group": "做同一组的别的事",
    "community": "服务这个社区",
    "service": "有对得上的常设服务",
    "trade": "同业态的合伙人办成过",
    "quantity": "资源的数量够",
    "direction": "也在这个方向上做事",
    "record": "办成过同类项目，每个（最多算三个）",
    "load": "手上在办的，每个（最多算四个）",
    "returned": "认领过又退回",
}
"""The reasons in the words of the table of points."""

_PART: Mapping[str, str] = {"zh": "（只是其中一项）", "en": " (only one of its items)"}

_OBSTACLES: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "no-item": "项目没有写属于哪个项目类，没法配；给它补上 items",
        "broad": "项目只写到方向或组，没写到具体的项目类，配不准；把 items 写细一点",
        "kind": "能做的合伙人有，但流程不许这类合伙人认领",
        "inactive": "能做的合伙人眼下不在册（暂停或退出）",
        "held": "能做的合伙人已经认领了一部分，还要再找一家",
        "nobody": "名录里没有合伙人写明能做这一类事：可以专门去请",
    },
    "en": {
        "no-item": "the project names no item of the catalogue, so nothing can be matched; give it `items`",
        "broad": "the project names only a direction or group; name the item to be matched",
        "kind": "who could do it is of a kind that the workflow does not let claim",
        "inactive": "who could do it is not active at present",
        "held": "who could do it holds a part already; one more is wanted",
        "nobody": "no partner in the register says that it does such work: somebody has to be asked in",
    },
}


def reason_text(reason: Any, name_of: Callable[[str], str], lang: str = "zh") -> str:
    """One reason in a few words; `name_of` gives the name of a catalogue id."""
    told = _REASONS[lang][reason.id].format(
        node=name_of(reason.node) if reason.node else "",
        text=reason.text or "",
        number=reason.number,
        unit=reason.unit or "",
        count=len(reason.records),
    )
    return told.strip() + (_PART[lang] if reason.part else "")


def obstacle_text(obstacle: str, lang: str = "zh") -> str:
    """Why there is no suggestion for a need."""
    return _OBSTACLES[lang][obstacle]
