"""hehuo: community-partner programmes kept as data in Git, checked and rendered into a site."""

__version__ = "0.1.0"
