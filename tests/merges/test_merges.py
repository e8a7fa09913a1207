"""Two changes that are fine alone and wrong together, on real branches merged as a forge merges them.

Each branch is clean when compared with the `main` it came from. Once the first is merged, the second merges without a
conflict and must be refused by the rule and on the line that the table names. This is why a forge has to check what
will be merged, not what was proposed: up-to-date branches or a merge queue.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from hehuo.pipeline import diagnose, load
from repository import Repository

BASE = Path(__file__).parents[1] / "rule_world"
AS_OF = date(2026, 7, 31)
BEDS = "projects/demo/massage-beds.yml"
LEDGER = "points/demo"
Files = Mapping[str, str]


def sheet(day: str, source: str, entries: str, total: int, kind: str) -> str:
    """A ledger sheet; `kind` holds the lines that depend on its kind."""
    return f'date: "{day}"\n{kind}source: {source}\nentries:\n{entries}total: {total}\n'


def soap(day: str, source: str, card: str, quantity: int) -> str:
    entry = f"  - {{card: {card}, quantity: {quantity}}}\n"
    return sheet(day, source, entry, 5 * quantity, "kind: redeem\npartner: sm-plaza\noffer: soap\n")


def haircut(day: str, source: str, card: str) -> str:
    return sheet(day, source, f"  - {{card: {card}}}\n", 10, "kind: redeem\npartner: barber\noffer: haircut\n")


def patrol(day: str, source: str, card: str, quantity: int) -> str:
    return sheet(
        day, source, f"  - {{card: {card}, quantity: {quantity}}}\n", 2 * quantity, "kind: earn\nrule: patrol\n"
    )


def reversal(day: str, source: str) -> str:
    entry = "  - {card: M6P1-S4XD-5TQ8-Y, batch: 2026-04/patrol-0404, entry: 2, points: -20}\n"
    return sheet(day, source, entry, -20, "kind: reversal\nreason: 抄错一行\n")


def text(path: str) -> str:
    return (BASE / "data" / path).read_text("utf-8")


def edited(path: str, old: str, new: str) -> Files:
    assert text(path).count(old) == 1, (path, old)
    return {path: text(path).replace(old, new)}


def april_close() -> str:
    names = ("haircut-0418", "patrol-0404")
    digests = {name: sha256(text(f"{LEDGER}/2026-04/{name}.yml").encode()).hexdigest() for name in names}
    previous = sha256(text(f"{LEDGER}/2026-03/close.yml").encode()).hexdigest()
    figures = "opening: 28\nissued: 26\nredeemed: 10\nexpired: 0\nadjusted: 0\nclosing: 44\n"
    batches = "".join(f"  {name}: {digest}\n" for name, digest in digests.items())
    return f'date: "2026-05-01"\n{figures}batches:\n{batches}previous: {previous}\n'


A, B, C = "4Q7M-0XJ2-9KPD-B", "8T2W-B5R6-ZC1H-T", "M6P1-S4XD-5TQ8-Y"
CLAIM = '  - {date: "2026-03-05", event: claim, partner: sm-plaza, quantity: 9}\n'
FINISH = '  - {date: "2026-03-20", event: finish, partner: sm-plaza}\n'
CLOSED = edited(
    f"{LEDGER}/cards.yml", f'{B}: {{opened: "2026-03-01"}}', f'{B}: {{opened: "2026-03-01", closed: "2026-05-01"}}'
)
LEFT = edited("partners/demo/city-bank.yml", '{date: "2026", event: reported}',
              '{date: "2026", event: reported}\n  - {date: "2026-05-01", event: left}')  # fmt: skip
GONE = edited("programmes/demo.yml", "\nsources:\n",
              '\ncorrections:\n  - {date: "2026-04-02", what: partners/spare, reason: 建重了}\nsources:\n')  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two changes to `main`, and the finding that refuses their merge: rule, file and line. None deletes a file."""

    one: Mapping[str, str | None]
    two: Mapping[str, str | None]
    refused: tuple[str, str, int]
    main: Files | None = None


