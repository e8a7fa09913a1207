"""看测试抓得住多少改坏的程序 / How many mutants of a room the tests kill, e.g. `python3 scripts/mutants.py model --sample 100`."""

import os
import sys

from environment import ROOT, TEST, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, TEST)
    os.environ["PYTHONPATH"] = str(ROOT / "tests")
    become(ensure(TEST), ["mutation", *sys.argv[1:]])
