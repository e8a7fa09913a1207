"""Fixtures for all tests: one browser per run, a page in it, and `--update` for expected files.

Knows nothing of what is tested.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

import chromium

# The same examples on every machine and in every run; `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", deadline=None, max_examples=1000)

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""Keep the browser off the network. (Playwright adds --no-sandbox, which root needs.)"""


HERE = Path(__file__).parent

SLOW = frozenset(
    HERE / name
    for name in """
        browser faults merges property unit/benchmarks unit/pipeline/test_building.py unit/pipeline/test_forked_task.py
        unit/pipeline/test_statements.py unit/render/test_guide.py
        contract/test_check_workflow.py contract/test_documents.py contract/test_exit_codes.py
        contract/test_rules_alone.py contract/test_scripts.py contract/test_wheel.py
        test_corpus.py test_figures_open.py test_practices.py test_ten_mistakes.py test_workflows_walked.py
    """.split()
)
"""What `--fast` leaves out: whole sites, browsers, other processes, long searches. The rest is the inner loop."""

MEMORY = Path("/dev/shm")
"""Temporary files in memory, on Linux: removing thousands of small folders from a disk takes longer than most tests."""

_ENOUGH = 2**30
os.environ["LANGUAGE"] = "zh"
"""Commands speak Chinese in the tests, whatever the machine's locale, unless a test says otherwise."""
os.environ["SOURCE_DATE_EPOCH"] = "1794974400"
"""It is noon of 2026-11-18 in Shanghai in the tests, whatever the clock says, unless a test names another day."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite expected files, and create missing ones")
    parser.addoption("--fast", action="store_true", help="only the inner loop: no sites, browsers, processes, searches")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile(config.getoption("--hypothesis-profile") or "steady")
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > _ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Not even imported: a fifth of the inner loop would be spent on it."""
    return True if config.getoption("--fast") and collection_path in SLOW else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if config.getoption("--fast"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    """Whether expected files are to be rewritten rather than compared."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the session. Without one the test fails: an unseen page is an untested page."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_executable(playwright), args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with a visitor's settings and no state from other tests."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def _executable(playwright: Playwright) -> str:
    found = chromium.find() or playwright.chromium.executable_path
    if not Path(found).exists():
        pytest.fail(
            f"没有可用的 Chromium：请运行 python3 scripts/test.py，或用 {chromium.VARIABLE} 指明浏览器的位置。\n"
            f"No Chromium: run python3 scripts/test.py, or name a browser in {chromium.VARIABLE}.",
            pytrace=False,
        )
    return found
