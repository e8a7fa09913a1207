"""合成一个登记簿，供测速和测试用 / Write a synthetic registry for benchmarks and tests; --help says of what size."""

import os
import sys

from environment import ROOT, RUN, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, RUN)
    os.environ["PYTHONPATH"] = str(ROOT / "benchmarks")
    become(ensure(RUN), ["synthetic", *sys.argv[1:]])
