"""`hehuo points`: closing months, and asking the ledger, as a user does it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hehuo.cli.main import main
from hehuo.model.registry import digest
from hehuo.pipeline import load

BASE = Path(__file__).parents[2] / "rule_world"
CARD, POOR = "4Q7M-0XJ2-9KPD-B", "K9N3-VY7F-E0AG-S"
LEDGER = "data/points/demo"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE / "data", tmp_path / "data")
    return tmp_path


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["points", *words, "--root", str(root)])


def add(root: Path, name: str, text: str) -> None:
    path = root / LEDGER / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


MAY = 'date: "2026-05-20"\nkind: earn\nrule: patrol\nsource: 巡逻-0520\nentries:\n  - {card: 4Q7M-0XJ2-9KPD-B, quantity: 1}\ntotal: 2\n'


def test_a_month_is_closed_and_the_registry_stays_clean(root: Path) -> None:
    done = run(root, "close", "2026-04", "--date", "2026-05-02")
    path = root / LEDGER / "2026-04/close.yml"
    assert done.exit_code == 0, done.output
    assert digest(path.read_bytes()) in done.output and "月初 28，发放 26，兑换 10" in done.output
    assert 'date: "2026-05-02"\n' in path.read_text(encoding="utf-8")
    assert load(root).findings == ()


def test_months_are_closed_one_after_another(root: Path) -> None:
    add(root, "2026-05/patrol.yml", MAY)
    refused = run(root, "close", "2026-05", "--date", "2026-06-02")
    assert (refused.exit_code, "先封 2026-04" in refused.output) == (1, True)
    for month, day in (("2026-04", "2026-05-02"), ("2026-05", "2026-06-02")):
        assert run(root, "close", month, "--date", day).exit_code == 0
    assert load(root).findings == ()
    line = run(root, "audit").output.splitlines()[-1]
    assert (
        line
        == f"hehuo demo 2026-05 closing=46 close=sha256:{digest((root / LEDGER / '2026-05/close.yml').read_bytes())}"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["2026-04", "--date", "2026-04-29"], 1, "还没有结束"),
        (["2026-04", "--date", "2026-04-29", "--lang", "en"], 1, "is not over"),
        (["2026-03"], 1, "已经有月结了"),
        (["2026-02"], 1, "没有批次"),
        (["2026-13"], 2, "2026-10"),
        (["april"], 2, "2026-10"),
        (["2026-04", "--date", "2.5.2026"], 2, "--date"),
        (["2026-04", "--programme", "nowhere"], 2, "demo"),
    ],
)
def test_a_close_is_refused(root: Path, words: list[str], code: int, said: str) -> None:
    refused = run(root, "close", *words)
    assert (refused.exit_code, said in refused.output) == (code, True), refused.output
    assert not (root / LEDGER / "2026-04/close.yml").exists()


def test_nothing_is_closed_while_the_ledger_has_errors(root: Path) -> None:
    add(root, "2026-05/patrol.yml", MAY.replace("total: 2", "total: 3"))
    refused = run(root, "close", "2026-04", "--date", "2026-05-02")
    assert (refused.exit_code, "wrong-total" in refused.output) == (1, True)
    assert not (root / LEDGER / "2026-04/close.yml").exists()


def test_an_error_elsewhere_is_no_obstacle(root: Path) -> None:
    (root / "data/communities/demo/xinghe.yml").write_text("nmae: 星河社区\n", encoding="utf-8")
    assert run(root, "close", "2026-04", "--date", "2026-05-02").exit_code == 0


def test_points_that_fell_due_are_expired_before_the_month_is_closed(root: Path) -> None:
    rules = root / LEDGER / "rules.yml"
    rules.write_text(
        rules.read_text("utf-8").replace("cap_per_month: 20", "cap_per_month: 20, expires_months: 1"), "utf-8"
    )
    refused = run(root, "close", "2026-04", "--date", "2026-05-02")
    assert (refused.exit_code, "missed-expiry" in refused.output) == (1, True)
    rows = [line.strip() for line in refused.output.splitlines() if line.strip().startswith("- {card:")]
    total = sum(int(row.split("points: ")[1].rstrip("}")) for row in rows)
    entries = "".join(f"  {row}\n" for row in rows)
    head = 'date: "2026-04-30"\nkind: expiry\nsource: 过期-04\nentries:\n'
    add(root, "2026-04/expiry.yml", f"{head}{entries}total: {total}\n")
    assert run(root, "close", "2026-04", "--date", "2026-05-02").exit_code == 0
    assert load(root).findings == ()


def test_balances_without_a_name(root: Path) -> None:
    cards = root / LEDGER / "cards.yml"
    text = cards.read_text("utf-8").replace(
        '{opened: "2026-03-01"}', '{opened: "2026-03-01", alias: 石榴树, consent: "2026-03-01"}', 1
    )
    cards.write_text(text, "utf-8")
    everything, one = run(root, "balance"), run(root, "balance", CARD, POOR)
    assert everything.output == "demo：发放 54，兑换 10，过期 0，调整与冲销 0\n卡上未用 44 分，在 4 张卡上\n"
    assert one.output == f"{CARD}  12 分\n{POOR}  2 分\n"
    assert run(root, "balance", CARD, "--lang", "en").output == f"{CARD}  12 points\n"
    assert "石榴树" not in everything.output + one.output + run(root, "explain", CARD).output


def test_a_card_is_explained_with_file_and_line(root: Path) -> None:
    done = run(root, "explain", CARD)
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "2026-03-07  data/points/demo/2026-03/patrol-0307.yml:6  得分 巡逻 ×8  +16 → 16",
        "2026-04-04  data/points/demo/2026-04/patrol-0404.yml:6  得分 巡逻 ×3  +6 → 22",
        "2026-04-18  data/points/demo/2026-04/haircut-0418.yml:7  兑换 理发一次  -10 → 12，用的是 2026-03-07 的 10 分",
        "余额 12 分：",
        "  2026-03-07 得的 16 分剩 6 分，不过期",
        "  2026-04-04 得的 6 分剩 6 分，不过期",
    ]
    english = run(root, "explain", POOR, "--lang", "en").output.splitlines()
    assert english[-2:] == ["Balance 2, of which:", "  2 left of 2 earned on 2026-03-07, never expiring"]


@pytest.mark.parametrize("number", ["13800138000", "4Q7M-0XJ2-9KPD-C", "../../etc", "0000-0000-0000-1", ""])
def test_what_is_no_card_is_refused_and_not_repeated(root: Path, number: str) -> None:
    for command in ("explain", "balance"):
        refused = run(root, command, number)
        assert refused.exit_code == 2
        assert not number or number not in refused.output


def test_an_audit_for_programs(root: Path) -> None:
    done = run(root, "audit", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["programme"], told["outstanding"], told["agrees"]) == (0, "demo", 44, True)
    assert [(month["month"], month["closing"], month["closed"]) for month in told["months"]] == [
        ("2026-03", 28, "2026-04-01"),
        ("2026-04", 44, None),
    ]
    assert told["line"].endswith(told["months"][0]["close"])


def test_an_audit_of_a_bent_ledger_says_so(root: Path) -> None:
    sheet = root / LEDGER / "2026-03/patrol-0307.yml"
    sheet.write_text(
        sheet.read_text("utf-8").replace("quantity: 8", "quantity: 9").replace("total: 28", "total: 30"), "utf-8"
    )
    done = run(root, "audit")
    assert (done.exit_code, "不一致" in done.output, "hehuo validate" in done.output) == (1, True, True)


def test_figures_of_a_ledger_with_errors_come_with_a_warning(root: Path) -> None:
    add(root, "2026-05/patrol.yml", MAY.replace("total: 2", "total: 3"))
    for words in (["balance"], ["balance", CARD], ["explain", CARD], ["audit"]):
        done = run(root, *words)
        assert (done.exit_code, "hehuo validate" in done.stderr, done.stdout != "") == (1, True, True)


def test_an_unsound_ledger_has_no_line_to_publish(root: Path) -> None:
    assert run(root, "close", "2026-04", "--date", "2026-05-02").exit_code == 0
    assert "hehuo demo 2026-04 closing=" in run(root, "audit").output
    add(root, "2026-05/patrol.yml", MAY.replace("total: 2", "total: 3"))
    unsound = run(root, "audit")
    assert (unsound.exit_code, "closing=" in unsound.output) == (1, False)


def test_a_simulation_says_what_would_have_been(root: Path) -> None:
    done = run(root, "simulate", "--rule", "patrol", "--per-unit", "1", "--from", "2026-03-01", "--to", "2026-03-31")
    assert done.exit_code == 0, done.output
    assert "发放：28 → 14（-14）" in done.output and "卡上未用：44 → 30（-14）" in done.output
    assert "没有哪一笔会扣不够" in done.output
    more = ["--rule", "patrol", "--per-unit", "3", "--from", "2026-03-01", "--to", "2026-03-31", "--lang", "en"]
    assert "caps would cut 4 points, in 1 case\n" in run(root, "simulate", *more).output
    assert load(root).findings == ()


@pytest.mark.parametrize(
    "changed",
    [{"--rule": "nothing"}, {"--per-unit": "-1"}, {"--per-unit": "x"}, {"--from": "2026-05-01"}, {"--to": "2026-02-30"}],
)  # fmt: skip
def test_a_simulation_of_nothing_is_wrong_usage(root: Path, changed: dict[str, str]) -> None:
    options = {"--rule": "patrol", "--per-unit": "1", "--from": "2026-03-01", "--to": "2026-03-31", **changed}
    assert run(root, "simulate", *(word for pair in options.items() for word in pair)).exit_code == 2


def test_a_registry_without_points(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert run(tmp_path, "balance").exit_code == 2
    assert run(tmp_path / "nowhere", "balance").exit_code == 2


def command(root: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "hehuo", "points", *words, "--root", str(root)]


def test_a_terminal_without_chinese(root: Path) -> None:
    surroundings = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(command(root, "balance"), env=surroundings, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("demo：发放 54")


def test_two_who_close_a_month_at_once_make_one_close(root: Path) -> None:
    words = command(root, "close", "2026-04", "--date", "2026-05-02")
    running = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    codes = sorted((process.communicate()[1], process.returncode)[1] for process in running)
    assert codes == [0, 1]
    folder = root / LEDGER / "2026-04"
    assert sorted(path.name for path in folder.iterdir()) == ["close.yml", "haircut-0418.yml", "patrol-0404.yml"]
    assert load(root).findings == ()
