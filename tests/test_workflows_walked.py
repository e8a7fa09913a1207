"""Each of the six workflows walked from first to last step by editing one file, and one illegal step.

The demonstration programme declares all six; what they are called there is data, and so is what is expected here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hehuo.derive import ProjectStatus
from hehuo.derive.pages.workflows import main_way
from hehuo.model.records import Project, TimelineEntry
from hehuo.model.workflow import class_of, replay
from hehuo.pipeline import diagnose, load
from hehuo.words import LANGS

DATA = Path(__file__).parents[1] / "data"
PROGRAMME = "shifan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One line added to a timeline, and the project's state on a day after it: states, holders, lateness."""

    line: str
    states: tuple[str, ...]
    holders: tuple[str, ...]
    today: str
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A project's head, its steps in order, and an illegal step after `after` of them with the expected message."""

    head: str
    stands: Sequence[Stand]
    after: int
    illegal: str
    zh: str
    en: str


WALKS: dict[str, Walk] = {
    "claim": Walk(
        head="title: 换一扇单元门\nworkflow: claim\nfor: {community: yuqian}\nitems: [facilities]\n",
        stands=(
            Stand(line='date: "2026-05-04", event: publish, by: community', states=("待认领",), holders=(), today="2026-06-03"),
            Stand(line='date: "2026-06-05", event: claim, partner: hemu-property', states=("已认领",),
                  holders=("hemu-property",), today="2026-06-27", late=True),
            Stand(line='date: "2026-06-28", event: start, partner: hemu-property', states=("实施中",),
                  holders=("hemu-property",), today="2026-07-30"),
            Stand(line='date: "2026-08-01", event: deliver, partner: hemu-property', states=("待验收",),
                  holders=("hemu-property",), today="2026-08-16"),
            Stand(line='date: "2026-08-15", event: accept, by: committee', states=("已完成",),
                  holders=("hemu-property",), today="2026-11-18"),
        ),
        after=1,
        illegal='date: "2026-05-20", event: deliver',
        zh="“完工”这一步不能在“open（待认领）”时做",
        en='"Deliver" can\'t happen while the project is open (Open)',
    ),
    "five-orders": Walk(
        head="title: 楼道灯不亮\nworkflow: five-orders\nfor: {community: wangyue}\nitems: [lamps]\n",
        stands=(
            Stand(line='date: "2026-09-01", event: place, by: resident', states=("待接单",), holders=(), today="2026-09-03"),
            Stand(line='date: "2026-09-02", event: accept, by: committee', states=("待派单",), holders=(),
                  today="2026-09-05", late=True),
            Stand(line='date: "2026-09-05", event: dispatch, by: branch', states=("待领单",), holders=(), today="2026-09-06"),
            Stand(line='date: "2026-09-06", event: take, partner: yuanfang-property', states=("办理中",),
                  holders=("yuanfang-property",), today="2026-09-16"),
            Stand(line='date: "2026-09-09", event: finish, partner: yuanfang-property', states=("待评单",),
                  holders=("yuanfang-property",), today="2026-09-17", late=True),
            Stand(line='date: "2026-09-18", event: rate, by: resident', states=("已评单",),
                  holders=("yuanfang-property",), today="2026-11-18"),
        ),
        after=1,
        illegal='date: "2026-09-02", event: take, partner: yuanfang-property',
        zh="“物业领单”这一步不能在“placed（待接单）”时做",
        en='"Property company takes" can\'t happen while the project is placed (Placed)',
    ),
    "whistle": Walk(
        head="title: 夜里渣土车压坏井盖\nworkflow: whistle\nfor: {community: xiangyang}\nitems: [facilities]\n",
        stands=(
            Stand(line='date: "2026-10-10", event: whistle, by: grid', states=("待报到",), holders=(),
                  today="2026-10-12", late=True),
            Stand(line='date: "2026-10-12", event: arrive, partner: enforcement-team', states=("已报到",),
                  holders=("enforcement-team",), today="2026-10-13"),
            Stand(line='date: "2026-10-13", event: handle, by: department', states=("处置中",),
                  holders=("enforcement-team",), today="2026-10-20"),
            Stand(line='date: "2026-10-16", event: finish, by: department', states=("待反馈",),
                  holders=("enforcement-team",), today="2026-10-19"),
            Stand(line='date: "2026-10-18", event: feedback, by: grid', states=("已反馈",),
                  holders=("enforcement-team",), today="2026-11-18"),
        ),
        after=4,
        illegal='date: "2026-10-17", event: handle, by: department',
        zh="“处置”这一步不能在“handled（待反馈）”时做",
        en='"Handle" can\'t happen while the project is handled (Handled)',
    ),
    "wish": Walk(
        head="title: 想要一台收音机\nworkflow: wish\nfor: {community: hupan}\nitems: [home-visit]\n",
        stands=(
            Stand(line='date: "2026-10-08", event: wish, by: community', states=("待认领",), holders=(), today="2026-10-22"),
            Stand(line='date: "2026-10-20", event: take, partner: linli-supermarket', states=("已认领",),
                  holders=("linli-supermarket",), today="2026-10-30"),
            Stand(line='date: "2026-10-29", event: grant, partner: linli-supermarket', states=("已圆梦",),
                  holders=("linli-supermarket",), today="2026-11-18"),
        ),
        after=1,
        illegal='date: "2026-10-10", event: grant',
        zh="“圆梦”这一步不能在“wished（待认领）”时做",
        en='"Grant" can\'t happen while the project is wished (Wished)',
    ),
    "snapshot": Walk(
        head="title: 路口护栏倒了\nworkflow: snapshot\nfor: {community: qingchuan}\nitems: [parking]\n",
        stands=(
            Stand(line='date: "2026-11-01", event: report, by: courier', states=("待核实",), holders=(), today="2026-11-02"),
            Stand(line='date: "2026-11-02", event: verify, by: grid', states=("待领办",), holders=(), today="2026-11-04"),
            Stand(line='date: "2026-11-04", event: take, partner: enforcement-team, by: department', states=("整改中",),
                  holders=("enforcement-team",), today="2026-11-12", late=True),
            Stand(line='date: "2026-11-13", event: fix, by: department', states=("已整改",),
                  holders=("enforcement-team",), today="2026-11-18"),
        ),
        after=1,
        illegal='date: "2026-11-01", event: fix, by: department',
        zh="“整改”这一步不能在“reported（待核实）”时做",
        en='"Fix" can\'t happen while the project is reported (Reported)',
    ),
    "exchange": Walk(
        head=(
            "title: 借六张折叠床\nworkflow: exchange\nfor: {partner: warm-winter}\nitems: [equipment-sharing]\n"
            "wanted: {quantity: 6, unit: 张}\n"
        ),
        stands=(
            Stand(line='date: "2026-09-01", event: ask, by: partner', states=("求助中",), holders=(), today="2026-09-30"),
            Stand(line='date: "2026-09-10", event: agree, partner: xinghe-mall, quantity: 4', states=("求助中", "已应助"),
                  holders=("xinghe-mall",), today="2026-09-30"),
            Stand(line='date: "2026-09-20", event: hand-over, partner: xinghe-mall', states=("求助中", "已交接"),
                  holders=("xinghe-mall",), today="2026-10-02", late=True),
            Stand(line='date: "2026-10-03", event: agree, partner: linli-supermarket, quantity: 2',
                  states=("已交接", "已应助"), holders=("xinghe-mall", "linli-supermarket"), today="2026-10-20"),
            Stand(line='date: "2026-10-12", event: hand-over, partner: linli-supermarket', states=("已交接",),
                  holders=("xinghe-mall", "linli-supermarket"), today="2026-11-18"),
        ),
        after=1,
        illegal='date: "2026-09-05", event: hand-over',
        zh="“交接”这一步不能在“asked（求助中）”时做",
        en='"Hand over" can\'t happen while the project is asked (Asked)',
    ),
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """The demonstration programme by itself, without its projects and its ledger."""
    for name in ("communities", "partners"):
        shutil.copytree(DATA / name / PROGRAMME, tmp_path / "data" / name / PROGRAMME)
    for name in ("registry.yml", f"programmes/{PROGRAMME}.yml"):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DATA / name, tmp_path / "data" / name)
    yield tmp_path


