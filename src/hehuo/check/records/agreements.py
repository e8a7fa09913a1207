"""Rules about what a programme and a partner agree on: vetting before joining, the term of the agreement, and
which kinds of partner may claim.

Reads the declarations of the programme (`vetting` of a kind, `kinds` of a claim); knows no kind by name.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.records.histories import has_doubtful_history
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding, Severity
from hehuo.document import Route
from hehuo.model.dates import parse_date, surely_before
from hehuo.model.membership import was_active
from hehuo.model.records import Event, HistoryEvent, Kind, Partner, TimelineEntry, Vetting
from hehuo.model.registry import programme_of, record_path, resolve


@rule(
    zh="“{kind}”加入前要通过资格审核：{date} 加入，{why}",
    en='A partner of the kind "{kind}" must have passed a vetting before it joins: it joined on {date}, and {why}',
    fix_zh='补上加入前的审核：\n    vetting:\n      - {{date: "…", result: passed, by: …}}\n没有审核过的，先不要写 joined',
    fix_en='Enter the vetting that came first:\n    vetting:\n      - {{date: "…", result: passed, by: …}}\nWho was not vetted has not joined yet',
)
def unvetted_partner(survey: Survey) -> Iterator[Finding]:
    """方案规定这类合伙人要先审核再加入，这家加入时却没有通过的资格审核。

    方案文件里，类别写了 vetting: required 的，加入（joined）那天或以前，最近一次有结果的审核必须是 passed（通过）。
    只从报道得知（reported）、不知道哪天加入的，不查；日期不完整的，只在确实晚于加入时才算没有。

    A kind of partner that the programme declares with `vetting: required` joined without having passed a vetting: the
    last one decided by the day of joining must say `passed`. Partners known from reports only (`reported`) are let
    pass, since nobody knows the day they joined.

    不对 Bad:

        # 方案里 in the programme: kinds: {merchant: {name: 商户, vetting: required}}
        kind: merchant
        history:
          - {date: "2026-02-01", event: joined}

    对 Good:

        kind: merchant
        vetting:
          - {date: "2026-01-20", result: passed, by: 街道办事处}
        history:
          - {date: "2026-02-01", event: joined}
    """
    for key, partner in sorted(survey.registry.partners.items()):
        programme = survey.registry.programmes.get(programme_of(key))
        kind = programme.kinds.get(partner.kind) if programme is not None else None
        if kind is not None and kind.vetting == "required" and not has_doubtful_history(survey, key):
            yield from _unvetted(key, partner, kind)


def _unvetted(key: str, partner: Partner, kind: Kind) -> Iterator[Finding]:
    for index, event in enumerate(partner.history):
        if event.event != "joined":
            continue
        decided = _decided(partner, event)
        if decided is None or decided.result != "passed":
            found = ("没有审核记录", "no vetting is entered by then")
            if decided is not None:
                found = (f"{decided.date} 的审核没有通过", f"the vetting of {decided.date} was failed")
            yield Finding(
                rule="unvetted-partner",
                path=record_path("partner", key),
                route=("history", index, "date"),
                args={
                    **both("kind", kind.name, kind.name_en or kind.name),
                    "date": event.date,
                    **both("why", *found),
                },
            )


def _decided(partner: Partner, event: HistoryEvent) -> Vetting | None:
    """The last vetting with a result that can have been there on the day of joining."""
    joined = parse_date(event.date)
    known = [
        each
        for each in partner.vetting
        if each.result != "pending" and not surely_before(joined, parse_date(each.date))
    ]
    return max(known, key=lambda each: parse_date(each.date).last, default=None)


@rule(
    zh="协议到 {until} 为止，已经过了 {days} 天，合伙人还在册",
    en="The agreement ended on {until}, {days} days ago, and the partner is still active",
    fix_zh="续签了就换上新协议（signed、until），并在经历里加一条 renewed；不续的加一条 left",
    fix_en="If it was renewed, enter the new agreement (signed, until) and a `renewed` event; if not, a `left` event",
    severity=Severity.WARNING,
)
def agreement_ended(survey: Survey) -> Iterator[Finding]:
    """协议已经到期，合伙人还在册，没有续签也没有退出。

    到期前 60 天起，合伙人的网页上会先提示。以哪一天为准，由 --as-of 给出。暂停的和退出的不提醒。

    An agreement has ended, and the partner is neither renewed nor gone. From 60 days before the end its page says that
    it is ending. The day that counts is `--as-of`. Partners that pause or have left are not reminded of.

    不对 Bad:

        # 今天是 2026-07-31 the day is 2026-07-31
        agreement: {signed: "2025-06-10", until: "2026-06-09"}
        history:
          - {date: "2025-06-10", event: joined}

    对 Good:

        agreement: {signed: "2026-06-08", until: "2027-06-09"}
        history:
          - {date: "2025-06-10", event: joined}
          - {date: "2026-06-08", event: renewed}
    """
    today = parse_date(survey.as_of.isoformat())
    for key, partner in sorted(survey.registry.partners.items()):
        until = partner.agreement.until if partner.agreement is not None else None
        if until is None or has_doubtful_history(survey, key):
            continue
        days = (survey.as_of - parse_date(until).last).days
        if days > 0 and was_active(partner, today):
            yield Finding(
                rule="agreement-ended",
                path=record_path("partner", key),
                route=("agreement", "until"),
                args={"until": until, "days": days},
            )


@rule(
    zh="“{event}”限{allowed}，{partner} 是{kind}",
    en='"{event}" is for {allowed}; {partner} is {kind}',
    fix_zh="核对是哪一家合伙人；这类合伙人也可以的话，在方案的这一步里加上它的类别",
    fix_en="Check which partner it was; if its kind may do so too, add it to this event in the programme",
)
def wrong_kind(survey: Survey) -> Iterator[Finding]:
    """方案规定这一步只能由某几类合伙人认领，认领的却是别的类别。

    类别写在方案文件里流程的认领步骤上（kinds），例如吹哨由职能部门报到、五单由物业公司领单。不写，就是谁都可以。

    A claim is made by a partner of a kind that the workflow does not let make it. The kinds stand at the claiming event
    in the programme's file; left out, any kind can.

    不对 Bad:

        # 方案里 in the programme: arrive: {name: 报到, claims: true, kinds: [department], …}
        timeline:
          - {date: "2026-03-05", event: arrive, partner: noodle-house}

    对 Good:

        timeline:
          - {date: "2026-03-05", event: arrive, partner: water-bureau}
    """
    for key, project in sorted(survey.registry.projects.items()):
        programme = survey.registry.programmes.get(programme_of(key))
        workflow = programme.workflows.get(project.workflow) if programme is not None else None
        if programme is None or workflow is None or not any(event.kinds for event in workflow.events.values()):
            continue
        for index, entry in enumerate(project.timeline):
            event = workflow.events.get(entry.event)
            partner = survey.registry.partners.get(resolve(programme_of(key), entry.partner or ""))
            if event is None or partner is None or not event.claims or not event.kinds or partner.kind in event.kinds:
                continue
            route: Route = ("workflows", project.workflow, "events", entry.event, "kinds")
            kinds = [programme.kinds.get(each) for each in (*event.kinds, partner.kind)]
            if None not in kinds:  # else a kind is unknown, and said to be so
                yield _wrong_kind(key, index, entry, event, [each for each in kinds if each is not None], route)


def _wrong_kind(
    key: str, index: int, entry: TimelineEntry, event: Event, kinds: list[Kind], declared: Route
) -> Finding:
    """`kinds`: those that may claim, and last the one that did."""
    zh, en = [each.name for each in kinds], [each.name_en or each.name for each in kinds]
    return Finding(
        rule="wrong-kind",
        path=record_path("project", key),
        route=("timeline", index, "partner"),
        args={
            **both("event", event.name, event.name_en or event.name),
            **both("allowed", "、".join(zh[:-1]), ", ".join(en[:-1])),
            **both("kind", zh[-1], en[-1]),
            "partner": entry.partner or "…",
        },
        related=((record_path("programme", programme_of(key)), declared),),
    )
