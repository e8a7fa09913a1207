"""All pages of a small registry, compared with an expected tree that people review before they commit it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from hehuo.pipeline import diagnose, load, pages

GOLDEN = Path(__file__).parent / "golden"
AS_OF = date(2026, 11, 1)
OWN = ("rules", "reference")
"""Pages made from rules and schemas, not from the registry; they have tests of their own."""


def built(world: Path) -> dict[str, str]:
    """Address → what is poured, one slot after another."""
    loaded = load(world, AS_OF)
    assert diagnose(loaded, "zh") == []
    texts = {}
    for page in pages(loaded):
        if page.url.partition("/")[0] not in OWN:
            if page.content is not None:
                texts[page.url] = page.content.decode().replace("\r\n", "\n")
                continue
            slots = "\n".join(f"<!-- {name} -->\n{html}" for name, html in page.slots.items())
            texts[f"{page.url}index.html" if page.url.endswith("/") or not page.url else page.url] = (
                f"<!-- {page.shell}: {page.title} -->\n{slots}\n"
            )
    return texts


@pytest.mark.parametrize(
    "world", sorted(path for path in GOLDEN.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_the_pages_are_the_expected_ones(world: Path, update: bool) -> None:
    """`python3 scripts/test.py --update` rewrites the tree; look at the difference before you commit it."""
    found, expected = built(world), world / "expected"
    if update:
        shutil.rmtree(expected, ignore_errors=True)
        for name, text in found.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_text(text, encoding="utf-8")
    known = {
        path.relative_to(expected).as_posix(): path.read_text("utf-8") for path in expected.rglob("*") if path.is_file()
    }
    assert sorted(found) == sorted(known)
    different = [name for name in found if found[name] != known[name]]
    assert different == [], f"run: python3 scripts/test.py --update tests/test_golden.py ({different[0]} …)"
