"""The environment `.venv`: made from a lock file, trusted by a stamp, remade when either no longer holds.

Owns what is installed and when. Needs the standard library only and knows nothing of what hehuo does.
This file and the scripts beside it keep to syntax that Python 3.6 can parse: an old Python must get as far
as the message below.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the whole point: this runs on whatever `python3` is
    sys.exit(
        "需要 Python 3.11 或更新的版本，现在用的是 {0}。请安装新版本后再运行，例如：python3.11 {1}\n"
        "Python 3.11 or newer is needed; this is {0}. Install it and run again, for example: python3.11 {1}".format(
            ".".join(map(str, sys.version_info[:3])), sys.argv[0]
        )
    )

import hashlib
import io
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "hehuo-stamp.json"
RUN = "requirements.lock"
TEST = "requirements-test.lock"
"""The two locks. TEST holds all of RUN, at the same versions."""

_FAILURES = (
    (
        ("NewConnectionError", "Max retries", "timed out", "Temporary failure", "ProxyError", "getaddrinfo"),
        "连不上软件包的下载地址。请检查网络或代理；单位有 pip 镜像的，请先按说明设好。",
        "The package index can't be reached. Check the network or proxy, or set up your organisation's pip mirror.",
    ),
    (
        ("DO NOT MATCH THE HASHES", "HashMismatch"),
        "下载到的软件包与锁定文件不一致，已拒绝安装。请重试；如果还不行，请换一个镜像。",
        "A downloaded package does not match the lock file and was refused. Try again, or try another mirror.",
    ),
    (
        ("No matching distribution", "from versions: none"),
        "有一个软件包没有适合这台电脑（系统或 Python 版本）的安装包，或者所用的镜像还没有它。",
        "One package has no build for this system and Python version, or the mirror in use does not have it yet.",
    ),
    (("No space left",), "磁盘满了。请腾出约 500 MB 再运行。", "The disk is full. Free about 500 MB and run again."),
    (
        ("ensurepip",),
        "这个 Python 缺少 venv 组件。Debian / Ubuntu 上请先运行：sudo apt install python3-venv",
        "This Python lacks the venv module. On Debian or Ubuntu first run: sudo apt install python3-venv",
    ),
)


def start(purpose: str | None, lock: str, *command: str) -> NoReturn:
    """Make sure of the environment, then become `python -m COMMAND` with the arguments that we were given."""
    introduce(purpose, lock)
    elsewhere = [] if Path.cwd() == ROOT else ["--root", str(ROOT)]
    become(ensure(lock), [*command, *elsewhere, *sys.argv[1:]])


def introduce(purpose: str | None, lock: str) -> None:
    """Asked for help, say what the script is for; the command's own help follows only if it can be had at once."""
    if not {"-h", "--help"} & set(sys.argv[1:]):
        return
    ready = _ready(lock)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Chinese gets escapes, not a traceback
    print(purpose if ready else f"{purpose}\n（运行时先准备环境 / A run prepares the environment first.）", flush=True)
    if not ready:
        sys.exit(0)


def become(python: Path, command: Sequence[str]) -> NoReturn:
    """Give this process over to `python -m COMMAND`, so that a signal sent to us reaches the work itself."""
    line = [str(python), "-m", *command]
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    if sys.stdout is not None:  # it may have been closed
        sys.stdout.flush()
    if os.name == "posix":
        os.execve(line[0], line, surroundings)
    sys.exit(subprocess.run(line, env=surroundings, check=False).returncode)


def ensure(lock: str) -> Path:
    """The environment's Python, after making or mending the environment where it does not answer to `lock`."""
    try:
        if not _ready(lock):
            with _alone() as held:
                _mend(lock, held)
    except KeyboardInterrupt:
        fail("已中断；下次运行会重新准备环境。", "Interrupted; the next run prepares the environment again.", code=130)
    except OSError as error:
        fail(f"准备环境时出错：{error}", "The environment could not be prepared. Is a preview still running from it?")
    return _python()


def say(zh: str, en: str) -> None:
    """Progress goes to stderr: what the command prints on stdout may be read by a program."""
    print(f"{zh} / {en}", file=sys.stderr, flush=True)


