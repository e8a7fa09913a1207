"""Rules about the files of the base revision: one that is gone, one that can't be read, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.base.past_files import removed_records
from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding, Severity
from hehuo.record_types import classify


@rule(
    zh="这份记录原来有，现在没有了",
    en="This record was there and is gone",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def removed_record(survey: Survey) -> Iterator[Finding]:
    """基准版本（--base）里有的一份记录，文件不见了。改文件名等于删了旧的、加了新的：编号也是网址，定了就不改。

    合伙人退出，在经历里记 left；项目做不成，在经过里记中止。本来就不该有的（重复、建错），在方案文件的
    corrections 里写明再删。

    A record of the base revision (`--base`) has no file any more. Renaming a file deletes one record and adds another:
    its id is its address. A partner that leaves has `left` in its history, a project that fails is dropped in its
    timeline; what should never have been is deleted with an entry in the programme's `corrections`.

    不对 Bad:

        # data/partners/demo/barber.yml 删掉了 deleted

    对 Good:

        # data/programmes/demo.yml
        corrections:
          - {date: "2026-04-02", what: partners/barber, reason: 与 barber-shop 是同一家，建重了}
    """
    if survey.past is not None:
        yield from removed_records(survey, survey.past)


@rule(
    zh="基准版本里的这个文件读不出来，没法和它比较",
    en="The base revision's copy of this file can't be read, so it can't be compared with",
    fix_zh="人工核对这次改动：git diff {revision} -- {path}",
    fix_en="Look at the change yourself: git diff {revision} -- {path}",
    severity=Severity.WARNING,
)
def unread_on_base(survey: Survey) -> Iterator[Finding]:
    """文件改了，而它在基准版本里就是坏的（不合 YAML 写法），改没改掉以前的事，查不出来。

    A changed file was broken at the base revision (not in our YAML), so nothing can tell whether the change rewrites
    what it said.

    不对 Bad:

        # 基准版本里 the base revision says
        name: 示例广场
        name: 示范广场

    对 Good:

        # 基准版本里 the base revision says
        name: 示例广场
    """
    for path in sorted(survey.past.unread if survey.past else ()):
        found = classify(path)
        if survey.past is not None and found is not None and path in survey.documents:
            yield Finding(rule="unread-on-base", path=path, args={"revision": survey.past.revision, "path": path})


@rule(
    zh="没能和基准版本 {revision} 比较：{why}",
    en="The comparison with the base revision {revision} could not run: {why}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unchecked_base(survey: Survey) -> Iterator[Finding]:
    """要求和基准版本比较（--base），却没能比：没有 Git，或者克隆得太浅，或者没有这个版本。退出码是 3。

    没比过不等于没问题：批次、月结和已经发生的事有没有被改，这一次不知道。

    A comparison with a base revision was asked for (`--base`) and could not be made: no Git, a clone that is too
    shallow, or no such revision. The exit code is 3. Not compared is not the same as clean: whether sheets, closes or
    what has happened were rewritten is not known.

    不对 Bad:

        # .github/workflows/check.yml
        - uses: actions/checkout@v7

    对 Good:

        # .github/workflows/check.yml
        - uses: actions/checkout@v7
          with: {fetch-depth: 0}
    """
    if survey.no_past is not None:
        missing = survey.no_past
        args = {"revision": missing.revision, "why": missing.why, "remedy": missing.remedy}
        yield Finding(rule="unchecked-base", path="data", args=args)
