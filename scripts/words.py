"""更新文案目录 site/words/ / Update the catalogues in site/words/; --check only says what is wrong."""

import os
import sys

from environment import ROOT, RUN, become, ensure, introduce

if __name__ == "__main__":
    introduce(__doc__, RUN)
    os.environ["PYTHONPATH"] = str(ROOT / "scripts")
    os.chdir(ROOT)
    become(ensure(RUN), ["catalogues", *sys.argv[1:]])
