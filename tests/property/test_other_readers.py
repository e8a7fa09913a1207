"""Accepted files mean the same to other YAML 1.2 readers: ruamel.yaml and JavaScript's `yaml` package.

A form generator, an editor or a site of the reader's own may read the files some day, and must not read other things.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from functools import lru_cache
from typing import Any

import pytest
from filelock import FileLock
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from fuzzing.running import make
from fuzzing.sources import ROOT, gather
from hehuo.read import parse

AGREEMENT = ROOT / "tests" / "agreement"
INSTALLED = ROOT / "build" / "agreement"
MUTANTS = 2_500
"""Mutants made. About one in four is accepted, and those are compared."""

Tagged = tuple[str, Any]


@lru_cache(maxsize=1)
def accepted() -> dict[bytes, Any]:
    """The bytes and our value of every accepted file: the repository's, the cases', and mutants of them."""
    files = [(source.path, source.content) for source in gather()]
    files += [(mutant.path, mutant.content) for mutant in (make(7, number) for number in range(MUTANTS))]
    found = {}
    for path, content in files:
        document, _ = parse(path, content)
        if document is not None and len(content) < 50_000:
            found[content] = document.value
    return found


def tagged(value: Any) -> Tagged:
    """A value with its types, so that True is not equal to 1 and the order of keys counts."""
    if isinstance(value, dict):
        return "map", [[tagged(key), tagged(inner)] for key, inner in value.items()]
    if isinstance(value, list):
        return "list", [tagged(inner) for inner in value]
    if isinstance(value, bool):
        return "boolean", value
    if isinstance(value, int):
        return "int", str(value)
    return ("text", value) if isinstance(value, str) else ("null" if value is None else type(value).__name__, value)


def as_json(value: Tagged) -> str:
    return json.dumps(value, ensure_ascii=True)


def test_there_is_much_to_compare() -> None:
    values = accepted()
    assert len(values) > 1_000
    assert len({repr(value) for value in values.values()}) > 700


def test_ruamel_reads_the_same() -> None:
    different = []
    for content, value in accepted().items():
        try:
            read = YAML(typ="safe", pure=True).load(content.decode())
        except YAMLError as error:
            different.append((content, type(error).__name__))
            continue
        if as_json(tagged(read)) != as_json(tagged(value)):
            different.append((content, "value"))
    assert different == []


@pytest.fixture(scope="module")
def node() -> str:
    """The path of Node.js, with the locked package installed. Without Node the comparison can't run."""
    found, npm = shutil.which("node"), shutil.which("npm")
    if found is None or npm is None:
        pytest.skip(
            "NOT RUN: 没有 node 或 npm，未与 JavaScript 的读法比较 / no node or npm, JavaScript's reader not asked"
        )
    _install(npm)
    return found


def _install(npm: str) -> None:
    """Install what the lock file names into `build/`, once per lock file."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    stamp, files = INSTALLED / "stamp", [AGREEMENT / "package.json", AGREEMENT / "package-lock.json"]
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    with FileLock(INSTALLED.with_suffix(".lock")):
        if stamp.exists() and stamp.read_text() == wanted:
            return
        for file in files:
            shutil.copy(file, INSTALLED)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
        done = subprocess.run([npm, "ci", *options], cwd=INSTALLED, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        stamp.write_text(wanted)


def test_javascript_reads_the_same(node: str) -> None:
    values = accepted()
    sent = "".join(json.dumps(content.decode()) + "\n" for content in values)
    command = [node, str(AGREEMENT / "read.mjs"), str(INSTALLED)]
    done = subprocess.run(command, input=sent, capture_output=True, encoding="utf-8", check=True)
    answers = done.stdout.splitlines()
    assert len(answers) == len(values)
    different = [
        (content, answer)
        for (content, value), answer in zip(values.items(), answers, strict=True)
        if as_json(json.loads(answer)) != as_json(tagged(value))
    ]
    assert different == []


def test_the_lock_of_the_package_names_no_registry() -> None:
    lock = json.loads((AGREEMENT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    asked = json.loads((AGREEMENT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name.removeprefix("node_modules/"): package["version"] for name, package in packages.items()} == asked
    assert all(
        package["integrity"].startswith("sha512-") and "resolved" not in package for package in packages.values()
    )
