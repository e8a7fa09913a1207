"""The repository's own registry with ten different mistakes at once: one finding each, on its line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hehuo.pipeline import diagnose, load
from hehuo.words import LANGS, Lang

DATA = Path(__file__).parents[1] / "data"


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert re.search(old, text), old
        return re.sub(old, new, text, count=1)

    return change


def appended(line: str, after: str = r"(?m)^(timeline:\n(?:  - .*\n)+)") -> Callable[[str], str]:
    return replaced(after, rf"\g<1>{line}\n")


def sheet(source: str, partner: str, offer: str, entry: str, total: int) -> Callable[[str], str]:
    text = (
        f'date: "2026-11-18"\nkind: redeem\npartner: {partner}\noffer: {offer}\nsource: {source}\n'
        f"entries:\n  - {{{entry}}}\ntotal: {total}\n"
    )
    return lambda _: text


MISTAKES: dict[str, tuple[str, Callable[[str], str], str]] = {
    "unknown-field": ("partners/shifan/maixiang-bakery.yml", lambda text: text + "contcat: 无\n", "contcat"),
    "unknown-kind": ("partners/shifan/shunyi-barber.yml", replaced("kind: shop", "kind: shopp"), "shopp"),
    "illegal-step": (
        "projects/shifan/wish-radio.yml",
        appended('  - {date: "2026-02-01", event: give-back, partner: qiaoshou-repair}'),
        "give-back",
    ),
    "missing-field": (
        "projects/shifan/qingchuan-stair-lamps.yml",
        replaced('date: "2025-05-08", event: start', "event: start"),
        "event: start",
    ),
    "inactive-claim": (
        "projects/shifan/wish-family-photo.yml",
        appended('  - {date: "2026-11-12", event: take, partner: jiejing-laundry}'),
        "jiejing-laundry",
    ),
    "over-claimed": (
        "projects/shifan/swap-massage-beds.yml",
        appended('  - {date: "2026-05-01", event: agree, partner: linli-supermarket, quantity: 9}'),
        "linli-supermarket",
    ),
    "wrong-total": ("points/shifan/2026-11/redeem-photo-frame-1117.yml", replaced("total: 40", "total: 41"), "total"),
    "overdrawn-card": (
        "points/shifan/2026-11/redeem-fitness-1118.yml",
        sheet("DH-2611-91", "spark-fitness", "fitness-trial", "card: 73SC-PTPP-PQGZ-W, quantity: 2", 48),
        "73SC-PTPP-PQGZ-W",
    ),
    "duplicate-source": (
        "points/shifan/2026-11/redeem-haircut-discount-1116.yml",
        replaced("source: .*", "source: DH-2611-05"),
        "DH-2611-05",
    ),
    "offer-not-open": (
        "points/shifan/2026-11/redeem-bag-1118.yml",
        sheet("DH-2611-92", "shifan-bank", "bank-bag", "card: BCGT-YRJK-XMTK-E", 8),
        "offer: bank-bag",
    ),
    "offer-out-of-stock": ("points/shifan/offers/medicine-box.yml", replaced(r"stock: \d+", "stock: 1"), "card"),
}


@pytest.mark.parametrize("lang", LANGS)
def test_one_mistake_of_each_kind_is_one_finding_each(tmp_path: Path, lang: Lang) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    for name, change, _ in MISTAKES.values():
        path = tmp_path / "data" / name
        path.write_text(change(path.read_text("utf-8") if path.exists() else ""), "utf-8")
    found = diagnose(load(tmp_path), lang)
    said = [f"{diagnostic.path}:{diagnostic.line} [{diagnostic.rule}] {diagnostic.message}" for diagnostic in found]
    assert sorted(diagnostic.rule for diagnostic in found) == sorted(MISTAKES), "\n".join(said)
    for diagnostic in found:
        name, _, guilty = MISTAKES[diagnostic.rule]
        line = (tmp_path / diagnostic.path).read_text("utf-8").splitlines()[diagnostic.line - 1]
        assert guilty in line, said
        assert diagnostic.path == f"data/{name}" or diagnostic.rule == "offer-out-of-stock"
