"""Building is safe: a failed, killed or second build leaves the old site as it was; equal input gives equal bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

STREET = Path(__file__).parents[2] / "golden" / "street"
SHELLS = ("partners/programme/", "projects/programme/", "programmes/programme/", "rules/rule/", "reference/record/")
HEHUO = [sys.executable, "-m", "hehuo"]


def build(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*HEHUO, "build", "--root", str(root), *options],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def tree(folder: Path) -> dict[str, str]:
    """Path → digest of every file."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def street(tmp_path: Path) -> Path:
    """A registry that is data alone, built once; schemas and site come from hehuo."""
    shutil.copytree(STREET / "data", tmp_path / "data")
    result = build(tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    return tmp_path


def test_equal_input_gives_equal_bytes_whatever_the_hash_seed_zone_and_locale(street: Path) -> None:
    first = tree(street / "public")
    result = build(street, PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="C")
    assert result.returncode == 0, result.stderr
    assert tree(street / "public") == first


def test_a_registry_with_errors_leaves_the_old_site_untouched(street: Path) -> None:
    before = tree(street / "public")
    partner = street / "data/partners/lane/harbour-bank.yml"
    partner.write_text(partner.read_text("utf-8").replace("kind: bank", "kind: banc"), "utf-8")
    result = build(street)
    assert result.returncode == 1
    assert "unknown-kind" in result.stderr
    assert tree(street / "public") == before


@pytest.mark.parametrize("delay", [0.4, 0.8, 1.2, 1.6])
def test_a_killed_build_leaves_the_old_site_untouched_and_the_next_build_works(street: Path, delay: float) -> None:
    before = tree(street / "public")
    project = street / "data/projects/lane/bench.yml"
    project.write_text(project.read_text("utf-8").replace("巷口长椅", "巷尾长椅"), "utf-8")
    process = subprocess.Popen(
        [*HEHUO, "build", "--root", str(street)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    finished = process.wait() == 0
    assert finished or tree(street / "public") == before
    assert build(street).returncode == 0
    assert tree(street / "public") != before
    assert sorted(path.name for path in street.iterdir()) == [".public.lock", "data", "public"]


def test_a_second_build_says_so_and_leaves_with_75(street: Path) -> None:
    before = tree(street / "public")
    with FileLock(street / ".public.lock"):
        result = build(street)
    assert result.returncode == 75
    assert tree(street / "public") == before


def test_the_shells_never_reach_the_site(street: Path) -> None:
    files = tree(street / "public")
    assert "partners/lane/harbour-bank/index.html" in files
    assert not [name for name in files if name.startswith(SHELLS)]
    assert not [name for name in files if "<!--slot:" in (street / "public" / name).read_text("utf-8", "ignore")]


def test_the_sitemap_names_every_page_once(street: Path) -> None:
    assert not (street / "public/sitemap.xml").exists()
    assert build(street, SITE_URL="https://street.example.org/hehuo/").returncode == 0
    text = (street / "public/sitemap.xml").read_text("utf-8")
    assert text.count("https://street.example.org/hehuo/partners/lane/harbour-bank/</loc>") == 1
    assert not [url for url in SHELLS if f"/hehuo/{url}" in text]
