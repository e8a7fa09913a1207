"""The synthetic registry: the same bytes for the same seed, and clean as far as shared ground can tell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry as SchemaRegistry
from referencing import Resource
from stdnum.cn import uscc

from hehuo.document import Document
from hehuo.model.cards import is_valid_card
from hehuo.model.dates import parse_date
from hehuo.model.ledger import open_ledger
from hehuo.model.membership import was_active
from hehuo.model.registry import Registry, build_registry, resolve
from hehuo.model.workflow import class_of, replay
from hehuo.read import read_registry
from hehuo.record_types import BY_NAME
from synthetic.programme import PROGRAMME_ID
from synthetic.registry import write_synth

ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT / "schemas"
BENCHMARKS = ROOT / "benchmarks"
SIZE = {"partners": 60, "projects": 200, "entries": 3000}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("synth")
    write_synth(out, **SIZE, seed=7)
    return out


@pytest.fixture(scope="module")
def documents(root: Path) -> tuple[Document, ...]:
    result = read_registry(root)
    assert result.findings == ()
    return result.documents


@pytest.fixture(scope="module")
def registry(documents: tuple[Document, ...]) -> Registry:
    return build_registry(documents, {})


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yml"))}


def test_counts_are_what_was_asked_for(tmp_path: Path) -> None:
    counts = write_synth(tmp_path, **SIZE, seed=3)
    assert list(counts) == list(BY_NAME)
    assert (counts["partner"], counts["project"], counts["close"]) == (60, 200, 11)
    assert sum(counts.values()) == len(tree(tmp_path))


def test_every_month_but_the_last_is_closed_and_every_entry_is_there(registry: Registry) -> None:
    months = sorted({key.split("/")[1] for key in registry.batches})
    assert len(months) == 12
    assert sorted(key.split("/")[1] for key in registry.closes) == months[:-1]
    assert sum(len(batch.entries) for batch in registry.batches.values()) == SIZE["entries"]


def test_a_seed_fixes_every_byte_whatever_the_hash_seed(tmp_path: Path, root: Path) -> None:
    size = [f"--{name}={value}" for name, value in SIZE.items()]
    for hash_seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Los_Angeles")):
        out = tmp_path / hash_seed
        surroundings = {**os.environ, "PYTHONPATH": str(BENCHMARKS), "PYTHONHASHSEED": hash_seed, "TZ": zone}
        command = [sys.executable, "-m", "synthetic", str(out), *size, "--seed=7"]
        subprocess.run(command, env=surroundings, check=True, capture_output=True)
        assert tree(out) == tree(root)


def test_another_seed_gives_another_registry(tmp_path: Path, root: Path) -> None:
    write_synth(tmp_path, **SIZE, seed=8)
    assert tree(tmp_path) != tree(root)


@pytest.mark.parametrize("seed", range(3))
def test_schemas_hold(tmp_path: Path, seed: int) -> None:
    write_synth(tmp_path, partners=16, projects=60, entries=400, seed=seed)
    schemas = [json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.schema.json"))]
    resources = [(schema["$id"], Resource.from_contents(schema)) for schema in schemas]
    known: SchemaRegistry = SchemaRegistry().with_resources(resources)
    validators = {
        schema["$id"]: Draft202012Validator(schema, registry=known, format_checker=FormatChecker())
        for schema in schemas
    }
    for document in read_registry(tmp_path).documents:
        validator = validators[f"https://hehuo.invalid/schemas/{document.type.schema}.schema.json"]
        assert [(document.path, error.message) for error in validator.iter_errors(document.value)] == []


def test_every_reference_is_known(registry: Registry) -> None:
    programme = registry.programmes[PROGRAMME_ID]
    catalogue = registry.catalogue[PROGRAMME_ID]

    def known(table: Mapping[str, object], references: tuple[str | None, ...]) -> bool:
        return all(reference is None or resolve(PROGRAMME_ID, reference) in table for reference in references)

    for partner in registry.partners.values():
        assert partner.kind in programme.kinds and (partner.trade is None or partner.trade in programme.trades)
        assert known(registry.communities, partner.communities) and set(partner.items) <= set(catalogue)
        assert partner.uscc is None or uscc.is_valid(partner.uscc)
    for project in registry.projects.values():
        assert project.for_ is not None and known(registry.communities, (project.for_.community,))
        assert set(project.items) <= set(catalogue)
        assert known(registry.partners, tuple(entry.partner for entry in project.timeline))
    for offer in registry.offers.values():
        assert known(registry.partners, (offer.partner,)) and offer.form in programme.offer_forms
    for batch in registry.batches.values():
        assert known(registry.partners, (batch.partner,)) and known(registry.communities, (batch.community,))


def test_timelines_are_legal_and_partners_active(registry: Registry) -> None:
    classes = Counter[tuple[str, str]]()
    for project in registry.projects.values():
        workflow = registry.programmes[PROGRAMME_ID].workflows[project.workflow]
        trail = replay(project, workflow)
        assert trail.faults == () and len(trail.steps) == len(project.timeline)
        classes[project.workflow, class_of(trail, workflow)] += 1
        for entry in project.timeline:
            if entry.partner:
                assert was_active(registry.partners[resolve(PROGRAMME_ID, entry.partner)], parse_date(entry.date))
    assert len({workflow for workflow, _ in classes}) == 4
    assert {state for _, state in classes} == {"open", "active", "done", "dropped"}


def test_names_and_sheet_numbers_are_unique(registry: Registry) -> None:
    assert len({partner.name for partner in registry.partners.values()}) == SIZE["partners"]
    assert len({batch.source for batch in registry.batches.values()}) == len(registry.batches)


def test_no_card_is_overdrawn_and_each_is_open_when_used(registry: Registry) -> None:
    assert open_ledger(registry, PROGRAMME_ID).overdrafts == ()
    cards = registry.cards[PROGRAMME_ID].cards
    assert all(map(is_valid_card, cards))
    for key, batch in registry.batches.items():
        assert batch.date.startswith(key.split("/")[1])
        moment = batch.effective or batch.date
        assert all(cards[entry.card].opened <= moment for entry in batch.entries if entry.card)


def test_caps_stocks_and_limits_are_kept(registry: Registry) -> None:
    rules, earned = registry.rules[PROGRAMME_ID].rules, Counter[tuple[str | None, str, str]]()
    given, taken = Counter[str](), Counter[tuple[str | None, str]]()
    for batch in registry.batches.values():
        for entry in batch.entries:
            if batch.rule:
                month = (batch.effective or batch.date)[:7]
                earned[entry.card, batch.rule, month] += rules[batch.rule].points * (entry.quantity or 0)
            if batch.offer:
                offer = registry.offers[resolve(PROGRAMME_ID, batch.offer)]
                assert batch.partner == offer.partner and offer.from_ <= batch.date <= (offer.until or "9999")
                given[batch.offer] += entry.quantity or 1
                taken[entry.card, batch.offer] += entry.quantity or 1
    assert all(points <= (rules[rule].cap_per_month or points) for (_, rule, _), points in earned.items())
    offers = {key.split("/")[1]: offer for key, offer in registry.offers.items()}
    assert all(count <= (offers[offer].stock or count) for offer, count in given.items())
    assert all(count <= (offers[offer].limit_per_card or count) for (_, offer), count in taken.items())


def test_closes_agree_with_the_batches(registry: Registry) -> None:
    figures = open_ledger(registry, PROGRAMME_ID).months
    for key, close in registry.closes.items():
        due = figures[key.split("/")[1]]
        written = (close.opening, close.issued, close.redeemed, close.expired, close.adjusted, close.closing)
        assert written == (due.opening, due.issued, due.redeemed, due.expired, due.adjusted, due.closing)
        assert (close.batches, close.previous) == (due.batches, due.previous)


@pytest.mark.parametrize(
    ("partners", "projects", "entries"), [(1, 0, 0), (1, 1, 1), (2, 30, 13), (5, 5, 40), (15, 0, 700)]
)
def test_small_sizes_are_clean_too(tmp_path: Path, partners: int, projects: int, entries: int) -> None:
    write_synth(tmp_path, partners=partners, projects=projects, entries=entries, seed=1)
    registry = build_registry(read_registry(tmp_path).documents, {})
    assert (len(registry.partners), len(registry.projects)) == (partners, projects)
    assert sum(len(batch.entries) for batch in registry.batches.values()) == entries
    assert open_ledger(registry, PROGRAMME_ID).overdrafts == ()


def test_sizes_that_no_registry_has(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one partner"):
        write_synth(tmp_path, partners=0, projects=0, entries=0, seed=1)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    write_synth(tmp_path, partners=1, projects=0, entries=0, seed=1)
    with pytest.raises(FileExistsError):
        write_synth(tmp_path, partners=1, projects=0, entries=0, seed=1)
