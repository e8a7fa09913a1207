"""重新生成两个锁定文件 / Renew the two lock files. Arguments go to `uv pip compile`: --upgrade takes what is newest."""

import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT, RUN, TEST

UV = "uv==0.13.9"

OPTIONS = ("--generate-hashes", "--universal", "--python-version=3.11", "--no-config", "--quiet", "--group=build")
NAMED = "--custom-compile-command=python3 scripts/lock.py"


def main() -> None:
    """Compile in a throw-away environment, so that uv is no part of ours."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, "-m", "venv", scratch], check=True)
        python = Path(scratch) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", UV], check=True)
        for name, more in ((RUN, ()), (TEST, ("--extra", "test", "--constraint", RUN))):
            line = [str(python), "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS, NAMED]
            subprocess.run([*line, *more, "--output-file", name, *sys.argv[1:]], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
