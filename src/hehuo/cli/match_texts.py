"""What `hehuo match` says: matches as lines for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hehuo.cli.language import _, demo_left_out, listed, ngettext, words
from hehuo.derive import match_points
from hehuo.derive.figures import counted_programmes
from hehuo.derive.matching import Match, Matches, NeedMatches
from hehuo.model.registry import programme_of
from hehuo.pipeline import Loaded
from hehuo.render.reasons import obstacle_text, reason_text
from hehuo.view.matching import Reason
from hehuo.words import Words, load_words


def lines(loaded: Loaded, type_name: str, key: str, limit: int) -> Iterator[str]:
    """What is said of everything, or of the one project, partner or programme that was named."""
    if type_name == "project":
        yield from _project(loaded, key, limit)
    elif type_name == "partner":
        yield from _partner(loaded, key, limit)
    else:
        counted = counted_programmes(loaded.registry)
        for programme, matches in loaded.derived.matches.items():
            if programme == key or (type_name == "all" and programme in counted):
                yield from _programme(loaded, matches, limit)
            elif type_name == "all":
                yield demo_left_out(programme)


def _programme(loaded: Loaded, matches: Matches, limit: int) -> Iterator[str]:
    programme = loaded.registry.programmes[matches.programme]
    name = programme.name_en or programme.name if words().lang == "en" else programme.name
    if not loaded.derived.extents[matches.programme].current:
        yield _("%(name)s (%(key)s): known from the past only, so nothing is matched", name=name, key=matches.programme)
        return
    yield _counts(matches, name)
    for need in matches.needs.values():
        yield from _need(loaded, need, limit)
    if matches.idle:
        yield ""
        yield _("Partners with nothing in hand")
    for key in matches.idle or ():
        offered = [
            _("%(need)s (%(points)s)", need=found.need, points=_points(found))
            for found in matches.partners[key][:limit]
        ]
        yield f"  {key} {_name(loaded, key)}: {listed(offered) or _('no need matches at present')}"
    yield ""


def _counts(matches: Matches, name: str) -> str:
    needs = ngettext("%(num)s open need", "%(num)s open needs", len(matches.needs))
    if matches.unmet is None or matches.idle is None:
        return _("%(name)s (%(key)s): %(needs)s", name=name, key=matches.programme, needs=needs)
    return _(
        "%(name)s (%(key)s): %(needs)s, of which %(unmet)s can be met by nobody yet; %(idle)s with nothing in hand",
        name=name,
        key=matches.programme,
        needs=needs,
        unmet=len(matches.unmet),
        idle=ngettext("%(num)s partner", "%(num)s partners", len(matches.idle)),
    )


def _points(match: Match) -> str:
    return ngettext("%(num)s point", "%(num)s points", match.points)


def _need(loaded: Loaded, found: NeedMatches, limit: int) -> Iterator[str]:
    need = found.need
    head = [f"{need.key} {loaded.registry.projects[need.key].title}"]
    if need.unit is not None:
        head.append(_("%(left)s %(unit)s still wanted", left=need.left, unit=need.unit))
    if need.waiting_days is not None:
        head.append(ngettext("waiting %(num)s day", "waiting %(num)s days", need.waiting_days))
    yield ""
    yield words().pgettext("between clauses", ", ").join(head)
    if found.obstacle is not None:
        why = obstacle_text(_site_words(), found.obstacle)
        could = _(" (%(partners)s)", partners=listed(found.could)) if found.could else ""
        yield "  " + _("no suggestion: %(why)s", why=why) + could
    yield from _matches(loaded, found.suggestions[:limit], lambda match: match.partner)


def _site_words() -> Words:
    """Reasons are said as on the pages."""
    return load_words(words().lang, "site")


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


def _matches(loaded: Loaded, matches: Iterable[Match], side: Callable[[Match], str]) -> Iterator[str]:
    for match in matches:
        key = side(match)
        yield f"  {_points(match)}  {key} {_name(loaded, key)}"
        for reason in match.reasons:
            yield f"      {reason.points:+d}  {reason_text(_site_words(), _reason(reason, _nodes(loaded, key)))}"


def _project(loaded: Loaded, key: str, limit: int) -> Iterator[str]:
    matches = loaded.derived.matches[programme_of(key)]
    if key in matches.needs:
        yield from _need(loaded, matches.needs[key], limit)
    else:
        yield f"{key} {loaded.registry.projects[key].title}"
        yield "  " + (
            _("nothing of this project is open to be claimed")
            if loaded.derived.projects[key].current
            else _("this need is known from the past only: it can't be claimed here, and nobody is suggested")
        )
    if key in matches.chosen:
        yield "  " + _("claimed by these partners, who suit it because:")
        yield from _matches(loaded, matches.chosen[key], lambda match: match.partner)


def _partner(loaded: Loaded, key: str, limit: int) -> Iterator[str]:
    offered = loaded.derived.matches[programme_of(key)].partners.get(key)
    yield f"{key} {_name(loaded, key)}"
    if not loaded.derived.extents[programme_of(key)].current:
        yield "  " + _("its programme is known from the past only, so nothing is matched")
    elif offered is None:
        yield "  " + _("this partner is not active at present: no suggestions")
    elif not offered:
        yield "  " + _("no need matches at present")
    yield from _matches(loaded, (offered or ())[:limit], lambda match: match.need)


def _name(loaded: Loaded, key: str) -> str:
    partner = loaded.registry.partners.get(key)
    return loaded.registry.projects[key].title if partner is None else partner.short or partner.name


def _nodes(loaded: Loaded, key: str) -> Callable[[str], str]:
    catalogue = loaded.registry.catalogue[programme_of(key)]

    def name(node: str) -> str:
        term = catalogue[node].term
        return term.name_en or term.name if words().lang == "en" else term.name

    return name


def as_json(loaded: Loaded, type_name: str, key: str, limit: int) -> str:
    """The same for programs: reasons by id with their points, nothing in words."""
    programmes = []
    for programme, matches in loaded.derived.matches.items():
        if programme == programme_of(key) or (type_name == "all" and programme in counted_programmes(loaded.registry)):
            needs = [found for found in matches.needs.values() if type_name != "project" or found.need.key == key]
            partners = (matches.idle or ()) if type_name in ("all", "programme") else ()
            partners = (key,) if type_name == "partner" else partners
            programmes.append(
                {
                    "programme": programme,
                    "needs": [_need_value(found, limit) for found in needs] if type_name != "partner" else [],
                    "partners": [
                        {
                            "partner": partner,
                            "suggestions": [_value(match) for match in matches.partners.get(partner, ())[:limit]],
                        }
                        for partner in partners
                    ],
                    "chosen": [_value(match) for match in matches.chosen.get(key, ())],
                }
            )
    return json.dumps({"as_of": loaded.as_of.isoformat(), "programmes": programmes}, ensure_ascii=False, indent=2)


def _need_value(found: NeedMatches, limit: int) -> dict[str, Any]:
    return {
        "need": found.need.key,
        "left": found.need.left,
        "unit": found.need.unit,
        "waiting_days": found.need.waiting_days,
        "suggestions": [_value(match) for match in found.suggestions[:limit]],
        "obstacle": found.obstacle,
        "could": list(found.could),
    }


def _value(match: Match) -> dict[str, Any]:
    names = ("id", "points", "node", "text", "number", "unit", "records", "part")
    reasons = [{name: value for name in names if (value := getattr(reason, name))} for reason in match.reasons]
    return {"need": match.need, "partner": match.partner, "points": match.points, "reasons": reasons}
