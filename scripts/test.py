"""运行全部测试，包括浏览器测试；--fast 只跑一分钟以内的 / Run all tests, those in a browser too; --fast runs the inner loop; arguments go to pytest."""

import os
import sys

import chromium
from environment import ROOT, TEST, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, TEST)
    python = ensure(TEST)
    if "--fast" not in sys.argv:
        os.environ.update(chromium.ensure(python))
    os.chdir(ROOT)
    become(python, ["pytest", "-n", "auto", *sys.argv[1:]])
