"""What figures are called: label, unit and definition, by the kind of figure where no record names it."""

from __future__ import annotations

from collections.abc import Mapping

from hehuo.render.formats import Formats
from hehuo.view.figures import FigureKind, FigureName
from hehuo.words import N_, Words

_LABELS: Mapping[FigureKind, str] = {
    "partners": N_("Partners"),
    "communities": N_("Communities"),
    "projects": N_("Projects"),
    "open": N_("Open projects"),
    "active": N_("Active projects"),
    "done": N_("Completed projects"),
    "dropped": N_("Dropped projects"),
    "money": N_("Yuan invested"),
    "money-cash": N_("Yuan invested in cash"),
    "money-in-kind": N_("Yuan invested in kind"),
    "money-resources": N_("Yuan of money and resources"),
    "points-issued": N_("Points issued"),
    "points-redeemed": N_("Points redeemed"),
    "points-expired": N_("Points expired"),
    "points-outstanding": N_("Points outstanding"),
    "meeting-partners": N_("Partners that claimed at the meeting"),
    "meeting-projects": N_("Projects claimed at the meeting"),
}
"""Of the kinds that no record names."""

_DEFINITIONS: Mapping[FigureKind, str] = {
    "partners": N_("partners on the roster; suspended ones count, those who left don't"),
    "communities": N_("communities with a record"),
    "projects": N_("projects on record, in whatever state"),
    "open": N_("projects of which a part is unclaimed"),
    "active": N_("projects claimed and not finished"),
    "done": N_("projects of which every part is finished"),
    "dropped": N_("projects withdrawn or stopped; never counted as done"),
    "money": N_("money of no stated kind in project records; dropped ones don't count"),
    "money-cash": N_("cash in project records; dropped ones don't count"),
    "money-in-kind": N_("goods and work in project records, at their worth; dropped ones don't count"),
    "money-resources": N_("money and resources, not told apart, in project records; dropped ones don't count"),
    "outcome": N_("summed over outcomes of projects; dropped ones don't count"),
    "stated": N_("as a source states it"),
    "stated-before": N_("what it was before, as a source states it"),
    "stated-rise": N_("by how much it rose, as a source states it"),
    "stated-fall": N_("by how much it fell, as a source states it"),
    "recorded-for-stated": N_("the records that answer to the reported figure of this name"),
    "transcribed-for-stated": N_("one record that repeats the reported figure of this name; it is added to nothing"),
    "points-issued": N_("points given by all batches"),
    "points-redeemed": N_("points redeemed, reversals taken off"),
    "points-expired": N_("points that lapsed"),
    "points-outstanding": N_("the sum of all cards' balances"),
    "meeting-partners": N_("claims recorded at %(subject)s"),
    "meeting-projects": N_("claims recorded at %(subject)s"),
}

_COUNTED: Mapping[FigureKind, str] = {
    "partners": "partner", "meeting-partners": "partner", "communities": "community", "projects": "project",
    "open": "project", "active": "project", "done": "project", "dropped": "project", "meeting-projects": "project",
}  # fmt: skip


def figure_label(called: FigureName, words: Words) -> str:
    """What a figure counts, in a few words."""
    return called.label or words.gettext(_LABELS[called.kind])


def figure_definition(called: FigureName, words: Words) -> str:
    """How a figure is counted."""
    return words.gettext(_DEFINITIONS[called.kind], subject=called.subject)


def figure_unit(called: FigureName, words: Words) -> str:
    """The unit of a figure; nothing where a language needs none."""
    if called.unit:
        return called.unit
    if called.kind in _COUNTED:
        return Formats(words).measure_word(_COUNTED[called.kind])
    if called.kind.startswith("money"):
        return words.pgettext("unit of money", "yuan")
    return words.pgettext("unit", "points") if called.kind.startswith("points-") else ""


def figure_amount(called: FigureName, value: int, qualifier: str, words: Words) -> str:
    """A figure's number with its unit, as exactly as it is known."""
    number, unit = Formats(words).qualified(value, qualifier), figure_unit(called, words)
    return words.pgettext("amount", "%(number)s %(unit)s", number=number, unit=unit) if unit else number
