"""The documents are up to date: names exist, examples are clean, commands run, messages are the real ones."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hehuo.pipeline import diagnose, load
from hehuo.words import Lang

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
STREET = ROOT / "tests" / "golden" / "street" / "data"


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    lines = [line for name in READMES for block in blocks(name, "sh") for line in block.splitlines()]
    return sorted({line.partition("#")[0].strip() for line in lines})


def names() -> list[str]:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = "|".join(path.stem for path in (ROOT / "src/hehuo").iterdir() if not path.name.startswith("_"))
    return sorted(set(re.findall(rf"`((?:{rooms})(?:\.\w+)+)`", text)))


@pytest.mark.parametrize("name", names())
def test_every_name_in_the_architecture_exists(name: str) -> None:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(["hehuo", *parts[:length]]))
        except ModuleNotFoundError:
            continue
        for attribute in parts[length:]:
            found = getattr(found, attribute)
        return
    pytest.fail(f"no module for {name}")


@pytest.mark.parametrize("name", READMES)
def test_the_partner_in_five_lines_is_clean_and_its_misspelling_gets_the_message_shown(
    name: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    partner = tmp_path / "data/partners/shifan/noodle-two.yml"
    text = blocks(name, "yaml")[0]
    partner.write_text(text, encoding="utf-8")
    before = load(tmp_path)
    assert [found for found in diagnose(before, "zh") if found.path.endswith("noodle-two.yml")] == []
    partner.write_text(text.replace("kind: shop", "kind: shopp"), encoding="utf-8")
    lang: Lang = "zh" if "zh" in name else "en"
    [found] = [found for found in diagnose(load(tmp_path), lang) if found.path.endswith("noodle-two.yml")]
    assert f"[{found.rule}] {found.message}" in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_in_the_readmes_runs(command: str, tmp_path: Path) -> None:
    """Scripts are asked for their help (this very test runs inside one); hehuo's commands run on a small street."""
    words = command.split()
    if words[:2] == ["pip", "install"]:
        assert words[2:] == ["."] and (ROOT / "pyproject.toml").exists()
        return  # tests/contract/test_wheel.py installs it for real
    if words[0] == "python3":
        words = [sys.executable, str(ROOT / words[1]), *words[2:], "--help"]
    else:
        assert words[0] == "hehuo"
        words = [sys.executable, "-m", *words]
        shutil.copytree(STREET, tmp_path / "my-street" / "data")
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_picture_in_the_readmes_is_there() -> None:
    for name in READMES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{name}: {target}"
