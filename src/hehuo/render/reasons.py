"""Why a partner is suggested for a need, and why nobody is, in words. Pages and the command line say the same."""

from __future__ import annotations

from collections.abc import Mapping

from hehuo.view.matching import Obstacle, Reason, ReasonId
from hehuo.words import N_, Words

_REASONS: Mapping[ReasonId, str] = {
    "item": N_("takes on “%(node)s”"),
    "named": N_("names “%(node)s”, but nothing it records there shares a word with the need"),
    "talks": N_("is talking about this project already"),
    "words": N_("its record speaks of “%(text)s” too"),
    "running": N_("such projects in hand: %(count)s"),
    "wider": N_("takes on all of “%(node)s”, and this is part of it"),
    "group": N_("does other work of “%(node)s”"),
    "direction": N_("is active in “%(node)s” too"),
    "resource": N_("has what is of use: %(text)s"),
    "quantity": N_("has enough: %(number)s %(unit)s"),
    "service": N_("gives a standing service: %(text)s"),
    "record": N_("such projects finished: %(count)s"),
    "trade": N_("partners of its trade have finished such projects"),
    "community": N_("serves this community"),
    "load": N_("projects and standing services in hand: %(number)s"),
    "returned": N_("took this one up and gave it back"),
}

_LABELS: Mapping[ReasonId, str] = {
    "item": N_("It takes on this very item"),
    "talks": N_("It is talking about this very project"),
    "words": N_("Its record and the need share a telling word"),
    "named": N_("It names the item, but nothing it records there shares a word with the need"),
    "running": N_("It has such projects in hand"),
    "wider": N_("It takes on the whole group or direction"),
    "resource": N_("It has something for this"),
    "group": N_("It does something else of the group"),
    "community": N_("It serves this community"),
    "service": N_("It gives a standing service of this kind"),
    "trade": N_("Partners of its trade have finished such a project"),
    "quantity": N_("What it has is enough"),
    "direction": N_("It is active in this direction too"),
    "record": N_("Each such project it has finished (three at most)"),
    "load": N_("Each project or standing service it has in hand (four at most)"),
    "returned": N_("It took this project up and gave it back"),
}
"""The reasons in the words of the table of points."""

_OBSTACLES: Mapping[Obstacle, str] = {
    "no-item": N_("the project names no item of the catalogue, so nothing can be matched"),
    "broad": N_("the project names only a direction or group, too little to match it"),
    "kind": N_("who could do it is of a kind that the workflow does not let claim"),
    "inactive": N_("who could do it is not active at present"),
    "held": N_("who could do it holds a part already; one more is wanted"),
    "unclear": N_("partners name this item, but nothing they record fits the words of the need; ask them"),
    "nobody": N_("no partner in the register says that it does such work: somebody has to be asked in"),
    "unrecorded": N_("none of the partners recorded here is suggested; not all of them are recorded"),
}


def reason_text(words: Words, reason: Reason) -> str:
    """One reason in a few words."""
    said = words.gettext(
        _REASONS[reason.id],
        node=reason.node or "",
        text=reason.text or "",
        number=reason.number,
        unit=reason.unit or "",
        count=reason.count,
    ).strip()
    return words.gettext("%(reason)s (only one of its items)", reason=said) if reason.part else said


def reason_label(words: Words, reason: ReasonId) -> str:
    """A reason in the table of points."""
    return words.gettext(_LABELS[reason])


def obstacle_text(words: Words, obstacle: Obstacle) -> str:
    """Why there is no suggestion for a need."""
    return words.gettext(_OBSTACLES[obstacle])
