"""用改坏的文件试探全部检查 / Try every check with mutants of the files; --seed, --minutes, --mutants say which and how many."""

import os
import sys

from environment import ROOT, TEST, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, TEST)
    os.environ["PYTHONPATH"] = os.pathsep.join(str(ROOT / name) for name in ("tests", "benchmarks"))
    become(ensure(TEST), ["fuzzing", *sys.argv[1:]])