PAIRS: Mapping[str, Pair] = {
    "joint overdraft": Pair(
        one={f"{LEDGER}/2026-05/soap-0502.yml": soap("2026-05-02", "肥皂-0502", A, 2)},
        two={f"{LEDGER}/2026-05/soap-0509.yml": soap("2026-05-09", "肥皂-0509", A, 2)},
        refused=("overdrawn-card", f"{LEDGER}/2026-05/soap-0509.yml", 7),
    ),
    "last item redeemed twice": Pair(
        main=edited(f"{LEDGER}/offers/haircut.yml", "stock: 3", "stock: 2"),
        one={f"{LEDGER}/2026-04/haircut-0420.yml": haircut("2026-04-20", "理发-0420", B)},
        two={f"{LEDGER}/2026-04/haircut-0425.yml": haircut("2026-04-25", "理发-0425", C)},
        refused=("offer-out-of-stock", f"{LEDGER}/2026-04/haircut-0425.yml", 7),
    ),
    "one project claimed twice": Pair(
        one=edited(BEDS, CLAIM, CLAIM + '  - {date: "2026-03-10", event: claim, partner: city-bank, quantity: 1}\n'),
        two=edited(BEDS, FINISH, FINISH + '  - {date: "2026-04-01", event: claim, partner: barber, quantity: 1}\n'),
        refused=("over-claimed", BEDS, 11),
    ),
    "one sheet entered by two people": Pair(
        one={f"{LEDGER}/2026-05/patrol-0509.yml": patrol("2026-05-09", "巡逻-0509", A, 1)},
        two={f"{LEDGER}/2026-05/patrol-may.yml": patrol("2026-05-10", "巡逻-0509", A, 1)},
        refused=("duplicate-source", f"{LEDGER}/2026-05/patrol-may.yml", 4),
    ),
    "over the month's cap": Pair(
        one={f"{LEDGER}/2026-05/patrol-0502.yml": patrol("2026-05-02", "巡逻-0502", B, 6)},
        two={f"{LEDGER}/2026-05/patrol-0509.yml": patrol("2026-05-09", "巡逻-0509", B, 6)},
        refused=("cap-exceeded", f"{LEDGER}/2026-05/patrol-0509.yml", 6),
    ),
    "one entry reversed twice": Pair(
        one={f"{LEDGER}/2026-05/reversal-0502.yml": reversal("2026-05-02", "冲销-0502")},
        two={f"{LEDGER}/2026-05/reversal-0509.yml": reversal("2026-05-09", "冲销-0509")},
        refused=("wrong-reversal", f"{LEDGER}/2026-05/reversal-0509.yml", 6),
    ),
    "a sheet for a month that is being closed": Pair(
        one={f"{LEDGER}/2026-04/close.yml": april_close()},
        two={f"{LEDGER}/2026-04/patrol-0425.yml": patrol("2026-04-25", "巡逻-0425", B, 1)},
        refused=("closed-month", f"{LEDGER}/2026-04/patrol-0425.yml", 1),
    ),
    "a card that is being closed": Pair(
        one=CLOSED,
        two={f"{LEDGER}/2026-05/patrol-0509.yml": patrol("2026-05-09", "巡逻-0509", B, 1)},
        refused=("card-not-open", f"{LEDGER}/2026-05/patrol-0509.yml", 6),
    ),
    "a claim by a partner that is leaving": Pair(
        one=LEFT,
        two=edited(BEDS, FINISH, FINISH + '  - {date: "2026-06-01", event: claim, partner: city-bank, quantity: 1}\n'),
        refused=("inactive-claim", BEDS, 10),
    ),
    "a claim by a partner whose record is being taken away": Pair(
        main={"partners/demo/spare.yml": text("partners/demo/barber.yml").replace("示例理发店", "示例修鞋铺")},
        one={**GONE, "partners/demo/spare.yml": None},
        two=edited(BEDS, FINISH, FINISH + '  - {date: "2026-04-01", event: claim, partner: spare, quantity: 1}\n'),
        refused=("unknown-partner", BEDS, 10),
    ),
}


def put(root: Path, files: Mapping[str, str | None]) -> None:
    for path, content in files.items():
        target = root / "data" / path
        if content is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode())


def found(root: Path, base: str) -> list[tuple[str, str, int]]:
    listed = diagnose(load(root, AS_OF, base=base), "zh")
    return [(diagnostic.rule, diagnostic.path.removeprefix("data/"), diagnostic.line) for diagnostic in listed]


def started(root: Path, pair: Pair) -> Repository:
    """A repository with both branches, each of them clean."""
    shutil.copytree(BASE / "data", root / "data")
    put(root, pair.main or {})
    repository = Repository.init(root)
    repository.commit("base")
    for name, files in (("one", pair.one), ("two", pair.two)):
        repository.branch(name)
        put(root, files)
        repository.commit(name)
        assert found(root, "main") == [], f"{name} alone"
    repository.switch("main")
    return repository


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_what_is_fine_alone_is_refused_together(pair: Pair, tmp_path: Path) -> None:
    repository = started(tmp_path, pair)
    repository.branch("trial")
    assert repository.merges("one")
    assert found(tmp_path, "main") == []
    assert repository.merges("two"), "Git sees nothing wrong"
    assert found(tmp_path, "main") == [pair.refused]


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_a_branch_brought_up_to_date_is_refused_before_it_is_merged(pair: Pair, tmp_path: Path) -> None:
    repository = started(tmp_path, pair)
    assert repository.merges("one")
    repository.switch("two")
    assert found(tmp_path, "main") == [], "checked alone, it would go through"
    assert repository.merges("main")
    assert found(tmp_path, "main") == [pair.refused]


def test_claims_on_the_same_line_are_a_conflict_that_git_sees(tmp_path: Path) -> None:
    claims = [
        f'  - {{date: "2026-04-01", event: claim, partner: {partner}, quantity: 1}}\n'
        for partner in ("barber", "city-bank")
    ]
    one, two = (edited(BEDS, FINISH, FINISH + claim) for claim in claims)
    repository = started(tmp_path, Pair(one=one, two=two, refused=("", "", 0)))
    assert repository.merges("one")
    assert not repository.merges("two")


def test_a_batch_changed_on_one_branch_is_seen_whatever_the_other_did(tmp_path: Path) -> None:
    path = f"{LEDGER}/2026-04/patrol-0404.yml"
    pair = Pair(one={f"{LEDGER}/2026-05/soap.yml": soap("2026-05-02", "肥皂-0502", A, 1)}, two={}, refused=("", "", 0))
    repository = started(tmp_path, pair)
    assert repository.merges("one")
    repository.switch("two")
    put(tmp_path, edited(path, "quantity: 3}", "quantity: 4}"))
    repository.commit()
    refused = [("rewritten-batch", path, 6)]
    assert found(tmp_path, "main") == refused
    assert repository.merges("main")
    assert found(tmp_path, "main") == refused
