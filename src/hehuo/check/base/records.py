"""Rules that compare a record with what it was at the base revision. Finding them is the work of `past_records`.

Without a base revision they find nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.base.past_records import record_losses
from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding

FIX_ZH = """恢复原样；如果以前真的记错了，在这个文件里写明（已有 corrections 的，加在最后）：
    corrections:
      - date: "{today}"
        what: {what}
        reason: …"""
FIX_EN = """Restore it; if it was really recorded wrongly, say so in this file (at the end of its corrections):
    corrections:
      - date: "{today}"
        what: {what}
        reason: …"""


@rule(
    zh="已经记下的{fact}（{date}）：{change}", en="A recorded {fact} ({date}): {change}", fix_zh=FIX_ZH, fix_en=FIX_EN
)
def erased_step(survey: Survey) -> Iterator[Finding]:
    """项目已经走过的一步被删了或改了。发生过的事只往后加，不往回改；真记错了，改的同时在 corrections 里写明原因。

    只和基准版本（--base）比。补上备注、来源、经办角色，不算改；计划步骤（steps）里写了 done 的，也是走过的一步。

    A step that a project had taken is gone or changed. What has happened is added to, not rewritten; a real mistake is
    put right together with a new entry in `corrections`. Compared with the base revision (`--base`) only. Adding a
    note, a source or the role that acted is no change; a planned step with `done` is a step taken too.

    不对 Bad:

        # 基准版本里认领的是 9 张 the base revision says 9
        timeline:
          - {date: "2026-03-05", event: claim, partner: sm-plaza, quantity: 8}

    对 Good:

        timeline:
          - {date: "2026-03-05", event: claim, partner: sm-plaza, quantity: 8}
        corrections:
          - {date: "2026-04-02", what: timeline, reason: 认领书上是 8 张，当时抄错}
    """
    yield from record_losses(survey, "erased-step")


@rule(
    zh="已经记下的{fact}（{date}）：{change}", en="A recorded {fact} ({date}): {change}", fix_zh=FIX_ZH, fix_en=FIX_EN
)
def erased_history(survey: Survey) -> Iterator[Finding]:
    """合伙人的一条经历或一次资质审查被删了或改了。加入过就是加入过，退出要另记一条；真记错了，在 corrections 里写明。

    只和基准版本（--base）比；补上备注、来源，不算改。

    An event of a partner's history, or a vetting, is gone or changed. Who joined has joined; leaving is an event of its
    own, and a real mistake goes with a new entry in `corrections`. Compared with the base revision (`--base`) only;
    adding a note or a source is no change.

    不对 Bad:

        # 基准版本里是 2024-03-01 the base revision says 2024-03-01
        history:
          - {date: "2023-03-01", event: joined}

    对 Good:

        history:
          - {date: "2023-03-01", event: joined}
        corrections:
          - {date: "2026-04-02", what: history, reason: 协议原件上是 2023 年}
    """
    yield from record_losses(survey, "erased-history")


@rule(
    zh="已经记下的{fact}（{date}）：{change}", en="A recorded {fact} ({date}): {change}", fix_zh=FIX_ZH, fix_en=FIX_EN
)
def erased_promise(survey: Survey) -> Iterator[Finding]:
    """答应合伙人的反哺、合伙人许下的承诺，或者其中已经兑现的一次，被删了或改了。

    没兑现的也要留着；不再兑现的，写在备注里。把应兑现日期往后挪，也要在 corrections 里写明。只和基准版本（--base）比。

    A benefit promised to a partner, a commitment it made, or one of the times either was kept, is gone or changed. What
    was not kept stays; moving its due date wants an entry in `corrections`. Compared with the base revision (`--base`).

    不对 Bad:

        # 基准版本里 due 是 2026-12-31 the base revision says 2026-12-31
        benefits:
          - {benefit: venue, promised: "2026-01-10", due: "2027-12-31"}

    对 Good:

        benefits:
          - {benefit: venue, promised: "2026-01-10", due: "2027-12-31"}
        corrections:
          - {date: "2026-04-02", what: benefits, reason: 场地装修，双方同意顺延一年}
    """
    yield from record_losses(survey, "erased-promise")


@rule(zh="签过的协议（{date}）：{change}", en="The signed agreement ({date}): {change}", fix_zh=FIX_ZH, fix_en=FIX_EN)
def rewritten_agreement(survey: Survey) -> Iterator[Finding]:
    """签过的协议被删了或改了。续签的新协议可以替下旧的：签订日期更晚，同时在经历里加一条 renewed（或 joined）。

    只和基准版本（--base）比；补上编号、到期日、备注，不算改。

    A signed agreement is gone or changed. A renewed one may take its place: signed later, with a new `renewed` (or
    `joined`) event in the history. Compared with the base revision (`--base`) only; adding the number, the end or a
    note is no change.

    不对 Bad:

        # 基准版本里签到 2026-12-31 the base revision says 2026-12-31
        agreement: {signed: "2026-01-10", until: "2028-12-31"}

    对 Good:

        agreement: {signed: "2026-12-20", until: "2028-12-31"}
        history:
          - {date: "2026-01-10", event: joined}
          - {date: "2026-12-20", event: renewed}
    """
    yield from record_losses(survey, "rewritten-agreement")


@rule(
    zh="照录的报道数字“{figure}”：{change}", en='The reported figure "{figure}": {change}', fix_zh=FIX_ZH, fix_en=FIX_EN
)
def rewritten_figure(survey: Survey) -> Iterator[Finding]:
    """照录的报道数字被删了，或者出处没变、数字变了。抄错了就改，同时在 corrections 里写明；新报道有新数字，连 source 一起换。

    只和基准版本（--base）比。

    A figure quoted from a report is gone, or has another value from the same source. A slip is put right together with
    an entry in `corrections`; a newer report's figure comes with its own `source`. Compared with the base revision
    (`--base`) only.

    不对 Bad:

        # 基准版本里是 132 the base revision says 132
        figures:
          signed: {label: 签约合伙人, value: 232, source: daily-2026}

    对 Good:

        figures:
          signed: {label: 签约合伙人, value: 140, source: weekly-2026}
    """
    yield from record_losses(survey, "rewritten-figure")


@rule(
    zh="已经写下的更正（{date}）被删了或改了",
    en="A correction already made ({date}) is gone or changed",
    fix_zh="恢复原样；更正本身又错了，就在后面再加一条",
    fix_en="Restore it; if the correction was wrong itself, add another after it",
)
def erased_correction(survey: Survey) -> Iterator[Finding]:
    """corrections 里已有的一条被删了或改了。更正是留给以后的人看的，只增不删。

    只和基准版本（--base）比。

    An entry of `corrections` is gone or changed. They are there for those who come later, and only ever added to.
    Compared with the base revision (`--base`) only.

    不对 Bad:

        # 基准版本里还有 4 月 2 日的一条 the base revision has one of 2 April as well
        corrections:
          - {date: "2026-05-06", what: timeline, reason: 日期应为 3 月 6 日}

    对 Good:

        corrections:
          - {date: "2026-04-02", what: timeline, reason: 认领书上是 8 张，当时抄错}
          - {date: "2026-05-06", what: timeline, reason: 日期应为 3 月 6 日}
    """
    yield from record_losses(survey, "erased-correction")
