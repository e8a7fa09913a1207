"""The hours of a space: as many findings as slots, however many of them are alike."""

from __future__ import annotations

from pathlib import Path

from hehuo.pipeline import load

SLOT = '{weekday: sa, from: "09:00", until: "11:00"}'


def test_two_hundred_slots_alike_are_not_twenty_thousand_findings(tmp_path: Path) -> None:
    path = tmp_path / "data" / "communities" / "p" / "a.yml"
    path.parent.mkdir(parents=True)
    path.write_text(f"name: 星河社区\nspaces:\n  hall: {{name: 议事厅, slots: [{', '.join([SLOT] * 200)}]}}\n", "utf-8")
    found = [finding for finding in load(tmp_path).findings if finding.rule == "overlapping-slots"]
    assert [finding.route[-1] for finding in found] == list(range(1, 200))
    assert {finding.related[0][1][-1] for finding in found} == {0}
