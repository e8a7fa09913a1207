"""Cases that no Markdown file can hold: odd bytes, unseen characters, line ends."""

from odd import control, encoded, ends, unseen

CASES = (*control.CASES, *encoded.CASES, *ends.CASES, *unseen.CASES)
