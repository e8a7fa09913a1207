"""The rule about points that look given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hehuo.check.declare import Args, rule
from hehuo.check.ledger.batch_audit import doubtful_batches
from hehuo.check.ledger.entry_audit import blamed_entries
from hehuo.check.ledger.reversals import reversed_entries
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding, Severity
from hehuo.model.ledger import Line
from hehuo.model.ledger.postings import effective_day
from hehuo.model.registry import programme_of, record_path

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


@rule(
    severity=Severity.WARNING,
    zh="同一张卡、同一条规则、同一天、同样的数量，{batch} 第 {entry} 行已经记过{more}",
    en="Line {entry} of {batch} has the same card, rule, day and quantity already{more}",
    fix_zh="核对签到表：录重了就删掉；已经入账就冲销；确是两次活动，不用改",
    fix_en="Check the sheet: take a double out, or reverse it if it is booked; two real occasions may stay as they are",
)
def double_grant(survey: Survey) -> Iterator[Finding]:
    """像是同一次活动记了两遍分：卡、规则、社区、活动日期、数量都一样。同一张表里重复一行，或者两张表录了同一次活动。

    只是提醒，不挡提交：一天巡逻两次也是有的，那就把两次的数量合写在一行。冲销掉的不算；两个批次之间只报一次。

    Points look given twice for one occasion: card, rule, community, day and quantity are the same, in one sheet or two.
    A warning only, since people do go on patrol twice a day; better write both in one line. Reversed entries don't
    count, and two batches are named once.

    不对 Bad:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}

    对 Good:

        entries:
          - {card: 4Q7M-0XJ2-9KPD-B, quantity: 4}
    """
    pairs: dict[tuple[str, str], list[tuple[Line, Line]]] = defaultdict(list)
    for line, known in _doubles(survey):
        pairs[line[0], known[0]].append((line, known))
    for found in pairs.values():
        (key, index), known = found[0]
        others = len(found) - 1
        args: Args = {
            "batch": known[0].partition("/")[2],
            "entry": known[1] + 1,
            **both("more", f"（另有 {others} 行同样）" if others else "", f" ({others} more alike)" if others else ""),
        }
        related = ((record_path("batch", known[0]), ("entries", known[1])),)
        path, route = record_path("batch", key), ("entries", index, "card")
        yield Finding(rule="double-grant", path=path, route=route, args=args, related=related)
