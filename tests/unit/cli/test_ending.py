"""What is said when a run can't end well: one sentence in the language of the run, and the code."""

from __future__ import annotations

import errno
import pickle
from pathlib import Path

import pytest

from hehuo.cli.ending import Terminated, explain
from hehuo.cli.language import speak
from hehuo.pipeline.failures import BusyError, Failure, SiteError
from hehuo.read.folder import UnsettledError
from hehuo.words import N_, load_words

MISSPELT = N_(
    "%(file)s cites a figure that doesn't exist: %(name)s. Did you mean %(near)s? hehuo figures lists them all."
)
BUSY = N_("Another build is writing %(folder)s. Wait for it and run again.")


@pytest.mark.parametrize(
    ("error", "code", "zh", "en"),
    [
        (KeyboardInterrupt(), 130, "\n已中断，没有留下半成品。", "\nInterrupted. Nothing half-made is left."),
        (Terminated(15), 143, "被系统结束，没有留下半成品。", "Ended by the system. Nothing half-made is left."),
        (BusyError(BUSY, folder="out"), 75, "另一个构建正在写 out，请等它结束再运行。",
         "Another build is writing out. Wait for it and run again."),
        (SiteError(MISSPELT, file="a.md", name="x", near=("y", "z")), 1,
         "a.md 引用了没有的数字 x。想写的是不是 y、z？hehuo figures 列出全部。",
         "a.md cites a figure that doesn't exist: x. Did you mean y, z? hehuo figures lists them all."),
        (UnsettledError(), 75, "data/ 里的文件一直在变，读不到一个完整的状态；等别的程序写完再运行。",
         "The files in data/ keep changing. Run again when the program that writes them is done."),
        (MemoryError(), 74, "内存不够；关掉别的程序再运行。", "Out of memory. Close other programs and run again."),
        (OSError(errno.ENOSPC, "x", "a.yml"), 74, "系统出错 a.yml：磁盘满了，腾出空间再运行。",
         "The system failed at a.yml: the disk is full; free some space and run again."),
        (OSError(errno.ENOENT, "No such file"), 74, "系统出错：No such file。", "The system failed: No such file."),
        (ModuleNotFoundError(name="mkdocs"), 74, "安装不完整，缺少 mkdocs；请重新安装 hehuo。",
         "The installation lacks mkdocs. Install hehuo again."),
    ],
)  # fmt: skip
def test_a_failure_is_one_sentence_in_one_language(error: BaseException, code: int, zh: str, en: str) -> None:
    for lang, sentence in (("zh", zh), ("en", en)):
        speak("zh" if lang == "zh" else "en")
        assert explain(error, Path()) == (code, sentence)


@pytest.mark.parametrize(("lang", "mistake", "send"), [
    ("zh", "hehuo 自己出错了，是我们的错，不是你的（hehuo ", "发给 hehuo 的维护者"),
    ("en", "hehuo itself failed. The mistake is ours, not yours (hehuo ", "to hehuo's maintainers. Look through it first"),
])  # fmt: skip
def test_a_mistake_of_ours_names_the_report(lang: str, mistake: str, send: str, tmp_path: Path) -> None:
    speak("zh" if lang == "zh" else "en")
    code, told = explain(ValueError("13800138000"), tmp_path)
    assert code == 70
    assert told.startswith(mistake) and send in told and str(tmp_path / "build" / "hehuo-error.txt") in told
    assert "13800138000" not in told


def test_a_failure_crosses_from_a_forked_process() -> None:
    kept = pickle.loads(pickle.dumps(SiteError(MISSPELT, file="a.md", name="x", near=("y",))))
    assert isinstance(kept, Failure)
    assert str(kept) == "a.md cites a figure that doesn't exist: x. Did you mean y? hehuo figures lists them all."
    assert kept.said(load_words("zh", "cli")).startswith("a.md 引用了没有的数字 x。想写的是不是 y？")
