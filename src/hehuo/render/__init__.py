"""render: registry and conclusions → pages as bytes. Writes nothing; what is on disk is `pipeline`'s business.

`render.site.iter_pages` makes the pages. It isn't imported here, because templates and pinyin come with it, and the
search index can be begun before they are there.
"""

from hehuo.render.page import Page, RenderContext
from hehuo.render.shells import Shell, pour

__all__ = ["Page", "RenderContext", "Shell", "pour"]