def fail(zh: str, en: str, code: int = 3) -> NoReturn:
    """Stop with a message for people; 3 means that the work could not even start."""
    print(f"\n{zh}\n{en}", file=sys.stderr, flush=True)
    sys.exit(code)


def verdict(stamp: Mapping[str, str], wanted: Mapping[str, str]) -> str:
    """`ready`, `link` (package changed), `add` (test lock missing) or `remake`, by what the stamp vouches for."""
    stale = {name for name, value in wanted.items() if stamp.get(name) != value}
    if not stale:
        return "ready"
    if stale == {"package"} and stamp:
        return "link"
    if stale <= {"package", TEST} and TEST not in stamp and stamp:
        return "add"
    return "remake"


def _wanted(lock: str) -> Mapping[str, str]:
    """What the stamp must say: an environment can't be moved, nor outlive its Python, its locks or our metadata."""
    wanted = {
        "place": str(VENV),
        "python": os.path.realpath(_python()) if _python().exists() else "",
        "package": _digest("pyproject.toml"),
    }
    return {**wanted, **{name: _digest(name) for name in {RUN, lock}}}


def _digest(name: str) -> str:
    # Line ends are Git's business, not a reason to remake the environment.
    return hashlib.sha256((ROOT / name).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _stamp() -> Mapping[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # no stamp, or half of one: whoever was making this environment never finished
    return stamp if isinstance(stamp, dict) else {}


def _ready(lock: str) -> bool:
    return verdict(_stamp(), _wanted(lock)) == "ready"


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _mend(lock: str, held: int) -> None:
    """Bring `.venv` to what `lock` asks. The stamp goes first and comes back last: a killed run leaves none."""
    stamp = _stamp()
    need = verdict(stamp, _wanted(lock))
    if need == "ready":  # another run made it while we waited
        return
    STAMP.unlink(missing_ok=True)
    if need == "remake":
        _announce()
        _remove(VENV)
        # Not sys.executable: that may be the very environment we have just removed.
        _call([getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV)], held)
    elif need == "add":
        say("正在安装测试用的软件包…", "Adding the packages that tests need …")
    if need != "link":
        _pip(held, "--require-hashes", "--only-binary", ":all:", "-r", lock)
    _pip(held, "--no-deps", "--no-build-isolation", "--no-index", "-e", ".")
    kept = {**stamp, **_wanted(lock)} if need == "link" else _wanted(lock)
    STAMP.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def _announce() -> None:
    if VENV.exists():
        say("环境不完整或已过期：正在重新准备…（约 1 分钟）", "Environment incomplete or out of date: remaking it …")
    else:
        say("第一次运行：正在准备环境…（约 1 分钟）", "First run: preparing the environment (about a minute) …")


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _pip(held: int, *arguments: str) -> None:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    # -I: neither PYTHONPATH nor packages of the user's home may answer for the lock.
    _call([str(_python()), "-I", "-m", "pip", "install", *quiet, *arguments], held)


def _call(command: Sequence[str], held: int) -> None:
    """Run one step out of sight; where it fails, say why in words and show the end of what it printed."""
    surroundings = {**os.environ, "PYTHONUTF8": "1", "PIP_USER": "0"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        # The step holds the lock with us: if only we are killed, the next run waits until the step has ended.
        pass_fds=() if os.name == "nt" else (held,),
    )
    if done.returncode == 0:
        return
    print("\n".join(done.stdout.strip().splitlines()[-12:]), file=sys.stderr)
    for signs, zh, en in _FAILURES:
        if any(sign in done.stdout for sign in signs):
            fail(zh, en)
    fail("环境没有准备好，原因见上面几行。", "The environment could not be prepared; the lines above say why.")


@contextmanager
def _alone() -> Iterator[int]:
    """Hold `.venv.lock` so that two runs never make the environment at once; the system frees it if we die."""
    with (ROOT / ".venv.lock").open("a") as handle:
        waiting = False
        while not _taken(handle.fileno()):
            if not waiting:
                say("另一次运行正在准备环境，请稍候…", "Another run is preparing the environment; waiting …")
                waiting = True
            time.sleep(0.3)
        yield handle.fileno()


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
