"""用改坏的文件试探全部检查 / Try every check with mutants of the files; --seed, --minutes and --mutants say how many."""

import os

from environment import ROOT, TEST, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, TEST)
    os.environ["PYTHONPATH"] = str(ROOT / "tests")
    become(ensure(TEST), ["fuzzing"] + __import__("sys").argv[1:])
