"""What `hehuo match` says: matches as lines for people, in Chinese or English, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from hehuo.derive import match_points
from hehuo.derive.matching import Match, Matches, NeedMatches
from hehuo.model.registry import programme_of
from hehuo.pipeline import Loaded
from hehuo.render.reasons import obstacle_text, reason_text
from hehuo.view.matching import Reason
from hehuo.words import load_words

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "total": "{name}（{key}）：{needs} 个需求等人认领，{unmet} 个还没有人能做；{idle} 家手上没事",
        "waiting": "，等了 {days} 天",
        "left": "，还差 {left} {unit}",
        "points": "{points} 分",
        "nobody": "没有建议：{why}",
        "could": "（{partners}）",
        "idle": "手上没事的合伙人",
        "nothing": "眼下没有配得上的需求",
        "chosen": "已由下面的合伙人认领，合适在：",
        "closed": "这个项目眼下没有等人认领的部分",
        "inactive": "这家合伙人眼下不在册，不作建议",
        "order": "；",
    },
    "en": {
        "total": "{name} ({key}): {needs} open needs, {unmet} that nobody can meet yet; {idle} partners with nothing in hand",
        "waiting": ", waiting {days} days",
        "left": ", {left} {unit} left",
        "points": "{points} points",
        "nobody": "no suggestion: {why}",
        "could": " ({partners})",
        "idle": "Partners with nothing in hand",
        "nothing": "no need matches at present",
        "chosen": "taken up by these partners, who suit it because:",
        "closed": "nothing of this project is open to be claimed",
        "inactive": "this partner is not active at present: no suggestions",
        "order": "; ",
    },
}


def lines(loaded: Loaded, type_name: str, key: str, limit: int, lang: str) -> Iterator[str]:
    """What is said of everything, or of the one project, partner or programme that was named."""
    if type_name == "project":
        yield from _project(loaded, key, limit, lang)
    elif type_name == "partner":
        yield from _partner(loaded, key, limit, lang)
    else:
        for programme, matches in loaded.derived.matches.items():
            if type_name == "all" or programme == key:
                yield from _programme(loaded, matches, limit, lang)


def _programme(loaded: Loaded, matches: Matches, limit: int, lang: str) -> Iterator[str]:
    words, programme = _TEXTS[lang], loaded.registry.programmes[matches.programme]
    name = programme.name_en or programme.name if lang == "en" else programme.name
    counts = {"needs": len(matches.needs), "unmet": len(matches.unmet), "idle": len(matches.idle)}
    yield words["total"].format(name=name, key=matches.programme, **counts)
    for found in matches.needs.values():
        yield from _need(loaded, found, limit, lang)
    if matches.idle:
        yield ""
        yield words["idle"]
    for key in matches.idle:
        offered = [
            f"{each.need}（{words['points'].format(points=each.points)}）" for each in matches.partners[key][:limit]
        ]
        yield f"  {key} {_name(loaded, key)}: {words['order'].join(offered) or words['nothing']}"
    yield ""


def _need(loaded: Loaded, found: NeedMatches, limit: int, lang: str) -> Iterator[str]:
    words, need = _TEXTS[lang], found.need
    head = f"{need.key} {loaded.registry.projects[need.key].title}"
    if need.unit is not None:
        head += words["left"].format(left=need.left, unit=need.unit)
    if need.waiting_days is not None:
        head += words["waiting"].format(days=need.waiting_days)
    yield ""
    yield head
    if found.obstacle is not None:
        could = words["could"].format(partners=words["order"].join(found.could)) if found.could else ""
        yield (
            "  "
            + words["nobody"].format(
                why=obstacle_text(load_words("en" if lang == "en" else "zh", "site"), found.obstacle)
            )
            + could
        )
    yield from _matches(loaded, found.suggestions[:limit], lambda each: each.partner, lang)


def _reason(reason: match_points.Reason, name_of: Callable[[str], str]) -> Reason:
    return Reason(
        id=reason.id,
        points=reason.points,
        node=name_of(reason.node) if reason.node else None,
        text=reason.text,
        number=reason.number,
        unit=reason.unit,
        count=len(reason.records),
        part=reason.part,
    )


def _matches(loaded: Loaded, found: Iterable[Match], side: Callable[[Match], str], lang: str) -> Iterator[str]:
    words = load_words("en" if lang == "en" else "zh", "site")
    for each in found:
        key = side(each)
        yield f"  {_TEXTS[lang]['points'].format(points=each.points)}  {key} {_name(loaded, key)}"
        for reason in each.reasons:
            yield f"      {reason.points:+d}  {reason_text(words, _reason(reason, _nodes(loaded, key, lang)))}"


def _project(loaded: Loaded, key: str, limit: int, lang: str) -> Iterator[str]:
    matches = loaded.derived.matches[programme_of(key)]
    if key in matches.needs:
        yield from _need(loaded, matches.needs[key], limit, lang)
    else:
        yield f"{key} {loaded.registry.projects[key].title}"
        yield "  " + _TEXTS[lang]["closed"]
    if key in matches.chosen:
        yield "  " + _TEXTS[lang]["chosen"]
        yield from _matches(loaded, matches.chosen[key], lambda each: each.partner, lang)


def _partner(loaded: Loaded, key: str, limit: int, lang: str) -> Iterator[str]:
    offered = loaded.derived.matches[programme_of(key)].partners.get(key)
    yield f"{key} {_name(loaded, key)}"
    if not offered:
        yield "  " + _TEXTS[lang]["inactive" if offered is None else "nothing"]
    yield from _matches(loaded, (offered or ())[:limit], lambda each: each.need, lang)


def _name(loaded: Loaded, key: str) -> str:
    partner = loaded.registry.partners.get(key)
    return loaded.registry.projects[key].title if partner is None else partner.short or partner.name


def _nodes(loaded: Loaded, key: str, lang: str) -> Callable[[str], str]:
    catalogue = loaded.registry.catalogue[programme_of(key)]

    def name(node: str) -> str:
        term = catalogue[node].term
        return term.name_en or term.name if lang == "en" else term.name

    return name


def as_json(loaded: Loaded, type_name: str, key: str, limit: int) -> str:
    """The same for programs: reasons by id with their points, nothing in words."""
    programmes = []
    for programme, matches in loaded.derived.matches.items():
        if type_name == "all" or programme == programme_of(key):
            needs = [each for each in matches.needs.values() if type_name != "project" or each.need.key == key]
            partners = matches.idle if type_name in ("all", "programme") else [key] if type_name == "partner" else []
            programmes.append(
                {
                    "programme": programme,
                    "needs": [_need_value(each, limit) for each in needs] if type_name != "partner" else [],
                    "partners": [
                        {
                            "partner": each,
                            "suggestions": [_value(one) for one in matches.partners.get(each, ())[:limit]],
                        }
                        for each in partners
                    ],
                    "chosen": [_value(each) for each in matches.chosen.get(key, ())],
                }
            )
    return json.dumps({"as_of": loaded.as_of.isoformat(), "programmes": programmes}, ensure_ascii=False, indent=2)


def _need_value(found: NeedMatches, limit: int) -> dict[str, Any]:
    return {
        "need": found.need.key,
        "left": found.need.left,
        "unit": found.need.unit,
        "waiting_days": found.need.waiting_days,
        "suggestions": [_value(each) for each in found.suggestions[:limit]],
        "obstacle": found.obstacle,
        "could": list(found.could),
    }


def _value(match: Match) -> dict[str, Any]:
    keys = ("id", "points", "node", "text", "number", "unit", "records", "part")
    reasons = [{key: value for key in keys if (value := getattr(each, key))} for each in match.reasons]
    return {"need": match.need, "partner": match.partner, "points": match.points, "reasons": reasons}
