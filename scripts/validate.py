"""检查 data/ 里的文件 / Check the files under data/."""

from environment import RUN, start

if __name__ == "__main__":
    start(__doc__, RUN, "hehuo", "validate")
