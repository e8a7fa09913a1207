"""A Chromium for the browser tests: the one this computer has, or one installed for the purpose.

Owns where a browser may lie and how to get one. Needs the standard library only.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from environment import say

VARIABLE = "HEHUO_CHROMIUM"

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
)


def find() -> str | None:
    """The browser named by the variable, else the first that this computer has, else None."""
    named = os.environ.get(VARIABLE)
    if named:
        return named  # a wrong name must show, not be replaced in silence
    for command in _COMMANDS:
        found = shutil.which(command)
        if found:
            return found
    for place in _PLACES:
        for name in ("ProgramFiles(x86)", "ProgramFiles"):
            place = place.replace("{" + name + "}", os.environ.get(name, "C:/Program Files"))
        if Path(place).is_file():
            return place
    return None


def ensure(python: Path) -> Mapping[str, str]:
    """Variables that tell the tests which browser to open; none where Playwright keeps one of its own."""
    found = find()
    if not found:
        say("没有找到 Chromium，正在安装…", "No Chromium found; installing one …")
        found = find() if _from_debian() else None
    if found:
        return {VARIABLE: found}
    if not _quiet([str(python), "-m", "playwright", "install", "chromium"]):
        say(
            f"没能装上 Chromium，浏览器测试会失败。请自行安装 Chrome、Edge 或 Chromium，或用 {VARIABLE} 指明位置。",
            f"No Chromium could be installed, so the browser tests will fail. Install Chrome, Edge or Chromium "
            f"yourself, or name its place in {VARIABLE}.",
        )
    return {}


def _from_debian() -> bool:
    """Debian's or Ubuntu's own package, where we may install without asking for a password."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return False
    if os.geteuid() == 0:
        may = ["env", "DEBIAN_FRONTEND=noninteractive"]
    elif shutil.which("sudo") and _quiet(["sudo", "-n", "true"]):
        may = ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    else:
        return False
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-cjk"]
    return _quiet([*may, "apt-get", "update"]) and _quiet([*may, *install])


def _quiet(command: Sequence[str]) -> bool:
    """Run out of sight, without a terminal to ask questions at; show the end of the output if it failed."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        print("\n".join(done.stdout.strip().splitlines()[-5:]), file=sys.stderr)
    return done.returncode == 0
