"""Rules that compare reviews, awards and indicators with what they were at the base revision.

Finding them is the work of `past_records`. Without a base revision they find nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.base.past_records import record_losses
from hehuo.check.base.records import FIX_EN, FIX_ZH
from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding


@rule(
    zh="评议里已经记下的{fact}（{date}）：{change}",
    en="A {fact} recorded in this review ({date}): {change}",
    fix_zh=FIX_ZH,
    fix_en=FIX_EN,
)
def rewritten_review(survey: Survey) -> Iterator[Finding]:
    """评议的日期、对象、得分、查出的问题或结果运用，被删了或改了。评过的分不能悄悄改；查出的问题只能往后跟进、了结。

    只和基准版本（--base）比。给问题加跟进、写上了结日期，补备注、来源，都不算改；真记错了，在 corrections 里写明。

    The date, the partner, a score, a finding or the consequence of a review is gone or changed. Scores stay as they
    were given; findings are followed up and closed, not rewritten. Compared with the base revision (`--base`) only;
    further steps, the day of closing, a note or a source are no change.

    不对 Bad:

        # 基准版本里是 18 分 the base revision says 18
        criteria:
          - {title: 环境保洁, max: 30, score: 28}

    对 Good:

        criteria:
          - {title: 环境保洁, max: 30, score: 28}
        corrections:
          - {date: "2026-06-02", what: criteria, reason: 票数合计时漏了一栏}
    """
    yield from record_losses(survey, "rewritten-review")


@rule(
    zh="已经颁出的奖，{fact}（{date}）：{change}",
    en="Of an award given, a {fact} ({date}): {change}",
    fix_zh=FIX_ZH,
    fix_en=FIX_EN,
)
def rewritten_award(survey: Survey) -> Iterator[Finding]:
    """颁出的奖，名称、日期或获奖者被删了或改了。给过的荣誉要撤、要改，都得让人看见。

    只和基准版本（--base）比。添一个获奖者，补上颁奖词、来源，不算改；撤销、更名、写错了，在 corrections 里写明。

    The name, the date or a recipient of an award is gone or changed. An honour given is withdrawn or put right in the
    open, with an entry in `corrections`. Compared with the base revision (`--base`) only; a further recipient, a
    citation or a source is no change.

    不对 Bad:

        # 基准版本里还有 city-bank the base revision names city-bank too
        recipients:
          - to: {partner: sm-plaza}

    对 Good:

        recipients:
          - to: {partner: sm-plaza}
        corrections:
          - {date: "2026-06-02", what: recipients, reason: 所附材料不实，撤销一家}
    """
    yield from record_losses(survey, "rewritten-award")


@rule(
    zh="指标里已经记下的{fact}（{date}）：{change}",
    en="A {fact} recorded for this indicator ({date}): {change}",
    fix_zh=FIX_ZH,
    fix_en=FIX_EN,
)
def rewritten_measurement(survey: Survey) -> Iterator[Finding]:
    """指标的一个数被删了或改了。新的数往后加；以前的数错了，改的同时在 corrections 里写明。

    只和基准版本（--base）比；补上备注、来源，不算改。

    A value of an indicator is gone or changed. New values are added; a wrong one is put right together with an entry in
    `corrections`. Compared with the base revision (`--base`) only; a note or a source is no change.

    不对 Bad:

        # 基准版本里 6 月是 78 the base revision says 78 for June
        series:
          - {date: "2026-06", value: 88}

    对 Good:

        series:
          - {date: "2026-06", value: 88}
        corrections:
          - {date: "2026-07-20", what: series, reason: 报表重算，分母少了一栋楼}
    """
    yield from record_losses(survey, "rewritten-measurement")
