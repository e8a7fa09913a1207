"""The rule about points that look given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hehuo.check.excuses import blamed_entries, doubtful_batches
from hehuo.check.ledger.reversals import reversed_entries
from hehuo.check.survey import Survey
from hehuo.check.words import Args
from hehuo.diagnostic import Finding
from hehuo.model.ledger import Line
from hehuo.model.ledger.postings import effective_day
from hehuo.model.registry import programme_of, record_path
from hehuo.words import pgettext_lazy

Occasion = tuple[str, str | None, str | None, str]
"""Programme, rule, community and day."""


def _doubles(survey: Survey) -> Iterator[tuple[Line, Line]]:
    """Each entry that repeats one booked before it, with that one."""
    excused, undone = doubtful_batches(survey), reversed_entries(survey)
    blamed = blamed_entries(survey)
    first: dict[Occasion, dict[tuple[str | None, int | None], Line]] = defaultdict(dict)
    for key, batch in sorted(survey.registry.batches.items(), key=lambda item: (item[1].date, item[0])):
        if batch.kind != "earn" or key in excused:
            continue
        grants = first[programme_of(key), batch.rule, batch.community, effective_day(batch)]
        for index, entry in enumerate(batch.entries):
            line = (key, index)
            known = grants.setdefault((entry.card, entry.quantity), line)
            if known == line:
                continue
            if known in undone:
                grants[entry.card, entry.quantity] = line
            elif line not in undone and line not in blamed:
                yield line, known


def double_grant(survey: Survey) -> Iterator[Finding]:
    """Points look given twice for one occasion: card, rule, community, day and quantity are the same, in one sheet or
    two."""
    pairs: dict[tuple[str, str], list[tuple[Line, Line]]] = defaultdict(list)
    for line, known in _doubles(survey):
        pairs[line[0], known[0]].append((line, known))
    for found in pairs.values():
        (key, index), known = found[0]
        others = len(found) - 1
        args: Args = {
            "batch": known[0].partition("/")[2],
            "entry": known[1] + 1,
            "more": pgettext_lazy("lines", " (%(count)s more alike)", count=others) if others else "",
        }
        related = ((record_path("batch", known[0]), ("entries", known[1])),)
        path, route = record_path("batch", key), ("entries", index, "card")
        yield Finding(rule="double-grant", path=path, route=route, args=args, related=related)
