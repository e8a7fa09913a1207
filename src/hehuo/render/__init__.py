"""render: views and words → pages as bytes. Writes nothing; what is on disk is `pipeline`'s business.

`render.renderer` makes the pages. It isn't imported here, because templates come with it, and the search index can be
begun before they are there.
"""

from hehuo.render.page import Page
from hehuo.render.shells import Shell, pour

__all__ = ["Page", "Shell", "pour"]
