"""把每一种故障都演一遍，打印成表 / Stage every fault and print a table of what became of it; arguments go to pytest."""

import os
import sys

from environment import ROOT, TEST, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, TEST)
    python = ensure(TEST)
    os.chdir(ROOT)
    become(python, ["pytest", "-n", "2", "--table", "tests/faults", *sys.argv[1:]])
