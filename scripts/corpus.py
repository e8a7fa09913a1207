"""把坏文件样本和好文件都查一遍，打印成表 / Check the corpus of bad files, and good ones, and print a table."""

import os
import sys

from environment import ROOT, TEST, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, TEST)
    python = ensure(TEST)
    os.environ["PYTHONPATH"] = os.pathsep.join(str(ROOT / name) for name in ("tests", "benchmarks"))
    os.chdir(ROOT)
    become(python, ["corpus_report", *sys.argv[1:]])