def write(root: Path, head: str, lines: Sequence[str]) -> None:
    """The project's file with a timeline of these lines."""
    file = root / "data" / "projects" / PROGRAMME / "walked.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    timeline = "".join(f"  - {{{line}}}\n" for line in lines)
    file.write_text(f"{head}timeline:\n{timeline}sources: [demo]\n", encoding="utf-8")


def view(root: Path, today: str) -> ProjectStatus:
    """The project as of a day; nothing may be found in its file. (The partners' later renewals are not yet, then.)"""
    loaded = load(root, date.fromisoformat(today))
    assert [diagnostic.message for diagnostic in diagnose(loaded, "en") if diagnostic.path.endswith("walked.yml")] == []
    return loaded.derived.projects[f"{PROGRAMME}/walked"]


@pytest.mark.parametrize("name", WALKS)
def test_a_project_walks_its_workflow_to_the_end(name: str, root: Path) -> None:
    walk = WALKS[name]
    for count, stand in enumerate(walk.stands, 1):
        write(root, walk.head, [stand.line for stand in walk.stands[:count]])
        found = view(root, stand.today)
        assert set(found.state_names) == set(stand.states), stand.line
        assert found.holders == tuple(f"{PROGRAMME}/{holder}" for holder in stand.holders), stand.line
        assert found.late is stand.late, stand.line
    assert found.state_class == "done"
    assert found.total_days is not None


