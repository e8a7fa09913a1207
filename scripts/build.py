"""检查 data/，生成网站 public/ / Check data/ and build the site into public/."""

from environment import RUN, start

if __name__ == "__main__":
    start(__doc__, RUN, "hehuo", "build")
