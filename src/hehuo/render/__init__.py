"""render: registry and conclusions → pages as bytes. Writes nothing; what is on disk is `pipeline`'s business."""

from hehuo.render.entries import SearchEntry, iter_entries, lean
from hehuo.render.page import Page, World
from hehuo.render.shells import Shell, pour
from hehuo.render.site import iter_pages

__all__ = ["Page", "SearchEntry", "Shell", "World", "iter_entries", "iter_pages", "lean", "pour"]