@pytest.mark.parametrize("name", WALKS)
def test_a_step_that_the_workflow_does_not_allow_is_named(name: str, root: Path) -> None:
    walk = WALKS[name]
    write(root, walk.head, [*(stand.line for stand in walk.stands[: walk.after]), walk.illegal])
    loaded = load(root, date(2026, 11, 18))
    for lang in LANGS:
        (found,) = diagnose(loaded, lang)
        wanted = walk.zh if lang == "zh" else walk.en
        assert (found.rule, found.message) == ("illegal-step", wanted)
        assert found.path == f"data/projects/{PROGRAMME}/walked.yml"
        assert found.line == walk.head.count("\n") + 2 + walk.after
        assert found.help


def test_the_registry_declares_the_six_workflows_with_limits() -> None:
    workflows = load(DATA.parent).registry.programmes[PROGRAMME].workflows
    assert set(WALKS) <= set(workflows)
    for name in WALKS:
        assert any(event.within_days for event in workflows[name].events.values()), name


REPORTED = {
    "banyang": ("claim", "exchange"),
    "chengdong": ("claim", "five-orders"),
    "hedong": ("whistle", "wish", "snapshot"),
    "shibei": ("claim",),
    "tanxi": ("whistle",),
}


@pytest.mark.parametrize(("programme", "name"), [(key, name) for key, names in REPORTED.items() for name in names])
def test_the_workflows_that_were_reported_lead_from_their_first_step_to_their_last(programme: str, name: str) -> None:
    workflow = load(DATA.parent).registry.programmes[programme].workflows[name]
    way = main_way(workflow)
    timeline = tuple(
        TimelineEntry(date=f"2026-03-{day:02}", event=step, partner="a" if workflow.events[step].claims else None)
        for day, step in enumerate(way, 1)
    )
    trail = replay(Project(title="某事", workflow=name, timeline=timeline), workflow)
    assert trail.faults == ()
    assert class_of(trail, workflow) == "done"
    backwards = Project(title="某事", workflow=name, timeline=(timeline[0], timeline[-1]))
    assert [fault.kind for fault in replay(backwards, workflow).faults] == (["illegal-step"] if len(way) > 2 else [])
