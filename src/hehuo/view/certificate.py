"""The view of a partner's certificate."""

from __future__ import annotations

from hehuo.model.records import Nature
from hehuo.view.page import View


class Certificate(View, frozen=True, kw_only=True):
    """What is known of a partner, to be printed. `number` is its place in the order of joining, None where that isn't
    certain or not all partners are recorded; `address` the whole address of its page, None where the site's own is not
    known."""

    partner: str
    programme: str
    nature: Nature
    area: str
    joined: str | None
    number: int | None
    completed: int
    in_hand: int
    as_of: str
    address: str | None
