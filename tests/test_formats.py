"""Registries frozen in each past format: every later version reads them, finds nothing wrong and gets the same numbers.

`formats/<N>/<name>/data` never changes. `numbers.json` beside it says what follows from it; `pytest --update` writes
it where there is none. A number that changes is a change to what a closed ledger or an old record means.
A new format gets its folder before the code changes: `python3 scripts/synth.py tests/formats/<N>/street --partners 40
--projects 60 --entries 600 --seed 3`, and a copy of `golden/street/data` as `lane`, which has every record type.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hehuo.document import FORMAT
from hehuo.pipeline import Loaded, diagnose, load

FORMATS = Path(__file__).parent / "formats"
WORLDS = sorted(FORMATS.glob("*/*/data"))
AS_OF = date(2026, 11, 1)


def _numbers(loaded: Loaded) -> dict[str, Any]:
    """What follows from a registry, in plain numbers and words."""
    derived = loaded.derived
    return {
        "records": {name: count for name, count in loaded.counts.items() if count},
        "projects": {
            key: {
                "class": view.state_class,
                "shares": [[share.share.state, share.share.quantity, share.holder] for share in view.shares],
                "waiting": view.waiting_days,
                "total": view.total_days,
            }
            for key, view in derived.projects.items()
        },
        "partners": {
            key: {
                "standing": view.standing,
                "number": view.number,
                "holding": len(view.holding),
                "completed": len(view.completed),
            }
            for key, view in derived.partners.items()
        },
        "points": {
            key: {
                "balances": {card: balance for card, balance in sorted(view.ledger.balances.items()) if balance},
                "taken": dict(sorted(view.taken.items())),
                "accepted": dict(sorted(view.accepted.items())),
                "months": {
                    month.month: [
                        *(month.opening, month.issued, month.redeemed, month.expired, month.adjusted, month.closing),
                        month.seal,
                    ]
                    for month in view.months
                },
            }
            for key, view in derived.points.items()
        },
        "statistics": {
            key: {
                dimension: {
                    row.id: [row.partners.value, row.projects.value, row.open and row.open.value, row.done.value]
                    for row in rows
                }
                for dimension, rows in (
                    ("community", view.by_community),
                    ("kind", view.by_kind),
                    ("trade", view.by_trade),
                    ("direction", view.by_direction),
                )
            }
            for key, view in derived.statistics.items()
        },
        "figures": {name: figure.value for name, figure in sorted(derived.figures.items())},
    }


def test_every_format_up_to_this_one_is_frozen() -> None:
    assert {int(path.parents[1].name) for path in WORLDS} == set(range(1, FORMAT + 1))


@pytest.mark.parametrize("data", WORLDS, ids=lambda data: "-".join(data.parts[-3:-1]))
def test_a_past_format_is_read_with_the_same_numbers(data: Path, update: bool) -> None:
    loaded = load(data.parent, AS_OF)
    assert diagnose(loaded, "en") == []
    expected, found = data.parent / "numbers.json", _numbers(loaded)
    if update and not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(json.dumps(found)) == json.loads(expected.read_text("utf-8"))
