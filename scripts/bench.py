"""合成一个街道，和纯 MkDocs 比快慢 / Time hehuo on a synthetic street against plain MkDocs; --help says what else."""

import os
import sys

from environment import ROOT, RUN, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, RUN)
    os.environ["PYTHONPATH"] = str(ROOT / "benchmarks")
    become(ensure(RUN), ["street", *sys.argv[1:]])
