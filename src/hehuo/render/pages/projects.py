"""The order of projects, for pages that are no views yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hehuo.render.pages.shared import CLASSES

_ORDER: Mapping[str, int] = {name: place for place, name in enumerate(CLASSES)}


def board_order(view: Any) -> tuple[int, int, int, str]:
    """The place of a project on a board: open ones first, the longest waiting at the top; then those under way, the
    late ones first; then what finished last. A day that isn't known comes after those that are."""
    late = 0 if view.late else 1
    if view.state_class == "open":
        late, rank = 0, -view.waiting_days if view.waiting_days is not None else 1
    elif view.state_class == "active":
        rank = -max((share.days for share in view.shares if share.days is not None), default=-1)
    else:
        moment = view.finished
        rank = -moment.first.toordinal() if moment is not None and moment.known_year else 1
    return _ORDER[view.state_class], late, rank, view.key


def is_claimable(view: Any) -> bool:
    """Whether a partner can claim what is left of an open project by the very next step."""
    free = {each.share.state for each in view.shares if each.share.partner is None and each.state_class == "open"}
    return any(event.claims and free.intersection(event.from_) for event in view.workflow.events.values())
