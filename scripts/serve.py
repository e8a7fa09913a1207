"""在本机预览网站，数据一改就更新 / Preview the site on this machine; it follows changes of the data."""

from environment import RUN, start

if __name__ == "__main__":
    start(__doc__, RUN, "hehuo", "serve")
