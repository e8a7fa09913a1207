"""Rules about what tells things apart: names that sound alike, and numbers with a check character, which no message repeats."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.references.card_lists import miswritten_cards
from hehuo.check.remedies.spelling import spoken
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.registry import programme_of, record_path

_NAMED = ("partner", "community")


def duplicate_name(survey: Survey) -> Iterator[Finding]:
    """Two partners (or communities) of one programme have one name, or names that differ only in spaces, brackets,
    marks, capitals or width."""
    for kind in _NAMED:
        first: dict[tuple[str, str], str] = {}
        for key, record in sorted(survey.registry.records(kind).items()):
            called = programme_of(key), spoken(record.name)
            path = record_path(kind, key)
            other = first.setdefault(called, path)
            if other != path and called[1]:
                yield Finding(
                    rule="duplicate-name",
                    path=path,
                    route=("name",),
                    args={"other": other.rpartition("/")[2]},
                    related=((other, ("name",)),),
                )


def bad_card_number(survey: Survey) -> Iterator[Finding]:
    """The last character of a card number is worked out from the twelve before it; where it does not fit, the number
    is miscopied."""
    for path, numbers in survey.once(miswritten_cards).items():
        for number in numbers:
            yield Finding(rule="bad-card-number", path=path, route=("cards", number), on_key=True)


def bad_uscc(survey: Survey) -> Iterator[Finding]:
    """A unified social credit code has 18 characters, the last a check character (GB 32100); where it does not fit,
    the code is miscopied."""
    stated = [(key, partner.uscc) for key, partner in sorted(survey.registry.partners.items()) if partner.uscc]
    if not stated:
        return
    # stdnum loads every Chinese number with this one; a registry without codes need not pay for it.
    from stdnum.cn import uscc  # noqa: PLC0415

    for key, code in stated:
        if not uscc.is_valid(code):
            yield Finding(rule="bad-uscc", path=record_path("partner", key), route=("uscc",))
